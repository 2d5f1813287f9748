"""Says what keeps a notebook from being a text of record: code, state, paths, lost twins, size."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN_CODE = re.compile(r"^\s*(def|class|async def) ", re.MULTILINE)
WIDGET = "application/vnd.jupyter.widget-view+json"
MOST_BYTES = 2_000_000
OBJECT = re.compile(r"^\w+\(children=|^<[\w.]+ (object|at) |^\w+\(\w+=")
"""What Python shows of a widget or figure that has no words of its own."""
WORKED = re.compile(r"^(\w+\.explore\(.*\)|\w+\.views\[.*\])\s*\Z", re.MULTILINE)
"""A cell that ends in a widget."""
FIGURE = re.compile(r"<figure>.*?</figure>", re.DOTALL)
WORDS = re.compile(r'<img alt="[^"]|<p>[^<]')
PATH = re.compile(r"/(home|root|tmp|Users)/|[A-Z]:\\")


def faults(notebook: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a notebook, in sentences."""
    code = [c for c in notebook["cells"] if c["cell_type"] == "code" and "".join(c["source"])]
    if [c["execution_count"] for c in code] != list(range(1, len(code) + 1)):
        yield "it was not run once from top to bottom"
    if not any(c["outputs"] for c in code):
        yield "it stores no output, so a test of it would compare nothing"
    if "widgets" in notebook["metadata"]:
        yield "it stores the state of widgets"
    size = sum(len(json.dumps(c["outputs"], ensure_ascii=False).encode()) for c in code)
    if size > MOST_BYTES:
        yield f"its outputs hold {size:,} bytes, more than {MOST_BYTES:,}"
    for number, cell in enumerate(code, 1):
        yield from (f"cell {number} {fault}" for fault in _of_cell(cell))


def _of_cell(cell: dict[str, Any]) -> Iterator[str]:
    if OWN_CODE.search("".join(cell["source"])):
        yield "defines a function or class: a cell is one call"
    if WORKED.search("".join(cell["source"])) and "<figure>" not in _html(cell["outputs"]):
        yield "lost the twin of its widget"
    for output in cell["outputs"]:
        if output.get("name") == "stderr" or output["output_type"] == "error":
            yield "wrote an error or a warning"
        if PATH.search(_text(output)):
            yield "shows a path of the machine it ran on"
        yield from _of_twin(output.get("data", {}))


def _of_twin(data: dict[str, Any]) -> Iterator[str]:
    """A reader without a kernel sees the twin and nothing else."""
    html, plain = ("".join(data.get(kind, "")) for kind in ("text/html", "text/plain"))
    if WIDGET in data:
        yield "stores a live widget: run it again by scripts/run_notebooks.py"
    if not html and OBJECT.search(plain):
        yield "shows an object that has no twin"
    for figure in FIGURE.findall(html):
        if not WORDS.search(figure) or "<table>" not in figure:
            yield "shows a twin without a table or without its words"


def _html(outputs: list[dict[str, Any]]) -> str:
    return "".join("".join(one.get("data", {}).get("text/html", "")) for one in outputs)


def _text(output: dict[str, Any]) -> str:
    pictures = ("image/png", "image/jpeg")
    data = {kind: part for kind, part in output.get("data", {}).items() if kind not in pictures}
    shown = [output.get("text", ""), *data.values()]
    return "\n".join("".join(part) for part in shown if isinstance(part, str | list))


def main(names: list[str]) -> int:
    """Check the notebooks named; 1 if any has a fault."""
    bad = 0
    for name in names:
        for fault in faults(json.loads(Path(name).read_text("utf-8"))):
            sys.stderr.write(f"{name}: {fault}\n")
            bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
