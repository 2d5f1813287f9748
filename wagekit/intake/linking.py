"""Rows of one sheet tied to what other sheets name: projects, people, parties, record ids."""

from collections.abc import Sequence

import pyarrow as pa

from wagekit.intake.follow import following_rows
from wagekit.intake.part import Part
from wagekit.intake.parties import name_parties
from wagekit.intake.people import tie_people
from wagekit.intake.projects import place_in_projects
from wagekit.intake.record_ids import number_records
from wagekit.intake.required import DERIVED, set_aside_without, underived
from wagekit.model.schema import tables


def link(parts: Sequence[Part]) -> tuple[list[Part], dict[str, pa.Table]]:
    """Fill what can be derived and set aside what stays incomplete.

    Each step sees only rows that can still load, so that no party or project is made
    from a row that is set aside.

    Args:
        parts: All sheets of the case.

    Returns:
        The sheets, and rows that follow from them for other tables.
    """
    whole = [set_aside_without(part.settled(), underived(part)) for part in parts]
    placed, projects = place_in_projects(whole)
    placed = [set_aside_without(part, ("project_id",)) for part in placed]
    tied, workers, roster = tie_people(placed)
    tied = [set_aside_without(part, DERIVED) for part in tied]
    named, parties = name_parties(tied, roster)
    numbered = [set_aside_without(p, tables()[p.table].required) for p in number_records(named)]
    return numbered, following_rows([*projects, *workers, *parties], numbered)
