"""How many suspicions stand at a place, and in which order its findings are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.model.finding import Outcome
from wagekit.views.explorer.cards import TONES
from wagekit.views.explorer.words import BADGE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wagekit.model.finding import Finding


def badge(findings: Iterable[Finding], lang: str) -> str:
    """How many suspicions there are; empty for none."""
    n = len({one.finding_id for one in findings if one.outcome is Outcome.found})
    return BADGE.in_(lang).format(n=n) if n else ""


def shown(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The ids of those that say something: suspicions, then what was explained, then the rest."""
    told = [one for one in findings if one.outcome in TONES]
    order = list(TONES)
    told.sort(key=lambda one: (order.index(one.outcome), one.rule, one.finding_id))
    return tuple(dict.fromkeys(one.finding_id for one in told))
