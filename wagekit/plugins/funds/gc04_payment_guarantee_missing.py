"""GC04: the owner gave no payment guarantee, or one that has expired or does not cover."""

from __future__ import annotations

import datetime as dt

import narwhals as nw

from wagekit.core.evidence import key_of
from wagekit.core.ladder import (
    Ladder,
    cannot_tell,
    cite,
    clear_when,
    found,
    ladder,
    not_applicable,
)
from wagekit.core.logic import FALSE, TRUE, ZERO, Frame, earliest, is_true, latest, level, truth
from wagekit.core.rule import rule
from wagekit.law import parameter
from wagekit.model.text import Text
from wagekit.plugins.safeguard import ANSWER, DATED, bad_check, may_precede
from wagekit.plugins.works_period import (
    begun,
    ended,
    ended_before,
    ended_undated,
    perhaps_ended_before,
)

IS_ONE = is_true(nw.col("kind") == "payment_guarantee")
ITEM = nw.col("item") == "payment_guarantee"
DECREE = nw.lit(parameter("wages_decree_from").on(None))
ASK = ("guarantee_papers",)
NONE_SEEN = is_true(~nw.col("ok"))
UNANSWERED = NONE_SEEN & ~is_true(nw.col("newest_from") > nw.col("seen_on"))
"""The last check says that there is none, and none is known to have begun after it."""
NOT_GIVEN = Text("为{owner_name}未提供工程款支付担保", "{owner_name} gave no payment guarantee")
STARTED = nw.max_horizontal(earliest("started_on"), earliest("permit_on"))
FAR = nw.lit(dt.date(2999, 12, 31))


