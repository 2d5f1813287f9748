"""What sheets say of each other before ids are given: holders, overlaps, pensions, firms twice."""

from collections.abc import Sequence
from dataclasses import replace

from wagekit.intake.both_sides import Met
from wagekit.intake.holders import settle_statements
from wagekit.intake.link.decisions import NOTHING_DECIDED, Decisions
from wagekit.intake.part import Part
from wagekit.intake.pension import settle_pensions
from wagekit.intake.second_rows import settle_parties


def settle(parts: Sequence[Part], decisions: Decisions = NOTHING_DECIDED) -> Met:
    """Settle what needs the whole case in view and no ids.

    Args:
        parts: All tables of the case.
        decisions: What persons decided.

    Returns:
        The same, with the accounts of statements added, and the lines that count as one payment.
    """
    met = settle_statements(parts, decisions)
    return replace(met, parts=settle_parties(settle_pensions(met.parts)))
