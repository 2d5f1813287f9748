"""Signs that who owes wages hides from paying them, or is able to pay them (CR-1, CR-3, Y-2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Note
from wagekit.core.logic import HOLDS, TRUE, ZERO, earliest, is_true, latest, stated
from wagekit.model.codes import FOR_WORKS, PAY_ORDERS
from wagekit.model.text import Text

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

AWAY = ("loan", "other")
"""Classes of money that left for no cost of the works."""
TO_OWN_PEOPLE = (*AWAY, "return", "fee")
AVOIDED = ("absent", "refused")
NOTICES = (
    *PAY_ORDERS, "inquiry", "interview", "reminder", "penalty_notice", "penalty", "list_notice",
)  # fmt: skip
"""What is sent to who owes: police or another body can refuse what is sent to them."""
BY_CARD_OF_SITE = "wage_special"
"""Wages from the special account are not paid out of the money of who does not hold it."""

LOST = Note(
    is_true(nw.col("is_lost")),
    Text("；失去联系（{lost_day}）", "; contact was lost ({lost_day})"),
)
POSTED = Note(
    is_true(nw.col("was_posted")),
    Text("；文书以张贴并拍照录像方式送达", "; an order was posted and filmed"),
)
AVOIDS = Note(
    nw.col("avoided") > 0,
    Text(
        "；有{avoided}次通知或文书的结果为未到场或拒绝",
        "; notices or orders met with absence or refusal: {avoided}",
    ),
)
ABLE = Note(
    is_true(nw.col("is_able")),
    Text(
        "；已收工程款{received:yuan}元，不少于应付工资",
        "; {received:yuan} yuan were received for the works, no less than the wages payable",
    ),
)
MOVED = Note(
    is_true(nw.col("has_moved")),
    Text(
        "；工资到期后另向他人转出{moved:yuan}元，不少于所欠工资",
        "; {moved:yuan} yuan went elsewhere after the wages were due, no less than is owed",
    ),
)
SIGNS = (LOST, POSTED, AVOIDS, ABLE, MOVED)


def shows_sign() -> nw.Expr:
    """Whether any of the signs of reading 43 is there; what is not known is none."""
    own = (
        is_true(nw.col("is_lost")) | is_true(nw.col("was_posted")) | is_true(nw.col("avoided") > 0)
    )
    return own | is_true(nw.col("is_able")) | is_true(nw.col("has_moved"))


def with_signs(
    frame: Frame,
    *,
    party: Frame,
    shareholding: Frame,
    pairs: Frame,
    action: Frame,
    receipts: Frame,
    leaving: Frame,
    paid_out: Frame,
    as_of: nw.Expr,
) -> Frame:
    """`frame` of employers with the signs and what they rest on.

    Args:
        frame: has `employer_id`, `first_due`, `sheet_due`, `sum_may` and `open`.
        party: with `lost_contact_on`; who leads or controls a firm counts for it.
        shareholding: with `actual_control`.
        pairs: the orders by employer.
        action: notices and orders with their results.
        receipts: what `received_for_works` gives. What is not `placed` may be for other works.
        leaving: what `moved_away` gives.
        paid_out: what `wages_paid_out` gives.
        as_of: the day of judgement.
    """
    for part in (
        _lost(party, shareholding, as_of),
        _posted(frame, pairs),
        _avoided(avoidances(frame, action, as_of)),
        _summed(receipts.filter("placed"), "received"),
        _summed(receipts, "received_may"),
        _summed(leaving, "moved"),
        paid_out,
    ):
        frame = frame.join(part, on="employer_id", how="left")
    certain = (nw.col("sum_may") > 0) & (nw.col("open") == 0)
    wages = nw.col("sum_may") + nw.coalesce("_paid_out", ZERO)
    return frame.with_columns(
        is_able=certain & (nw.col("received") >= wages),
        perhaps_able=is_true(certain & (nw.col("received_may") >= wages)),
        has_moved=certain & (nw.col("moved") >= nw.col("sum_may")),
    )


def _summed(rows: Frame, name: str) -> Frame:
    grouped = rows.group_by("employer_id")
    return grouped.agg(nw.col("amount").sum().cast(nw.Int64).alias(name))


def _heads(party: Frame, shareholding: Frame) -> Frame:
    """`employer_id`, `head_id`: each party itself, who leads it and who controls it."""
    own = party.select(employer_id="party_id", head_id="party_id")
    leads = party.select(employer_id="party_id", head_id="legal_rep_id")
    rules = shareholding.filter(is_true(nw.col("actual_control")))
    controls = rules.select(employer_id="company_id", head_id="holder_id")
    every = nw.concat([own, leads, controls], how="vertical")
    return every.filter(~nw.col("head_id").is_null())


def _lost(party: Frame, shareholding: Frame, as_of: nw.Expr) -> Frame:
    """A known day of lost contact, of the party or of its head."""
    gone = earliest("lost_contact_on")
    days = party.select(head_id="party_id", _on=gone,
                        _said=stated("lost_contact_on"))  # fmt: skip
    days = days.filter(~nw.col("_on").is_null(), ~is_true(nw.col("_on") > as_of))
    joined = _heads(party, shareholding).join(days, on="head_id")
    known = joined.group_by("employer_id").agg(lost_day=nw.col("_said").min())
    return known.with_columns(is_lost=~nw.col("lost_day").is_null())


def avoidances(frame: Frame, action: Frame, as_of: nw.Expr) -> Frame:
    """`employer_id`, `action_id`: notices that met with absence or refusal, once wages were due."""
    rows = action.select(
        "action_id",
        "result",
        "kind",
        employer_id="party_id",
        _first=nw.coalesce(earliest("served_on"), earliest("decided_on")),
        _last=nw.coalesce(latest("served_on"), latest("decided_on")),
    ).filter(
        is_true(nw.col("result").is_in(AVOIDED)),
        is_true(nw.col("kind").is_in(NOTICES)),
        ~is_true(nw.col("_first") > as_of),
    )
    joined = rows.join(frame.select("employer_id", "sheet_due"), on="employer_id")
    timely = ~is_true(nw.col("_last") < nw.col("sheet_due"))
    return joined.filter(timely).select("employer_id", "action_id")


def _posted(frame: Frame, pairs: Frame) -> Frame:
    """An order to this very party that hangs at its door since wages were due."""
    orders = pairs.filter(nw.col("addressed") == HOLDS, nw.col("served") == HOLDS, "posted")
    joined = orders.join(frame.select("employer_id", "sheet_due"), on="employer_id")
    timely = joined.filter(~is_true(nw.col("served_from") < nw.col("sheet_due")))
    counted = timely.group_by("employer_id").agg(_n=nw.len())
    return counted.select("employer_id", was_posted=~nw.col("_n").is_null())


def _avoided(rows: Frame) -> Frame:
    return rows.group_by("employer_id").agg(avoided=nw.len())


def received_for_works(paid: Frame, laid: Frame, only_project: Frame, owing_place: Frame) -> Frame:
    """`employer_id`, `payment_id`, `amount`: money for works in the projects where it owes, or may.

    `placed`: it is of one of them, or it is not known in which it owes. A payment that names
    neither project nor contract is of the only one in which the employer takes part, else the
    payer, unless the employer is known elsewhere alone.
    """
    money = paid.filter(is_true(nw.col("class").is_in(FOR_WORKS))).select(
        "payment_id", "amount", employer_id="payee_id", _payer="payer_id",
        _told=~nw.col("project_id").is_null() | ~nw.col("contract_id").is_null(),
    )  # fmt: skip
    places = laid.select("payment_id", _project="project_id")
    only = only_project.rename({"party": "employer_id"})
    met = money.join(places, on="payment_id").join(owing_place, on="employer_id")
    met = met.join(only, on="employer_id", how="left")
    apart = ~is_true(nw.col("_payer") == nw.col("employer_id"))
    there, here = nw.col("_project"), nw.col("project_id")
    alone, elsewhere = (
        is_true(known) for known in (nw.col("only") == here, nw.col("only") != here)
    )
    stated = is_true(there == here) & (nw.col("_told") | ~elsewhere)
    placed = here.is_null() | stated | (alone & there.is_null())
    rows = met.filter(here.is_null() | there.is_null() | (there == here), apart)
    once = rows.with_columns(placed=placed).group_by("employer_id", "payment_id")
    return once.agg(nw.col("amount").max(), nw.col("placed").max())


def moved_away(
    frame: Frame, paid: Frame, party: Frame, shareholding: Frame, worker: Frame
) -> Frame:
    """`employer_id`, `payment_id`, `amount`: what left for no cost of works, wages being due."""
    money = paid.filter(~nw.col("payee_id").is_null()).select(
        "payment_id", "amount", "class", "on", "payee_id", employer_id="payer_id"
    )
    later = money.join(frame.select("employer_id", "first_due"), on="employer_id")
    later = later.filter(is_true(nw.col("on") > nw.col("first_due")))
    heads = _heads(party, shareholding).rename({"head_id": "payee_id"})
    heads = heads.filter(nw.col("payee_id") != nw.col("employer_id"))
    owners = shareholding.select(employer_id="company_id", payee_id="holder_id")
    columns = ("employer_id", "payee_id")
    near = nw.concat([heads.select(*columns), owners.select(*columns)], how="vertical")
    near = near.group_by(*columns).agg(_near=nw.len())
    hired = worker.select(payee_id="worker_id").group_by("payee_id").agg(_hired=nw.len())
    joined = later.join(near, on=list(columns), how="left").join(hired, on="payee_id", how="left")
    own = ~nw.col("_near").is_null() & is_true(nw.col("class").is_in(TO_OWN_PEOPLE))
    other = nw.col("_hired").is_null() & is_true(nw.col("class").is_in(AWAY))
    apart = ~is_true(nw.col("payee_id") == nw.col("employer_id"))
    return joined.filter(apart, own | other).select("employer_id", "payment_id", "amount")


def wages_paid_out(
    wage_line: Frame,
    owing_place: Frame,
    payroll: Frame,
    account_holder: Frame,
    general_party: Frame,
) -> Frame:
    """`employer_id`, `_paid_out`: what it has paid its workers itself where it owes wages.

    The general contractor opens the special account (T26) and pays the workers of its
    subcontractors from it (T31): that costs these nothing, and the holder what it had received.
    Where it is not known who the general contractor is, it may be the employer.
    """
    here = wage_line.join(owing_place, on=["employer_id", "project_id"], how="semi")
    payers = payroll.select("payroll_id", "payer_id", account="payer_account")
    payers = payers.join(account_holder, on="account", how="left").drop("account")
    generals = general_party.select("project_id", employer_id="party_id", _general=TRUE).unique()
    some = generals.select("project_id", _known=TRUE).unique()
    lines = here.join(payers, on="payroll_id", how="left")
    lines = lines.join(generals, on=["project_id", "employer_id"], how="left")
    lines = lines.join(some, on="project_id", how="left")
    payer = nw.coalesce("holder_id", "payer_id")
    holds = is_true(nw.col("_general")) | nw.col("_known").is_null()
    own = nw.coalesce(payer == nw.col("employer_id"), holds)
    paid = lines.filter(~is_true(nw.col("channel") == BY_CARD_OF_SITE) | is_true(own))
    return paid.group_by("employer_id").agg(_paid_out=nw.col("paid").sum().cast(nw.Int64))
