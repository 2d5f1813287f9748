"""The code of the documentation runs as it stands, and prints what the pages say that it prints.

In the pages below every block of `python` and `bash` is run, from top to bottom, in one folder with
copies of the sample cases. A block of `text` right after one is what it prints; `...` stands for
lines that are left out. What only a person would run there is marked `sh`.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from wagekit.core.registry import rules
from wagekit.engines.polars import PolarsEngine
from wagekit.testing.cases import cases_in
from wagekit.testing.scaffold import RULE
from wagekit.testing.worlds import answers

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
PAGES = [
    ROOT / "README.md",
    ROOT / "docs" / "tutorial.md",
    *sorted((ROOT / "docs" / "charts").glob("*.md")),
]
CASES = ("sample_data/qinghe_whole_transfer", "docs/charts/example")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LOOSE = ELLIPSIS | NORMALIZE_WHITESPACE
COMMENT = re.compile(r"\s*#.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A block that runs, where it stands, and what it should print; None where nothing is said."""

    language: str
    code: str
    line: int
    prints: str | None


def _blocks(page: Path) -> Iterator[Block]:
    text = page.read_text("utf-8")
    found = list(BLOCK.finditer(text))
    for one, after in zip(found, [*found[1:], None], strict=True):
        if one[1] not in {"python", "bash"}:
            continue
        follows = after is not None and not text[one.end() : after.start()].strip()
        prints = after[2] if after is not None and follows and after[1] == "text" else None
        yield Block(one[1], one[2], text.count("\n", 0, one.start()) + 2, prints)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for case in CASES:
        shutil.copytree(ROOT / case, tmp_path / case)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


def _run(block: Block, page: Path, known: dict[str, Any]) -> str:
    if block.language == "bash":
        command = ["bash", "-euo", "pipefail", "-c", block.code]
        ran = subprocess.run(command, check=False, capture_output=True, text=True, timeout=300)  # noqa: S603 - our own page
        assert ran.returncode == 0, f"{page.name}:{block.line}\n{ran.stdout}{ran.stderr}"
        return ran.stdout
    said = io.StringIO()
    # Lines before it make an error name the line of the page.
    code = compile("\n" * (block.line - 1) + block.code, page, "exec")
    with redirect_stdout(said):
        exec(code, known)  # noqa: S102 - our own page
    return said.getvalue()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_code_of_a_page_runs_and_prints_what_it_says(page: Path) -> None:
    blocks = list(_blocks(page))
    assert blocks
    known: dict[str, Any] = {"__name__": "__main__"}
    checker = OutputChecker()
    for block in blocks:
        got = _run(block, page, known)
        same = block.prints is None or checker.check_output(block.prints, got, LOOSE)
        assert same, f"{page.name}:{block.line} printed\n{got}"


def test_the_first_rule_of_contributing_passes_its_cases(tmp_path: Path) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    shown = {found[1]: found[2] for found in BLOCK.finditer(text)}
    imports = RULE[: RULE.index("@rule")]
    (tmp_path / "gc11_signed_after_start.py").write_text(imports + shown["python"], "utf-8")
    (tmp_path / "GC11.yaml").write_text(shown["yaml"], "utf-8")
    loaded = rules(tmp_path)
    cases = cases_in(tmp_path / "GC11.yaml")
    said = answers(cases, loaded, PolarsEngine)
    assert [broken.reason for broken in loaded.broken] == []
    assert {len(case.expected) for case in cases} == {1}
    for case in cases:
        got = said["GC11", case.name]
        assert {s: got.outcomes.get(s) for s in case.expected} == dict(case.expected), got.failed


def test_the_scaffold_imports_what_a_rule_may() -> None:
    """The package's own name leads to every floor, so a rule inside may not use it."""
    assert "from wagekit import" not in RULE
    assert "import wagekit\n" not in RULE


def test_both_readmes_show_the_same_code() -> None:
    """So that running one of them is enough."""
    shown = [
        [(block.language, COMMENT.sub("", block.code)) for block in _blocks(ROOT / name)]
        for name in ("README.md", "README.zh-CN.md")
    ]
    assert shown[0] == shown[1]
    assert {language for language, _ in shown[0]} == {"python", "bash"}
