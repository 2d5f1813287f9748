"""How large a wage deposit has to be, between the lowest and the highest that the law allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import BASIS, earliest, is_true, latest
from wagekit.law import parameter
from wagekit.model.codes import NONE
from wagekit.plugins.safeguard import first_day_of

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

TIERS = ("wage_deposit_rate_small", "wage_deposit_rate_medium", "wage_deposit_rate_large")
STARTS = ("wage_deposit_medium_from", "wage_deposit_large_from")
RATES = ("wage_deposit_rate_min", "wage_deposit_rate_max", "wage_deposit_rate_floor")
CUT, CAP = "wage_deposit_several_cut", "wage_deposit_cap"
CAP_LIKELY = "wage_deposit_cap_likely_from"
CLEAN = "wage_deposit_clean_cut_ratio"
RISES = ("wage_deposit_rise_ratio", "wage_deposit_rise_listed_ratio", "wage_deposit_rise_years")
EXEMPT = ("wage_deposit_exempt_price", "wage_deposit_exempt_clean_years")
PARAMETERS = (*TIERS, *STARTS, *RATES, CUT, CAP, CAP_LIKELY, CLEAN, *RISES, *EXEMPT)
CITY = 4
"""Digits of a region's code down to the city, within which deposits are managed."""


def with_base(general_site: Frame, project: Frame) -> Frame:
    """`base_from`, `base_to`: the day of the works permit, else of signing; `permit_undated`.

    Where a permit is on record without its day, it came some time after the signing; where nothing
    is said of one, it may have come as late as the works began.
    """
    permits = project.select(
        "project_id", "permit_no", _from=earliest("permit_on"), _to=latest("permit_on")
    )
    frame = general_site.join(permits, on="project_id", how="left")
    undated = is_true(nw.col("permit_no") != NONE) & nw.col("_to").is_null()
    begun = nw.when(~nw.col("begun_to").is_null()).then(nw.max_horizontal("signed_to", "begun_to"))
    unsaid = nw.when(nw.col("permit_no").is_null()).then(begun).otherwise("signed_to")
    signed = nw.when(~undated).then(unsaid)
    dated = frame.with_columns(
        base_from=nw.coalesce("_from", "signed_from"),
        base_to=nw.coalesce("_to", signed),
        permit_undated=undated,
    )
    return dated.drop("permit_no", "_from", "_to")


def with_history(frame: Frame, arrears: Frame) -> Frame:
    """`owed_lately`, `owed_in_year`: arrears of the firm before (a frame of `with_base`).

    A firm of which none are on record may have a clean history, whether or not there is a ledger.
    The day of a contract that names no contractor is too uncertain to count from.
    """
    rises, clean = (_years(name) for name in (RISES[2], EXEMPT[1]))
    rows = arrears.select(
        general_id="employer_id", found_from=earliest("found_on"), found_to=latest("found_on")
    )
    signed = nw.when(~nw.col("signed_to").is_null())
    based = nw.when(~nw.coalesce("base_to", "signed_to").is_null())
    days = frame.select(
        "project_id",
        "general_id",
        _base=based.then("base_from"),
        _signed=signed.then("signed_from"),
    )
    pairs = days.join(rows, on="general_id")
    lately = _within(nw.col("_base"), rises)
    in_year = _within(nw.col("_signed"), clean)
    owed = pairs.group_by("project_id", "general_id").agg(
        owed_lately=is_true(lately).max(), owed_in_year=is_true(in_year).max()
    )
    joined = frame.join(owed, on=["project_id", "general_id"], how="left")
    marks = ("owed_lately", "owed_in_year")
    return joined.with_columns(**{name: is_true(nw.col(name)) for name in marks})


def with_sums(frame: Frame) -> Frame:
    """`least`, `most`: the lowest and the highest sum (fen) that the law can ask for.

    `maybe_capped`: the region's cap is not known and the contract is large enough for one.
    `maybe_exempt`: the contract is so small that the region may waive the deposit; null where the
    price is not known.
    """
    region, day = nw.col("region"), nw.coalesce("base_from", first_day_of("B11"))
    value = {name: parameter(name).expr(day, region=region) for name in PARAMETERS}
    several = is_true(nw.len().over("general_id", "_city") > 1) & ~nw.col("general_id").is_null()
    frame = frame.with_columns(_city=nw.coalesce(region.str.slice(0, CITY), nw.lit("")))
    frame = frame.with_columns(_several=several, _tier=_tier(value), **_of_region(value))
    less = nw.max_horizontal(nw.col("_tier") - nw.col("_cut"), nw.col("_floor"))
    tier = nw.when("_several").then(less).otherwise("_tier")
    lowest = nw.coalesce(tier, nw.when("_several").then("_floor").otherwise("_min"))
    highest = nw.coalesce("_tier", "_max")
    rise, rise_listed = nw.lit(1) + value[RISES[0]], nw.lit(1) + value[RISES[1]]
    fallen = nw.when("owed_lately").then(rise).otherwise(nw.lit(1.0) - value[CLEAN])
    up = nw.when("owed_lately").then(rise).otherwise(nw.lit(1.0))
    bottom = nw.when("listed").then(rise_listed).otherwise(fallen)
    top = nw.when("maybe_listed").then(rise_listed).otherwise(up)
    return frame.with_columns(
        least=_sum(lowest * bottom),
        most=_sum(highest * top),
        maybe_capped=nw.col("_cap").is_null() & is_true(nw.col("price") >= value[CAP_LIKELY]),
        maybe_exempt=(nw.col("price") < value[EXEMPT[0]]) & ~nw.col("owed_in_year"),
    ).drop("_city", "_several", "_tier", "_cut", "_floor", "_min", "_max", "_cap")


def _years(name: str) -> int:
    """A span of years that has not changed since the law first gave it."""
    return int(str(parameter(name).history()[0].value))


def _within(day: nw.Expr, years: int) -> nw.Expr:
    """Whether arrears were surely found in the years before a day."""
    start = day.dt.offset_by(f"-{years}y").cast(nw.Date)
    return (nw.col("found_to") < day) & (nw.col("found_from") >= start)


def _tier(value: dict[str, nw.Expr]) -> nw.Expr:
    """The rate of the region's tier in which the price lies; null where it has no tiers."""
    price = nw.col("price")
    middle = nw.when(price >= value[STARTS[0]]).then(value[TIERS[1]])
    below = nw.when(price < value[STARTS[0]]).then(value[TIERS[0]])
    return nw.coalesce(nw.when(price >= value[STARTS[1]]).then(value[TIERS[2]]), middle, below)


def _of_region(value: dict[str, nw.Expr]) -> dict[str, nw.Expr]:
    names = {"_min": RATES[0], "_max": RATES[1], "_floor": RATES[2], "_cap": CAP}
    held = {column: value[name] for column, name in names.items()}
    return {**held, "_cut": nw.coalesce(value[CUT], nw.lit(0.0))}


def _sum(rate: nw.Expr) -> nw.Expr:
    """`rate` of the price in fen, not above the cap; a part of a fen is asked for whole."""
    share = nw.col("price") * (rate * BASIS + 0.5).floor().cast(nw.Int64)
    whole = -((-share) // BASIS)
    capped = nw.when(nw.col("_cap") < whole).then("_cap").otherwise(whole)
    return capped.cast(nw.Int64)
