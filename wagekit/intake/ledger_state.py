"""Lines of a list of payments that were not paid: its states and remarks say so, not a bank."""

import re
from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake import line_state
from wagekit.intake.headed import words_of
from wagekit.intake.headers import header_of
from wagekit.intake.layout import Layout
from wagekit.intake.part import Part
from wagekit.intake.raw import RawSheet
from wagekit.intake.texts import plain, take_rows
from wagekit.intake.wage_state import is_paid_after_all

_HEADERS = (
    *line_state.HEADERS, "付款结果", "支付结果", "付款情况", "支付情况", "到账情况", "到账状态",
    "是否支付", "是否已支付", "是否付款", "是否已付款", "是否已付", "是否到账", "是否支付成功",
    "审批状态", "审批结果", "审核状态", "审核结果", "流程状态", "单据状态",
)  # fmt: skip
# The whole word: 未付工程款 is what a payment is for, and 部分未付 leaves open how much was paid.
_UNPAID = re.compile(
    "(尚|暂|还|仍)?(未|没有?)(支付|付款|打款|到账|付|审批|审核|提交)|(已|被)?(驳回|作废)"
    "|((审批|审核)?(未|不)|未予)(获)?(通过|批准)"
    "|(待|等待|暂缓|暂停|暂不)(支付|付款|付|打款|审批|审核|复核|提交|批)"
    "|(正在)?(支付|付款|审批|审核|复核|办理|处理|流程)中|草稿"
)
_CLAUSES = re.compile(r"[，,；;。、:：()（）\s-]+")
_APPROVED = re.compile("(审批|审核|复核)?(已)?(审批|审核|复核)?(通过|同意|批准|完成|完毕)")
_NO = frozenset({"否", "未", "没", "没有", "×", "x", "n", "no", "false", "0"})


def state_columns(layout: Layout) -> tuple[int, ...]:
    """Which columns of a sheet of payments say whether a line was paid, the surest first."""
    if layout.table != "payment" or layout.canonical:
        return ()
    if layout.is_statement:
        index = line_state.state_column(layout.headers)
        return () if index is None else (index,)
    words = words_of(layout.headers)
    found = tuple(words.index(name) for name in _HEADERS if name in words)
    return (layout.columns["ok"],) if "ok" in layout.columns else found


def with_ledger_states(
    part: Part, sheet: RawSheet, layout: Layout, kept: pa.Array
) -> tuple[Part, Mapping[int, str]]:
    """Set the lines aside that failed, were not paid or not yet; say of which nobody can tell.

    Args:
        part: A list of payments; any other sheet is left as it is.
        sheet: Its raw cells.
        layout: Its header.
        kept: Which raw rows are data.

    Returns:
        The part, and the lines that were undone, which other lines may set off, with their word.
    """
    columns = state_columns(layout)
    if not columns:
        return part, {}
    header = "、".join(layout.headers[index] or "" for index in columns)
    # Where 支付状态 is empty, 审批状态 may say it.
    texts = pc.coalesce(*(take_rows(sheet.columns[index], kept) for index in columns))
    if _is_of_paid(part):
        return line_state.with_words(part, texts, layout, header)
    asking = any(header_of(each).text.startswith("是否") for each in header.split("、"))
    unpaid = _told(texts, [word for word in _words(texts) if _says_unpaid(word, asking=asking)])
    codes = {i: ("unpaid_line", f"{header}：{word}") for i, word in unpaid.items()}
    settled = [word for word in _words(texts) if _stands(word, asking=asking)]
    known = pc.is_in(texts, value_set=_these([*unpaid.values(), *settled]))
    rest = pc.if_else(known, None, texts)
    return line_state.with_words(part.setting_aside("", codes), rest, layout, header)


def without_unpaid(part: Part, texts: Sequence[pa.ChunkedArray]) -> Part:
    """Set the lines of a list of payments aside whose own words are 未付 or 作废 and no more.

    Args:
        part: A list of payments.
        texts: The columns with words about them.
    """
    for each in () if _is_of_paid(part) else texts:
        unpaid = _told(each, [word for word in _words(each) if _is_unpaid(plain(word))])
        part = part.setting_aside("purpose", {i: ("unpaid_line", w) for i, w in unpaid.items()})
    return part


def _is_of_paid(part: Part) -> bool:
    """Whether the amount is 已付金额: what is 未付 beside it is the rest."""
    return "已" in part.layout.named("amount")


def _says_unpaid(word: str, *, asking: bool) -> bool:
    """A state may give its reason: 审批通过，待支付 or 未付（资金不足）, and not 未付，已补付."""
    text = plain(word).lower()
    said = any(_is_unpaid(clause) for clause in _CLAUSES.split(text))
    return (said and not is_paid_after_all(text)) or (asking and text in _NO)


def _is_unpaid(text: str) -> bool:
    return bool(_UNPAID.fullmatch(text))


def _stands(word: str, *, asking: bool) -> bool:
    """Whether the line counts: approved says no more of a payment than an empty cell."""
    text = plain(word)
    return bool(_APPROVED.fullmatch(text)) or (asking and text == "1")


def _words(texts: pa.ChunkedArray) -> list[str]:
    words: list[str] = pc.unique(texts).drop_null().to_pylist()
    return words


def _told(texts: pa.ChunkedArray, words: list[str]) -> dict[int, str]:
    rows = pc.indices_nonzero(pc.is_in(texts, value_set=_these(words))) if words else pa.array([])
    return dict(zip(rows.to_pylist(), texts.take(rows.cast(pa.int64())).to_pylist(), strict=True))


def _these(words: list[str]) -> pa.Array:
    return pa.array(words, pa.string())
