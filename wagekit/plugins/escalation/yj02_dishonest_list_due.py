"""YJ02: an order to pay expired, over wages of a large amount or after a mass incident."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import (
    Ladder,
    Note,
    cannot_tell,
    cite,
    clear,
    clear_when,
    found,
    ladder,
    not_applicable,
)
from wagekit.core.logic import (
    FALSE,
    HOLDS,
    NO_DAY,
    OPEN,
    TRUE,
    Frame,
    how_many,
    is_true,
    latest,
    not_later,
)
from wagekit.core.rule import rule
from wagekit.law import parameter
from wagekit.model.clue_kinds import NOT_WAGES
from wagekit.model.codes import PAID_RESULTS
from wagekit.model.text import Text
from wagekit.plugins.deadline import after_workdays
from wagekit.plugins.unmet_order import (
    AMOUNT_NOTES,
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

DECIDE, EXTEND, YEARS = (
    parameter(name) for name in ("list_decide_workdays", "list_extend_workdays", "list_years")
)
FROM = nw.lit(DECIDE.history()[0].begins)
"""The first day on which there was such a list in the whole country."""
BY_EXPIRY = nw.lit(EXTEND.history()[0].begins)
"""From this day on the period runs from the expiry of the order; before, from the decision."""

IS_DATED = is_true(~nw.col("decide_by").is_null() & (nw.col("verdict") == HOLDS))
DAY_PAST = Text("（该日已过）", " (that day is past)")
IN_TIME = Note(
    IS_DATED,
    Text(
        "；列入决定应于{decide_by:day}前作出",
        "; whether to list is to be decided by {decide_by:day}",
    ),
)
LATE = Note(IS_DATED & nw.col("decide_by_past"), DAY_PAST)
EXTENDED = Note(
    IS_DATED,
    Text("，经延长不迟于{extended_to:day}", ", if extended by {extended_to:day}"),
)
EXTENDED_LATE = Note(IS_DATED & nw.col("extended_to_past"), DAY_PAST)
PERIOD = (IN_TIME, LATE, EXTENDED, EXTENDED_LATE)
NOTICED = Note(
    is_true(nw.col("noticed")),
    Text("；列入告知书已作出", "; the notice of listing was made out"),
)
OLDER = Note(
    is_true(nw.col("is_older")),
    Text(
        "；2022年以前的事实，适用当时的规定", "; facts before 2022 rest on the rules of that time"
    ),
)
INCIDENT = Note(
    is_true(nw.col("incident") == HOLDS),
    Text("；线索记录有群体性事件", "; a clue tells of a mass incident"),
)


@rule(
    "YJ02",
    "dishonest_list_due",
    title=Text("符合列入失信名单条件，尚未决定", "To be considered for the dishonest list"),
    subject="party",
    articles=("X5", "X6", "X7", "X8", "CR-4", "X-2017-16"),
    parameters=(
        "list_decide_workdays",
        "list_extend_workdays",
        "list_years",
        *LARGE_AMOUNT,
    ),
)
def dishonest_list_due(
    debt_now: Frame,
    ordered_debt: Frame,
    wage_debt: Frame,
    arrears: Frame,
    clue: Frame,
    addressed_action: Frame,
    project: Frame,
    actor: Frame,
    calendar: Frame,
    as_of: nw.Expr,
    any_action: nw.Expr,
) -> Ladder:
    """An order to pay wages expired unmet, and nobody has decided on the dishonest list.

    Why it matters: the decision is due within 20 working days of the order's expiry, 20 more if
    extended (X8). A listed firm, and those responsible, may not be awarded public works for three
    years.
    Found when: an order to pay was served, its term is over and it is not met, and the wages due
    before it reach the amount of the crime, or a clue tells of a mass incident (X5). No conviction
    is needed, nor a sign of hiding or of means.
    Not found when: no order was served and expired; it was met, which shows a correction (X7: with
    a written promise who corrects before the decision may be left out); a decision of listing
    stands already; or no such list existed yet.
    Assumes: amounts as for the crime. Before 2022 the older list applies, whose period runs from
    the decision. A mass incident counts whether it came before or after the order. A decision of
    listing counts for its term. An act that names an entry of the ledger and nobody is on the firm
    of that entry. One on the firm, of no stated kind, may be the decision, and leaves it open.
    """
    incidents = _incidents(clue, as_of)
    level = incidents.select("employer_id", incident=nw.lit(HOLDS)).unique()
    pairs = ordered_debt.join(level, on="employer_id", how="left").with_columns(reach=_reach())
    who = employers(debt_now, arrears, _looked_at(addressed_action, clue, as_of), project, actor)
    frame = with_best_order(who, pairs, "reach")
    frame = with_open_clues(frame, wage_debt)
    frame = _with_days(frame, calendar, as_of)
    frame = _with_listing(frame, addressed_action, as_of)
    untold = untold_acts(addressed_action, as_of)
    return ladder(
        frame,
        clear_when(
            nw.col("listed"), "已作出列入失信名单的决定", "a decision of listing stands already"
        ),
        *nothing_owed(),
        clear_when(
            is_true(nw.col("large") == 0) & nw.col("incident").is_null(),
            "所欠工资未达数额标准，也没有群体性事件的记录",
            "neither the amount nor a mass incident is on record",
        ),
        *no_order(any_action),
        not_applicable(
            is_true(nw.col("due_last") < FROM),
            "责令期限在黑名单制度施行以前届满",
            "the order expired before there was such a list",
        ),
        clear_when(
            is_true(nw.col("verdict") == 0),
            "责令支付的文书送达时已到期的工资未达数额标准",
            "what was due when the order was served does not reach the amount",
        ),
        *open_order(),
        *open_amount(nw.col("reach")),
        cannot_tell(
            is_true(nw.col("verdict") == HOLDS) & (nw.col("untold") > 0),
            "已责令{employer_name}支付工资（{order_day}），期限{due_day}届满，未见全部履行；另有{untold}份"
            "没有写明种类的文书，是否为列入失信名单的决定未知",
            "{employer_name} was ordered to pay wages ({order_day}), the term ended on {due_day}"
            " and the order is not known to be met in full; {untold:document|documents} of no"
            " stated kind may be the decision of listing",
            ask=["list_papers", "wage_payment_proof"],
        ),
        found(
            is_true(nw.col("verdict") == HOLDS) & nw.col("met_may").is_null(),
            "已责令{employer_name}支付工资（{order_day}），期限{due_day}届满，未见全部履行，须审查是否列入失信名单",
            "{employer_name} was ordered to pay wages ({order_day}); the term ended on {due_day}"
            " and the order is not known to be met in full",
            ask=["list_papers", "wage_payment_proof", "service_proof"],
        ),
        found(
            is_true(nw.col("verdict") == HOLDS),
            "{employer_name}尚欠{people_sure}名劳动者工资{sum_sure:yuan}元；责令支付的文书（{order_day}）"
            "期限{due_day}届满，未见全部履行，须审查是否列入失信名单",
            "{employer_name} still owes {people_sure:worker|workers} {sum_sure:yuan} yuan of wages;"
            " the order to pay ({order_day}) expired on {due_day} and is not known to be met in"
            " full",
            ask=["list_papers", "wage_payment_proof", "service_proof"],
        ),
        cannot_tell(
            nw.col("verdict").is_null(),
            "{employer_name}是否符合列入条件未知",
            "whether {employer_name} is to be considered is not known",
            ask=["pay_order_papers"],
        ),
        clear("列入条件不齐备", "the conditions are not all there"),
        notes=[*AMOUNT_NOTES, INCIDENT, *PERIOD, NOTICED, OLDER, SEVERAL, UNSAID],
        evidence=[
            cite("party", "employer_id"),
            cite("action", "action_id"),
            cite("payroll", "payroll_id", frame=debt_rows(who, wage_debt, "payroll", "payroll_id")),
            cite("arrears", "entry_id", frame=debt_rows(who, wage_debt, "arrears", "entry_id")),
            cite("clue", "clue_id", frame=debt_rows(who, wage_debt, "clue", "clue_id")),
            cite("clue", "clue_id", frame=_of(who, incidents, "clue_id")),
            cite("action", "action_id", frame=_of(who, untold, "action_id")),
        ],
        parties=["employer_id", "legal_rep_id"],
        amount="known_sum",
        law_on="law_day",
    )


def _of(frame: Frame, rows: Frame, key: str) -> Frame:
    subjects = frame.select("subject", "employer_id", "project_id")
    return rows.select(key, "employer_id").join(subjects, on="employer_id")


def _looked_at(action: Frame, clue: Frame, as_of: nw.Expr) -> Frame:
    """Whoever was ordered to pay or is named in a clue that tells of a mass incident."""
    named = _incidents(clue, as_of).select("project_id", "employer_id")
    ordered = ordered_to_pay(action).select("project_id", "employer_id")
    return nw.concat([ordered, named], how="vertical")


def _incidents(clue: Frame, as_of: nw.Expr) -> Frame:
    """`project_id`, `employer_id`, `clue_id`: clues on wages that tell of a mass incident."""
    rows = clue.filter(
        is_true(nw.col("mass_incident")),
        ~is_true(nw.col("kind").is_in(NOT_WAGES)),
        ~is_true(nw.col("conclusion") == "false"),
        not_later("received_on", as_of),
        ~nw.col("respondent_id").is_null(),
    )
    return rows.select("clue_id", "project_id", employer_id="respondent_id")


def _reach() -> nw.Expr:
    """The amount of the crime, or a mass incident over wages of which some are unpaid."""
    unpaid = nw.col("met_sure").is_null() | (nw.col("met_sure") > 0)
    incident = nw.when(is_true(unpaid)).then("incident").otherwise(nw.lit(OPEN))
    by_incident = nw.when(~nw.col("incident").is_null()).then(incident).otherwise(nw.lit(0))
    more = nw.when(by_incident > nw.col("met_large")).then(by_incident)
    return more.otherwise("met_large").cast(nw.Int64)


def _with_days(frame: Frame, calendar: Frame, as_of: nw.Expr) -> Frame:
    """`decide_by`, `extended_to`: of an order that expired since the list has its present rules."""
    first, last = nw.col("due_first"), nw.col("due_last")
    frame = frame.with_columns(
        is_older=is_true(last < BY_EXPIRY),
        law_day=last,
        _start=nw.when(is_true((first == last) & (last >= BY_EXPIRY))).then(last).otherwise(NO_DAY),
    )
    count = DECIDE.expr(nw.col("_start"))
    frame = after_workdays(frame, "_start", count=count, end="decide_by", calendar=calendar)
    longer = DECIDE.expr(nw.col("_start")) + EXTEND.expr(nw.col("_start"))
    frame = after_workdays(frame, "_start", count=longer, end="extended_to", calendar=calendar)
    return frame.with_columns(
        decide_by_past=is_true(nw.col("decide_by") < as_of),
        extended_to_past=is_true(nw.col("extended_to") < as_of),
        decide_by_month=NO_DAY,
        extended_to_month=NO_DAY,
    ).drop("_start")


def _with_listing(frame: Frame, action: Frame, as_of: nw.Expr) -> Frame:
    """`listed`: a decision that still holds or came after the order. `noticed`: a notice did.

    `untold`: how many acts that state no kind may be the decision.
    """
    rows = action.filter(
        nw.coalesce(nw.col("kind").is_in(["list_decision", "list_notice"]), TRUE),
        ~(nw.col("kind").is_null() & is_true(nw.col("result").is_in(PAID_RESULTS))),
        not_later("decided_on", as_of),
    ).select(
        "kind", employer_id="party_id", _on=nw.coalesce(latest("decided_on"), latest("served_on"))
    )
    joined = rows.join(frame.select("employer_id", "served_from"), on="employer_id")
    years = YEARS.history()[-1].value
    held = nw.col("_on").dt.offset_by(f"{years}y").cast(nw.Date)
    decided, noticed = (
        is_true(nw.col("kind") == f"list_{what}") for what in ("decision", "notice")
    )
    over = is_true(held < as_of) | (is_true(nw.col("_on") < nw.col("served_from")) & noticed)
    marked = (
        joined.filter(~over)
        .group_by("employer_id")
        .agg(
            _listed=decided.max(),
            _noticed=noticed.max(),
            _untold=how_many(nw.col("kind").is_null()),
        )
    )
    whole = frame.join(marked, on="employer_id", how="left")
    return whole.with_columns(
        listed=nw.coalesce("_listed", FALSE),
        noticed=nw.coalesce("_noticed", FALSE),
        untold=nw.coalesce("_untold", nw.lit(0)),
    ).drop("_listed", "_noticed", "_untold")
