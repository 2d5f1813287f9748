"""Whether a bank line went through: what its column of states says, and what is neither."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.headed import foremost, words_of
from wagekit.intake.headers import header_of
from wagekit.intake.layout import Layout
from wagekit.intake.not_numbers import these_rows
from wagekit.intake.part import ROW, Part
from wagekit.intake.raw import RawSheet
from wagekit.intake.reversals import RETURN, REVERSAL
from wagekit.intake.texts import plain, take_rows
from wagekit.model.finding import Issue

HEADERS = (
    "交易是否成功", "是否成功", "交易状态", "交易结果", "状态", "处理状态", "处理结果", "支付状态",
    "付款状态", "转账状态", "转账结果", "代发状态", "发放状态", "发放结果", "业务状态", "成功标志",
)  # fmt: skip
"""Columns that say it; the first that a sheet has is read."""
_ASKING = "是否成功"
_NO = frozenset({"no", "n", "f", "false", "否", "×", "x"})
_YES = frozenset({"yes", "y", "t", "true", "是", "√", "ok", "success"})
_UNSAID = frozenset({"", "-", "--", "—", "/", "\\", "null", "<nil>", "none", "nan", "n/a"})
_FAILED = re.compile(
    "(?<![未无非])(失败|不成功|未成功|未能成功|撤销|撤消|撤回|取消|拒绝|拒付|作废|无效|未入账|未支付"
    "|未发放|未付款|fail|cancel|reject)"
)
_BACK = f"{REVERSAL}|{RETURN}|退回"
_UNDONE = re.compile(f"(?<![未无非不待可否])({_BACK})(?!待|中|处理中|申请)")
_STANDS = re.compile(f"部分|({_BACK}|撤销|撤消|撤回|取消)(交易)?(失败|不成功|未成功|未能成功)")
"""部分成功 and 撤销失败 are neither: what could not be undone stands."""
_DONE = frozenset(
    [
        "成功", "交易成功", "支付成功", "付款成功", "转账成功", "处理成功", "发放成功", "代发成功",
        "入账成功", "已成功", "正常", "完成", "已完成", "交易完成", "处理完成", "已入账", "已支付",
        "已付款", "已发放", "有效", "已到账", "银行处理成功", "正常交易", "已付", "已付清",
        "已结清", "付讫", "已打款", "已转账", "支付完成", "付款完成",
    ]
)  # fmt: skip
_SHOWN = 5
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class States:
    """What a column of states says.

    Attributes:
        failed: Lines that did not go through.
        undone: Lines that went through and were reversed or sent back, with that word.
        unclear: Lines whose word is neither success nor failure, with that word.
    """

    failed: tuple[int, ...] = ()
    undone: tuple[tuple[int, str], ...] = ()
    unclear: tuple[tuple[int, str], ...] = ()


def states_of(texts: pa.ChunkedArray, header: str, known: Mapping[str, str] = _NOTHING) -> States:
    """Read the column.

    Args:
        texts: One word a line.
        header: What the column is called: only where it asks 是否成功, 0 and 1 are an answer.
        known: What the source's own words mean.
    """
    asking = header_of(header).text.endswith(_ASKING)
    said = {
        word: went_through(known.get(header_of(word).text, word), asking=asking)
        for word in _words(texts)
    }
    bad, back, odd = (
        [word for word, state in said.items() if state == one]
        for one in ("no", "undone", "unclear")
    )
    return States(tuple(_where(texts, bad)), _told(texts, back), _told(texts, odd))


def _told(texts: pa.ChunkedArray, words: list[str]) -> tuple[tuple[int, str], ...]:
    rows = _where(texts, words)
    return tuple(zip(rows, texts.take(pa.array(rows, pa.int64())).to_pylist(), strict=True))


def _words(texts: pa.ChunkedArray) -> list[str]:
    words: list[str] = pc.unique(texts).drop_null().to_pylist()
    return words


def _where(texts: pa.ChunkedArray, words: list[str]) -> list[int]:
    if not words:
        return []
    rows: list[int] = pc.indices_nonzero(
        pc.is_in(texts, value_set=pa.array(words, pa.string()))
    ).to_pylist()
    return rows


def went_through(word: str, *, asking: bool) -> str:
    """One word: `yes`, `no`, `undone`, `unsaid` or `unclear`."""
    text = plain(word).lower()
    if text in _UNSAID:
        return "unsaid"
    if _UNDONE.search(text) and not _STANDS.search(text):
        return "undone"
    if text in _NO or (asking and text == "0") or _has_failed(text):
        return "no"
    return "yes" if text in _YES or text in _DONE or (asking and text == "1") else "unclear"


def _has_failed(text: str) -> bool:
    """失败（余额不足） and 已撤销, and not 未撤销."""
    return bool(_FAILED.search(text)) and not _STANDS.search(text)


def with_states(
    part: Part, sheet: RawSheet, layout: Layout, kept: pa.Array
) -> tuple[Part, Mapping[int, str]]:
    """Set the failed lines aside, and say of which ones nobody can tell.

    Args:
        part: A statement or a list of payments.
        sheet: Its raw cells.
        layout: Its header.
        kept: Which raw rows are data.

    Returns:
        The part, and the lines that were undone, which other lines may set off, with their word.
    """
    index = layout.columns.get("ok", state_column(layout.headers))
    if part.table != "payment" or layout.canonical or index is None:
        return part, {}
    return with_words(
        part, take_rows(sheet.columns[index], kept), layout, layout.headers[index] or ""
    )


def with_words(
    part: Part, texts: pa.ChunkedArray, layout: Layout, header: str
) -> tuple[Part, Mapping[int, str]]:
    """The same where the words are known.

    Args:
        part: A statement or a list of payments.
        texts: What stands in the column of states.
        layout: The header of the sheet.
        header: What the column is called.
    """
    known = layout.profile.codes.get("ok", {}) if layout.profile else {}
    states = states_of(texts, header, known)
    part = part.setting_aside("", dict.fromkeys(states.failed, ("failed_line", "")))
    return part.noting(_about(part, states, header)), dict(states.undone)


def without_undone(part: Part, undone: Mapping[int, str]) -> Part:
    """Set aside the undone lines that no other line sets off."""
    return part.setting_aside("", {i: ("undone_line", word) for i, word in undone.items()})


def _about(part: Part, states: States, header: str) -> Iterator[Issue]:
    if states.unclear:
        rows = [part.data[ROW][index].as_py() for index, _ in states.unclear]
        words = list(dict.fromkeys(word for _, word in states.unclear))
        shown = "、".join(words[:_SHOWN]) + ("…" if len(words) > _SHOWN else "")
        yield part.note(
            "unclear_state", rows[0], target=header, value=shown, count=len(rows),
            rows=these_rows(rows),
        )  # fmt: skip


def state_column(headers: tuple[str | None, ...]) -> int | None:
    """Which column of a header row says whether a line went through."""
    return foremost(words_of(headers), HEADERS)
