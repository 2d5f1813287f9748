"""One line of decisions.csv: a decision as cells, and cells as a decision or what is wrong."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from wagekit.model.decision import Decision, DecisionKind, Seen
from wagekit.model.money import parse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIELDS: Final = (
    "decision_id",
    "when",
    "who",
    "project_id",
    "rule",
    "subject",
    "finding_id",
    "decision",
    "reason",
    "undoes",
    "outcome",
    "amount",
    "evidence",
)
NEEDED: Final = frozenset(FIELDS[:10])
"""The columns by which a file is known as a decision log; the last three may be missing."""

_AS_IT_IS: Final = frozenset({"project_id", "subject"})
"""Ids by which a finding is known again: a blank or a line break in one may be part of it."""

_ESCAPES: Final = str.maketrans({"\\": r"\\", "\n": r"\n", "\r": r"\r", "\0": r"\0"})
_PLAIN: Final = {r"\\": "\\", r"\n": "\n", r"\r": "\r", r"\0": "\0"}
_ESCAPED: Final = re.compile(r"\\[\\nr0]")

Wrong = tuple[str, str, str]
"""What is wrong with a line: which sentence, the column, the cell."""


def cells_of(decision: Decision) -> Mapping[str, str]:
    """A decision as the cells of its line.

    Args:
        decision: The decision.
    """
    seen = decision.seen
    return {
        "decision_id": decision.decision_id,
        "when": decision.when.isoformat(),
        "who": decision.who,
        "project_id": _one_line(decision.project_id or ""),
        "rule": decision.rule,
        "subject": _one_line(decision.subject),
        "finding_id": decision.finding_id,
        "decision": str(decision.kind),
        "reason": decision.reason,
        "undoes": decision.undoes or "",
        "outcome": seen.outcome,
        "amount": "" if seen.amount is None else str(Decimal(seen.amount).scaleb(-2)),
        "evidence": seen.evidence,
    }


def decision_of(
    header: Sequence[str], line: Sequence[str], row: int, *, known: Mapping[str, Decision]
) -> Decision | Wrong:
    """What a line says, or what is wrong with it.

    Args:
        header: The columns.
        line: The cells.
        row: The line, counted from 1.
        known: The decisions of the lines above, by id.
    """
    if len(line) != len(header):
        return ("cells", "", str(len(line)))
    given = dict(zip(header, line, strict=True))
    given |= {name: given[name].strip() for name in NEEDED - _AS_IT_IS}
    given |= {name: _as_it_was(given[name]) for name in _AS_IT_IS}
    return _wrong(given, known) or _wrong_undoing(given, known) or _made(given, row)


def _one_line(id_: str) -> str:
    """The id so that it breaks no line; `_as_it_was` gives it back."""
    return id_.translate(_ESCAPES)


def _as_it_was(cell: str) -> str:
    return _ESCAPED.sub(lambda found: _PLAIN[found[0]], cell)


def _wrong(given: Mapping[str, str], known: Mapping[str, Decision]) -> Wrong | None:
    for name in ("decision_id", "who", "rule", "subject", "reason"):
        if not given[name]:
            return ("empty", name, "")
    if given["decision_id"] in known:
        return ("twice", "decision_id", given["decision_id"])
    if given["decision"] not in set(DecisionKind):
        return ("decision", "decision", given["decision"])
    return None if _is_moment(given["when"]) else ("when", "when", given["when"])


def _wrong_undoing(given: Mapping[str, str], known: Mapping[str, Decision]) -> Wrong | None:
    """An undoing names a decision above it, about the same thing, not yet taken back."""
    undoes, is_undo = given["undoes"], given["decision"] == DecisionKind.undo
    if not is_undo:
        return ("undoes", "undoes", undoes) if undoes else None
    meant = known.get(undoes)
    about = (given["rule"], given["project_id"], given["subject"])
    fits = (
        meant is not None
        and meant.kind is not DecisionKind.undo
        and about == (meant.rule, meant.project_id or "", meant.subject)
        and all(one.undoes != undoes for one in known.values())
    )
    return None if fits else ("undoes", "undoes", undoes)


def _made(given: Mapping[str, str], row: int) -> Decision:
    amount, evidence = _amount(given.get("amount", "")), given.get("evidence", "")
    return Decision(
        decision_id=given["decision_id"],
        when=_moment(given["when"]),
        who=given["who"],
        project_id=given["project_id"] or None,
        rule=given["rule"],
        subject=given["subject"],
        finding_id=given["finding_id"],
        kind=DecisionKind(given["decision"]),
        reason=given["reason"],
        undoes=given["undoes"] or None,
        seen=Seen(given.get("outcome", ""), amount, evidence),
        row=row,
    )


def _is_moment(cell: str) -> bool:
    try:
        _moment(cell)
    except ValueError:
        return False
    return True


def _moment(cell: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(cell)
    return moment if moment.tzinfo else moment.astimezone()


def _amount(cell: str) -> int | None:
    try:
        return parse(cell)
    except ValueError:
        return None
