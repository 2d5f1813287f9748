"""Whether what an employer owes is a large amount: of all that is due, and of what each order met.

Large is one worker's pay of three months and an amount, or ten workers' and an amount (CR-4). Two
to nine workers are never added up. An order says nothing of wages that fell due after it.
"""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import HOLDS, OPEN, TRUE, ZERO, Frame, is_true
from wagekit.law import parameter

EACH = ["employer_id", "action_id"]
NO_ORDER = ""
SUMS = ("sum_sure", "sum_may", "people_sure", "people_may", "uncounted", "open", "one_case")
NONE, ONE = nw.lit(0), nw.lit(1)


@derived
def debt_now(wage_debt: Frame, crime_limit: Frame) -> Frame:
    """All that is due by the day of judgement: the columns of `debt_under_order`, one an employer.

    `project_id`: where it owes in one project only. `projects`: how many. `first_due`: the first
    day on which any of it can have been due. `sheet_due`: the same by wage sheets alone: an entry
    or a clue only tells by when wages were due, so that nothing was surely too early for them.
    `sheet_due_to`: the last day that this can have been.
    """
    lines = wage_debt.with_columns(
        action_id=nw.lit(NO_ORDER),
        _here=TRUE,
        _sure=is_true(nw.col("overdue")) & ~nw.col("doubtful"),
        _may=nw.coalesce("overdue", TRUE),
    )
    by_sheet = nw.col("basis") == "payroll"
    unpaid = wage_debt.filter(~is_true(nw.col("owed") <= 0), nw.coalesce("overdue", TRUE))
    spread = unpaid.group_by("employer_id").agg(
        _first=nw.coalesce("project_id", nw.lit("")).min(),
        _last=nw.coalesce("project_id", nw.lit("")).max(),
        projects=nw.col("project_id").n_unique(),
        first_due=nw.coalesce("due_from", "due_to").min(),
        sheet_due=nw.when(by_sheet).then(nw.coalesce("due_from", "due_to")).min(),
        sheet_due_to=nw.when(by_sheet).then("due_to").min(),
    )
    alone = (nw.col("_first") == nw.col("_last")) & (nw.col("_first") != NO_ORDER)
    spread = spread.with_columns(project_id=nw.when(alone).then("_first"))
    frame = _judged(lines, crime_limit).drop("action_id", "_there")
    return frame.join(spread.drop("_first", "_last"), on="employer_id", how="left")


@derived
def debt_under_order(
    wage_debt: Frame, owing_place: Frame, pay_order: Frame, crime_limit: Frame
) -> Frame:
    """What each order to an employer was about, as far as it was due when the order was served.

    `employer_id`, `action_id`; `sum_sure`, `people_sure`: fen owed and workers, as far as certain;
    `sum_may`, `people_may`: at most; `open`: rows that do not say how much; `uncounted`: rows that
    do not say how many people. `large`: HOLDS, OPEN or 0 (CR-4). `one_case`: so for one worker.
    `addressed`: HOLDS, or OPEN where the order names nobody. An order for one project counts where
    the employer owes there, and then for all its projects (reading 43).
    """
    orders = _addressed(pay_order, owing_place)
    frame = wage_debt.join(orders, on="employer_id")
    linked = is_true((nw.col("row_id") == nw.col("entry_id")) & (nw.col("basis") == "arrears"))
    linked |= is_true((nw.col("row_id") == nw.col("clue_id")) & (nw.col("basis") == "clue"))
    by_sheet = nw.col("basis") == "payroll"
    before = nw.when(by_sheet).then(nw.col("due_to") < nw.col("served_from"))
    due = before.otherwise(nw.col("due_to") <= nw.col("served_from"))
    later = is_true(nw.col("due_from") >= nw.col("served_to"))
    both = nw.col("_project").is_null() | nw.col("project_id").is_null()
    overdue = nw.col("overdue")
    lines = frame.with_columns(
        _here=both | is_true(nw.col("_project") == nw.col("project_id")),
        _sure=is_true(overdue) & ~nw.col("doubtful") & (is_true(due) | linked),
        _may=nw.coalesce(overdue, TRUE) & ~later,
    )
    judged = _judged(lines, crime_limit).filter(nw.col("_there") == 1).drop("_there")
    about = pay_order.select("action_id", ordered="amount")
    sides = orders.select(*EACH, "addressed")
    met = judged.join(sides, on=EACH).join(about, on="action_id", how="left")
    return met.with_columns(large=_not_above_order()).drop("ordered")


