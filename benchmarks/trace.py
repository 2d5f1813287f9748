"""Tracing against its limit and a peer: 5 M transfers over 100,000 accounts.

Run: `python benchmarks/trace.py [transfers]`. Prints seconds (the best of several rounds, after
compiling) and ratios: FIFO against one window pass of DuckDB over the same rows; against a plain
Python loop over deques; four methods against one; growth for each doubling, with and without
putting the rows in order; peak memory.
"""

from __future__ import annotations

import ctypes
import os
import resource
import sys
import time
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import duckdb
import numpy as np
import pyarrow as pa

from wagekit.tracing.columns import in_order
from wagekit.tracing.flow import Method, Transfers, flow
from wagekit.tracing.slices import OTHER, UNKNOWN
from wagekit.tracing.sorting import ordered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

ACCOUNTS = 100_000
OWNERS = 2_000
"""The first accounts are owners: nobody pays them, and all money comes from them."""
SAMPLE = 400_000
"""Transfers for the plain loop, over as many accounts less."""
FEW = 20
"""Owners traced where only some of the money is."""
ROUNDS = 5
MMAP_MAX, TRIM_THRESHOLD = -4, -1
"""Of mallopt(3)."""
Key = TypeVar("Key", int, str)
FOUR, GROWTH, MEMORY = 4, 1.15, 6


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
    payer, payee = ordered(some.payer, order), ordered(some.payee, order)
    return Transfers(payer, payee, ordered(some.amount, order), payer < source, own)


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


def keep_memory() -> None:
    """Keep what is freed in this process, so that rounds after the first do not ask for it anew.

    A virtual machine may take half a second to hand out memory that it had given back, more than
    the tracing itself; the first round, which is shown too, pays it.
    """
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt"):
        libc.mallopt(MMAP_MAX, 0)
        libc.mallopt(TRIM_THRESHOLD, 2**31 - 1)


def seconds(
    runs: Mapping[Key, Callable[[], object]], clock: Callable[[], float]
) -> dict[Key, float]:
    """The best of several rounds; in each every run takes its turn, so all meet the same load.

    By the wall clock where others are compared; by processor time where wagekit is compared with
    itself on one thread, so that other work on the machine does not count.
    """
    least = dict.fromkeys(runs, float("inf"))
    for _ in range(ROUNDS):
        for name, run in runs.items():
            start = clock()
            run()
            least[name] = min(least[name], clock() - start)
    return least


def report(name: str, value: float, goal: str, *, met: bool) -> None:
    """Print one ratio."""
    print(f"{name:<68} {value:7.2f}   goal {goal:<8} {'met' if met else 'MISSED'}", flush=True)


def against_others(world: Rows) -> None:
    """FIFO against DuckDB and against the plain loop."""
    count = len(world.at)
    scale = max(1, count // SAMPLE)
    part = rows(SAMPLE, ACCOUNTS // scale, max(1, OWNERS // scale))
    start = time.perf_counter()
    steps = traced(world, (Method.fifo,), OWNERS)
    first = time.perf_counter() - start
    took = seconds(
        {
            "fifo": lambda: traced(world, (Method.fifo,), OWNERS),
            "window": window(world),
            "deques": lambda: deques(part),
        },
        time.perf_counter,
    )
    fifo, limit, plain = took["fifo"], took["window"], took["deques"] * count / SAMPLE
    print(
        f"FIFO, all owners' money, with ordering: {fifo:.2f} s ({first:.2f} s the first time, with"
        f" memory from the system), {steps:,} allocations"
    )
    report(
        f"FIFO / DuckDB window pass ({limit:.2f} s)", fifo / limit, "<= 2", met=fifo <= 2 * limit
    )
    name = f"deque loop ({plain:.1f} s, scaled from {SAMPLE:,}) / FIFO"
    report(name, plain / fifo, ">= 8", met=plain >= 8 * fifo)


def methods(world: Rows, source: int) -> None:
    """Each method, and all of them, with some owners' money traced."""
    asked = {str(method): (method,) for method in Method} | {"all": tuple(Method)}
    took = seconds(
        {
            name: lambda some=some: traced(world, some, source)  # type: ignore[misc] - bound now
            for name, some in asked.items()
        },
        time.process_time,
    )
    print(f"{source} owners traced:", ", ".join(f"{n} {t:.2f} s" for n, t in took.items()))
    four = took["all"] / took["fifo"]
    report(f"four methods / FIFO, {source} owners traced", four, "<= 4", met=four <= FOUR)


def doubling(world: Rows) -> None:
    """How FIFO grows with the number of transfers: in order already, and to be put in order."""
    count = len(world.at)
    sizes = [rows(count // 8), rows(count // 4), rows(count // 2), world]
    ready = [in_time(some, OWNERS) for some in sizes]
    _grown("FIFO", [lambda some=some: flow(some, Method.fifo) for some in ready], sizes)  # type: ignore[misc]
    ordered = [lambda some=some: traced(some, (Method.fifo,), OWNERS) for some in sizes]  # type: ignore[misc]
    _grown("FIFO, rows in no order", ordered, sizes)


def _grown(what: str, runs: list[Callable[[], object]], sizes: list[Rows]) -> None:
    took = list(seconds(dict(enumerate(runs)), time.process_time).values())
    for some, before, now in zip(sizes[1:], took, took[1:], strict=False):
        name = f"{what}: doubling to {len(some.at):,} ({now:.2f} s), above linear"
        report(name, now / before / 2, f"<= {GROWTH}", met=now / before / 2 <= GROWTH)


def main(count: int) -> None:
    """Measure and print."""
    keep_memory()
    small = rows(10_000, 1_000, 100)
    traced(small, tuple(Method), small.owners)
    world = rows(count)
    print(
        f"{count:,} transfers over {ACCOUNTS:,} accounts; load {os.getloadavg()[0]:.1f} "
        f"on {os.cpu_count()} processors; best of {ROUNDS} rounds"
    )
    against_others(world)
    for source in (OWNERS, FEW):
        methods(world, source)
    doubling(world)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    report("peak memory, GiB", peak, f"<= {MEMORY}", met=peak <= MEMORY)


if __name__ == "__main__":
    main(int(float(sys.argv[1])) if len(sys.argv) > 1 else 5_000_000)
