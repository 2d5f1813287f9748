"""Who may be past the age of retirement: such a person has a written agreement, if anything."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.logic import FALSE, is_true

SHOWN = "[0-9X*●•□_?#]"
"""A digit, or what stands for one that is masked."""
BORN = f"^{SHOWN}{{6}}[0-9]{{8}}{SHOWN}{{4}}$"
"""A resident id of which the day of birth is legible, whatever of the rest is masked (GB 11643)."""
BORN_OLD = f"^{SHOWN}{{6}}[0-9]{{6}}{SHOWN}{{3}}$"
"""An id as cards had them before 1999: without the century, which is the last."""
MAN = ("1", "3", "5", "7", "9")
"""The last digit but one of a man's id; the last of an old one."""
RETIRES, WOMAN_RETIRES = 60, 50
"""Years; since 2025 both rise step by step, so that who is younger cannot be past them."""


def may_be_over_age(day: nw.Expr) -> nw.Expr:
    """Whether `id_no` tells that a worker had reached the age of retirement on `day`; never null.

    A labour contract ends with that age, and the law then asks for a written agreement (LR-56;
    before it, for nothing in writing). Where the sex is masked the lower age counts, a woman's. An
    age of which the id tells nothing is not taken for one past retirement: that is an exception,
    and the firm, which has the card, can show it.
    """
    old = _is_past(_born("", 6), nw.col("id_no").str.slice(16, 1), day)
    of_old_card = _is_past(_born("19", 4), nw.col("id_no").str.slice(14, 1), day)
    shorter = nw.when(_reads(BORN_OLD)).then(of_old_card).otherwise(FALSE)
    return nw.when(_reads(BORN)).then(old).otherwise(shorter)


def _reads(pattern: str) -> nw.Expr:
    return is_true(nw.col("id_no").str.contains(pattern))


def _born(century: str, digits: int) -> nw.Expr:
    """The day of birth as text, from the `digits` before those of the day."""
    year = nw.concat_str([nw.lit(century), nw.col("id_no").str.slice(6, digits - 2)])
    month, day = (nw.col("id_no").str.slice(4 + digits + at, 2) for at in (0, 2))
    return nw.concat_str([year, month, day], separator="-")


def _is_past(born: nw.Expr, sex: nw.Expr, day: nw.Expr) -> nw.Expr:
    man = is_true(sex.is_in(MAN))
    by_then = nw.when(man).then(_born_by(day, RETIRES)).otherwise(_born_by(day, WOMAN_RETIRES))
    return is_true(born <= by_then)


def _born_by(day: nw.Expr, years: int) -> nw.Expr:
    """The last day of birth, as text, of who is so many years old on `day`."""
    return day.dt.offset_by(f"-{years}y").cast(nw.Date).cast(nw.String)
