"""What an inspector is told when something cannot be done stands in Chinese and in English."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from wagekit.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parents[2] / "wagekit"


def _in_one_language(path: Path) -> Iterator[int]:
    """The lines on which an error for inspectors is made from a text alone."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "WagekitError":
            yield from (n.lineno for n in node.args if isinstance(n, ast.Constant | ast.JoinedStr))


def test_every_error_has_its_twin() -> None:
    alone = [f"{path}:{line}" for path in PACKAGE.rglob("*.py") for line in _in_one_language(path)]
    assert alone == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["rule", "QQ99"],
        ["new-rule", "qq", "some_name"],
        ["run", "01_chain", "no_such_case", "--out", "no_such_place"],
        ["analyze", "no_such_case", "--out", "no_such_place"],
    ],
)
def test_an_english_run_speaks_english(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("wagekit: ")
    assert said.isascii()
