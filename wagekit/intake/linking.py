"""Rows of one sheet tied to what other sheets name: projects, people, parties, record ids."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import pyarrow as pa

from wagekit.intake.assemble import assemble
from wagekit.intake.clues import place_in_clues
from wagekit.intake.follow import following_rows
from wagekit.intake.link.apply import applied, changed_tables, effect_of
from wagekit.intake.link.cards import cards_of, pay_cards
from wagekit.intake.link.decisions import NOTHING_DECIDED, Decisions
from wagekit.intake.link.effect import Effect
from wagekit.intake.link.everyone import Known, central_ids, everyone
from wagekit.intake.link.former import Former
from wagekit.intake.link.judgement import Judgement, Judgements
from wagekit.intake.link.propose import proposals
from wagekit.intake.link.shared_numbers import shared_numbers
from wagekit.intake.notes import note
from wagekit.intake.part import Part
from wagekit.intake.parties import name_parties
from wagekit.intake.people import tie_people
from wagekit.intake.projects import place_in_projects
from wagekit.intake.record_ids import number_records
from wagekit.intake.required import DERIVED, set_aside_without, underived
from wagekit.intake.undated import undated
from wagekit.intake.unplaced import unplaced
from wagekit.model.finding import Issue
from wagekit.model.schema import tables

_MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Linked:
    """The sheets of a case tied together.

    Attributes:
        parts: The sheets.
        added: Rows that follow from them for other tables.
        judgements: Every tie between two values, decision and proposal.
        issues: What the inspector should look at.
        unplaced: Rows that name one of several persons, once for each of them, and payments whose
            day cannot be read.
    """

    parts: list[Part]
    added: dict[str, pa.Table]
    judgements: tuple[Judgement, ...]
    issues: tuple[Issue, ...]
    unplaced: dict[str, pa.Table] = field(default_factory=dict)


def link(
    parts: Sequence[Part], decisions: Decisions = NOTHING_DECIDED, former: Sequence[Former] = ()
) -> Linked:
    """Fill what can be derived and set aside what stays incomplete.

    Args:
        parts: All sheets of the case.
        decisions: What persons decided about who is whom.
        former: Former names that registers give.

    Returns:
        The sheets with their ids, and how these came about.
    """
    linked = _linked(parts, decisions, former)
    late = undated(parts)
    if not late:
        return linked
    # Whom they name is asked apart: a row that does not load makes no project and no party.
    beside = _linked([*parts, *late], decisions, former).parts[len(parts) :]
    return replace(linked, unplaced={**linked.unplaced, **assemble(beside, {})})


def _linked(parts: Sequence[Part], decisions: Decisions, former: Sequence[Former]) -> Linked:
    """Each step sees only rows that can still load.

    So no party or project is made from a row that is set aside.
    """
    judgements = Judgements()
    whole = [set_aside_without(part.settled(), underived(part)) for part in parts]
    placed, projects = place_in_projects(whole)
    placed = [set_aside_without(part, ("project_id",)) for part in placed]
    placed = place_in_clues(placed)
    tied, workers, roster = tie_people(placed, decisions, judgements)
    open_ = unplaced(tied, roster)
    tied = [set_aside_without(part, DERIVED) for part in tied]
    cards = cards_of(tied)
    paid = [pay_cards(part, cards, decisions, judgements) for part in tied]
    named, parties = name_parties(
        paid, roster, former=former, decisions=decisions, judgements=judgements
    )
    numbered = [set_aside_without(p, tables()[p.table].required) for p in number_records(named)]
    added = following_rows([*projects, *workers, *parties], numbered)
    return replace(_decided(numbered, added, decisions, judgements), unplaced=open_)


def _decided(
    parts: list[Part], added: dict[str, pa.Table], decisions: Decisions, judgements: Judgements
) -> Linked:
    """Put decisions into effect, then say what numbers join and what looks alike."""
    effect = Effect()
    if decisions.lines:
        effect = effect_of(decisions, Known(everyone(parts, added)))
        parts, added = applied(effect, parts), changed_tables(effect, added)
    people = everyone(parts, added)
    for judgement in (*effect.judgements, *shared_numbers(people)):
        judgements.add(judgement)
    made = tuple(judgements)
    left = [one for one in people if one.key not in effect.goes_by]
    alike = proposals(left, made, decisions, central=central_ids(parts, left))
    return Linked(parts, added, (*made, *alike), (*effect.issues, *_about(alike)))


def _about(proposed: Sequence[Judgement]) -> Iterator[Issue]:
    yield from _about_payees([each for each in proposed if each.rule == "payee_name"])
    alike = [each for each in proposed if each.rule != "payee_name"]
    for each in alike[:_MOST_SHOWN]:
        yield note(
            "similar_name", each.file or "", each.sheet, each.row, value=each.right_value,
            other=each.left_value, score=f"{each.score:.2f}", why=each.why,
        )  # fmt: skip
    if len(alike) > _MOST_SHOWN:
        first = alike[_MOST_SHOWN]
        yield note("more_similar", first.file or "", count=len(alike) - _MOST_SHOWN)


def _about_payees(named: Sequence[Judgement]) -> Iterator[Issue]:
    """One line a sheet: a statement may pay every worker of a site by name alone."""
    sheets: dict[tuple[str, str | None], list[Judgement]] = {}
    for each in named:
        sheets.setdefault((each.file or "", each.sheet), []).append(each)
    for (file, sheet), own in sheets.items():
        yield note("payee_names", file, sheet, own[0].row, value=own[0].right_value, count=len(own))
