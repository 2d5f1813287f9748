"""Which rules the tables of a case let run, and which document would let the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wagekit.core.derived import behind
from wagekit.core.registry import rules
from wagekit.model.schema import tables
from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import pyarrow as pa

    from wagekit.core.rule import Rule

_EXAMPLES = 2
_NAMED = 6
_WHO_IS_WHOM = "alias"
"""It ties the ids of every table, whatever a rule is about: no document would be sent for it."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """How far one rule can come.

    Attributes:
        rule: The rule.
        subjects: Whether there is anything for it to judge.
        missing: Canonical tables that it reads and the case does not have.
    """

    rule: Rule
    subjects: bool
    missing: tuple[str, ...]


def readiness(found: Mapping[str, pa.Table], plugins: Path | None = None) -> list[Readiness]:
    """Look at every rule.

    Args:
        found: The canonical tables of a case.
        plugins: A folder with further rules.

    Returns:
        One entry a rule, in the order of the codes.
    """
    held = {name for name, table in found.items() if len(table)}
    return [_of(rule, held) for rule in rules(plugins).by_code.values()]


def _of(rule: Rule, held: set[str]) -> Readiness:
    reads = behind(rule.reads, but=[_WHO_IS_WHOM])
    subjects = rule.subject not in tables() or rule.subject in held
    missing = tuple(name for name in tables() if name in reads and name not in held)
    return Readiness(rule, subjects, missing)


def pages(found: Mapping[str, pa.Table], lang: str) -> Iterator[str]:
    """The coverage page, line by line.

    Args:
        found: The canonical tables of a case.
        lang: `zh` or `en`.

    Yields:
        Lines: how many rules can run; what is missing, the most useful document first.
    """
    each = readiness(found)
    able = [one for one in each if one.subjects]
    whole = [one for one in able if not one.missing]
    yield Text(
        f"规则 {len(each)} 条：{len(able)} 条现在可以运行，其中 {len(whole)} 条所需的表齐全",
        f"{len(each)} rules: {len(able)} can run now, {len(whole)} of them on all their tables",
    ).in_(lang)
    yield from _groups(each, lang)


def _groups(each: list[Readiness], lang: str) -> Iterator[str]:
    enabled: dict[str, list[str]] = {}
    helped: dict[str, list[str]] = {}
    for one in each:
        if not one.subjects:
            enabled.setdefault(one.rule.subject, []).append(one.rule.code)
        else:
            for name in one.missing:
                helped.setdefault(name, []).append(one.rule.code)
    useful = sorted(
        {*enabled, *helped},
        key=lambda name: (-len(enabled.get(name, ())), -len(helped.get(name, ())), name),
    )
    for name in useful:
        yield _line(name, enabled.get(name, []), helped.get(name, []), lang)


def _line(name: str, enabled: list[str], helped: list[str], lang: str) -> str:
    table = tables()[name]
    like = "、".join(table.aliases[1 : 1 + _EXAMPLES])
    what = Text(f"缺{table.zh}" + (f"（如{like}）" if like else ""), f"no {table.en.lower()}")
    parts = [what.in_(lang)]
    if enabled:
        codes = " ".join(enabled)
        parts.append(Text(f"补充后可运行 {codes}", f"would let run {codes}").in_(lang))
    if helped:
        some = _first_of(helped)
        parts.append(Text(f"可使 {some.zh} 看得更全", f"would complete {some.en}").in_(lang))
    return "；".join(parts) if lang == "zh" else "; ".join(parts)


def _first_of(codes: list[str]) -> Text:
    """A few codes by name: what completes half of all rules need not list them."""
    named, more = " ".join(codes[:_NAMED]), len(codes) - _NAMED
    if more <= 0:
        return Text(named, named)
    return Text(f"{named} 等 {len(codes)} 条规则", f"{named} and {more} more")


def absent_columns(name: str, table: pa.Table) -> tuple[Text, ...]:
    """The titles of the columns of a canonical table of which the case says nothing."""
    return tuple(
        column.title
        for column in tables()[name].columns
        if not any(
            each in table.column_names and table[each].null_count < len(table)
            for each in (column.name, f"{column.name}_month")
        )
    )
