"""What sheets say of each other before ids are given: holders, overlaps, pensions, firms twice."""

from collections.abc import Sequence

from wagekit.intake.holders import settle_statements
from wagekit.intake.part import Part
from wagekit.intake.pension import settle_pensions
from wagekit.intake.second_rows import settle_parties


def settle(parts: Sequence[Part]) -> list[Part]:
    """Settle what needs the whole case in view and no ids.

    Args:
        parts: All tables of the case.

    Returns:
        The same, with the accounts of statements added.
    """
    return settle_parties(settle_pensions(settle_statements(parts)))
