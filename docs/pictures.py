"""Draws the pictures of the tutorial and the chart pages into docs/pictures, from the views.

The browser tests leave the screen that is shown among them in out/screens.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

import wagekit as wk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wagekit.views.draw.figure import ChainFigure

DOCS = Path(__file__).parent
PICTURES = DOCS / "pictures"
QINGHE = DOCS.parent / "sample_data" / "qinghe_whole_transfer"
EXAMPLE = DOCS / "charts" / "example"
COLOURS = 128
"""Flat drawings lose nothing that is seen, and weigh a quarter."""


def figures() -> Mapping[str, ChainFigure]:
    """Every drawing by the name of its file."""
    qinghe, example = wk.open_case(QINGHE), wk.open_case(EXAMPLE)
    run, shown = qinghe.analyze(), example.analyze()
    owner = qinghe.table("project").set_index("project_id").loc["QH-A", "owner_id"]
    trace = qinghe.trace(f"party:{owner}", project="QH-A")
    return {
        "chain": qinghe.draw("QH-A", run),
        "funds": qinghe.draw_funds(trace),
        "funds_lowest_balance": qinghe.draw_funds(trace, "lowest_balance"),
        "liability": qinghe.draw_liability("QH-A", run),
        "timeline": example.draw_claims("示例-1"),
        "waterfall": example.draw_liability("示例-1", shown),
    }


def letter(folder: Path) -> bytes | None:
    """The first page of the letter, where LibreOffice and poppler are there to draw it."""
    if not (shutil.which("soffice") and shutil.which("pdftoppm")):
        return None
    memo = wk.open_case(QINGHE).memo("transfer_housing", project="QH-A")
    memo.save(folder / "letter.docx")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    for command in (
        ["soffice", "--headless", profile, "--convert-to", "pdf", "letter.docx"],
        ["pdftoppm", "-png", "-r", "80", "-f", "1", "-singlefile", "letter.pdf", "letter"],
    ):
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)  # noqa: S603 - our own files
    return (folder / "letter.png").read_bytes()


def screen() -> bytes | None:
    """The case as worked in JupyterLab, as the browser tests last saw it."""
    seen = DOCS.parent / "out" / "screens" / "lab_chain.png"
    return seen.read_bytes() if seen.exists() else None


def small(picture: bytes) -> bytes:
    """The same as a PNG with a palette."""
    written = BytesIO()
    flat = Image.open(BytesIO(picture)).convert("RGB")
    few = flat.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(written, "PNG", optimize=True)
    return written.getvalue()


def main() -> None:
    """Write all pictures; one that cannot be made here stays as it is."""
    PICTURES.mkdir(exist_ok=True)
    drawn: dict[str, bytes | None] = {name: one.picture() for name, one in figures().items()}
    with tempfile.TemporaryDirectory() as folder:
        drawn["letter"] = letter(Path(folder))
    drawn["lab"] = screen()
    for name, picture in drawn.items():
        if picture is None:
            sys.stderr.write(f"{name}.png stays as it is: LibreOffice or a browser is missing\n")
        else:
            (PICTURES / f"{name}.png").write_bytes(small(picture))


if __name__ == "__main__":
    main()
