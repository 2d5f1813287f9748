"""Coverage-guided fuzzing of the readers, in a lane of its own: needs `pip install atheris`.

Usage: python benchmarks/fuzz_readers.py [corpus folder] [-max_total_time=600]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris  # type: ignore[import-not-found] # only in this lane

with atheris.instrument_imports(include=["wagekit.intake"]):
    from wagekit.intake import read_case

ENDINGS = ("csv", "xlsx", "xlsb", "xls", "ods", "docx", "parquet")


def one(data: bytes) -> None:
    """Read one invented file beside a good one; every row must be accounted for."""
    if not data:
        return
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "party.csv").write_text("party_id\nA\n", "utf-8")
        (folder / f"a.{ENDINGS[data[0] % len(ENDINGS)]}").write_bytes(data[1:])
        for count in read_case(folder).files:
            if count.read != count.loaded + count.quarantined + count.skipped:
                raise AssertionError(count)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
