"""Runs notebooks again in their place for `make test`: twins are kept, widgets left out."""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from wagekit.lab.twins import only_twins

SECONDS = 600


def main(names: list[str]) -> None:
    """Run each of the notebooks named."""
    for name in names:
        path = Path(name)
        notebook = nbformat.read(path, as_version=4)
        NotebookClient(
            notebook,
            timeout=SECONDS,
            kernel_name="python3",
            record_timing=False,
            store_widget_state=False,
            resources={"metadata": {"path": str(path.resolve().parent)}},
        ).execute()
        only_twins(notebook)
        path.write_text(nbformat.writes(notebook) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
