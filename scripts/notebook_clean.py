"""Says what keeps a notebook from being a text of record: cells not run, code, state, paths."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN_CODE = re.compile(r"^\s*(def|class|async def) ", re.MULTILINE)
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
    for number, cell in enumerate(code, 1):
        yield from (f"cell {number} {fault}" for fault in _of_cell(cell))


def _of_cell(cell: dict[str, Any]) -> Iterator[str]:
    if OWN_CODE.search("".join(cell["source"])):
        yield "defines a function or class: a cell is one call"
    for output in cell["outputs"]:
        if output.get("name") == "stderr" or output["output_type"] == "error":
            yield "wrote an error or a warning"
        if PATH.search(_text(output)):
            yield "shows a path of the machine it ran on"


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
