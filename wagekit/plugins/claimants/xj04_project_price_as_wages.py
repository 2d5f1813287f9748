"""XJ04: what a holder of works or leader of a team claims as wages may be a price of works."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import (
    Ladder,
    cannot_tell,
    cite,
    clear_when,
    found,
    ladder,
    not_applicable,
)
from wagekit.core.logic import HOLDS, OPEN, TRUE, Frame, is_true
from wagekit.core.roster import named_people
from wagekit.core.rule import rule
from wagekit.law import parameter
from wagekit.model.text import Text
from wagekit.plugins.claimant import (
    BY_NAME,
    NOBODY_KNOWN,
    NOT_YET,
    NOWHERE,
    OTHER_MONEY,
    held_rows,
    of_subjects,
    shown,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wagekit.core.ladder import Step

BY_PRICE = ("works", "team")
ASKED = ("team_agreement", "team_list", "claim_statement", "wage_sheet")


@rule(
    "XJ04",
    "project_price_as_wages",
    title=Text("主张的工资可能是承包款", "A price of works may be claimed as wages"),
    subject="claimant",
    articles=("T52", "T50"),
    parameters=("one_persons_monthly_wage",),
)
def project_price_as_wages(
    claimed: Frame,
    standing: Frame,
    held_price: Frame,
    laid: Frame,
    team: Frame,
    worker: Frame,
    alias: Frame,
    any_payment: nw.Expr,
    as_of: nw.Expr,
) -> Ladder:
    """Somebody who holds works or leads a team claims a sum as wages that may be a price of works.

    Why it matters: project money claimed in the name of wages falls under T52; but a team's price
    holds the wages of its members, and must be divided among them before anything is said.
    Found when: the sum claimed is the price of a works or labour contract, or of a team, that is
    the person's own, or what is left of it after payments; or the person holds works or leads a
    team with a price, and claims no less than the whole price, more than one person can be thought
    to earn in the months claimed, or the whole sum of a clue of several people.
    Not found when: the wage sheets say that as much is unpaid to the person; or the person is a
    worker without works of the own. A clue that asks for project money by that name is not reached,
    nor is a supplier (XJ02).
    Assumes: 30,000 yuan a month as the most that one person earns, a number of this software.
    Other sums of a leader, foremen without a known price, and workers who claim just the price of
    their team are open.
    """
    frame = claimed.join(standing, on="subject", how="left")
    toward_price = _toward_price(laid, held_price, as_of)
    frame = _with_received(frame, _received(toward_price), any_payment)
    frame = _with_prices(frame, held_price)
    frame = _with_team_price(frame, team, worker, alias).with_columns(**_sums())
    by_price = nw.col("holds") == HOLDS
    return ladder(
        frame,
        NOT_YET,
        OTHER_MONEY,
        NOBODY_KNOWN,
        NOWHERE,
        clear_when(
            nw.col("own_wages") & nw.col("equal").is_null(),
            "主张数额不超过工资表上本人未付的工资",
            "no more is claimed than is unpaid to the person on the wage sheets",
        ),
        cannot_tell(
            nw.col("own_wages"),
            "{claimant_name}主张的{claimed_amount:sum}与其承包价或者未付余额相同，但工资表上也有其未付的"
            "工资{unpaid:yuan}元，主张的是哪一项未知",
            "the {claimed_amount:sum} that {claimant_name} claims are the price of the person's own"
            " works or what is left of it, but the wage sheets have {unpaid:yuan} yuan unpaid, too:"
            " which of the two is claimed is not known",
            ask=ASKED,
        ),
        *_found_steps(by_price),
        not_applicable(
            (nw.col("as_supplier") | (nw.col("supplies") == HOLDS)) & ~by_price,
            "供应商主张的款项由 XJ02 判断",
            "what a supplier claims is judged by XJ02",
        ),
        *_open_steps(by_price),
        clear_when(
            nw.any_horizontal(
                *("as_worker", "as_manager", "attended"),
                nw.col("lines_here") > 0,
                ignore_nulls=True,
            ),
            "没有其本人承包工程或者带班计价的记录",
            "nothing shows works or a priced team of the person's own",
        ),
        cannot_tell(
            TRUE,
            "资料没有{claimant_name}在该项目的岗位、承包、考勤和工资记录，主张的{claimed_amount:sum}是否"
            "为工资未知",
            "the data have no role, works, attendance or wages of {claimant_name} in the project:"
            " whether the {claimed_amount:sum} claimed are wages is not known",
            ask=["claim_statement", "labour_contract", "attendance_record", "wage_sheet"],
        ),
        notes=[BY_NAME],
        evidence=[
            *shown(frame, worker, alias),
            cite("contract", "contract_id", frame=held_rows(frame, held_price, "contract_id")),
            cite("team", "team_id", frame=held_rows(frame, held_price, "team_id")),
            cite("payment", "payment_id", frame=_payments(frame, toward_price)),
        ],
        parties=["person_id"],
        amount="claimed_amount",
        period="period",
    )


def _found_steps(by_price: nw.Expr) -> Sequence[Step]:
    return (
        found(
            ~nw.col("equal").is_null(),
            "{claimant_name}主张的{claimed_amount:sum}与其本人承包或者带班的价款{equal:yuan}元"
            "（已付{received:sum}）或者其未付余额相同，可能是承包款，须先拆分到人核实工资",
            "the {claimed_amount:sum} that {claimant_name} claims are the price of"
            " {equal:yuan} yuan of the person's own works or team, or what is left of it"
            " (paid: {received:sum}): it may be a price of works, and must be divided"
            " among the people before wages are seen",
            ask=ASKED,
        ),
        found(
            is_true(by_price & (nw.col("claimed_amount") >= nw.col("highest"))),
            "{claimant_name}在该项目承包或者带班，主张的{claimed_amount:sum}不低于全部承包价"
            "{highest:yuan}元，可能包含承包款，须先拆分到人核实工资",
            "{claimant_name} holds works or leads a team in the project, and claims"
            " {claimed_amount:sum}, no less than the whole price of {highest:yuan} yuan: it may"
            " contain a price of works, and must be divided among the people first",
            ask=ASKED,
        ),
        found(
            by_price & nw.col("too_much"),
            "{claimant_name}在该项目承包或者带班，主张{period}的工资{claimed_amount:sum}，超过一人{months}"
            "个月通常的工资，可能是班组的承包款，须先拆分到人核实",
            "{claimant_name} holds works or leads a team in the project, and claims"
            " {claimed_amount:sum} of wages of {period}, more than one person can be thought to"
            " earn in {months:month|months}: it may be the team's price, and must be divided among"
            " the people first",
            ask=ASKED,
        ),
        found(
            by_price & nw.col("for_all"),
            "{claimant_name}在该项目承包或者带班，一人主张的{claimed_amount:sum}即线索反映的{people}人的"
            "总额，可能是班组的承包款，须先拆分到人核实",
            "{claimant_name} holds works or leads a team in the project, and alone claims the"
            " {claimed_amount:sum} of all {people:person|people} of the clue: it may be the team's"
            " price, and must be divided among the people first",
            ask=ASKED,
        ),
    )


def _open_steps(by_price: nw.Expr) -> Sequence[Step]:
    leads = by_price | nw.col("as_foreman") | nw.col("unsaid") | (nw.col("holds") == OPEN)
    return (
        cannot_tell(
            leads,
            "{claimant_name}在该项目承包、带班或者登记为班组长，主张的{claimed_amount:sum}是本人工资、班组"
            "工资还是承包款未知",
            "{claimant_name} holds works, leads a team or is listed as a foreman in the project:"
            " whether the {claimed_amount:sum} claimed are the person's wages, the team's, or a"
            " price of works is not known",
            ask=ASKED,
        ),
        cannot_tell(
            is_true(nw.col("claimed_amount") == nw.col("team_price")),
            "{claimant_name}主张的{claimed_amount:sum}与其所在班组的承包价相同，是否代班组主张未知",
            "the {claimed_amount:sum} that {claimant_name} claims are the price of the person's"
            " team: whether they are claimed for the whole team is not known",
            ask=ASKED,
        ),
    )


def _sums() -> dict[str, nw.Expr]:
    """What the sum claimed is compared with; never null but for the `months`."""
    most = nw.lit(int(str(parameter("one_persons_monthly_wage").on(None))), dtype=nw.Int64)
    sum_, months = nw.col("claimed_amount"), nw.col("last") - nw.col("first") + 1
    return {
        "months": months,
        "own_wages": is_true((nw.col("unpaid") > 0) & (sum_ <= nw.col("unpaid"))),
        "too_much": is_true((months > 0) & (sum_ > months * most)),
        "for_all": is_true((nw.col("people") > 1) & (sum_ == nw.col("clue_amount"))),
    }


def _toward_price(laid: Frame, held_price: Frame, as_of: nw.Expr) -> Frame:
    """Money of works that came by `as_of`, and labour cost under the payee's own contract.

    Labour cost to somebody listed as a worker is else taken as wages.
    """
    own = held_price.filter(nw.col("sort") == "works").select("contract_id", payee_id="person_id")
    keys = own.group_by("contract_id", "payee_id").agg(_own=nw.len())
    paid = laid.filter(~is_true(nw.col("on") > as_of), ~nw.col("payee_id").is_null())
    marked = paid.join(keys, on=["contract_id", "payee_id"], how="left")
    labour = is_true(nw.col("class") == "labour_cost") & ~nw.col("_own").is_null()
    return marked.filter(nw.col("works") | labour)


def _received(paid: Frame) -> Frame:
    """`place`, `person_id`, `received`: what came toward a price; null if a sum is not known."""
    sums = paid.group_by("project_id", "payee_id").agg(
        _sum=nw.col("amount").sum().cast(nw.Int64),
        _unknown=nw.col("amount").is_null().max(),
    )
    known = nw.when(~nw.col("_unknown")).then("_sum")
    return sums.select(place="project_id", person_id="payee_id", received=known, _told=TRUE)


def _with_received(frame: Frame, received: Frame, any_payment: nw.Expr) -> Frame:
    """`received`: nothing where there are payments and none went to the person."""
    joined = frame.join(received, on=["place", "person_id"], how="left")
    nothing = nw.col("_told").is_null() & any_payment
    sum_ = nw.when(nothing).then(nw.lit(0)).otherwise("received").cast(nw.Int64)
    return joined.with_columns(received=sum_).drop("_told")


def _with_prices(frame: Frame, held_price: Frame) -> Frame:
    """`equal`: the price that is claimed, whole or what is left of it; the `highest` price."""
    works = held_price.filter(nw.col("sort").is_in(BY_PRICE))
    prices = [works.select("place", "person_id", price=c) for c in ("price", "labour_price")]
    known = nw.concat(prices, how="vertical").filter(nw.col("price") > 0)
    asked = frame.select("subject", "place", "person_id", "claimed_amount", "received")
    rows = asked.join(known, on=["place", "person_id"])
    left = nw.col("price") - nw.col("received")
    same = nw.any_horizontal(
        is_true(nw.col("claimed_amount") == nw.col("price")),
        is_true((nw.col("claimed_amount") == left) & (left > 0)),
        ignore_nulls=True,
    )
    each = rows.group_by("subject").agg(
        equal=nw.when(same).then("price").max(), highest=nw.col("price").max()
    )
    return frame.join(each, on="subject", how="left")


def _with_team_price(frame: Frame, team: Frame, worker: Frame, alias: Frame) -> Frame:
    """`team_price`: that of the team in which the roster has the person."""
    prices = team.select("project_id", "team_id", team_price="contract_price")
    members = named_people(worker, alias).join(prices, on=["project_id", "team_id"])
    each = members.group_by("project_id", "person_id").agg(nw.col("team_price").max())
    each = each.rename({"project_id": "place"})
    return frame.join(each, on=["place", "person_id"], how="left")


def _payments(frame: Frame, paid: Frame) -> Frame:
    rows = paid.select("project_id", "payment_id", person_id="payee_id")
    return of_subjects(frame.filter(~nw.col("equal").is_null()), rows, "payment_id")
