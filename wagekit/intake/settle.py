"""What sheets say of each other before ids are given: holders, overlaps, pensions, firms twice."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from wagekit.intake.both_sides import Met
from wagekit.intake.contract_titles import settle_contract_kinds
from wagekit.intake.document_numbers import settle_document_numbers
from wagekit.intake.holders import settle_statements
from wagekit.intake.link.decisions import NOTHING_DECIDED, Decisions
from wagekit.intake.link.team_name import TeamName, number_teams
from wagekit.intake.numbered_names import settle_numbered_names
from wagekit.intake.part import Part
from wagekit.intake.pension import settle_pensions
from wagekit.intake.qualification import settle_qualifications
from wagekit.intake.second_rows import settle_parties
from wagekit.intake.told_kinds import settle_told_kinds
from wagekit.intake.wage_account import settle_account_kinds


def settle(
    parts: Sequence[Part], decisions: Decisions = NOTHING_DECIDED, teams: Iterable[TeamName] = ()
) -> Met:
    """Settle what needs the whole case in view and no ids.

    Args:
        parts: All tables of the case.
        decisions: What persons decided.
        teams: What lists call the teams that they number.

    Returns:
        The same, with the accounts of statements added, and the lines that count as one payment.
    """
    met = settle_statements(settle_account_kinds(settle_numbered_names(parts)), decisions)
    numbered, judged = number_teams(met.parts, teams, met.decisions)
    known = settle_contract_kinds(settle_qualifications(settle_pensions(numbered)))
    known = settle_document_numbers(settle_told_kinds(known))
    settled = settle_parties(known)
    return replace(met, parts=settled, judgements=(*met.judgements, *judged))
