"""Remarks of a wage sheet that by themselves say that the wage of the row was not paid."""

import re

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.headed import words_of
from wagekit.intake.layout import Layout
from wagekit.intake.texts import as_chunked, plain
from wagekit.intake.wage_state import OF_COMPLAINTS, REFUSED, Said, is_paid_after_all

_HEADERS = frozenset(
    ["备注", "说明", "备注说明", "备注信息", "备注/说明", "附注", "发放备注", "情况说明"]
)
_CLAUSES = re.compile(r"[，,；;。、:：!！()（）\s]+")
_LONGEST = 40
# 未发生 and 工作服未发 are none of these: a clause counts only as a whole.
_WAGE = "((本月|当月|本期|此月|该月)?(份)?(的)?(工资|薪资|工钱|款项)?)"
_PAID = "(发放|支付|付款|打款|领取|到账|发|付|领|给)"
_NOT = "(尚|暂|还|仍|均|都|全部|全)*(未|没有|没)(实际|能)?"
_UNPAID = re.compile(f"(该人|本人|此人)?{_WAGE}{_NOT}{_PAID}(工资|薪资)?")
_OF_CARD = (
    "(收款人?|开户行?|银行卡?|工资卡|卡|账户|帐户|账号|帐号|卡号|户名|姓名|身份证号?|信息|号码)"
    "|错误|有误|不符|不对|不正确|不一致|不存在|异常|注销|销户|冻结|挂失|失效|余额不足"
)
_TRIED = "已|被|因|由于|导致|工资|代发|发放|支付|转账|交易|打款|付款|汇款|对公"
_FAILED = re.compile(f"({_OF_CARD}|{_TRIED})*(退回|退票|退汇|打回|失败|未成功|不成功)")
# The row may be void, or be paid later, or only a part of it be meant: nobody can tell.
_OPEN = re.compile(
    "(本行|该行|此行|本条|该条|此条|该笔|此笔)?(已)?(作废|取消|无效)"
    f"|{_WAGE}(已|暂|现)?(暂扣|扣发|缓发|停发|止付|暂缓|暂不|暂停|不发|待|拒领|拒收|拖欠|欠发|欠付|欠薪|全欠)"
    f"({_PAID}|补发|核实|处理)?(工资)?"
    f"|(加班费|加班工资|奖金|绩效|补贴|余款|尾款|剩余|差额|其余|部分)(工资)?{_NOT}({_PAID}|结)"
    rf"|(\d{{4}}年)?\d{{1,2}}月份?(工资)?{_NOT}{_PAID}"
)


def remark_columns(layout: Layout) -> tuple[int, ...]:
    """The columns of remarks; none in a canonical file, where each cell counts as it stands."""
    if layout.table != "payroll" or layout.canonical:
        return ()
    used = layout.counted
    words = (word.rpartition("/")[2] for word in words_of(layout.headers))
    return tuple(i for i, word in enumerate(words) if word in _HEADERS and i not in used)


def remarks_of(texts: pa.ChunkedArray, paid: pa.ChunkedArray | None) -> Said:
    """Read the column; a remark of anything else leaves its row as it is.

    Args:
        texts: One remark a row.
        paid: What the sheet says was paid: where that is nothing, the remark changes nothing.
    """
    encoded = texts.combine_chunks().dictionary_encode()
    said = pa.array([_state(text) for text in encoded.dictionary.to_pylist()], pa.string())
    each = as_chunked(said.take(encoded.indices))
    if paid is not None:
        each = pc.if_else(pc.fill_null(pc.equal(paid, 0), False), None, each)
    marks = (pc.fill_null(pc.equal(each, one), False) for one in Said._fields)
    return Said(*marks)


def _state(remark: str) -> str | None:
    """未发 alone is unpaid; 未发，离场时结清 says more than that, and what it means is open."""
    text = plain(remark)
    if len(text) > _LONGEST or OF_COMPLAINTS.search(text) or is_paid_after_all(text):
        return None
    said = {_of_clause(clause) for clause in _CLAUSES.split(text) if clause}
    known = said - {None}
    if not known:
        return None
    if None in said or "open" in known or known == {"refused"}:
        return "pending"
    return "failed" if "failed" in known else "unpaid"


def _of_clause(clause: str) -> str | None:
    patterns = {"unpaid": _UNPAID, "failed": _FAILED, "refused": REFUSED, "open": _OPEN}
    return next((said for said, one in patterns.items() if one.fullmatch(clause)), None)
