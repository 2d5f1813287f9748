"""ZD01: the general contractor has no wage account for the project, or was late with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Ladder, Note, cannot_tell, cite, clear_when, found, ladder
from wagekit.core.logic import (
    FALSE,
    HOLDS,
    TRUE,
    UNKNOWN,
    earliest,
    is_true,
    latest,
    level,
    stated,
    truth,
)
from wagekit.core.rest import rolled_later
from wagekit.core.rule import rule
from wagekit.law import parameter
from wagekit.model.text import Text
from wagekit.plugins.deadline import AT_LATEST, after_days, check_too_early, is_open
from wagekit.plugins.general import of_generals
from wagekit.plugins.safeguard import (
    DECREE,
    SITES,
    bad_check,
    check_rows,
    first_day_of,
    may_precede,
    with_answer,
)
from wagekit.plugins.wage_account import (
    NOT_COMPULSORY,
    SPECIAL,
    THRESHOLDS,
    compulsory,
    with_compulsory,
)

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

ITEM = "wage_account"
TERMS = ("wage_account_open_days", "wage_account_file_days")
ASK = ("wage_account_papers",)
SEEN = ("seen_from", "seen_on")
BEFORE_SIGNING = 90
"""Days before the signing in which an account may have been opened for the project."""


@rule(
    "ZD01",
    "wage_account_missing_or_late",
    title=Text("未开立或逾期开立工资专用账户", "Wage account missing or late"),
    subject="project",
    articles=("Z6", "T26", "Z2-3", "T55"),
    parameters=(*TERMS, *THRESHOLDS, "wages_decree_from"),
)
def wage_account_missing_or_late(
    site: Frame,
    general_site: Frame,
    general_party: Frame,
    account: Frame,
    calendar: Frame,
    checked: Frame,
    last_check: Frame,
    as_of: nw.Expr,
) -> Ladder:
    """A general contractor has no wage account for the project, or opened or filed it too late.

    Why it matters: without the account wages cannot be kept apart from other money (T26); works may
    be stopped, but only after an order to open it has gone unmet (T55).
    Found when: the account was opened more than 30 days after the general contract was signed, or
    filed more than 30 days after it was opened; a period that ends on a day of rest ends on the
    next working day; or the last check, made after that day, says that there is no account.
    Not found when: every general contractor opened its own in time; the last check says that there
    is one and no paper says otherwise; the 30 days are not over; the region asks for an account
    above a price and duration only (Chongqing: above 4 million yuan and three months; no other
    exemption is on record); the works were over before the decree.
    Assumes: an account table without a row leaves it open. A professional firm that the owner hired
    needs an account of its own; a consortium needs one. Where the owner's contract with
    the firm is not of a known kind it is open. Contracts signed before 2021-07-07 had no national
    term: an account on any day is in time. Active works without a known end have lasted until the
    day of judgement. An unknown day of filing is not judged; nor is whether an account was closed
    too early. A check counts where the day of signing is not known; a general contract that names
    no contractor tells that day too. What was filed after the day of judgement was not late while
    the time ran.
    """
    sides = _with_term(general_site, calendar)
    rows = _accounts(account, general_party, general_site, calendar, as_of)
    judged = _by_side(sides, rows, _perhaps_first(account, general_party, sides), as_of)
    frame = with_answer(site, checked, ITEM).with_columns(
        ok=nw.when(~may_precede(DECREE)).then("ok")
    )
    frame = with_compulsory(frame, general_site)
    frame = frame.join(_by_project(judged, rows), on="project_id", how="left")
    frame = frame.join(_too_early(sides, checked), on="project_id", how="left")
    opened, filed = truth(nw.col("_opened")), truth(nw.coalesce("_filed", nw.lit(0)))
    missing = ~nw.col("ok") & ~truth(nw.col("_early")) & nw.col("compulsory")
    return ladder(
        frame,
        *SITES,
        NOT_COMPULSORY,
        found(
            is_true(opened),
            "{late_name}于{opened_day}开立工资专用账户，晚于{due_day}（签订施工合同后30日）",
            "{late_name} opened its wage account on {opened_day}, later than {due_day}, 30 days"
            " after it signed",
            ask=ASK,
        ),
        found(
            is_true(filed & nw.col("compulsory")),
            "工资专用账户于{filed_day}备案，晚于{filing_due}（开户后30日）",
            "the wage account was filed on {filed_day}, later than {filing_due}, 30 days after it"
            " was opened",
            ask=ASK,
        ),
        *bad_check(
            is_true(missing), Text("载明：未开立工资专用账户", "there is no wage account"), ask=ASK
        ),
        clear_when(
            is_true(~opened & ~filed),
            "工资专用账户已按期开立（签约时尚无开立期限的，已经开立），或开立期限未到",
            "the wage account was opened in time (or at all, where signing came before the term),"
            " or the time is not over",
        ),
        clear_when(
            is_true(nw.col("ok")) & is_true(~filed),
            "检查记录载明已开立工资专用账户",
            "a check found the wage account",
        ),
        cannot_tell(
            TRUE,
            "工资专用账户是否按期开立、备案未知，或施工合同签订日期、造价、工期不明",
            "whether the wage account was opened and filed in time, when the contract was signed,"
            " or how large the project is, is not known",
            ask=[*ASK, "contract_dates"],
        ),
        evidence=[
            cite("project", "project_id"),
            check_rows(last_check, ITEM),
            cite("account", "account_id", frame=rows.with_columns(subject=nw.col("project_id"))),
            cite("party", "late_id"),
        ],
        parties=["general_contractor_id", "late_id"],
        notes=[Note(is_true(opened) & (nw.col("due_open") == 1), AT_LATEST)],
    )


def _with_term(general_site: Frame, calendar: Frame) -> Frame:
    """`due_from`, `due_to`: between which days the time to open the account ends.

    `before_law`: it is known to have signed before there was such a time; never null.
    """
    days = parameter(TERMS[0])
    frame = general_site.with_columns(
        due_from=after_days(nw.col("signed_from"), days),
        due_to=after_days(nw.col("signed_to"), days),
        in_law=~days.expr(nw.col("signed_from")).is_null(),
        before_law=is_true(nw.col("signed_to") < first_day_of("Z6")),
        must=compulsory(),
    )
    return rolled_later(rolled_later(frame, "due_from", calendar), "due_to", calendar)


def _accounts(
    account: Frame,
    general_party: Frame,
    general_site: Frame,
    calendar: Frame,
    as_of: nw.Expr,
) -> Frame:
    """The wage accounts of general contractors, with `_filed`: how true it is that one was late.

    What was filed after `as_of` was not late on that day while the time ran.
    """
    days = parameter(TERMS[1])
    rows = account.filter(SPECIAL, ~nw.col("project_id").is_null())
    rows = of_generals(rows, "party_id", general_party=general_party, general_site=general_site)
    rows = rows.filter(~nw.col("side").is_null()).with_columns(
        opened_from=earliest("opened_on"),
        opened_to=latest("opened_on"),
        opened_said=stated("opened_on"),
        filing_from=after_days(earliest("opened_on"), days),
        filing_due=after_days(latest("opened_on"), days),
        _in_law=~days.expr(earliest("opened_on")).is_null(),
    )
    rows = rolled_later(rolled_later(rows, "filing_from", calendar), "filing_due", calendar)
    runs = is_true(as_of <= nw.col("filing_from"))
    in_time = runs | is_true(latest("filed_on") <= nw.col("filing_from"))
    unjudged = earliest("filed_on").is_null() | nw.col("opened_from").is_null() | ~nw.col("_in_law")
    rest = nw.when(in_time | unjudged).then(FALSE).otherwise(UNKNOWN)
    by_now = nw.min_horizontal(earliest("filed_on"), as_of)
    late = nw.col("_in_law") & ~earliest("filed_on").is_null() & (by_now > nw.col("filing_due"))
    return rows.with_columns(_filed=level(nw.when(late).then(TRUE).otherwise(rest)))


def _perhaps_first(account: Frame, general_party: Frame, terms: Frame) -> Frame:
    """`_perhaps_on`: when a general contractor first opened what may be the account (`side`).

    Not what it opened long before it signed, or had closed by then.
    """
    may = account.filter(nw.col("kind").is_null() | SPECIAL).with_columns(
        _perhaps_on=earliest("opened_on"), _closed=latest("closed_on")
    )
    sides = general_party.select("project_id", "party_id", side="general_id")
    here = may.filter(nw.col("kind").is_null()).join(sides, on=["project_id", "party_id"])
    nowhere = may.filter(nw.col("project_id").is_null()).drop("project_id")
    columns = ("project_id", "side", "_perhaps_on", "_closed")
    both = [rows.select(*columns) for rows in (here, nowhere.join(sides, on="party_id"))]
    signed = terms.select("project_id", "side", "signed_from")
    rows = nw.concat(both, how="vertical").join(signed, on=["project_id", "side"])
    before = nw.col("signed_from").dt.offset_by(f"-{BEFORE_SIGNING}d").cast(nw.Date)
    early = is_true(nw.col("_perhaps_on") < before)
    closed = is_true(nw.col("_closed") < nw.col("signed_from"))
    kept = rows.filter(~early, ~closed).group_by("project_id", "side")
    return kept.agg(nw.col("_perhaps_on").min())


def _by_side(sides: Frame, rows: Frame, perhaps: Frame, as_of: nw.Expr) -> Frame:
    """How true it is of each general contractor that none of its accounts was opened in time."""
    columns = ("project_id", "side", "opened_from", "opened_to", "opened_said")
    own = rows.select(*columns, _is_one=TRUE)
    joined = sides.join(own, on=["project_id", "side"], how="left")
    joined = joined.join(perhaps, on=["project_id", "side"], how="left")
    there = is_true(nw.col("_is_one")) & ~is_true(nw.col("opened_from") > as_of)
    timely = is_true(nw.col("opened_to") <= nw.col("due_from")) | (nw.col("before_law") & there)
    in_time = nw.when(timely).then(FALSE).otherwise(UNKNOWN)
    later = nw.col("in_law") & (nw.col("opened_from") > nw.col("due_to"))
    the_first = ~is_true(nw.col("_perhaps_on") <= nw.col("due_to"))
    late = nw.when(later & the_first).then(TRUE).otherwise(in_time)
    not_over = nw.when(as_of <= nw.col("due_from")).then(FALSE).otherwise(UNKNOWN)
    over = nw.when(as_of > nw.col("due_to")).then(TRUE).otherwise(not_over)
    sure = nw.when(nw.col("certain")).then(TRUE).otherwise(UNKNOWN)
    marked = joined.with_columns(_late=level(late & over & sure & nw.col("must")))
    best = nw.col("_late").min().over("project_id", "side")
    return marked.with_columns(_opened=best)


def _by_project(judged: Frame, rows: Frame) -> Frame:
    """How true it is that some account was late, or was filed late, and of which that is said."""
    opened = judged.group_by("project_id").agg(nw.col("_opened").max())
    filed = rows.group_by("project_id").agg(nw.col("_filed").max())
    late = _of_one(judged.filter(nw.col("_opened") == HOLDS), "general_id")
    late = late.group_by("project_id").agg(
        late_id=nw.col("general_id").min(),
        late_name=nw.col("general_name").min(),
        opened_day=nw.col("opened_said").min(),
        due_day=nw.col("due_to").min(),
        due_open=is_open("due").max(),
    )
    amiss = _of_one(rows.filter(nw.col("_filed") == HOLDS), "account_id")
    amiss = amiss.group_by("project_id").agg(
        filed_day=stated("filed_on").min(), filing_due=nw.col("filing_due").min()
    )
    for said in (filed, late, amiss):
        opened = opened.join(said, on="project_id", how="left")
    return opened


def _of_one(some: Frame, key: str) -> Frame:
    """The rows of one firm or account a project: a sentence must not mix what several did."""
    one = some.group_by("project_id").agg(nw.col(key).min())
    return some.join(one, on=["project_id", key], how="semi")


def _too_early(sides: Frame, checked: Frame) -> Frame:
    """`_early`: how true it is that the check came before anybody's time was over."""
    seen = checked.filter(nw.col("item") == ITEM).select("project_id", *SEEN)
    joined = sides.join(seen, on="project_id", how="left")
    levels = joined.with_columns(_early=level(check_too_early()))
    return levels.group_by("project_id").agg(_early=nw.col("_early").min())
