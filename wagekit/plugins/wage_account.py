"""Where a wage account is compulsory, and the step that says where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import not_applicable
from wagekit.core.logic import FALSE, OPEN, TRUE, UNKNOWN, is_true, level, truth
from wagekit.law import parameter

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

SPECIAL = nw.col("kind") == "wage_special"
THRESHOLDS = ("wage_account_threshold_price", "wage_account_threshold_months")
NOT_COMPULSORY = not_applicable(
    is_true(~nw.col("compulsory")),
    "当地只要求造价和工期超过限额的项目开立专户，本项目未超过",
    "the region asks for a wage account above a price and duration only, which is not exceeded",
)


def compulsory() -> nw.Expr:
    """Whether a general contractor must open an account (a frame of `general_site`); else null.

    A region without a threshold on record has none.
    """
    price, months = (parameter(name) for name in THRESHOLDS)
    region = nw.col("region")
    dear = nw.col("price") > price.expr(nw.col("signed_to"), region=region)
    least = months.expr(nw.col("signed_to"), region=region)
    longer = UNKNOWN
    for value in months.history():
        longer = (
            nw.when(least == value.value).then(_longer(int(str(value.value)))).otherwise(longer)
        )
    limited = ~least.is_null()
    return nw.when(limited).then(dear & longer).otherwise(TRUE)


def _longer(months: int) -> nw.Expr:
    """Works that go on without a known end have lasted until now at least."""
    by = f"{months}mo"
    last = nw.coalesce("ended_from", "lasted_to")
    sure = last > nw.col("begun_to").dt.offset_by(by).cast(nw.Date)
    not_so = nw.col("ended_to") <= nw.col("begun_from").dt.offset_by(by).cast(nw.Date)
    return nw.when(sure).then(TRUE).otherwise(nw.when(not_so).then(FALSE).otherwise(UNKNOWN))


def with_compulsory(frame: Frame, general_site: Frame) -> Frame:
    """`frame` of projects with `compulsory`: any of its general contractors must open one."""
    sites = general_site.select("project_id", _must=level(compulsory()))
    most = sites.group_by("project_id").agg(_must=nw.col("_must").max())
    joined = frame.join(most, on="project_id", how="left")
    return joined.with_columns(compulsory=truth(nw.coalesce("_must", nw.lit(OPEN)))).drop("_must")
