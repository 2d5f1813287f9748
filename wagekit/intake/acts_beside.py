"""Headers of documents side by side: 指令书文号, 下达日期 and then 决定书文号, 作出日期."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from wagekit.intake.headers import header_of
from wagekit.intake.layout import Layout
from wagekit.intake.targets import targets_of
from wagekit.model.schema import tables

_SHORT = {
    "指令书": "rectify_order", "改正指令书": "rectify_order", "限期整改": "rectify_order",
    "限期改正": "rectify_order", "处理决定书": "decision", "处罚决定书": "penalty",
    "询问书": "inquiry", "处罚告知书": "penalty_notice",
}  # fmt: skip
_FIELDS = {
    "编号": "doc_no", "文书编号": "doc_no", "号": "doc_no", "书号": "doc_no",
    "日期": "decided_on", "时间": "decided_on",
    "期限": "due_on", "整改情况": "result", "改正情况": "result",
}  # fmt: skip
OF_ACTS = frozenset(
    {"doc_no", "decided_on", "served_on", "served_how", "due_on", "done_on", "result"}
)
"""What is said of one document; the rest of a line is common to all of its documents."""
SHARED = frozenset({"served_on", "served_how", "done_on", "result"})
"""What one column may say of any of the documents beside it."""
_SHOWS = frozenset({"doc_no", "decided_on", "served_on"})
"""A document has a number or a day; a term alone may be of another."""
_TO_RECTIFY = re.compile("改正|整改|限改")
_NO_PAPERS = frozenset({"case_filed", "case_closed"})
_LINK = re.compile(r"^[的书/]")


@dataclass(frozen=True, slots=True)
class Act:
    """One document of each line: its kind, and target to column index of what is said of it."""

    kind: str
    columns: dict[str, int] = field(default_factory=dict)

    @property
    def served(self) -> bool:
        """Whether it is a paper that is handed to somebody: the filing of a case is none."""
        return self.kind not in _NO_PAPERS


def acts_of(layout: Layout) -> tuple[Sequence[Act], Mapping[str, int]]:
    """Which documents a line holds, and the columns that may be of any of them.

    Args:
        layout: Which column is which.

    Returns:
        Nothing where a column says what kind each line is of, or no header names a document.
    """
    if layout.table != "action" or layout.canonical or "kind" in layout.columns:
        return (), {}
    acts: dict[str, Act] = {}
    shared: dict[str, list[tuple[int, Act | None]]] = {}
    paper: Act | None = None
    for index, header in enumerate(layout.headers):
        text = header_of(header or "").text
        kind, target = _read(text)
        if target not in OF_ACTS:
            continue
        act = acts.setdefault(kind, Act(kind)) if kind else None
        paper = act if act and act.served else paper
        if act is not None:
            act.columns.setdefault(target, index)
        elif target in SHARED:
            shared.setdefault(target, []).append((index, paper))
        elif paper is None:
            # Nobody says of which document a number or a day before the first one is.
            return (), {}
        else:
            _whose(text, acts, paper).columns.setdefault(target, index)
    either = _settle(shared)
    shown = tuple(act for act in acts.values() if _SHOWS & act.columns.keys())
    return (shown, either) if any(act.served for act in shown) else ((), {})


def _whose(text: str, acts: Mapping[str, Act], paper: Act) -> Act:
    """A term to put things right is that of the order, wherever its column stands."""
    return acts.get("rectify_order", paper) if _TO_RECTIFY.search(text) else paper


def _settle(shared: Mapping[str, list[tuple[int, Act | None]]]) -> dict[str, int]:
    """Where each document has a column of its own behind it, that is its; one is of either."""
    either: dict[str, int] = {}
    for target, columns in shared.items():
        if len(columns) == 1:
            either[target] = columns[0][0]
        for index, act in columns if len(columns) > 1 else ():
            if act is not None:
                act.columns.setdefault(target, index)
    return either


@cache
def _words() -> tuple[tuple[str, str], ...]:
    """What documents are called, the longest first."""
    codes = tables()["action"].column("kind").codes
    named = {word: code for code, words in codes.items() for word in words} | _SHORT
    return tuple(sorted(named.items(), key=lambda each: -len(each[0])))


def _read(text: str) -> tuple[str, str]:
    """The kind of document and what of it a header names; each empty where it says nothing."""
    kind, rest = next(
        ((code, text.removeprefix(word)) for word, code in _words() if text.startswith(word)),
        ("", text),
    )
    rest = _LINK.sub("", rest) if kind else rest
    known = targets_of("action")
    child = rest.rpartition("/")[2]
    return kind, (_FIELDS.get(rest, "") if kind else "") or known.get(rest, known.get(child, ""))
