"""ZD05: the wage deposit is missing, late, too small, too short, or not made good after a draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Ladder, Note, cannot_tell, cite, clear_when, found, ladder
from wagekit.core.logic import FALSE, HOLDS, TRUE, UNKNOWN, is_true, level, truth
from wagekit.core.rule import rule
from wagekit.law import parameter
from wagekit.model.text import Text
from wagekit.plugins import deposit_rows, wage_deposit
from wagekit.plugins.deadline import AT_LATEST, after_workdays, check_too_early, is_open
from wagekit.plugins.listing import YEARS, decisions_on, list_decisions, with_listing
from wagekit.plugins.safeguard import DECREE, SITES, bad_check, check_rows, may_precede, with_answer

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

ITEM = "wage_deposit"
DAYS = "wage_deposit_days"
ASK = ("wage_deposit_papers",)
LATE = is_true(nw.col("missing")) | is_true(nw.col("late") & ~is_true(nw.col("short")))
LISTED = Note(
    is_true(nw.col("listed") & (nw.col("missing") | nw.col("short")))
    & nw.col("required").is_null(),
    Text(
        "（资料显示总承包单位当时已列入失信名单，应存数额已按列入名单的幅度提高）",
        " (the general contractor is on record as listed as dishonest by then: the sum asked for"
        " is raised as for a listed firm)",
    ),
)
SIDES = ("missing", "late", "short", "brief", "unmet")


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
    stopped, but only after an order has gone unmet too (T55, trap 17).
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
    are open. Several letters follow one another; what has neither form nor end may be one of them.
    A bad check is open where a permit is on record without its day. Of several general contractors
    (trap 36) the deposits are taken together, one each.
    """
    rows = deposit_rows.deposits(guarantee, calendar, as_of)
    frame = wage_deposit.with_base(general_site, project)
    decisions = list_decisions(action, as_of)
    frame = with_listing(frame, deposit_rows.by_project(rows), decisions, party)
    frame = wage_deposit.with_history(frame, arrears)
    sides = _sides(frame, calendar)
    frame = with_answer(site, checked, ITEM).with_columns(
        ok=nw.when(~may_precede(DECREE)).then("ok")
    )
    frame = frame.join(_of_project(sides), on="project_id", how="left")
    frame = frame.join(deposit_rows.by_project(rows), on="project_id", how="left")
    frame = frame.join(_anywhere(rows), how="cross")
    frame = _judged(frame, as_of)
    exempt, shown = nw.col("maybe_exempt"), {name: is_true(nw.col(name)) for name in SIDES}
    any_shown = nw.any_horizontal(*(nw.col(name) for name in SIDES), ignore_nulls=False)
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


def _sides(frame: Frame, calendar: Frame) -> Frame:
    """What each general contractor must lodge and when."""
    frame = wage_deposit.with_sums(frame)
    for bound in ("from", "to"):
        start, end = f"base_{bound}", f"due_{bound}"
        count = parameter(DAYS).expr(nw.col(start))
        frame = after_workdays(frame, start, count=count, end=end, calendar=calendar)
    return frame


def _of_project(sides: Frame) -> Frame:
    """The same of a project: from the first day due to the last; sums of those that are sure."""
    sums = (
        sides.with_columns(_open=_open_day())
        .group_by("project_id")
        .agg(
            sides=nw.len(),
            price=nw.col("price").max(),
            maybe_capped=nw.col("maybe_capped").max(),
            _exempt=level(nw.col("maybe_exempt")).min(),
            **_sums_due(),
            **_days_due(),
            **_ends(),
        )
    )
    return sums.with_columns(
        least=nw.when(nw.col("_least_open") == 0).then("least"),
        most=nw.when(nw.col("_most_open") == 0).then("most"),
        maybe_exempt=truth(nw.col("_exempt")),
        in_law=nw.when(nw.col("_law") == HOLDS).then(TRUE).otherwise(UNKNOWN),
        ended_to=nw.when(nw.col("_endless") == 0).then("ended_to"),
    ).drop("_least_open", "_most_open", "_exempt", "_law", "_endless")


def _sums_due() -> dict[str, nw.Expr]:
    sure = nw.when("certain")
    return {
        "least": sure.then("least").sum().cast(nw.Int64),
        "_least_open": sure.then(_unknown("most")).max(),
        "most": nw.col("most").sum().cast(nw.Int64),
        "_most_open": _unknown("most").max(),
        "listed": sure.then("listed").max(),
    }


