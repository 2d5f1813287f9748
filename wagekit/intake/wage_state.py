"""Whether the wages of a row reached the worker, where a wage sheet has a column that says so."""

import re
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.headed import words_of
from wagekit.intake.headers import header_of
from wagekit.intake.layout import Layout
from wagekit.intake.line_state import went_through
from wagekit.intake.raw import RawSheet
from wagekit.intake.texts import as_chunked, plain

HEADERS = (
    "发放状态", "发放结果", "代发状态", "代发结果", "支付状态", "支付结果", "付款状态", "付款结果",
    "转账状态", "转账结果", "交易状态", "交易结果", "银行处理结果", "工资发放状态",
    "发放情况", "代发情况", "支付情况", "付款情况", "到账情况", "到账状态", "工资发放情况",
    "是否成功", "交易是否成功", "是否发放成功", "是否到账", "是否发放", "是否已发", "是否已发放",
    "是否支付", "是否已支付", "是否付款", "是否已付", "是否领取", "是否已领", "是否已领取",
)  # fmt: skip
_LOOSE = (
    "处理结果", "处理状态", "处理情况", "结果", "状态", "返回信息", "返回结果", "银行返回信息",
    "失败原因", "退回原因", "退票原因",
)  # fmt: skip
"""状态 may be of the employment, 处理结果 of a complaint: their words have to say more."""
OF_COMPLAINTS = re.compile("投诉|举报|调解|调查|仲裁|诉讼|起诉")
# 未付清 and 未支付完毕 are paid in part: the amounts of the row say how much.
_IN_PART = re.compile("[未没]有?(发放|支付|付款|[发付结领给还])?[完齐清足全]|部分")
_ASKING = "是否"
_NOT = frozenset({"未", "没", "没有"})
_NOTHING = frozenset({"无", "-", "--", "—", "——", "/"})
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
REFUSED = re.compile(
    "(收款|收款人|开户|银行|工资)?(户名|姓名|户主|账号|帐号|卡号|卡|账户|帐户|身份证号?码?)+"
    "(与?.{0,6})?(不符|不一致|不匹配|错误|有误|不存在|异常|已?(销户|注销|冻结|挂失|失效))|余额不足"
)
"""What a bank says of a payment that it did not make."""
_SURELY_PAYMENT = re.compile(
    "发放|支付|付款|[已未待][发付领]|到账|入账|代发|打款|成功|失败|退票|退汇|退回"
)


class Said(NamedTuple):
    """For each row whether its word says that nothing was paid, that it failed, or not yet."""

    unpaid: pa.ChunkedArray
    failed: pa.ChunkedArray
    pending: pa.ChunkedArray


def headed_states(layout: Layout) -> tuple[int, ...]:
    """Which columns are called so; none where each cell counts as it stands."""
    if layout.table != "payroll" or layout.canonical:
        return ()
    words = words_of(layout.headers)
    return tuple(words.index(name) for name in (*HEADERS, *_LOOSE) if name in words)


def state_column(sheet: RawSheet, layout: Layout) -> int | None:
    """Which column says it: the first that is called so, most of whose words are of payments."""
    found = (i for i in headed_states(layout) if _is_of_payments(sheet, layout, i))
    return next(found, None)


def _is_of_payments(sheet: RawSheet, layout: Layout, index: int) -> bool:
    header = layout.headers[index] or ""
    test = _surely_is if header_of(header).text in _LOOSE else _perhaps_is
    counts = sheet.columns[index].slice(layout.header + 1).drop_null().value_counts()
    words = [(plain(each["values"]), each["counts"]) for each in counts.to_pylist()]
    said = [(word, count) for word, count in words if word not in _NOTHING]
    of_payments: int = sum(count for word, count in said if test(word))
    return bool(2 * of_payments > sum(count for _, count in said))


def states_of(texts: pa.ChunkedArray, header: str) -> Said:
    """Read the column; a word that says none of it leaves its row as it is.

    Args:
        texts: One word a row.
        header: What the column is called: only where it asks 是否发放, 0 is an answer.
    """
    asking = header_of(header).text.startswith(_ASKING)
    encoded = texts.combine_chunks().dictionary_encode()
    said = pa.array(
        [_state(word, asking=asking) for word in encoded.dictionary.to_pylist()], pa.string()
    )
    each = as_chunked(said.take(encoded.indices))
    marks = (pc.fill_null(pc.equal(each, one), False) for one in Said._fields)
    return Said(*marks)


def _state(word: str, *, asking: bool) -> str | None:
    text = plain(word)
    if OF_COMPLAINTS.search(text) or _IN_PART.search(text) or is_paid_after_all(text):
        return None
    if _NOT_PAID.search(text) or (asking and text in _NOT):
        return "unpaid"
    if _NOT_YET.search(text):
        return "pending"
    if went_through(text, asking=asking) in ("no", "undone") or REFUSED.fullmatch(text):
        return "failed"
    return None


def is_paid_after_all(text: str) -> bool:
    """退回后已重发 and 首次失败，补发成功; a second try without a result is none."""
    found = _PAID_AFTER_ALL.search(text)
    return found is not None and (found[0].startswith("已") or found["done"] is not None)


def _perhaps_is(text: str) -> bool:
    if OF_COMPLAINTS.search(text):
        return False
    known = text in _NOT or _PAYMENT.search(text) or _NOT_YET.search(text)
    return bool(known) or went_through(text, asking=True) != "unclear"


def _surely_is(text: str) -> bool:
    """Whether it is of payments under 状态 or 处理结果: 处理中 and 作废 may be of anything."""
    known = _SURELY_PAYMENT.search(text) or REFUSED.fullmatch(text)
    return bool(known) and not OF_COMPLAINTS.search(text)
