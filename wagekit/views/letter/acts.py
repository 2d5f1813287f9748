"""What the authority learned and did: clues, and what it decided by documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.views.letter.facts import evidence_of
from wagekit.views.letter.label import label
from wagekit.views.letter.part import Part, body
from wagekit.views.texts import read

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from wagekit.model.finding import Evidence
    from wagekit.views.letter.facts import Facts, Row
    from wagekit.views.letter.view import Paragraph
    from wagekit.views.letter.words import Words


def acts_done(
    facts: Facts, kinds: Collection[str], parties: Collection[str | None]
) -> tuple[Row, ...]:
    """What the authority did so far by documents; the number of one may still be missing.

    Args:
        facts: The project and its rows.
        kinds: The kinds of action that belong here.
        parties: On whom; an action that names nobody belongs here too.
    """
    theirs = (row for row in facts.actions if facts.is_on("action", row, {None, *parties}))
    return tuple(row for row in theirs if row["kind"] in kinds)


def acts_cited(acts: Sequence[Row]) -> tuple[Evidence, ...]:
    """Where the rows of them stand.

    Args:
        acts: What `acts_done` gives.
    """
    return tuple(evidence_of("action", row) for row in acts)


def done_part(acts: Sequence[Row], facts: Facts, words: Words) -> Part:
    """The section that names them, one a line.

    Args:
        acts: What `acts_done` gives.
        facts: The project and its rows.
        words: The language.
    """
    lines, todo = _told(acts, facts, words)
    return Part(words.say("heading_done"), tuple(lines), tuple(todo))


def source_part(facts: Facts, words: Words) -> Part:
    """The section on where the clue came from, and which decisions there are so far.

    Args:
        facts: The project and its rows.
        words: The language.
    """
    kinds = read("letter/terms.yaml")["decisions"]
    mentioned = [row for row in facts.actions if row["kind"] in kinds]
    clues = [body(_clue(row, words)) for row in facts.clues]
    lines, todo = _told(mentioned, facts, words)
    blocks = [*(clues or [body(words.say("source_blank"))]), *lines]
    notes = [*([] if clues else [words.say("todo_source")]), *todo]
    return Part(words.say("heading_source"), tuple(blocks), tuple(notes))


def kind_of(row: Row, words: Words) -> str:
    """What a person calls the kind of an action; a blank where it is not stated.

    Args:
        row: Of `action`.
        words: The language.
    """
    return label("action", "kind", row["kind"], words) if row["kind"] else words.say("kind_unknown")


def number_of_act(row: Row, words: Words) -> str:
    """The document number of an action; a blank where none is stated: its id here is no number.

    Args:
        row: Of `action`.
        words: The language.
    """
    return row["doc_no"] or words.say("doc_no_blank")


def _told(acts: Sequence[Row], facts: Facts, words: Words) -> tuple[list[Paragraph], list[str]]:
    """One line each, and a blank with what is to be filled in where no case was filed."""
    lines = [_line(row, facts, words) for row in acts]
    todo = [words.say("todo_doc_no", what=_what(row, facts, words), day=_done(row, words))
            for row in acts if not row["doc_no"]]  # fmt: skip
    if any(row["kind"] == "case_filed" for row in acts):
        return lines, todo
    return [*lines, body(words.say("filed_blank"))], [words.say("todo_filed"), *todo]


def _line(row: Row, facts: Facts, words: Words) -> Paragraph:
    """An action with its number and day, and on whom it was where it names somebody."""
    number = row["doc_no"] and words.say("action_number", doc_no=row["doc_no"])
    told = {"number": number or words.say("action_unnumbered"), "done": _done(row, words)}
    return body(words.say("action", what=_what(row, facts, words), **told))


def _what(row: Row, facts: Facts, words: Words) -> str:
    kind, party = label("action", "kind", row["kind"], words), facts.named(row["party_id"])
    return words.say("action_on", kind=kind, party=party) if party else kind


def _done(row: Row, words: Words) -> str:
    """When it was decided, else when it was served; that the day is missing where neither is."""
    for when in ("decided", "served"):
        day = words.day(row[f"{when}_on"], row[f"{when}_on_month"])
        if day:
            return words.say(f"action_{when}", day=day)
    return words.say("action_undated")


def _clue(row: Row, words: Words) -> str:
    claims = [words.say(f"clue_{c}", people=row[c]) for c in _known(row, "people")]
    claims += [words.say(f"clue_{c}", amount=words.amount(row[c])) for c in _known(row, "amount")]
    told = words.say("clue_claims_lead") + words.clauses(claims) if claims else ""
    return words.say(
        "clue",
        clue=row["clue_id"],
        received=_received(row, words),
        claims=told,
    )


def _known(row: Row, what: str) -> Iterator[str]:
    yield from (name for name in (what, f"verified_{what}") if row[name] is not None)


def _received(row: Row, words: Words) -> str:
    """When and through which channel a clue came, as far as that is recorded."""
    day, code = words.day(row["received_on"], row["received_on_month"]), row["channel"]
    through = label("clue", "channel", code, words) if code else None
    if day and through:
        return words.say("clue_received", day=day, channel=through)
    if through:
        return words.say("clue_undated", channel=through)
    return words.say("clue_no_channel", day=day) if day else words.say("clue_bare")
