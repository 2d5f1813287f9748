"""What must be written down is, once, and what is written down is used."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from wagekit.core.registry import rules
from wagekit.core.rule import HEADS
from wagekit.law import articles, parameters
from wagekit.model.documents import documents
from wagekit.model.finding import Outcome
from wagekit.testing.cases import cases_in

if TYPE_CHECKING:
    from wagekit.core.rule import Rule

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "rules"
LOADED = rules()
RULES = list(LOADED.by_code.values())
NEEDED = {Outcome.found, Outcome.clear, Outcome.cannot_tell}

FOLDERS_FOR_LATER = {
    *("account", "calendar", "clues", "crime", "deposit", "lists", "project_money"),
    *("supervision", "wages"),
}
FOR_LATER = re.compile(
    r"\w+_fine_(ratio_)?(min|max)|repeat_offence_\w+|contracting_limit_years"
    r"|tender_threshold_(goods|services)|budget_funds_\w+"
)
"""Numbers that the law already gives, and that rules and measures still to be built will read."""

CITED = re.compile(r"\b(?:[A-Z]{1,2}\d+[①-⑳a-z]?|[A-Z]{2}-[A-Z0-9]+(?:\.[A-Z0-9]+)?)(?!\w)")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
NOT_OURS = {".venv", "node_modules", "out", "build", "dist", ".pytest_cache", ".ruff_cache"}


def _source() -> str:
    files = [*(ROOT / "wagekit").rglob("*.py"), *(ROOT / "wagekit" / "judge").rglob("*.yaml")]
    files.append(ROOT / "wagekit" / "views" / "letter" / "duty_grounds.yaml")
    return "\n".join(path.read_text("utf-8") for path in files)


SOURCE = _source()


def _is_named(name: str) -> bool:
    return re.search(rf"\b{name}\b", SOURCE) is not None


def _pages() -> list[Path]:
    return [p for p in sorted(ROOT.rglob("*.md")) if not NOT_OURS & set(p.parts)]


def test_every_rule_file_loads() -> None:
    assert RULES
    assert LOADED.broken == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_something_under_each_head(rule: Rule) -> None:
    text = inspect.getdoc(rule.function) or ""
    parts = re.split("|".join(map(re.escape, HEADS)), text)
    assert len(parts) == len(HEADS) + 1
    assert all(part.strip() for part in parts)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_what_a_docstring_cites_exists(rule: Rule) -> None:
    cited = CITED.findall(inspect.getdoc(rule.function) or "")
    known = {*articles(), *_codes_there_will_be()}
    assert [row for row in cited if row not in known] == []


def _codes_there_will_be() -> set[str]:
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    return set(re.findall(r"rule ([A-Z]{2}\d{2})", glossary))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_lies_where_its_code_and_name_say(rule: Rule) -> None:
    assert rule.function.__module__.rpartition(".")[2] == f"{rule.code.lower()}_{rule.name}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_cases_found_clear_and_not_to_be_told(rule: Rule) -> None:
    cases = cases_in(CASES / f"{rule.code}.yaml")
    assert {case.rule for case in cases} == {rule.code}
    expected = {outcome for case in cases for outcome in case.expected.values()}
    assert expected >= NEEDED | ({Outcome.rebutted} if rule.explainable else set())


def test_no_cases_are_of_a_rule_that_is_not_there() -> None:
    assert {path.stem for path in CASES.glob("*.yaml")} == {rule.code for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_stands_in_the_glossary(rule: Rule) -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    row = rf"^\|[^|]+\| {rule.name} \|[^|]*\brule {rule.code}\b"
    assert re.search(row, glossary, re.MULTILINE)


def _for_later(path: Path) -> bool:
    return path.parent.name in FOLDERS_FOR_LATER or FOR_LATER.fullmatch(path.stem) is not None


def test_every_number_is_used_or_for_later() -> None:
    files = list((ROOT / "wagekit" / "law" / "parameters").glob("*/*.yaml"))
    assert {path.stem for path in files} == set(parameters())
    idle = [path.stem for path in files if not _is_named(path.stem) and not _for_later(path)]
    assert idle == []


@pytest.mark.parametrize("name", sorted(documents()))
def test_every_document_is_asked_for_somewhere(name: str) -> None:
    assert re.search(rf"[\"'\[, ]{name}[\"'\], \n]", SOURCE), f"{name} is asked for by nothing"


@pytest.mark.parametrize("path", _pages(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(path: Path) -> None:
    links = LINK.findall(path.read_text("utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []
