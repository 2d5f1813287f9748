"""From which amount on wages unpaid are a large amount: by province, else between two bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.law import parameter

if TYPE_CHECKING:
    from wagekit.core.logic import Frame
    from wagekit.law.parameter import Parameter

LIMBS = ("one", "many")
PROVINCE = 2
"""Digits of the code of a province."""


@derived
def crime_limit(owing_place: Frame, project: Frame, as_of: nw.Expr, region: nw.Expr) -> Frame:
    """`employer_id`, `one_low`, `one_high`, `many_low`, `many_high`: fen, by where it owes.

    Low and high differ where the province's number is not known, where it has several and only the
    province is known, or where the employer owes in several regions: below the low nothing is a
    large amount, from the high on everything is (reading 40).
    """
    where = project.select("project_id", _region="region")
    frame = owing_place.join(where, on="project_id", how="left")
    frame = frame.with_columns(_region=nw.coalesce("_region", region))
    limits = {
        f"{limb}_{end}": _limit(limb, end, as_of, nw.col("_region"))
        for limb in LIMBS
        for end in ("low", "high")
    }
    each = frame.with_columns(**limits).group_by("employer_id")
    return each.agg(
        *(nw.col(f"{limb}_low").min() for limb in LIMBS),
        *(nw.col(f"{limb}_high").max() for limb in LIMBS),
    )


def _limit(limb: str, end: str, day: nw.Expr, region: nw.Expr) -> nw.Expr:
    local = parameter(f"crime_{limb}_amount")
    national = parameter(f"crime_{limb}_amount_{end}")
    first = nw.lit(national.history()[0].value, dtype=nw.Int64)
    bound = nw.coalesce(national.expr(day), first)
    given = local.expr(day, region=region)
    known = _highest_within(local, given, region) if end == "high" else given
    return nw.coalesce(known, bound).cast(nw.Int64)


def _highest_within(local: Parameter, given: nw.Expr, region: nw.Expr) -> nw.Expr:
    """A code of the province alone may mean any of its cities."""
    narrow: dict[str, int] = {}
    for held in local.history():
        if len(held.region) > PROVINCE:
            code, value = held.region[:PROVINCE], int(str(held.value))
            narrow[code] = max(value, narrow.get(code, 0))
    for code, value in narrow.items():
        whole = region.is_in([code, f"{code}00", f"{code}0000"])
        given = nw.when(whole).then(nw.lit(value, dtype=nw.Int64)).otherwise(given)
    return given