@rule(
    "GC04",
    "payment_guarantee_missing",
    title=Text("未提供有效的工程款支付担保", "No valid payment guarantee"),
    subject="project",
    articles=("T24a",),
    parameters=("wages_decree_from",),
)
def payment_guarantee_missing(
    site: Frame,
    work: Frame,
    guarantee: Frame,
    checked: Frame,
    last_check: Frame,
    as_of: nw.Expr,
) -> Ladder:
    """The owner gave the contractor no payment guarantee that is in force.

    Why it matters: the owner must give one (T24a); without it new projects may be refused (T49).
    Found when: payment guarantees are on record but none for the project, or all of its own are
    expired, used up or below the sum required of them; or the last check says that there is none.
    Not found when: one is in force on the day, works have not begun, or the project is settled. For
    works that have ended it is enough that one ran until their end; where nobody says when that
    was, one that ran out is open. A guarantee that began after a bad check answers it; one that may
    have begun after it leaves it open.
    Assumes: a check before works began says nothing. Guarantees are all on record once one of this
    kind is; one of unknown kind may be one: open. The law names no sum, so only one that was
    required counts. It should cover the works: one that ends before the planned end of
    the project, or that of the owner's contract where the project tells none, may yet be extended
    and is open, unless another on record goes on until then.
    """
    frame = _judged(_with_planned_end(site, work, as_of), guarantee, checked, as_of)
    covers, rows = nw.col("covers"), nw.col("rows")
    lacking = is_true(~covers) & (nw.col("of_kind") > 0)
    missing = (rows == 0) & (nw.col("held") > 0)
    return ladder(
        frame,
        not_applicable(
            nw.col("outside") | nw.col("exempt_build") | ended_before(DECREE),
            "不属于工程建设项目、依法除外，或在《保障农民工工资支付条例》施行前已经完工",
            "not a building project, exempt, or ended before decree 724",
        ),
        not_applicable(
            is_true(latest("settled_on") <= as_of) | is_true(nw.col("status") == "settled"),
            "工程已经结算",
            "the project is settled",
        ),
        clear_when(is_true(~begun(as_of)), "尚未开工", "works have not begun"),
        *bad_check(
            NONE_SEEN & ~is_true(nw.col("newest_to") > nw.col("seen_from")), NOT_GIVEN, ask=ASK
        ),
        cannot_tell(
            UNANSWERED & DATED,
            "检查日期为{checked_on:day}的检查记录为{owner_name}未提供工程款支付担保，"
            "资料登记的担保是否在检查之后提供未知",
            "a check of {checked_on:day} says that {owner_name} gave no payment guarantee; whether"
            " one on record came after it is not known",
            ask=ASK,
        ),
        cannot_tell(
            UNANSWERED,
            "资料有未载明检查日期的检查记录，记录为{owner_name}未提供工程款支付担保，"
            "资料登记的担保是否在检查之后提供未知",
            "a check of which no day is stated says that {owner_name} gave no payment guarantee;"
            " whether one on record came after it is not known",
            ask=ASK,
        ),
        cannot_tell(
            perhaps_ended_before(DECREE, STARTED) & (lacking | missing),
            "资料登记工程已经完工但没有完工日期，是否在《保障农民工工资支付条例》施行前完工未知",
            "works are recorded as ended, on no stated day; whether that was before decree 724 is"
            " not known",
            ask=["works_end"],
        ),
        found(
            lacking & is_true((nw.col("last_to") < nw.col("needed_on")) & ~nw.col("end_open")),
            "{owner_name}的工程款支付担保于{last_to}到期，没有覆盖到{needed_on}",
            "the payment guarantee of {owner_name} ended on {last_to} and does not reach"
            " {needed_on}",
            ask=ASK,
        ),
        found(
            lacking & is_true(nw.col("first_from") > nw.col("needed_on")),
            "{owner_name}的工程款支付担保在{needed_on}之后才生效",
            "the payment guarantee of {owner_name} came into force after {needed_on} only",
            ask=ASK,
        ),
        found(
            lacking,
            "{owner_name}的工程款支付担保没有一份在{needed_on}有效且足额"
            "（不在有效期内、已经用尽或低于应担保金额）",
            "no payment guarantee of {owner_name} was in force and sufficient on {needed_on} (out"
            " of its term, used up, or below the sum required)",
            ask=ASK,
        ),
        found(
            missing,
            "担保台账中没有{owner_name}为本项目提供的工程款支付担保",
            "the guarantees on record hold no payment guarantee of {owner_name} for the project",
            ask=ASK,
        ),
        cannot_tell(
            is_true(covers) & nw.col("shorter"),
            "工程款支付担保于{runs_to}到期，早于工程约定或计划的结束日{planned_end}，是否延期未知",
            "the payment guarantee ends on {runs_to}, before the works end as agreed or planned"
            " ({planned_end}); whether it will be extended is not known",
            ask=[*ASK, "works_end"],
        ),
        clear_when(is_true(covers), "有有效的工程款支付担保", "a payment guarantee is in force"),
        clear_when(
            is_true(nw.col("ok")) & (nw.col("of_kind") == 0) & ~is_true(~covers),
            "检查记录为已提供工程款支付担保",
            "the last check says that a payment guarantee was given",
        ),
        cannot_tell(
            nw.col("end_open") & (nw.col("of_kind") > 0),
            "{owner_name}的工程款支付担保于{last_to}到期，工程已经完工但没有完工日期，是否覆盖到完工未知",
            "the payment guarantee of {owner_name} ended on {last_to}; the works have ended, on no"
            " stated day, so whether it reached their end is not known",
            ask=["works_end", *ASK],
        ),
        cannot_tell(
            nw.lit(value=True),
            "{owner_name}是否提供了有效的工程款支付担保未知",
            "whether {owner_name} gave a payment guarantee that is in force is not known",
            ask=ASK,
        ),
        evidence=[
            cite("project", "project_id"),
            cite("guarantee", "key", frame=_rows(_may_be_one(guarantee), "guarantee")),
            cite("safeguard", "key", frame=_rows(last_check.filter(ITEM), "safeguard")),
        ],
        parties=["owner_id"],
    )


def _with_planned_end(site: Frame, work: Frame, as_of: nw.Expr) -> Frame:
    """`planned_end`: a day after `as_of` on which works will end, by the project or the contract.

    There is none for works that have ended.
    """
    general = work.filter(is_true(nw.col("general_kind")), ~is_true(~nw.col("awarded")))
    agreed = general.group_by("project_id").agg(_agreed=earliest("ended_on").max())
    joined = site.join(agreed, on="project_id", how="left")
    end = nw.coalesce(earliest("completed_on"), "_agreed")
    going_on = ~is_true(ended(as_of)) & is_true(end > as_of)
    return joined.with_columns(planned_end=nw.when(going_on).then(end)).drop("_agreed")


