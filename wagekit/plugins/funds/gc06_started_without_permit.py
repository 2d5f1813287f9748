"""GC06: works began without the works permit or against the planning rules."""

from __future__ import annotations

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
from wagekit.core.logic import FALSE, TRUE, UNKNOWN, Frame, earliest, is_true, latest
from wagekit.core.rule import rule
from wagekit.law import parameter
from wagekit.model.codes import NONE
from wagekit.model.text import Text
from wagekit.plugins.works_period import begun, last_day_before

LIMIT = parameter("permit_free_amount")
DECREE = nw.lit(parameter("wages_decree_from").on(None))


@rule(
    "GC06",
    "started_without_permit",
    title=Text("未取得施工许可或规划手续即开工", "Works begun without permit"),
    subject="project",
    articles=("T37", "Q7"),
    parameters=("permit_free_amount", "wages_decree_from"),
)
def started_without_permit(site: Frame, work: Frame, as_of: nw.Expr, region: nw.Expr) -> Ladder:
    """Works began without a works permit, before it was given, or without planning permits.

    Why it matters: where works against planning or building law leave wages unpaid, the owner pays
    them in full (T37).
    Found when: works have begun and there is no permit, or they began before the day of the permit,
    and their price is above the sum up to which none is needed (Q7); or the data say that planning
    permits are not in order.
    Not found when: works have not begun, began on the day of the permit or later, or are small
    enough. Highways, railways and water works have procedures of their own: only planning counts.
    Assumes: the floor area is not known, so the sum decides. Where a province may have set a higher
    sum that is not known here, prices between the lowest and the highest known sum are open.
    """
    frame = _judged(site, work, as_of, region).with_columns(law_on=last_day_before(DECREE))
    planned, small = is_true(~nw.col("planning_ok")), nw.col("small")
    needed = nw.col("without") & ~small
    none = is_true(nw.col("none"))
    return ladder(
        frame,
        not_applicable(
            nw.col("outside") | nw.col("exempt_build"),
            "不属于须办施工许可的工程，或抢险救灾、农民自建低层住宅等依法除外",
            "no works that need a permit, or exempt (emergency works, farmers' own low houses)",
        ),
        clear_when(is_true(~begun(as_of)), "尚未开工", "works have not begun"),
        found(
            planned & is_true(begun(as_of)),
            "{owner_name}的工程已经开工，登记为规划手续不齐全",
            "works of {owner_name} have begun; planning permits are recorded as not in order",
            ask=["planning_papers"],
        ),
        not_applicable(
            nw.col("by_reference"),
            "公路、铁路、水利等工程按本行业的开工手续办理",
            "highways, railways and water works have procedures of their own",
        ),
        not_applicable(
            is_true(small),
            "投资额在可不办施工许可的限额以下",
            "below the sum up to which no permit is needed",
        ),
        found(
            is_true(needed) & none,
            "{owner_name}的工程已经开工，登记为没有施工许可证",
            "works of {owner_name} have begun; they are recorded as having no works permit",
            ask=["permit_papers", "works_size"],
        ),
        found(
            is_true(needed) & nw.col("price").is_null(),
            "{owner_name}的工程于{started_on:day}开工，早于施工许可日期{permit_on:day}；工程投资额未知，"
            "但后来取得了施工许可，故按需要办理许可的工程对待",
            "works of {owner_name} began on {started_on:day}, before the permit of"
            " {permit_on:day}; their sum is not known, but since a permit was given later they are"
            " taken to need one",
            ask=["works_size", "permit_papers", "works_start"],
        ),
        found(
            is_true(needed),
            "{owner_name}的工程于{started_on:day}开工，早于施工许可日期{permit_on:day}",
            "works of {owner_name} began on {started_on:day}, before the permit of {permit_on:day}",
            ask=["permit_papers", "works_start"],
        ),
        cannot_tell(
            is_true(nw.col("without")),
            "开工时没有施工许可，但工程投资额{price:sum}是否在当地可不办许可的限额以下未知",
            "there was no permit when works began; whether their sum of {price:sum} is below"
            " the local limit is not known",
            ask=["works_size", "permit_papers"],
        ),
        clear_when(
            is_true(~nw.col("without")) & ~planned,
            "开工不早于施工许可日期",
            "works did not begin before the permit",
        ),
        cannot_tell(
            nw.lit(value=True),
            "{owner_name}的工程是否在取得施工许可以后开工未知",
            "whether works of {owner_name} began after the permit was given is not known",
            ask=["permit_papers", "works_start"],
        ),
        evidence=[cite("project", "project_id")],
        parties=["owner_id"],
        law_on="law_on",
    )


def _judged(site: Frame, work: Frame, as_of: nw.Expr, region: nw.Expr) -> Frame:
    """`without`: begun and no permit then; `small`: no permit needed; both Kleene."""
    held = work.filter(is_true(nw.col("awarded") & nw.col("general_kind")))
    largest = held.group_by("project_id").agg(_largest=nw.col("price").max())
    frame = site.join(largest, on="project_id", how="left").with_columns(
        price=nw.coalesce("contract_price", "_largest"), region=nw.coalesce("region", region)
    )
    none = (nw.col("permit_no") == NONE) & earliest("permit_on").is_null()
    none = nw.when(earliest("permit_on").is_null()).then(none).otherwise(FALSE)
    early = nw.when(latest("started_on") < earliest("permit_on")).then(TRUE)
    not_early = nw.when(earliest("started_on") >= latest("permit_on")).then(FALSE)
    before = early.otherwise(not_early.otherwise(UNKNOWN))
    without = nw.when(none).then(begun(as_of)).otherwise(before & begun(as_of))
    return frame.with_columns(none=none, without=without, small=_small(as_of))


def _small(as_of: nw.Expr) -> nw.Expr:
    """Whether no permit is needed; without a price, one given by then tells that it was."""
    given = is_true(latest("permit_on") <= as_of) & ~is_true(nw.col("permit_no") == NONE)
    return nw.when(nw.col("price").is_null() & given).then(FALSE).otherwise(_within_limit())


def _within_limit() -> nw.Expr:
    """Whether the price is within the limit: any known limit may be that of an unlisted region."""
    every = [held.value for held in LIMIT.history() if isinstance(held.value, int)]
    listed = FALSE
    for held in LIMIT.history():
        if held.region:
            listed = listed | is_true(nw.col("region").str.starts_with(held.region))
    own = LIMIT.expr(nw.col("started_on"), region=nw.col("region"))
    lowest = nw.when(listed).then(own).otherwise(nw.lit(min(every)))
    highest = nw.when(listed).then(own).otherwise(nw.lit(max(every)))
    above = nw.when(nw.col("price") > highest).then(FALSE).otherwise(UNKNOWN)
    return nw.when(nw.col("price") <= lowest).then(TRUE).otherwise(above)
