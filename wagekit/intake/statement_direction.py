"""Which way the money of a bank statement went.

On a bank's statement 借 is money out, in a firm's own daybook money in; where the words leave it
open, the balances decide.
"""

from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.continuity import Continuity, continuity, inferred
from wagekit.intake.layout import Layout
from wagekit.intake.meta import Meta
from wagekit.intake.not_cash import is_own_book
from wagekit.intake.profile import Profile
from wagekit.intake.statement_lines import Lines
from wagekit.intake.texts import plain

_DAYBOOK = "日记账"


class Directions(NamedTuple):
    """Which way each line went, and how that is known.

    Attributes:
        out: Whether money left the account; null where nothing says.
        chain: How the balances follow from each other.
        turned: Whether the balances turned the words round; None where they do not contradict them.
    """

    out: pa.ChunkedArray
    chain: Continuity
    turned: bool | None


def directions(
    lines: Lines, account: pa.ChunkedArray, layout: Layout, profile: Profile, meta: Meta
) -> Directions:
    """Settle which way the money of each line went.

    Args:
        lines: The data lines.
        account: The account that each line is of.
        layout: Which column is which.
        profile: Its profile.
        meta: What stands above the table.
    """
    debit_words = _debit_words(layout, profile)
    called = any(_DAYBOOK in plain(title) for title in meta.titles)
    own_book = (
        profile.side == "own" or called or (profile.side == "unclear" and is_own_book(layout))
    )
    out = pc.invert(lines.out) if own_book and debit_words else lines.out
    signed = pc.if_else(lines.negative, pc.negate(lines.amount), lines.amount)
    chain = continuity(lines.balance, signed, out, account, lines.paid_at)
    turned = _turned(chain, profile, debit_words=debit_words, own_book=own_book)
    out = pc.invert(out) if turned else out
    known = inferred(lines.balance, signed, out, newest_first=chain.newest_first)
    return Directions(known, chain, turned)


def _turned(
    chain: Continuity, profile: Profile, *, debit_words: bool, own_book: bool
) -> bool | None:
    """Whether the balances turn the words round; None where they do not contradict them."""
    unclear = debit_words and profile.side == "unclear" and not own_book
    open_to_proof = debit_words and (profile.side != "bank" or own_book)
    if (unclear and chain.all_turned) or (open_to_proof and chain.says_turned):
        return True
    return False if chain.leans_to_turned else None


def _debit_words(layout: Layout, profile: Profile) -> bool:
    """Whether the source speaks of 借 and 贷, which mean the opposite in two kinds of books."""
    if "out" in layout.columns or "in" in layout.columns:
        spelled = (layout.spelled("out") or "") + (layout.spelled("in") or "")
        return ("借" in spelled or "贷" in spelled) and not ("支" in spelled or "收" in spelled)
    return "借" in (layout.spelled("sign") or "") or profile.side == "own"
