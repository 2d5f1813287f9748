"""ZD03: somebody works on site without contract, or before the real-name registration."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.evidence import key_of
from wagekit.core.ladder import Ladder, cannot_tell, cite, clear_when, found, ladder, not_applicable
from wagekit.core.logic import (
    FALSE,
    TRUE,
    UNKNOWN,
    earliest,
    is_true,
    latest,
    month_begins,
    stated,
)
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.over_age import may_be_over_age
from wagekit.plugins.safeguard import DECREE, NO_BUILDING, first_day_of
from wagekit.plugins.works_period import ended_before

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

ASK = ("real_name_record", "labour_contract")


@rule(
    "ZD03",
    "works_unregistered",
    title=Text("未签合同或未实名登记进场施工", "On site without contract or registration"),
    subject="worker",
    articles=("T28a", "S8", "S3", "T55", "LR-56"),
    parameters=("wages_decree_from",),
)
def works_unregistered(worker: Frame, site: Frame, attendance: Frame, as_of: nw.Expr) -> Ladder:
    """A worker is on site without a contract, or came before the real-name registration.

    Why it matters: nobody may enter a site without both (T28a); who is on no list cannot be paid
    through the wage account.
    Found when: the worker has no contract; has only a written agreement where a labour contract is
    asked for: before 2022-08-02 (S8), and on highways, railways, water and other works on any day,
    since the measures that let an agreement do are for building and municipal works (S3); or the
    registration is later than the first day on site.
    Not found when: registration and contract are there by that day; the worker has not come yet.
    Suppliers, projects outside building, workers who left and works that ended before the decree
    are not reached.
    Who was there before the decree needs both from its first day.
    Assumes: the first day on site is the day of entry, or the first month with days of
    attendance where that is earlier or no entry is stated. An empty day of registration is
    unknown. Works in villages, decoration and works of unknown sector are taken as building
    works. Who has days on site and is on no roster at hand, which may be a part, is open, in
    one project of several. Who by the id may have reached the age of retirement need not have a
    labour contract: an agreement leaves it open.
    """
    days = [f"{day}{of}" for day in ("completed_on", "accepted_on") for of in ("", "_month")]
    place = site.select("project_id", "by_reference", "outside", "exempt_build", *days)
    first = _first_days(attendance)
    frame = _on_or_off_roster(worker, first).join(place, on="project_id", how="left")
    frame = frame.join(first, on=["project_id", "worker_id"], how="left")
    frame = _entered(frame).with_columns(
        subject=nw.col("worker_id"),
        worker_name=nw.coalesce("name", "worker_id"),
        outside=is_true(nw.col("outside")),
        exempt_build=is_true(nw.col("exempt_build")),
        here=_here(as_of),
        late=_later(),
        without=_without_contract(),
        old=may_be_over_age(nw.col("first_from")),
    )
    here, late, without = nw.col("here"), nw.col("late"), nw.col("without")
    old = nw.col("old")
    return ladder(
        frame,
        *NO_BUILDING,
        not_applicable(
            is_true(nw.col("role") == "supplier"),
            "供应商不是进场施工人员",
            "a supplier does not build",
        ),
        not_applicable(
            is_true(latest("left_on") < DECREE) | ended_before(DECREE),
            "在《保障农民工工资支付条例》施行前已经退场或者工程已经完工",
            "left, or the works ended, before the decree on wages took effect",
        ),
        found(
            is_true(here & without & (nw.col("contract_kind") == "none")),
            "{worker_name}已进场（{came_on}），未签订劳动合同或用工书面协议",
            "{worker_name} is on site ({came_on}) without a labour contract or agreement",
            ask=ASK,
        ),
        found(
            is_true(here & without) & ~old,
            "{worker_name}进场（{came_on}）时应订立劳动合同，仅有用工书面协议",
            "{worker_name} came ({came_on}) when a labour contract was asked for, and has a"
            " written agreement only",
            ask=ASK,
        ),
        found(
            is_true(here & late),
            "{worker_name}实名登记（{registered_on:day}）晚于进场（{came_on}）",
            "{worker_name} was registered ({registered_on:day}) later than the first day on site"
            " ({came_on})",
            ask=ASK,
        ),
        cannot_tell(
            is_true(here & without) & old,
            "{worker_name}进场（{came_on}）时可能已达法定退休年龄，仅有用工书面协议，是否应订立劳动合同需核实",
            "{worker_name} may have reached the age of retirement when coming ({came_on}) and has a"
            " written agreement only; whether a labour contract was asked for is not known",
            ask=ASK,
        ),
        clear_when(
            is_true(~(here & (late | without))),
            "进场前已签订合同并实名登记，或尚未进场",
            "registered and under contract by the first day on site, or not there yet",
        ),
        cannot_tell(
            ~nw.col("on_roster"),
            "{worker_name}自{came_on}起有考勤而不在花名册中，是否已经实名登记、签订合同未知",
            "{worker_name} has days on site from {came_on} and is not on the roster; whether there"
            " is a registration or a contract is not known",
            ask=ASK,
        ),
        cannot_tell(
            TRUE,
            "{worker_name}的进场日期、实名登记日期或合同签订情况资料不全",
            "the day of entry, the registration or the contract of {worker_name} is not known",
            ask=ASK,
        ),
        evidence=[
            cite("worker", "worker_id"),
            cite("attendance", "key", frame=_shown(attendance, first)),
        ],
        parties=["employer_id"],
    )


def _on_or_off_roster(worker: Frame, first: Frame) -> Frame:
    """The roster, and whoever has days on a site but is on none; `on_roster` tells them apart."""
    roster = worker.drop("_file", "_sheet", "_row").with_columns(on_roster=TRUE)
    off = first.join(worker, on="worker_id", how="anti")
    once = off.group_by("worker_id").agg(project_id=nw.col("project_id").min())
    strangers = once.select("project_id", "worker_id", on_roster=FALSE)
    return nw.concat([roster, strangers], how="diagonal")


def _first_days(attendance: Frame) -> Frame:
    """`month`: the first in which each worker has days on site, `_from` and `_to` its bounds."""
    came = attendance.filter(nw.col("days") > 0).group_by("project_id", "worker_id")
    frame = came.agg(month=nw.col("month").min()).with_columns(_from=month_begins("month"))
    end = nw.col("_from").dt.offset_by("1mo").dt.offset_by("-1d").cast(nw.Date)
    return frame.with_columns(_to=end)


def _shown(attendance: Frame, first: Frame) -> Frame:
    """The attendance of each worker's first month."""
    rows = attendance.filter(nw.col("days") > 0).with_columns(key=key_of("attendance"))
    rows = rows.join(first, on=["project_id", "worker_id", "month"], how="semi")
    return rows.select("project_id", "key", subject=nw.col("worker_id"))