def _judged(site: Frame, guarantee: Frame, checked: Frame, as_of: nw.Expr) -> Frame:
    """Each project with the day on which it needs a guarantee, and what its guarantees say."""
    planned = is_true(earliest("completed_on") > as_of)
    end = nw.when(~planned).then(nw.coalesce(latest("completed_on"), latest("accepted_on")))
    needed = nw.when(ended(as_of)).then(nw.coalesce(end, as_of)).otherwise(as_of)
    frame = site.with_columns(needed_on=needed.cast(nw.Date), end_open=ended_undated())
    days = frame.select("project_id", "needed_on", "planned_end", "end_open")
    frame = frame.join(_cover(_may_be_one(guarantee), days, as_of), on="project_id", how="left")
    frame = frame.join(guarantee.filter(IS_ONE).select(held=nw.len()), how="cross")
    answers = checked.filter(ITEM).select("project_id", *ANSWER)
    frame = frame.join(answers, on="project_id", how="left")
    early = may_precede(nw.max_horizontal(latest("started_on"), DECREE))
    return frame.with_columns(
        ok=nw.when(~early).then("ok"),
        rows=nw.coalesce("rows", ZERO),
        of_kind=nw.coalesce("of_kind", ZERO),
        covers=truth(nw.col("_covers")),
        shorter=nw.coalesce("shorter", FALSE),
    )


def _cover(own: Frame, days: Frame, as_of: nw.Expr) -> Frame:
    joined = own.drop("_file", "_sheet", "_row").join(days, on="project_id")
    on = nw.col("needed_on")
    starts = nw.when(latest("from_on") <= on).then(nw.lit(value=True))
    started = starts.otherwise(nw.when(earliest("from_on") > on).then(FALSE))
    lasts = nw.when(earliest("to_on") >= on).then(nw.lit(value=True))
    ran_out = (latest("to_on") < on) & ~nw.col("end_open")
    running = lasts.otherwise(nw.when(ran_out).then(FALSE))
    exempt = is_true(nw.col("exempt"))
    joined = joined.with_columns(_enough=_is_enough(as_of))
    joined = joined.with_columns(_in_force=exempt | (started & running & nw.col("_enough")))
    is_one = ~nw.col("kind").is_null()
    joined = joined.with_columns(
        _level=level(nw.when(is_one | is_true(~nw.col("_in_force"))).then("_in_force")),
        _until=~exempt & is_true(latest("to_on") < nw.col("planned_end")),
        _next=is_true(earliest("from_on") > on) & ~is_true(~nw.col("_enough")),
    )
    covering = ~is_true(nw.col("_level") == 0)
    lasting = (covering | nw.col("_next")) & is_one
    return joined.group_by("project_id").agg(
        rows=nw.len(),
        _covers=nw.col("_level").max(),
        of_kind=is_one.cast(nw.Int64).sum(),
        shorter=nw.when(lasting).then("_until").min(),
        runs_to=nw.when(lasting).then(latest("to_on")).max(),
        first_from=nw.when(is_one).then(earliest("from_on")).min(),
        last_to=nw.when(is_one).then(latest("to_on")).max(),
        newest_from=nw.when(covering).then(earliest("from_on")).max(),
        newest_to=nw.when(covering).then(_begun_by()).max(),
    )


def _begun_by() -> nw.Expr:
    """The last day on which one can have begun: by its end, where nobody says when."""
    return nw.coalesce(latest("from_on"), latest("to_on"), FAR)


def _is_enough(as_of: nw.Expr) -> nw.Expr:
    """Whether what is left reaches the sum required; where none was, whether anything is left.

    One of unknown amount that was never drawn on is taken to be worth something.
    """
    drawn = _drawn(as_of)
    left = nw.col("amount") - drawn
    some = nw.when(nw.col("amount").is_null() & (drawn == 0)).then(TRUE).otherwise(left > 0)
    required = nw.col("required_amount")
    reaches = (nw.col("amount") >= required) & (left >= required) & some
    return nw.when(~required.is_null()).then(reaches).otherwise(some)


def _drawn(as_of: nw.Expr) -> nw.Expr:
    """What was drawn by `as_of` and not made good (fen); null where either is not known."""
    never = earliest("drawn_on").is_null() & nw.col("drawn_amount").is_null()
    later = is_true(earliest("drawn_on") > as_of)
    made_good = is_true(latest("replenished_on") <= as_of)
    nothing = never | later | made_good | is_true(nw.col("drawn_amount") == 0)
    doubtful = is_true(latest("drawn_on") > as_of) | is_true(earliest("replenished_on") <= as_of)
    known = nw.when(~doubtful).then("drawn_amount")
    return nw.when(nothing).then(nw.lit(0)).otherwise(known)


def _may_be_one(guarantee: Frame) -> Frame:
    return guarantee.filter(IS_ONE | nw.col("kind").is_null())


def _rows(frame: Frame, table: str) -> Frame:
    return frame.select("project_id", subject=nw.col("project_id"), key=key_of(table))
