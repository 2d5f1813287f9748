# ruff: noqa: INP001 - a script beside the cases that it makes, no package
"""Makes the files of the sample cases again, always the same: `python sample_data/make.py`."""

from __future__ import annotations

import sys
from pathlib import Path

import pile
import qinghe
import yunchuan

HERE = Path(__file__).parent


def make(folder: Path) -> None:
    """Write the files of all cases below `folder`; READMEs and case.toml are written by hand."""
    for case, files in (
        ("qinghe_whole_transfer", qinghe.write),
        ("yunchuan_borrowed_licence", yunchuan.write),
        ("pile", pile.write),
    ):
        (folder / case).mkdir(parents=True, exist_ok=True)
        files(folder / case)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