def _entered(frame: Frame) -> Frame:
    """`first_from`, `first_to`: between which days somebody was on site first, under the decree.

    `came_on`: the first of them in text, whatever the law of that day; the month if no day.
    """
    listed = earliest("entered_on")
    sooner = listed.is_null() | (nw.col("_to") < listed)
    first = nw.when(is_true(sooner)).then("_from").otherwise(listed)
    last = nw.min_horizontal(latest("entered_on"), nw.col("_to"))
    return frame.with_columns(
        came_on=nw.coalesce(nw.when(is_true(sooner)).then("month"), stated("entered_on")),
        first_from=nw.when(first < DECREE).then(DECREE).otherwise(first),
        first_to=nw.when(last < DECREE).then(DECREE).otherwise(last),
    )


def _here(as_of: nw.Expr) -> nw.Expr:
    not_yet = nw.when(nw.col("first_from") > as_of).then(FALSE).otherwise(UNKNOWN)
    return nw.when(nw.col("first_to") <= as_of).then(TRUE).otherwise(not_yet)


def _later() -> nw.Expr:
    """Whether the registration is later than the first day on site."""
    in_time = latest("registered_on") <= nw.col("first_from")
    rest = nw.when(in_time).then(FALSE).otherwise(UNKNOWN)
    return nw.when(earliest("registered_on") > nw.col("first_to")).then(TRUE).otherwise(rest)


def _without_contract() -> nw.Expr:
    """Whether the contract that was asked for on the first day on site is missing."""
    since = first_day_of("S8")
    open_ = nw.when(nw.col("first_to") < since).then(TRUE).otherwise(UNKNOWN)
    under_measures = nw.when(nw.col("first_from") >= since).then(FALSE).otherwise(open_)
    agreement = nw.when(is_true(nw.col("by_reference"))).then(TRUE).otherwise(under_measures)
    kind = nw.col("contract_kind")
    other = nw.when(kind == "written_agreement").then(agreement).otherwise(UNKNOWN)
    signed = nw.when(kind == "labour_contract").then(FALSE).otherwise(other)
    return nw.when(kind == "none").then(TRUE).otherwise(signed)