def _days_due() -> dict[str, nw.Expr]:
    return {
        "due_from": nw.col("due_from").min(),
        "due_to": nw.col("due_to").max(),
        "due_open": nw.col("_open").min(),
        "_undated": _unknown("base_to").max(),
        "permit_undated": nw.col("permit_undated").max(),
        "_law": level(~nw.col("due_from").is_null()).min(),
    }


def _ends() -> dict[str, nw.Expr]:
    return {
        "ended_from": nw.col("ended_from").max(),
        "ended_to": nw.col("ended_to").max(),
        "_endless": _unknown("ended_to").max(),
    }


def _unknown(column: str) -> nw.Expr:
    return nw.when(nw.col(column).is_null()).then(nw.lit(1)).otherwise(nw.lit(0))


def _open_day() -> nw.Expr:
    """`is_open` of those whose day is the last and therefore the one that is named."""
    named = nw.col("due_to") == nw.col("due_to").max().over("project_id")
    return nw.when(named).then(is_open("due"))


def _anywhere(rows: Frame) -> Frame:
    """`on_list`: whether the guarantee table holds any wage deposit; it is then complete."""
    return rows.filter(~nw.col("kind").is_null()).select(on_list=nw.len())


def _judged(frame: Frame, as_of: nw.Expr) -> Frame:
    """The five ways in which a deposit can be amiss, each Kleene, and whether a check was early."""
    none = nw.coalesce(nw.col("rows"), nw.lit(0)) == 0
    unkinded = nw.coalesce(nw.col("unkinded"), nw.lit(0)) > 0
    listed = nw.when((nw.col("on_list") > 0) & ~unkinded).then(TRUE).otherwise(UNKNOWN)
    over = _past(as_of)
    marked = frame.with_columns(
        missing=over & nw.when(none).then(listed).otherwise(FALSE),
        late=nw.when(none).then(FALSE).otherwise(_late()),
        short=nw.when(none).then(FALSE).otherwise(_short()),
        brief=_brief(as_of),
        unmet=truth(nw.coalesce("unmet_level", nw.lit(0))),
        too_early=check_too_early(is_true(nw.col("permit_undated"))),
        maybe_exempt=nw.when(nw.col("required") > 0).then(FALSE).otherwise("maybe_exempt"),
        asked=nw.coalesce("required", "least"),
        due_day=nw.col("due_to"),
    )
    gap = nw.col("asked") - nw.coalesce("held_most", nw.when(none).then(nw.lit(0)))
    amiss = is_true(nw.col("missing") | nw.col("short"))
    return marked.with_columns(lacking=nw.when(amiss & (gap > 0)).then(gap))


def _past(as_of: nw.Expr) -> nw.Expr:
    sure = (as_of > nw.col("due_to")) & (nw.col("_undated") == 0)
    not_yet = nw.when(as_of <= nw.col("due_from")).then(FALSE).otherwise(UNKNOWN)
    return nw.when(sure).then(TRUE).otherwise(not_yet)


def _late() -> nw.Expr:
    late = (nw.col("lodged_from") > nw.col("due_to")) & (nw.col("_undated") == 0)
    each = nw.col("rows") >= nw.col("sides")
    in_time = (nw.col("lodged_to") <= nw.col("due_from")) & each
    rest = nw.when(in_time).then(FALSE).otherwise(UNKNOWN)
    return nw.when(late).then(TRUE).otherwise(rest)


def _short() -> nw.Expr:
    """Below what is stated as required; else below the lowest, or not above the highest."""
    required, held = nw.col("required"), nw.col("held_most")
    below = nw.coalesce(held < required, (held < nw.col("least")) & ~nw.col("maybe_capped"))
    one_each = nw.col("rows") == nw.col("sides")
    sure = nw.when(one_each).then("held_most").otherwise("held_least")
    enough = sure >= nw.coalesce(required, nw.col("most"))
    rest = nw.when(is_true(enough)).then(FALSE).otherwise(UNKNOWN)
    return nw.when(is_true(below)).then(TRUE).otherwise(rest)


def _brief(as_of: nw.Expr) -> nw.Expr:
    """Whether letters end too soon; what has neither form nor end may be one more of them."""
    letters, cash, formless = (
        nw.coalesce(nw.col(name), nw.lit(0)) > 0 for name in ("letters", "cash", "formless")
    )
    ends = deposit_rows.lasts_too_short() | deposit_rows.ends_too_soon(as_of)
    sure = nw.when(formless).then(UNKNOWN).otherwise(TRUE)
    of_letters = nw.when(letters).then(ends & nw.col("in_law")).otherwise(formless)
    return nw.when(cash).then(FALSE).otherwise(of_letters & sure)
