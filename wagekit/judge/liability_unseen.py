"""Why no contract leads from an employer to the general contractor on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wagekit.judge.liability_chain import Chain
    from wagekit.judge.liability_facts import Facts
    from wagekit.judge.liability_owed import Owed


def unseen(facts: Facts, debt: Owed, chain: Chain) -> tuple[str, Mapping[str, object]]:
    """The name of the trigger, and what its sentence names.

    A contract that is there must not be called unseen: it may be with an own employee, or lead to
    somebody else.

    Args:
        facts: The tables.
        debt: The wages owed.
        chain: What is above the employer.
    """
    if debt.employer_id is None:
        return "employer_unknown", {}
    own = facts.staff_contracts(debt.project_id, debt.employer_id)
    if own:
        return "own_employee", {
            "contract": tuple(row["contract_id"] for row in own),
            "issuer": facts.name(own[0]["issuer_id"]),
            "what": own[0]["kind"],
        }
    keys = tuple(sorted(_own(chain, debt.employer_id)))
    return ("contract_not_tied", {"contract": keys}) if keys else ("contract_not_seen", {})


def _own(chain: Chain, employer_id: str) -> Iterator[str]:
    """The employer's contracts; a team has none."""
    return (g.key for g in chain.given if g.contractor_id == employer_id and g.kind != "team")
