"""Whether the wages of a row reached the worker, where a wage sheet has a column that says so."""

import re
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.headed import foremost, words_of
from wagekit.intake.layout import Layout
from wagekit.intake.line_state import went_through
from wagekit.intake.raw import RawSheet
from wagekit.intake.texts import as_chunked, plain

# 状态 alone may be that of the employment, 处理状态 and 处理结果 that of a complaint.
HEADERS = (
    "发放状态", "发放结果", "代发状态", "代发结果", "支付状态", "支付结果", "付款状态", "付款结果",
    "转账状态", "转账结果", "交易状态", "交易结果", "银行处理结果", "工资发放状态",
)  # fmt: skip
_OF_COMPLAINTS = re.compile("投诉|举报|调解|调查|仲裁|诉讼|起诉")
# 未付清 and 未支付完毕 are paid in part: the amounts of the row say how much.
_IN_PART = re.compile("[未没]有?(发放|支付|付款|[发付结领给还])?[完齐清足全]|部分")
_PAY = "(发放|支付|付款|转账|代发|发|付|领|打款)"
_PAID_AFTER_ALL = re.compile(
    "(已(经)?(现金|(另行|改|换卡|转|以|用|通过)?(现金)?(重新|再次|重|补)?)|(?<![待需未应将请能没法])(重新|再次|重|补))"
    f"{_PAY}(?P<done>成功|完成|完毕|到账|了)?[)。.!]*$"
)
_NOT_YET = re.compile(
    "^(待|等待|正在|尚在)|(处理|发放|支付|付款|转账|代发|审核|审批|办理|受理|进行|清算|结算|交易)中$"
)
_NOT_PAID = re.compile("^(尚?未(发(?!现|生|觉)|付|支付|领|到账)|没(有)?(发(?!现|生|觉)|付))")
_PAYMENT = re.compile("发|付|领|结清|到账|入账|代发|打款|成功|失败|完成|退")


class Said(NamedTuple):
    """For each row whether its word says that nothing was paid, that it failed, or not yet."""

    unpaid: pa.ChunkedArray
    failed: pa.ChunkedArray
    pending: pa.ChunkedArray


def headed_state(layout: Layout) -> int | None:
    """Which column is called so; None where none is, or each cell counts as it stands."""
    if layout.table != "payroll" or layout.canonical:
        return None
    return foremost(words_of(layout.headers), HEADERS)


def state_column(sheet: RawSheet, layout: Layout) -> int | None:
    """Which column says it: one that is called so, and most of whose words are of payments."""
    index = headed_state(layout)
    if index is None:
        return None
    counts = sheet.columns[index].slice(layout.header + 1).drop_null().value_counts()
    words = [(each["values"], each["counts"]) for each in counts.to_pylist()]
    of_payments = sum(count for word, count in words if _is_of_payments(word))
    return index if 2 * of_payments > sum(count for _, count in words) else None


def states_of(texts: pa.ChunkedArray) -> Said:
    """Read the column; a word that says none of it leaves its row as it is."""
    encoded = texts.combine_chunks().dictionary_encode()
    said = pa.array([_state(word) for word in encoded.dictionary.to_pylist()], pa.string())
    each = as_chunked(said.take(encoded.indices))
    marks = (pc.fill_null(pc.equal(each, one), False) for one in Said._fields)
    return Said(*marks)


def _state(word: str) -> str | None:
    text = plain(word)
    if _OF_COMPLAINTS.search(text) or _IN_PART.search(text) or _is_paid_after_all(text):
        return None
    if _NOT_PAID.search(text):
        return "unpaid"
    if _NOT_YET.search(text):
        return "pending"
    return "failed" if went_through(text, asking=False) in ("no", "undone") else None


def _is_paid_after_all(text: str) -> bool:
    """退回后已重发 and 首次失败，补发成功; a second try without a result is none."""
    found = _PAID_AFTER_ALL.search(text)
    return found is not None and (found[0].startswith("已") or found["done"] is not None)


def _is_of_payments(word: str) -> bool:
    text = plain(word)
    if _OF_COMPLAINTS.search(text):
        return False
    known = _PAYMENT.search(text) or _NOT_YET.search(text)
    return bool(known) or went_through(text, asking=False) != "unclear"
