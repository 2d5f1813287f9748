"""What was decided about a finding, line by line, and what changed since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wagekit.model.decision import DecisionKind
from wagekit.model.finding import Outcome
from wagekit.model.money import format_yuan
from wagekit.views.letter.text import plain

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from wagekit.model.decision import Decision, Seen, Standing
    from wagekit.views.findings_table.words import TableWords


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision.

    Attributes:
        id: The decision's id.
        said: Who did what, when and why.
        taken_back: Whether it was taken back.
        undoable: Whether it can be.
    """

    id: str
    said: str
    taken_back: bool
    undoable: bool


def entries(standing: Standing, words: TableWords) -> tuple[Entry, ...]:
    """The decisions about a finding, the oldest first.

    Args:
        standing: Where it stands.
        words: The language.
    """
    back = {d.undoes for d in standing.history}
    return tuple(
        Entry(
            id=one.decision_id,
            said=sentence(one, standing.history, words)
            + (words.say("taken_back") if one.decision_id in back else ""),
            taken_back=one.decision_id in back,
            undoable=one.kind is not DecisionKind.undo and one.decision_id not in back,
        )
        for one in standing.history
    )


def sentence(decision: Decision, history: Iterable[Decision], words: TableWords) -> str:
    """Who did what, when and why.

    Args:
        decision: The decision.
        history: Where one that it takes back is found.
        words: The language.
    """
    undone = next((d for d in history if d.decision_id == decision.undoes), None)
    what = words.say(undone.kind, part="done") if undone else ""
    return words.say(
        "decided",
        who=plain(decision.who),
        when=_moment(decision.when),
        what=words.say(decision.kind, part="done", what=what),
        reason=plain(decision.reason).rstrip("。."),
    )


def changed(standing: Standing, words: TableWords) -> str:
    """What is no longer as it was when the decision in force was made; empty where nothing is.

    Args:
        standing: Where the finding stands.
        words: The language.
    """
    if standing.decision is None or not standing.changed:
        return ""
    said = words.say("stop").join(_changes(standing, standing.decision.seen, words))
    return words.say("head", part="changed", what=said)


def _changes(standing: Standing, then: Seen, words: TableWords) -> Iterator[str]:
    now = standing.now
    values = {
        "outcome": (_outcome(then.outcome, words), _outcome(now.outcome, words)),
        "amount": (_amount(then.amount, words), _amount(now.amount, words)),
        "evidence": ("", ""),
    }
    for name in standing.changed:
        before, after = values[name]
        yield words.say(name, part="changed", then=before, now=after)


def _outcome(code: str, words: TableWords) -> str:
    return Outcome(code).text.in_(words.lang) if code in set(Outcome) else plain(code)


def _amount(fen: int | None, words: TableWords) -> str:
    return words.say("unknown_amount") if fen is None else format_yuan(fen)


def _moment(when: dt.datetime) -> str:
    return f"{when:%Y-%m-%d %H:%M}"
