"""Who gets what out of the plan, in words: a part of `liability.md` and the cells of a CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.law import parameter
from wagekit.model.money import format_yuan, yuan
from wagekit.model.text import Text
from wagekit.views.markup import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from wagekit.model.recovery import HandOut, Recovery, RecoveryPart

LISTED: Final = 100
"""Workers on the page for one debt; all are in the CSV."""

TITLE: Final = Text(
    "分配到人（顺序为建议，不是法定）", "By worker (the order is a suggestion, not law)"
)
NO_NAMES: Final = Text(
    "欠薪数额出自台账或线索，没有逐人数额，不分配到人",
    "The sum comes from a ledger or a clue that names no workers: nothing is handed out",
)
NO_MONEY: Final = Text(
    "未见可用于清偿的资金，暂无可分配；各人拖欠数额见 recovery.csv",
    "No money is seen that could be handed out; what each is owed is in recovery.csv",
)
HEADS: Final = (
    Text("工人", "Worker"),
    Text("逾期首日", "Overdue since"),
    Text("最低月应发（元）", "Lowest monthly pay (yuan)"),
    Text("拖欠（元）", "Owed (yuan)"),
    Text("分得（元）", "Gets (yuan)"),
    Text("其中", "Of which"),
    Text("尚欠（元）", "Rest (yuan)"),
)
UNKNOWN: Final = Text("不明", "not known")
COMMA: Final = Text("；", "; ")


def order_words(way: HandOut, lang: str) -> str:
    """The order, with the words that it is no law.

    Args:
        way: How the money is divided.
        lang: `zh` or `en`.
    """
    said, cited = way.text.in_(lang), parameter("recovery_order").cite(lang)
    return Text(f"{said}（{cited}）", f"{said} ({cited})").in_(lang)


def parts_words(parts: Sequence[RecoveryPart], names: Mapping[str, str], *, lang: str) -> str:
    """What a worker is paid out of, as one cell of plain text.

    Args:
        parts: The parts in the order of the plan.
        names: What parties are called, by id.
        lang: `zh` or `en`.
    """
    said = []
    for part in parts:
        source, whose = part.source.text.in_(lang), names.get(part.party_id or "", part.party_id)
        of = Text(f"（{whose}）", f" ({whose})").in_(lang) if whose else ""
        said.append(f"{part.step} {source}{of} {yuan(part.amount)}")
    return COMMA.in_(lang).join(said)


def recovery_part(
    handed: Sequence[Recovery], names: Mapping[str, str], *, lang: str
) -> Iterator[str]:
    """The lines of the part for one debt, as Markdown; what comes from the data is escaped.

    Args:
        handed: What each worker of the debt gets; empty where the data name no workers.
        names: What workers are called, by id.
        lang: `zh` or `en`.
    """
    if not handed:
        yield f"- {NO_NAMES.in_(lang)}"
    elif not any(one.paid for one in handed):
        yield f"- {NO_MONEY.in_(lang)}"
    else:
        yield from _table(handed, names, lang)


def _table(handed: Sequence[Recovery], names: Mapping[str, str], lang: str) -> Iterator[str]:
    way = order_words(handed[0].heuristic_order, lang)
    yield Text(f"分配顺序：{way}。", f"Order: {way}.").in_(lang)
    yield ""
    yield _line([head.in_(lang) for head in HEADS])
    yield _line(["---"] * len(HEADS))
    for one in handed[:LISTED]:
        yield _line(_cells(one, names, lang))
    yield ""
    yield f"- {_sums(handed, lang)}"
    if len(handed) > LISTED:
        more = len(handed) - LISTED
        yield Text(f"- 另有 {more} 人，见 recovery.csv", f"- {more} more are in recovery.csv").in_(
            lang
        )


def _cells(one: Recovery, names: Mapping[str, str], lang: str) -> list[str]:
    steps = [
        Text(f"第 {part.step} 步 {sum_}", f"step {part.step}: {sum_}").in_(lang)
        for part in one.parts
        for sum_ in [format_yuan(part.amount)]
    ]
    return [
        _worker(one.worker_id, names),
        str(one.since),
        UNKNOWN.in_(lang) if one.monthly is None else format_yuan(one.monthly),
        format_yuan(one.owed),
        format_yuan(one.paid),
        COMMA.in_(lang).join(steps),
        format_yuan(one.rest),
    ]


def _worker(worker_id: str, names: Mapping[str, str]) -> str:
    """The name with the id: several workers may go by one name."""
    name = names.get(worker_id)
    return plain(worker_id if name is None else f"{name}（{worker_id}）")


def _sums(handed: Sequence[Recovery], lang: str) -> str:
    owed, paid, rest = (
        format_yuan(sum(sums))
        for sums in zip(*((one.owed, one.paid, one.rest) for one in handed), strict=True)
    )
    return Text(
        f"合计 {len(handed)} 人，拖欠 {owed} 元，分得 {paid} 元，尚欠 {rest} 元",
        f"{len(handed)} workers are owed {owed} yuan, get {paid}, and are left with {rest}",
    ).in_(lang)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
