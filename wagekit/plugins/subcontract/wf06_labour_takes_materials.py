"""WF06: a labour contractor charges main materials and large machinery besides labour."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, clear_when, found, not_applicable
from wagekit.core.logic import ZERO, Frame, is_true
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.reach import LABOUR, perhaps_itself, to_nobody_named, under_method

MAIN = nw.col("price_main_materials")
MACHINERY = nw.col("price_large_machinery")
TURNOVER = nw.col("price_turnover_materials")
MINOR = nw.col("price_minor")


@rule(
    "WF06",
    "labour_takes_materials",
    title=Text("劳务承包人计取主材和机械费", "Labour contractor charges materials and machinery"),
    subject="contract",
    articles=("WF-12.6",),
)
def labour_takes_materials(work: Frame) -> Ladder:
    """A labour contract is priced with main materials and with large machinery or turnover ones.

    Why it matters: who brings materials and machines builds, and does not only lend hands; the
    labour contract then hides a subcontract of works (WF-12.6).
    Found when: the price holds main materials, and also large machinery or main turnover
    materials.
    Not found when: it holds only one of the two, or only minor materials and tools.
    Assumes: what the stated parts leave of the price, if nothing, leaves no room for others that
    are not stated. What may be a branch of the other side, or a contractor whom nobody names,
    leaves it open.
    """
    stated = [nw.coalesce(part, ZERO) for part in (MINOR, MAIN, MACHINERY, TURNOVER)]
    room = nw.col("price") - nw.col("price_labour") - nw.sum_horizontal(*stated)
    charges = (MAIN > 0) & ((MACHINERY > 0) | (TURNOVER > 0))
    return under_method(
        work.with_columns(charged=_charged()),
        not_applicable(
            is_true(~LABOUR | nw.col("own")),
            "不是劳务分包合同",
            "not a labour subcontract",
        ),
        perhaps_itself(LABOUR & charges),
        to_nobody_named(LABOUR & charges),
        found(
            is_true(LABOUR & charges),
            "{contractor_name}的劳务合同价款含主要材料费，又含大中型机械或主要周转材料费，合计{charged:yuan}元",
            "the labour contract of {contractor_name} is priced with main materials and with large"
            " machinery or turnover materials, together {charged:yuan} yuan",
            ask=["contract_price"],
        ),
        clear_when(
            is_true(~charges),
            "没有同时计取主要材料费和大中型机械、主要周转材料费",
            "main materials and large machinery or turnover materials are not charged together",
        ),
        clear_when(
            is_true(charges.is_null() & (room == 0)),
            "已载明的各部分价款合计已是全部价款",
            "the parts that are stated are the whole price",
        ),
        cannot_tell(
            is_true(charges),
            "{contractor_name}的合同计取主要材料和机械费，但是否为劳务合同未知",
            "the contract of {contractor_name} holds materials and machinery, but whether it is a"
            " labour contract is not known",
            ask=["contract_paper"],
        ),
        cannot_tell(
            nw.lit(True),
            "{contractor_name}的劳务合同价款组成未知",
            "the make-up of the price of the contract of {contractor_name} is not known",
            ask=["contract_price"],
        ),
        amount="charged",
    )


def _charged() -> nw.Expr:
    """What is stated of the three parts, added; null where none of them is."""
    parts = [nw.coalesce(part, ZERO) for part in (MAIN, MACHINERY, TURNOVER)]
    stated = ~MAIN.is_null() | ~MACHINERY.is_null() | ~TURNOVER.is_null()
    return nw.when(stated).then(parts[0] + parts[1] + parts[2])
