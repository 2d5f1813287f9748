"""Files and functions stay short enough to be read at once."""

from __future__ import annotations

import ast
from pathlib import Path
from statistics import median

PACKAGE = Path(__file__).parents[1] / "wagekit"
SOURCES = sorted(PACKAGE.rglob("*.py"))
MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 40
MEDIAN_LINES_OF_A_FUNCTION = 8


def _lengths(path: Path) -> dict[str, int]:
    """The lines of each function's body; the docstring is no code."""
    found: dict[str, int] = {}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            name = f"{path.relative_to(PACKAGE)}:{node.lineno} {node.name}"
            found[name] = _lines(node.body[1:] if ast.get_docstring(node) else node.body)
    return found


def _lines(body: list[ast.stmt]) -> int:
    """What is returned counts as one line where it is a ladder or steps of one.

    They are a table, not a procedure.
    """
    if not body:
        return 0
    last = body[-1]
    returned = last.value if isinstance(last, ast.Return) else None
    table = isinstance(returned, ast.Call | ast.List | ast.Tuple)
    end = last.lineno if table else last.end_lineno or 0
    return end - body[0].lineno + 1


LENGTHS = {name: lines for path in SOURCES for name, lines in _lengths(path).items()}


def test_no_file_is_long() -> None:
    lengths = {str(path): len(path.read_text("utf-8").splitlines()) for path in SOURCES}
    assert {path: n for path, n in lengths.items() if n > MOST_LINES_OF_A_FILE} == {}


def test_no_function_is_long() -> None:
    assert {name: n for name, n in LENGTHS.items() if n > MOST_LINES_OF_A_FUNCTION} == {}


def test_most_functions_are_short() -> None:
    assert LENGTHS
    assert median(LENGTHS.values()) <= MEDIAN_LINES_OF_A_FUNCTION
