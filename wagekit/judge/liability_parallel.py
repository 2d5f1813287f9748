"""Whose money secures whose wages where the owner hired several contractors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.model.contract_kinds import GENERAL

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from wagekit.judge.liability_facts import Facts

WITH_OWN_SCOPE = frozenset({*GENERAL, "professional"})
"""Who holds such a contract of the owner is general contractor of its own scope."""


class Parallel:
    """The contractors of each project that the owner hired itself, each for its own scope."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._hired: dict[str, set[str]] = {}
        self._general: dict[str, set[str]] = {}
        for given in facts.given.values():
            if given.awarded is True and given.kind in WITH_OWN_SCOPE and given.contractor_id:
                self._hired.setdefault(given.project_id, set()).add(given.contractor_id)
                if given.kind in GENERAL:
                    self._general.setdefault(given.project_id, set()).add(given.contractor_id)

    def is_apart(self, project_id: str | None, holder: str | None, tops: frozenset[str]) -> bool:
        """Whether a debt stands below another contractor than the one whose money it is.

        Args:
            project_id: The project of both.
            holder: Whose money it is; a stranger to the owner's contracts secures everybody.
            tops: The general contractors above the debt, and its employer.
        """
        hired = self._hired.get(project_id or "", set())
        return self._stands(project_id, holder) and holder not in tops and bool(tops & hired)

    def lodger(self, guarantee: Mapping[str, Any]) -> str | None:
        """Who lodged a wage deposit or letter: its provider, else the general contractor.

        None where the provider is another firm that works there, or nobody is known.
        """
        project, provider = guarantee["project_id"], guarantee["provider_id"]
        if self._stands(project, provider):
            return str(provider)
        works = {g.contractor_id for g in self._facts.given.values() if g.project_id == project}
        if provider is not None and provider in works:
            return None
        return self._general_of(project)

    def _stands(self, project_id: str | None, party: str | None) -> bool:
        named = self._facts.projects.get(project_id or "", {}).get("general_contractor_id")
        return party is not None and party in {named, *self._hired.get(project_id or "", ())}

    def _general_of(self, project_id: str) -> str | None:
        named: str | None = self._facts.projects.get(project_id, {}).get("general_contractor_id")
        held = self._general.get(project_id, set())
        return named or (next(iter(held)) if len(held) == 1 else None)