def _not_above_order() -> nw.Expr:
    """An order over less than the amount may not be about all that is owed."""
    single = nw.col("one_case") == HOLDS
    need = nw.when(single).then("one_high").otherwise("many_high")
    short = is_true(nw.col("ordered") < need) & (nw.col("large") == HOLDS)
    return nw.when(short).then(nw.lit(OPEN)).otherwise("large")


def _addressed(pay_order: Frame, owing_place: Frame) -> Frame:
    """Orders by employer; one that names nobody may be to any who owes in its project."""
    kept = ("action_id", "entry_id", "clue_id", "served_from", "served_to")
    named = pay_order.filter(~nw.col("party_id").is_null())
    named = named.select(
        *kept, _project="project_id", employer_id="party_id", addressed=nw.lit(HOLDS)
    )
    nobody = pay_order.filter(nw.col("party_id").is_null()).join(owing_place, on="project_id")
    nobody = nobody.select(*kept, "employer_id", _project="project_id", addressed=nw.lit(OPEN))
    columns = (*kept, "_project", "employer_id", "addressed")
    return nw.concat([named.select(*columns), nobody.select(*columns)], how="vertical")


def _judged(lines: Frame, limit: Frame) -> Frame:
    """`SUMS` and `large` of each employer and order; `_there`: 1 where it owes something there."""
    owed = nw.col("owed")
    marked = lines.with_columns(
        _least=nw.when(nw.col("_sure") & (owed > 0)).then(owed),
        _most=nw.when(nw.col("_may") & (owed > 0)).then(owed),
        _over=nw.when(owed < 0).then(ZERO - owed),
        _open=nw.when(nw.col("_may") & owed.is_null()).then(ONE).otherwise(NONE),
        _there=nw.when(nw.col("_here") & ~is_true(owed <= 0)).then(ONE).otherwise(NONE),
    ).join(limit, on="employer_id", how="left")
    parts = [_of_people(marked), _of_sums(marked)]
    whole = [nw.col(name).cast(nw.Int64) for name in (*SUMS, "_there")]
    every = nw.concat([part.select(*EACH, *whole) for part in parts], how="vertical")
    summed = every.group_by(*EACH).agg(
        *(nw.col(name).sum().cast(nw.Int64) for name in SUMS if name != "one_case"),
        nw.col("one_case").max(),
        nw.col("_there").max(),
    )
    return summed.join(limit, on="employer_id", how="left").with_columns(large=_large())


def _large() -> nw.Expr:
    count = nw.lit(int(str(parameter("crime_many_people").history()[0].value)))
    many = (nw.col("people_sure") >= count) & (nw.col("sum_sure") >= nw.col("many_high"))
    enough = (nw.col("people_may") >= count) | (nw.col("uncounted") > 0)
    perhaps = enough & ((nw.col("sum_may") >= nw.col("many_low")) | (nw.col("open") > 0))
    sure = is_true(many) | (nw.col("one_case") == HOLDS)
    maybe = is_true(perhaps) | (nw.col("one_case") == OPEN)
    rest = nw.when(maybe).then(nw.lit(OPEN)).otherwise(nw.lit(0))
    return nw.when(sure).then(nw.lit(HOLDS)).otherwise(rest)


