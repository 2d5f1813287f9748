"""YJ01: wages of a large amount stayed unpaid after an order, with signs of hiding or of means."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import (
    Ladder,
    cannot_tell,
    cite,
    clear,
    clear_when,
    found,
    ladder,
)
from wagekit.core.logic import FALSE, HOLDS, TRUE, Frame, how_many, is_true, latest, not_later
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.evasion import (
    SIGNS,
    avoidances,
    moved_away,
    received_for_works,
    shows_sign,
    wages_paid_out,
    with_signs,
)
from wagekit.plugins.unmet_order import (
    AMOUNT_NOTES,
    INDIVIDUAL,
    LARGE_AMOUNT,
    SEVERAL,
    UNSAID,
    debt_rows,
    employers,
    no_order,
    nothing_owed,
    open_amount,
    open_order,
    ordered_to_pay,
    untold_acts,
    with_best_order,
    with_open_clues,
)


@rule(
    "YJ01",
    "crime_transfer_due",
    title=Text("涉嫌拒不支付劳动报酬，应审查移送", "Refusal to pay wages: transfer to examine"),
    subject="party",
    articles=("CR-1", "CR-2", "CR-3", "CR-4", "CR-5", "CR-7", "CR-8", "Y-2", "Y-4", "Y-5"),
    parameters=LARGE_AMOUNT,
)
def crime_transfer_due(
    debt_now: Frame,
    ordered_debt: Frame,
    wage_debt: Frame,
    owing_place: Frame,
    wage_line: Frame,
    payroll: Frame,
    account_holder: Frame,
    general_party: Frame,
    arrears: Frame,
    addressed_action: Frame,
    project: Frame,
    party: Frame,
    shareholding: Frame,
    worker: Frame,
    actor: Frame,
    paid: Frame,
    laid: Frame,
    only_project: Frame,
    as_of: nw.Expr,
    any_action: nw.Expr,
) -> Ladder:
    """An employer left a large amount of wages unpaid after an order, and hides or has means.

    Why it matters: the labour authority must examine whether to hand the case to the police: its
    head decides within 3 days, and the case goes over within 24 hours (Y-5). Whoever pays before
    the police file the case may be no offender (CR-7).
    Found when: all three are there: a large amount (three months' pay of one worker and the
    province's amount, or ten workers' and the larger one), due before an order in writing was
    served; the order served, its term over, and not met; and a sign of hiding (lost contact, a
    posted order, absence, refusal) or of means (money for the works that covers the wages, or as
    much moved elsewhere after they were due). Individuals and firms without standing too (CR-8).
    Not found when: one of the three lacks; the case was handed over already; only a general
    contractor's duty to pay first is open. Two to nine workers are not added up. A call
    or message is no order, and one served before the wages were due does not count for them.
    Assumes: arrears of one employer add up over its projects. Without the province's number, the
    highest of the law proves and the lowest excludes. A term that ends on a day of rest ends on the
    next working day. Service by message alone is open. Means are open until money for the works
    covers what is owed and what the employer paid in wages itself: from the special account only
    where that is its own (T31). A payment that names neither project nor contract leaves means
    open, unless the employer, or its payer, takes part in that project only. An act that names an
    entry of the ledger and nobody is on the firm of that entry. One on the firm, of no stated kind,
    may be the transfer, and leaves it open.
    """
    who = employers(debt_now, arrears, ordered_to_pay(addressed_action), project, actor)
    frame = with_best_order(who, ordered_debt, "met_large")
    frame = with_open_clues(frame, wage_debt)
    receipts = received_for_works(paid, laid, only_project, owing_place)
    leaving = moved_away(who, paid, party, shareholding, worker)
    frame = with_signs(
        frame,
        party=party,
        shareholding=shareholding,
        pairs=ordered_debt,
        action=addressed_action,
        receipts=receipts,
        leaving=leaving,
        paid_out=wages_paid_out(wage_line, owing_place, payroll, account_holder, general_party),
        as_of=as_of,
    )
    frame = _with_transfer(frame, addressed_action, as_of)
    untold = untold_acts(addressed_action, as_of).select("action_id", "employer_id")
    return ladder(
        frame,
        clear_when(
            is_true(nw.col("transferred")), "已移送公安机关", "handed over to the police already"
        ),
        *nothing_owed(),
        clear_when(
            is_true(nw.col("large") == 0),
            "所欠工资未达数额较大（二至九人不累加）",
            "no large amount is owed (two to nine workers are not added up)",
        ),
        *no_order(any_action),
        clear_when(
            is_true(nw.col("verdict") == 0),
            "责令支付的文书送达时已到期的工资未达数额较大",
            "what was due when the order was served is no large amount",
        ),
        *open_order(),
        *open_amount(nw.col("met_large")),
        cannot_tell(
            shows_sign() & (nw.col("verdict") == HOLDS) & (nw.col("untold") > 0),
            "{employer_name}尚欠{people_sure}名劳动者工资{sum_sure:yuan}元，已达数额较大的标准，责令期限（{due_day}）"
            "已届满；另有{untold}份没有写明种类的文书，是否为移送公安机关未知",
            "{employer_name} still owes {people_sure:worker|workers} {sum_sure:yuan} yuan of wages,"
            " a large amount, and the order expired on {due_day}; {untold:document|documents} of no"
            " stated kind may be the transfer to the police",
            ask=["transfer_record", "wage_payment_proof"],
        ),
        found(
            shows_sign() & (nw.col("verdict") == HOLDS),
            "{employer_name}尚欠{people_sure}名劳动者工资{sum_sure:yuan}元，已达数额较大的标准；责令支付的文书"
            "（{order_day}）已送达，期限{due_day}届满，未见全部履行，须审查是否移送公安机关",
            "{employer_name} still owes {people_sure:worker|workers} {sum_sure:yuan} yuan of wages,"
            " a large amount; the order to pay of {order_day} was served, expired on {due_day} and"
            " is not known to be met in full: a transfer to the police is to be examined",
            ask=["wage_payment_proof", "service_proof", "evasion_proof", "asset_records"],
        ),
        cannot_tell(
            (nw.col("verdict") == HOLDS) & nw.col("perhaps_able"),
            "{employer_name}尚欠工资{sum_sure:yuan}元，已达数额较大的标准，责令期限已届满；已收工程款"
            "{received_may:yuan}元，部分款项没有写明项目，是否为该项目的工程款、是否有能力支付未知",
            "{employer_name} still owes {sum_sure:yuan} yuan of wages, a large amount, and the"
            " order has expired; {received_may:yuan} yuan were received for works, and of some of"
            " it the project is not known, nor therefore whether the firm is able to pay",
            ask=["payment_records", "evasion_proof", "asset_records"],
        ),
        cannot_tell(
            nw.col("verdict") == HOLDS,
            "{employer_name}尚欠工资{sum_sure:yuan}元，已达数额较大的标准，责令期限已届满；尚无逃避支付或者"
            "有能力支付而不付的证据（失联、张贴送达、未到场、拒绝、收款或转移财产）",
            "{employer_name} still owes {sum_sure:yuan} yuan of wages, a large amount, and the"
            " order has expired; nothing shows yet that it hides from paying or is able to pay"
            " (lost contact, posted order, absence, refusal, money received or moved away)",
            ask=["evasion_proof", "asset_records"],
        ),
        clear("三项条件不齐备", "the three conditions are not all there"),
        notes=[*AMOUNT_NOTES, *SIGNS, SEVERAL, UNSAID, INDIVIDUAL],
        evidence=[
            cite("party", "employer_id"),
            cite("action", "action_id"),
            cite("action", "action_id", frame=_of(who, avoidances(who, addressed_action, as_of))),
            cite("action", "action_id", frame=_of(who, untold)),
            cite("payroll", "payroll_id", frame=debt_rows(who, wage_debt, "payroll", "payroll_id")),
            cite("arrears", "entry_id", frame=debt_rows(who, wage_debt, "arrears", "entry_id")),
            cite("clue", "clue_id", frame=debt_rows(who, wage_debt, "clue", "clue_id")),
            cite("payment", "payment_id", frame=_of(who, receipts)),
            cite("payment", "payment_id", frame=_of(who, leaving)),
        ],
        parties=["employer_id"],
        amount="known_sum",
    )


def _of(frame: Frame, rows: Frame) -> Frame:
    subjects = frame.select("subject", "employer_id", "project_id")
    return rows.join(subjects, on="employer_id")


def _with_transfer(frame: Frame, action: Frame, as_of: nw.Expr) -> Frame:
    """`transferred`, and `untold`: how many acts that state no kind may be the transfer.

    A case that went over before the order was served was about other wages.
    """
    over = action.filter(is_true(nw.col("kind") == "transfer_police"))
    over = over.filter(not_later("decided_on", as_of)).select(
        employer_id="party_id",
        _over=nw.coalesce(latest("decided_on"), latest("served_on")),
        _untold=FALSE,
    )
    untold = untold_acts(action, as_of).filter(~nw.col("paid"))
    untold = untold.select("employer_id", _over="day_to", _untold=TRUE)
    rows = nw.concat([over, untold], how="vertical")
    joined = rows.join(frame.select("employer_id", "served_from"), on="employer_id")
    same = joined.filter(~is_true(nw.col("_over") < nw.col("served_from")))
    handed = same.group_by("employer_id").agg(
        _sure=how_many(~nw.col("_untold")), _untold=how_many(nw.col("_untold"))
    )
    whole = frame.join(handed, on="employer_id", how="left")
    return whole.with_columns(
        transferred=is_true(nw.col("_sure") > 0), untold=nw.coalesce("_untold", nw.lit(0))
    ).drop("_sure", "_untold")
