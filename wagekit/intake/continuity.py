"""Does each balance follow from the one before? The proof of which way money went."""

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Continuity:
    """How a statement's balances chain.

    Attributes:
        compared: Pairs of lines that could be compared.
        as_said: Share of them that chain when directions are as the words say.
        turned: Share that chain when every direction is turned round.
        newest_first: Whether the lines run backwards.
    """

    compared: int
    as_said: float
    turned: float
    newest_first: bool

    @property
    def says_turned(self) -> bool:
        """Whether the balances prove the words wrong."""
        return self.compared >= _ENOUGH and self.turned >= 0.8 and self.as_said <= 0.2  # noqa: PLR2004

    @property
    def all_turned(self) -> bool:
        """Whether every pair, if only one, says the opposite of words that may mean either."""
        return self.compared > 0 and self.turned == 1 and not self.as_said

    @property
    def leans_to_turned(self) -> bool:
        """Whether more pairs contradict the words than follow from them."""
        return self.turned > self.as_said

    @property
    def breaks(self) -> int:
        """Pairs that do not chain, read the better way."""
        return round(self.compared * (1 - max(self.as_said, self.turned)))


def continuity(
    balance: pa.ChunkedArray,
    amount: pa.ChunkedArray,
    out: pa.ChunkedArray,
    account: pa.ChunkedArray,
    paid_at: pa.ChunkedArray,
) -> Continuity:
    """Chain the balances.

    Args:
        balance: Fen after each line.
        amount: Fen moved.
        out: Whether it left the account.
        account: Whose balance it is; lines of different accounts are not compared.
        paid_at: When; where both orders fit, the lines stand as their times do.

    Returns:
        How well it chains, read downwards or upwards, whichever fits better.
    """
    if len(balance) <= 1:
        return Continuity(0, 0.0, 0.0, newest_first=False)
    change = pc.if_else(out, pc.negate(amount), amount)
    step = pc.subtract(balance[1:], balance[:-1])
    if out.null_count == len(out):
        # No line says which way: sizes still tell in which order the lines stand.
        change, step = pc.abs(amount), pc.abs(step)
    apart = pc.not_equal(account[1:], account[:-1])
    down = pc.if_else(pc.fill_null(apart, False), None, step)
    up = down if out.null_count == len(out) else pc.negate(down)
    downwards, upwards = _share(down, change[1:]), _share(up, change[:-1])
    newest = _is_newest_first(paid_at)

    def likelihood(each: tuple[int, float, float]) -> tuple[float, bool, float]:
        timely = newest is not None and (each is upwards) == newest
        return max(each[1:]), timely, each[1]

    best = max((downwards, upwards), key=likelihood)
    return Continuity(*best, newest_first=best is upwards and best != downwards)


def _is_newest_first(paid_at: pa.ChunkedArray) -> bool | None:
    """What the first and the last time say; None where they are the same."""
    times = pc.drop_null(paid_at)
    if not len(times) or times[0] == times[-1]:
        return None
    return bool(times[0].as_py() > times[-1].as_py())


def _share(step: pa.ChunkedArray, change: pa.ChunkedArray) -> tuple[int, float, float]:
    same = pc.equal(step, change)
    compared = len(same) - same.null_count
    if not compared:
        return 0, 0.0, 0.0
    turned = pc.equal(step, pc.negate(change))
    # A line of nothing chains both ways and proves neither.
    return compared, _true(same) / compared, _true(turned) / compared


def _true(marks: pa.ChunkedArray) -> int:
    return pc.sum(marks).as_py() or 0


def inferred(
    balance: pa.ChunkedArray, amount: pa.ChunkedArray, out: pa.ChunkedArray, *, newest_first: bool
) -> pa.ChunkedArray:
    """The directions, with those that no word gives taken from the balance where it is clear."""
    if not out.null_count:
        return out
    nothing = pa.chunked_array([pa.nulls(1, pa.int64())])
    before = (
        [*balance[1:].chunks, *nothing.chunks]
        if newest_first
        else ([*nothing.chunks, *balance[:-1].chunks])
    )
    step = pc.subtract(balance, pa.chunked_array(before, pa.int64()))
    left = pc.if_else(pc.equal(step, pc.negate(amount)), True, None)
    way = pc.if_else(pc.fill_null(pc.equal(step, amount), False), False, left)
    return pc.coalesce(out, way)
