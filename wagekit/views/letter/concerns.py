"""Whether something is about a project; what names none may be about any."""

from __future__ import annotations


def concerns(named: str | None, project_id: str) -> bool:
    """Whether a finding, an order or a row may be about a project.

    Args:
        named: The project that it names; None where it names none, as a finding about a party that
            owes in several projects does.
        project_id: The project.
    """
    return named is None or named == project_id
