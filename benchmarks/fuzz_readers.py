"""Coverage-guided fuzzing of the readers, in a lane of its own: needs `pip install atheris`.

The first byte says what the rest is: a whole file of some ending, or one part inside a workbook or
document that is whole otherwise, so that the fuzzer gets past the zip archive.

Usage: python benchmarks/fuzz_readers.py [corpus folder] [-max_total_time=600]
Seed:  python benchmarks/fuzz_readers.py --seed sample_data/pile CORPUS
"""

from __future__ import annotations

import importlib
import io
import pkgutil
import sys
import tempfile
import zipfile
from pathlib import Path
from types import MappingProxyType

import atheris  # type: ignore[import-not-found] # only in this lane

with atheris.instrument_imports(include=["wagekit.intake"]):
    import wagekit.intake
    from wagekit.intake import read_big_text

    # Readers are imported when a file needs them, which would be after the instrumenting.
    for found in pkgutil.walk_packages(wagekit.intake.__path__, "wagekit.intake."):
        importlib.import_module(found.name)

ENDINGS = ("csv", "xlsx", "xlsb", "xls", "ods", "docx", "parquet", "tsv")
INSIDE = MappingProxyType(
    {
        "xlsx": ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"),
        "docx": ("word/document.xml",),
        "ods": ("content.xml",),
        "xlsb": ("xl/worksheets/sheet1.bin", "xl/sharedStrings.bin"),
    }
)
PARTS = tuple((ending, part) for ending, parts in INSIDE.items() for part in parts)
_QUICK, _NEVER = 0x80, 1 << 40
PILE = Path(__file__).parents[1] / "sample_data" / "pile"
WHOLE = MappingProxyType({ending: min(PILE.rglob(f"*.{ending}")) for ending in INSIDE})


def file_of(data: bytes) -> tuple[str, bytes]:
    """The ending and the bytes of the file that some fuzzed bytes stand for."""
    which = data[0] % _QUICK % (len(ENDINGS) + len(PARTS))
    if which < len(ENDINGS):
        return ENDINGS[which], data[1:]
    ending, part = PARTS[which - len(ENDINGS)]
    held = io.BytesIO()
    with zipfile.ZipFile(WHOLE[ending]) as old, zipfile.ZipFile(held, "w") as new:
        for name in {*old.namelist(), part}:
            new.writestr(name, data[1:] if name == part else old.read(name))
    return ending, held.getvalue()


def one(data: bytes) -> None:
    """Read one invented file beside a good one; every row must be accounted for."""
    if not data:
        return
    ending, content = file_of(data)
    # Half of the texts go the road of large files.
    read_big_text.FROM_BYTES = 0 if data[0] & _QUICK else _NEVER
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "party.csv").write_text("party_id\nA\n", "utf-8")
        (folder / f"a.{ending}").write_bytes(content)
        for count in wagekit.intake.read_case(folder).files:
            if count.read != count.loaded + count.quarantined + count.skipped:
                raise AssertionError(count)


def seed(pile: Path, corpus: Path) -> None:
    """Put the files of a folder, and the parts inside them, into a corpus to start from."""
    corpus.mkdir(parents=True, exist_ok=True)
    for n, path in enumerate(sorted(pile.rglob("*.*"))):
        ending = path.suffix.removeprefix(".")
        if ending in ENDINGS:
            start = ENDINGS.index(ending)
            (corpus / f"{n}").write_bytes(bytes([start]) + path.read_bytes())
            (corpus / f"{n}q").write_bytes(bytes([start | _QUICK]) + path.read_bytes())
        if ending in INSIDE and zipfile.is_zipfile(path):
            _seed_parts(path, ending, corpus / f"{n}")


def _seed_parts(path: Path, ending: str, to: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        for at, (kind, part) in enumerate(PARTS):
            if kind == ending and part in archive.namelist():
                start = bytes([len(ENDINGS) + at])
                to.with_suffix(f".{at}").write_bytes(start + archive.read(part))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--seed"]:
        seed(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        atheris.Setup(sys.argv, one)
        atheris.Fuzz()