def _of_people(marked: Frame) -> Frame:
    """Lines of a payroll, by person: what was paid too much in a project is taken off there."""
    lines = marked.filter(nw.col("basis") == "payroll")
    columns = ("_least", "_most", "_over", "_open")
    in_place = lines.group_by(*EACH, "person_id", "project_id").agg(
        *(nw.col(name).sum().cast(nw.Int64) for name in columns), nw.col("_there").max()
    )
    net = in_place.with_columns(_less(name) for name in ("_least", "_most"))
    people = net.group_by(*EACH, "person_id").agg(
        *(nw.col(name).sum().cast(nw.Int64) for name in ("_least", "_most", "_open")),
        nw.col("_there").max(),
    )
    limits = marked.group_by(*EACH).agg(nw.col("one_low").min(), nw.col("one_high").max())
    people = people.join(_months(lines), on=[*EACH, "person_id"], how="left")
    people = people.join(limits, on=EACH).with_columns(one_case=_one_worker())
    some = nw.when((nw.col("_most") > 0) | (nw.col("_open") > 0)).then(ONE).otherwise(NONE)
    summed = people.group_by(*EACH).agg(
        sum_sure=nw.col("_least").sum(),
        sum_may=nw.col("_most").sum(),
        people_sure=nw.when(nw.col("_least") > 0).then(ONE).otherwise(NONE).sum(),
        people_may=some.sum(),
        open=nw.col("_open").sum(),
        one_case=nw.col("one_case").max(),
        _there=nw.col("_there").max(),
    )
    return summed.with_columns(uncounted=ZERO)


def _less(name: str) -> nw.Expr:
    gross, over = nw.coalesce(name, ZERO), nw.coalesce("_over", ZERO)
    left = nw.when(gross > over).then(gross - over).otherwise(ZERO)
    return left.cast(nw.Int64).alias(name)


def _months(lines: Frame) -> Frame:
    """`_sure_months`, `_may_months`, `_pay`: months with wages unpaid, and what was due in them."""
    unpaid = lines.filter((nw.col("_most") > 0) | (nw.col("_open") == ONE))
    certain = nw.when(nw.col("_least") > 0)
    months = unpaid.group_by(*EACH, "person_id", "month").agg(
        _certain=certain.then(ONE).otherwise(NONE).max(),
        _payable=certain.then("payable").sum().cast(nw.Int64),
    )
    return months.group_by(*EACH, "person_id").agg(
        _sure_months=nw.col("_certain").sum(), _may_months=nw.len(), _pay=nw.col("_payable").sum()
    )


def _one_worker() -> nw.Expr:
    """Three months' pay: as many months, and not less than three of them earn on the average."""
    least = nw.lit(int(str(parameter("crime_one_months").history()[0].value)))
    owed, months = nw.coalesce("_least", ZERO), nw.col("_sure_months")
    whole = (months >= least) & (owed * months >= nw.col("_pay") * least)
    sure = is_true(whole & (owed >= nw.col("one_high")))
    amount = (nw.col("_most") >= nw.col("one_low")) | (nw.col("_open") > 0)
    maybe = is_true((nw.col("_may_months") >= least) & amount)
    rest = nw.when(maybe).then(nw.lit(OPEN)).otherwise(nw.lit(0))
    return nw.when(sure).then(nw.lit(HOLDS)).otherwise(rest)


def _of_sums(marked: Frame) -> Frame:
    """Entries and clues: sums of people whose shares nobody states, so that one may hold most."""
    rows = marked.filter(nw.col("basis") != "payroll")
    sure = nw.when(nw.col("_least") > 0)
    unstated = nw.col("people").is_null() & ((nw.col("_most") > 0) | (nw.col("_open") == ONE))
    one = (nw.col("_most") >= nw.col("one_low")) | (nw.col("_open") == ONE)
    perhaps = nw.when(is_true(one)).then(nw.lit(OPEN)).otherwise(nw.lit(0))
    return (
        rows.with_columns(_perhaps=perhaps)
        .group_by(*EACH)
        .agg(
            sum_sure=nw.coalesce("_least", ZERO).sum().cast(nw.Int64),
            sum_may=nw.coalesce("_most", ZERO).sum().cast(nw.Int64),
            people_sure=sure.then(nw.coalesce("people", ZERO)).otherwise(ZERO).sum().cast(nw.Int64),
            people_may=nw.coalesce("people", ZERO).sum().cast(nw.Int64),
            uncounted=nw.when(unstated).then(ONE).otherwise(NONE).sum(),
            open=nw.col("_open").sum(),
            one_case=nw.col("_perhaps").max(),
            _there=nw.col("_there").max(),
        )
    )
