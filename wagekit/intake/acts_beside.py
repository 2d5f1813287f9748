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
SERVICE = frozenset({"served_on", "served_how"})
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
    """Which documents a line holds, and the columns of a service that may be of any of them.

    Args:
        layout: Which column is which.

    Returns:
        Nothing where a column says what kind each line is of, or no header names a document.
    """
    if layout.table != "action" or layout.canonical or "kind" in layout.columns:
        return (), {}
    acts: dict[str, Act] = {}
    service: dict[str, int] = {}
    paper: Act | None = None
    for index, header in enumerate(layout.headers):
        kind, target = _read(header_of(header or "").text)
        if target not in OF_ACTS:
            continue
        act = acts.setdefault(kind, Act(kind)) if kind else None
        paper = act if act and act.served else paper
        of = act or (None if target in SERVICE else paper)
        if of is not None:
            of.columns.setdefault(target, index)
        elif target in SERVICE:
            service.setdefault(target, index)
        else:
            # Nobody says of which document a number or a day before the first one is.
            return (), {}
    return (tuple(acts.values()), service) if paper else ((), {})


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
