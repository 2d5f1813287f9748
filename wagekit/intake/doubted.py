"""Columns of a wage sheet that are deductions only if its rows say so."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from wagekit.intake.headers import header_of
from wagekit.intake.layout import Layout
from wagekit.intake.only_beside import IF_AN_AMOUNT

_DEDUCTED = "deducted"
_Of = TypeVar("_Of")


def doubted_columns(layout: Layout) -> frozenset[int]:
    """Columns that are deducted, and are not by headers alone that say so in any sheet."""
    if layout.plain is None:
        return frozenset()
    every = layout.made_from(_DEDUCTED)
    return frozenset(every) - frozenset(layout.plain.made_from(_DEDUCTED))


def without_doubted(layout: Layout) -> Layout:
    """The same with nothing deducted but by headers that say so in any sheet."""
    plain = layout.plain or layout
    return replace(
        layout,
        columns=_as_in(plain.columns, layout.columns),
        sums=_as_in(plain.sums, layout.sums),
        totals=_as_in(plain.totals, layout.totals),
        plain=None,
    )


def _as_in(plain: Mapping[str, _Of], every: Mapping[str, _Of]) -> dict[str, _Of]:
    others = {target: of for target, of in every.items() if target != _DEDUCTED}
    return {**others, **{target: of for target, of in plain.items() if target == _DEDUCTED}}


def if_an_amount(layout: Layout) -> bool:
    """Whether all of them are such as 应扣款项, which needs only an amount."""
    return all(_says_deducted(layout.headers[i] or "") for i in doubted_columns(layout))


def _says_deducted(header: str) -> bool:
    return any(header_of(part).text in IF_AN_AMOUNT for part in header.split("/"))
