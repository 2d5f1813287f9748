"""ZD07: the general contractor has nobody on site who looks after hiring and pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.evidence import key_of
from wagekit.core.ladder import cite, found
from wagekit.core.logic import HOLDS, OPEN, is_true, latest, truth
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.general import of_generals
from wagekit.plugins.safeguard import by_check, check_rows, with_check

if TYPE_CHECKING:
    from wagekit.core.ladder import Ladder
    from wagekit.core.logic import Frame

ITEM = "labour_officer"
ASK = ("labour_officer_posting",)


@rule(
    "ZD07",
    "labour_officer_missing",
    title=Text("未配备劳资专管员", "No labour officer on site"),
    subject="project",
    articles=("T28b", "T56"),
    parameters=("wages_decree_from",),
)
def labour_officer_missing(
    site: Frame,
    general_site: Frame,
    general_party: Frame,
    staff: Frame,
    checked: Frame,
    last_check: Frame,
    as_of: nw.Expr,
) -> Ladder:
    """A general contractor has no labour officer on site.

    Why it matters: the officer knows who works, attends and is paid, and reviews the wage sheets of
    subcontractors (T28b).
    Found when: the staff list says that the post is empty (`none`) with a general contractor, or
    the last check says that there is no officer.
    Not found when: every general contractor has a person in the post, or the last check says so and
    no staff list says otherwise; the works have not begun, or were over before the decree; the
    project is not a building project.
    Assumes: an officer of a subcontractor is not the general contractor's; where no general
    contractor is known, anybody's counts. A professional firm that the owner hired is a general
    contractor too. A staff list without a row for the post, or whose officer or vacancy
    has ended or is still to come, leaves it open. A check before the works began says nothing.
    """
    rows = of_generals(
        staff.filter(nw.col("post") == ITEM).with_columns(key=key_of("staff")),
        "company_id",
        general_party=general_party,
        general_site=general_site,
    ).with_columns(subject=nw.col("project_id"))
    judged = _by_project(general_site, rows, as_of)
    frame = with_check(site, checked, ITEM, as_of=as_of)
    frame = frame.join(judged, on="project_id", how="left")
    filled = truth(nw.coalesce("_filled", nw.lit(OPEN)))
    return by_check(
        frame,
        "劳资专管员",
        "a labour officer",
        ask=ASK,
        steps=[
            found(
                is_true(~filled),
                "管理人员名单载明{vacant_name}的劳资专管员岗位无人",
                "the staff list says that {vacant_name} has no labour officer",
                ask=ASK,
            )
        ],
        settled=filled,
        evidence=[check_rows(last_check, ITEM), cite("staff", "key", frame=rows)],
    )


def _by_project(general_site: Frame, rows: Frame, as_of: nw.Expr) -> Frame:
    """How far every general contractor has an officer, and one that has none."""
    running = ~is_true(latest("to_on") < as_of) & ~is_true(latest("from_on") > as_of)
    vacant = (nw.col("person_id") == "none") & running
    here = (nw.col("person_id") != "none") & running
    held = rows.filter(~nw.col("side").is_null()).group_by("project_id", "side")
    joined = general_site.join(
        held.agg(_here=here.max(), _empty=vacant.max()), on=["project_id", "side"], how="left"
    )
    empty = is_true(nw.col("_empty")) & nw.col("certain")
    without = nw.when(empty).then(nw.lit(0)).otherwise(nw.lit(OPEN))
    level = nw.when(is_true(nw.col("_here"))).then(nw.lit(HOLDS)).otherwise(without)
    name = nw.when(empty & (nw.col("_level") == 0)).then("general_name")
    marked = joined.with_columns(_level=level)
    return marked.group_by("project_id").agg(_filled=nw.col("_level").min(), vacant_name=name.min())
