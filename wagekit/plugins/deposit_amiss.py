"""In what ways a wage deposit falls short of what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import FALSE, TRUE, UNKNOWN, is_true, truth
from wagekit.plugins import deposit_rows
from wagekit.plugins.deadline import check_too_early

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

WAYS = ("missing", "late", "short", "brief", "unmet")
"""The five ways, as columns: each Kleene."""


def with_amiss(frame: Frame, as_of: nw.Expr) -> Frame:
    """`frame` with the `WAYS` in which a deposit can be amiss, and what sentences say of them.

    `too_early`: a check came before the time was over; `maybe_exempt`: no more where a sum is
    stated as required; `asked`: the sum required, else the least; `lacking`: what of it is not
    there, in fen; `due_day`; `unkinded`: a guarantee of unknown kind may be a deposit too, and
    make good what the others lack.
    """
    none = nw.coalesce(nw.col("rows"), nw.lit(0)) == 0
    unkinded = nw.coalesce(nw.col("unkinded"), nw.lit(0)) > 0
    listed = nw.when((nw.col("on_list") > 0) & ~unkinded).then(TRUE).otherwise(UNKNOWN)
    over = _past(as_of)
    later = is_true(nw.col("unkinded_from") > nw.col("due_to"))
    asked = nw.coalesce("required", "least")
    too_small = is_true(nw.col("held_most") + nw.col("unkinded_sum") < asked)
    marked = frame.with_columns(
        missing=over & nw.when(none).then(listed).otherwise(FALSE),
        late=_unless(unkinded & ~later, nw.when(none).then(FALSE).otherwise(_late())),
        short=_unless(unkinded & ~too_small, nw.when(none).then(FALSE).otherwise(_short())),
        brief=_unless(unkinded, _brief(as_of)),
        unmet=truth(nw.coalesce("unmet_level", nw.lit(0))),
        too_early=check_too_early(is_true(nw.col("permit_undated"))),
        maybe_exempt=nw.when(nw.col("required") > 0).then(FALSE).otherwise("maybe_exempt"),
        asked=nw.coalesce("required", "least"),
        due_day=nw.col("due_to"),
        unkinded=unkinded,
    )
    gap = nw.col("asked") - nw.coalesce("held_most", nw.when(none).then(nw.lit(0)))
    amiss = is_true(nw.col("missing") | nw.col("short"))
    return marked.with_columns(lacking=nw.when(amiss & (gap > 0)).then(gap))


def _unless(open_: nw.Expr, amiss: nw.Expr) -> nw.Expr:
    return nw.when(is_true(amiss) & open_).then(UNKNOWN).otherwise(amiss)


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
    """Below what is stated as required; else below the lowest, or not above the highest.

    Rows of which nobody knows whether they stood side by side are not added to show enough.
    """
    required, held = nw.col("required"), nw.col("held_most")
    below = nw.coalesce(held < required, (held < nw.col("least")) & ~nw.col("maybe_capped"))
    one_each = nw.col("rows") == nw.col("sides")
    at_once = nw.max_horizontal("held_least", "held_through")
    sure = nw.when(one_each).then("held_most").otherwise(at_once)
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
