"""ZD05: the wage deposit is missing, late, too small, too short, or not made good after a draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Ladder, Note, cannot_tell, cite, clear_when, found, ladder
from wagekit.core.logic import TRUE, is_true
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins import deposit_rows, wage_deposit
from wagekit.plugins.deadline import AT_LATEST
from wagekit.plugins.deposit_amiss import WAYS, with_amiss
from wagekit.plugins.deposit_due import DAYS, of_project, sides_due
from wagekit.plugins.listing import YEARS, decisions_on, list_decisions, with_listing
from wagekit.plugins.safeguard import DECREE, SITES, bad_check, check_rows, may_precede, with_answer

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

ITEM = "wage_deposit"
ASK = ("wage_deposit_papers",)
LATE = is_true(nw.col("missing")) | is_true(nw.col("late") & ~is_true(nw.col("short")))
OTHERS = nw.any_horizontal(*(name for name in WAYS if name != "brief"), ignore_nulls=False)
ONLY_THE_END_OPEN = is_true(~OTHERS) & nw.col("ended_to").is_null() & ~nw.col("ends_to").is_null()
"""Nothing is amiss and only the end of the works is missing to say so."""
LISTED = Note(
    is_true(nw.col("listed") & (nw.col("missing") | nw.col("short")))
    & nw.col("required").is_null(),
    Text(
        "（资料显示总承包单位当时已列入失信名单，应存数额已按列入名单的幅度提高）",
        " (the general contractor is on record as listed as dishonest by then: the sum asked for"
        " is raised as for a listed firm)",
    ),
)


@rule(
    "ZD05",
    "wage_deposit_missing_or_short",
    title=Text("未按规定存储工资保证金", "Wage deposit missing or short"),
    subject="project",
    articles=("T32", "B8", "B11", "B15-17", "B20", "T55"),
    parameters=(
        DAYS,
        *wage_deposit.PARAMETERS,
        *deposit_rows.PARAMETERS,
        YEARS,
        "wages_decree_from",
    ),
)
def wage_deposit_missing_or_short(
    site: Frame,
    project: Frame,
    general_site: Frame,
    guarantee: Frame,
    arrears: Frame,
    action: Frame,
    party: Frame,
    calendar: Frame,
    checked: Frame,
    last_check: Frame,
    as_of: nw.Expr,
) -> Ladder:
    """The wage deposit of a project is missing, late, too small, too short or not made good.

    Why it matters: it pays the workers when a decision to pay has gone unmet (T32); works may be
    stopped, but only after an order has gone unmet too (T55).
    Found when: 20 working days after the works permit (after signing where there is none, after the
    start of the works where nothing is said of one) a list of deposits has none of the project, or
    the first began later (B8); the sum is below the lowest that the law can ask for, or below what
    is stated as required (B11); a letter lasts less than a year or ends before the works; a draw
    was not made good within 10 working days (B20); or the last check, made after the 20 days, says
    that there is none.
    Not found when: the deposit is waived on record; it is in time, at or above the highest rate,
    and covers the works; the last check says so and no paper says otherwise; the time is not over.
    Assumes: the nation asks for 1 to 3 percent, down to 0.5 for a firm with several works on
    record in one city; where the region's rate is not known a sum between lowest and highest is
    open, and so is one below it on a contract so large that the region may cap the deposit. A
    region may waive it below 3 million yuan, so nothing is found there unless arrears of the
    firm in the year before are on record; arrears on record within two years raise the rate, a firm
    on the list of the dishonest when it lodged owes at least twice as much, and any other may owe
    half, since two years without arrears lower the rate (B12). A decision to list holds for its
    term, but is open where other credit is recorded, since a listing may be lifted, or
    where the day of the deposit is not known; credit recorded as that of a listed firm has no day
    and only leaves open whether more was due. Days before 2021-11-01 rest on older local rules and
    are open. Deposits are added only where each stands from the day on which it is due to the end
    of the works, since letters may follow one another; what has neither form nor end may be one.
    A letter has to cover the works from the start: where nobody knows when they end it is open.
    A guarantee of unknown kind may be one more deposit: what the others lack is open beside it.
    A bad check is open where a permit is on record without its day. Of several general contractors
    the deposits are taken together, one each.
    """
    rows = deposit_rows.deposits(guarantee, calendar, as_of)
    frame = wage_deposit.with_base(general_site, project)
    decisions = list_decisions(action, as_of)
    frame = with_listing(frame, deposit_rows.by_project(rows), decisions, party)
    frame = wage_deposit.with_history(frame, arrears)
    sides = sides_due(frame, calendar)
    frame = with_answer(site, checked, ITEM).with_columns(
        ok=nw.when(~may_precede(DECREE)).then("ok")
    )
    due = of_project(sides)
    for said in (due, deposit_rows.by_project(rows), deposit_rows.held_through(rows, due)):
        frame = frame.join(said, on="project_id", how="left")
    frame = frame.join(_anywhere(rows), how="cross")
    frame = with_amiss(frame, as_of)
    exempt, shown = nw.col("maybe_exempt"), {name: is_true(nw.col(name)) for name in WAYS}
    any_shown = nw.any_horizontal(*(nw.col(name) for name in WAYS), ignore_nulls=False)
    none_seen = ~nw.col("ok") & ~nw.col("too_early")
    asked_for = is_true(~exempt)
    return ladder(
        frame,
        *SITES,
        clear_when(
            is_true(nw.col("waived")),
            "资料载明免于存储工资保证金",
            "the data say that the deposit is waived",
        ),
        cannot_tell(
            is_true(exempt & (any_shown | none_seen)),
            "资料显示工资保证金不符合规定，但合同额（{price:yuan}元）低于当地可以免存的限额，是否免存未知",
            "the deposit is not as the rules ask, but the contract ({price:yuan} yuan) is so small"
            " that the region may waive it",
            ask=["wage_deposit_waiver", *ASK],
        ),
        found(
            asked_for & shown["missing"],
            "截至{due_day}（应存储期限）没有工资保证金记录，应存不少于{least:yuan}元",
            "no deposit was on record when the time was over ({due_day}); at least {least:yuan}"
            " yuan are asked for",
            ask=["wage_deposit_waiver", *ASK],
        ),
        found(
            asked_for & shown["short"],
            "工资保证金{held_most:yuan}元，低于应存数额{asked:yuan}元",
            "the deposit of {held_most:yuan} yuan is below the {asked:yuan} yuan asked for",
            ask=["wage_deposit_rate", *ASK],
        ),
        found(
            asked_for & shown["late"],
            "工资保证金于{lodged_day:day}存储，晚于{due_day}（20个工作日）",
            "the deposit was lodged on {lodged_day:day}, later than {due_day} (20 working days)",
            ask=ASK,
        ),
        found(
            asked_for & shown["brief"],
            "工资保证金保函于{ends_day:day}到期，有效期不足一年或短于工程合同期",
            "the letter ends on {ends_day:day}: less than a year, or before the works",
            ask=ASK,
        ),
        found(
            shown["unmet"],
            "工资保证金动用后，至{unmet_due}（10个工作日）未补足",
            "after a draw the deposit was not made good by {unmet_due} (10 working days)",
            ask=ASK,
        ),
        *bad_check(
            is_true(none_seen),
            Text("载明：工资保证金未落实", "the wage deposit is not in place"),
            ask=ASK,
        ),
        clear_when(
            is_true(~any_shown),
            "工资保证金按期足额存储且在有效期内，或存储期限未到",
            "the deposit is in time, large enough and in force, or the time is not over",
        ),
        clear_when(
            is_true(nw.col("ok")) & ~is_true(any_shown),
            "检查记录载明工资保证金已落实",
            "a check found the wage deposit in place",
        ),
        cannot_tell(
            ONLY_THE_END_OPEN,
            "工资保证金保函于{ends_day:day}到期，工程何时结束未知，有效期是否短于工程合同期未知",
            "the letter ends on {ends_day:day}; when the works end, and so whether it covers them,"
            " is not known",
            ask=["works_end", *ASK],
        ),
        cannot_tell(
            nw.col("unkinded"),
            "本项目登记有未载明种类的担保，可能也是工资保证金，存储时间、数额和有效期不足以判断",
            "a guarantee of the project of which no kind is stated may be a wage deposit too, so"
            " the time, sum and term of the deposit cannot be judged",
            ask=ASK,
        ),
        cannot_tell(
            TRUE,
            "工资保证金的存储记录、期限、比例、有效期或当地规定不足以判断",
            "the deposit, its time, rate or term, or the region's rule, is not known",
            ask=["wage_deposit_rate", *ASK],
        ),
        evidence=[
            cite("project", "project_id"),
            check_rows(last_check, ITEM),
            cite("guarantee", "guarantee_id", frame=rows),
            cite("action", "action_id", frame=decisions_on(sides, decisions)),
        ],
        notes=[LISTED, Note(LATE & (nw.col("due_open") == 1), AT_LATEST)],
        parties=["general_contractor_id"],
        amount="lacking",
    )


def _anywhere(rows: Frame) -> Frame:
    """`on_list`: whether the guarantee table holds any wage deposit; it is then complete."""
    return rows.filter(~nw.col("kind").is_null()).select(on_list=nw.len())
