"""Tracing against its limit and a peer: 5 M transfers over 100,000 accounts.

Run: `python benchmarks/trace.py [transfers]`. Prints seconds (the best of three passes, after
compiling) and ratios: FIFO against one window pass of DuckDB over the same rows; against a plain
Python loop over deques; four methods against one; growth for each doubling; peak memory.
"""

from __future__ import annotations

import resource
import sys
import time
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pyarrow as pa

from wagekit.tracing.columns import in_order
from wagekit.tracing.flow import Method, Transfers, flow
from wagekit.tracing.slices import OTHER, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

ACCOUNTS = 100_000
OWNERS = 2_000
"""The first accounts are owners: nobody pays them, and all money comes from them."""
SAMPLE = 400_000
"""Transfers for the plain loop, over as many accounts less."""
PASSES = 3
GROWTH, MEMORY = 1.15, 6


@dataclass(frozen=True, slots=True)
class Rows:
    """Transfers as they lie in a table, in no order."""

    at: NDArray[np.int64]
    payer: NDArray[np.int32]
    payee: NDArray[np.int32]
    amount: NDArray[np.int64]
    accounts: int
    owners: int


def rows(count: int, accounts: int = ACCOUNTS, owners: int = OWNERS) -> Rows:
    """A quarter of the transfers bring money in from owners; the rest pass it on."""
    random = np.random.default_rng(724)
    brings = random.integers(0, 4, count) == 0
    payer = np.where(
        brings, random.integers(0, owners, count), random.integers(owners, accounts, count)
    )
    payee = random.integers(owners, accounts, count)
    payee = np.where(payee == payer, (payee - owners + 1) % (accounts - owners) + owners, payee)
    amount = np.where(
        brings, random.integers(10**5, 10**8, count), random.integers(10**4, 3 * 10**7, count)
    )
    at = random.integers(0, 3 * 365 * 86_400, count) * 1_000_000
    return Rows(at, payer.astype(np.int32), payee.astype(np.int32), amount, accounts, owners)


def in_time(some: Rows, source: int) -> Transfers:
    """Put rows in the order of time; the first `source` owners are traced."""
    order = in_order(some.at)
    own = np.full(some.accounts, UNKNOWN, np.int32)
    own[: some.owners] = OTHER
    payer = some.payer[order]
    return Transfers(payer, some.payee[order], some.amount[order], payer < source, own)


def traced(some: Rows, methods: tuple[Method, ...], source: int) -> int:
    """Order the rows and trace; how many steps there are."""
    transfers = in_time(some, source)
    return sum(len(flow(transfers, method).steps) for method in methods)


def deques(some: Rows) -> int:
    """FIFO as one would write it: a deque of (brought, amount) for each account."""
    transfers = in_time(some, some.owners)
    lots: list[deque[list[int]]] = [deque() for _ in range(some.accounts)]
    steps: list[tuple[int, int, int]] = []
    moves = zip(
        transfers.payer.tolist(),
        transfers.payee.tolist(),
        transfers.amount.tolist(),
        transfers.traced.tolist(),
        strict=True,
    )
    for by, (payer, payee, amount, source) in enumerate(moves):
        if source:
            lots[payee].append([by, amount])
            continue
        line, left = lots[payer], amount
        while left and line:
            head = line[0]
            part = min(left, head[1])
            left -= part
            head[1] -= part
            if not head[1]:
                line.popleft()
            brought = head[0]
            if brought >= 0:
                steps.append((brought, by, part))
                brought = by
            target = lots[payee]
            if target and target[-1][0] == brought:
                target[-1][1] += part
            else:
                target.append([brought, part])
        if left:
            lots[payee].append([UNKNOWN, left])
    return len(steps)


def window(some: Rows) -> Callable[[], object]:
    """One window pass of DuckDB: a running total for each account, in the order of time."""
    connection = duckdb.connect()
    table = pa.table({"paid": some.at, "payer": some.payer, "amount": some.amount})
    connection.register("arrow", table)
    connection.execute("CREATE TABLE transfer AS SELECT * FROM arrow")
    query = """SELECT max(running) FROM (SELECT sum(amount) OVER
               (PARTITION BY payer ORDER BY paid ROWS UNBOUNDED PRECEDING) running FROM transfer)"""
    return lambda: connection.execute(query).fetchall()


def best(run: Callable[[], object]) -> float:
    """Seconds of the best pass: what the machine can do when nobody else uses it."""
    taken = []
    for _ in range(PASSES):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return min(taken)


def report(name: str, value: float, goal: str, *, met: bool) -> None:
    """Print one ratio."""
    print(f"{name:<58} {value:8.2f}   goal {goal:<10} {'met' if met else 'MISSED'}", flush=True)


def main(count: int) -> None:
    """Measure and print."""
    small = rows(10_000, 1_000, 100)
    traced(small, tuple(Method), small.owners)
    world = rows(count)
    fifo = best(lambda: traced(world, (Method.fifo,), OWNERS))
    steps = traced(world, (Method.fifo,), OWNERS)
    print(
        f"{count:,} transfers, {ACCOUNTS:,} accounts; FIFO, all owners' money: "
        f"{fifo:.2f} s, {steps:,} allocations"
    )
    limit = best(window(world))
    report(
        f"FIFO / DuckDB window pass ({limit:.2f} s)", fifo / limit, "<= 2", met=fifo <= 2 * limit
    )

    scale = max(1, count // SAMPLE)
    part = rows(SAMPLE, ACCOUNTS // scale, max(1, OWNERS // scale))
    plain = best(lambda: deques(part)) * count / SAMPLE
    report(
        f"deque loop ({plain:.1f} s, from {SAMPLE:,}) / FIFO",
        plain / fifo,
        ">= 8",
        met=plain >= 8 * fifo,
    )

    for source in (OWNERS, 20):
        one = best(lambda: traced(world, (Method.fifo,), source))  # noqa: B023 - used at once
        for method in Method:
            alone = best(lambda: traced(world, (method,), source))  # noqa: B023
            print(f"   {source:>5} owners traced, {method:<15} {alone:.2f} s")
        four = best(lambda: traced(world, tuple(Method), source))  # noqa: B023
        report(
            f"four methods ({four:.2f} s) / FIFO, {source} owners",
            four / one,
            "<= 4",
            met=four <= 4 * one,
        )

    before = None
    for part_count in (count // 8, count // 4, count // 2, count):
        some = world if part_count == count else rows(part_count)
        now = best(lambda: traced(some, (Method.fifo,), OWNERS))  # noqa: B023
        if before is not None:
            growth = now / before / 2
            report(
                f"doubling to {part_count:,}: above linear",
                growth,
                f"<= {GROWTH}",
                met=growth <= GROWTH,
            )
        before = now
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    report("peak memory, GiB", peak, f"<= {MEMORY}", met=peak <= MEMORY)


if __name__ == "__main__":
    main(int(float(sys.argv[1])) if len(sys.argv) > 1 else 5_000_000)
