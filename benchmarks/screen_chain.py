"""Screens an invented province: against the limit, against a plain loop, and as it grows.

``python benchmarks/screen_chain.py [--projects N] [--detail]``; see README.md here.
"""

from __future__ import annotations

import argparse
from typing import Any

from made import province
from measured import measure

GROWTH = (8, 4, 2)
LIMIT, PEER, MEMORY = 8, 20, 4
"""The goals: at most, at least, and at most GiB."""
SHOWN = 24


def main() -> None:
    """Make the data where they are not there yet, then measure each in its own process."""
    wanted = _arguments()
    sizes = [wanted.projects // part for part in GROWTH]
    for size in (*sizes, wanted.projects):
        province(size)
    whole = _whole(wanted.projects)
    _growth([*((size, measure("rules_pass.py", size)) for size in sizes), (wanted.projects, whole)])
    if wanted.detail:
        _detail(whole["parts"])


def _whole(projects: int) -> dict[str, Any]:
    """The rules over the whole province, beside the limit and the peer; what the rules took."""
    bare = min((measure("bare_pass.py", projects) for _ in range(2)), key=_seconds)
    rules = measure("rules_pass.py", projects)
    peer = measure("peer_loop.py", projects)
    print(f"{projects:,} projects, {12 * projects:,} contracts; seconds by the clock (processors)")
    for name, said in (("25 rules", rules), ("bare pass", bare), ("plain loop, scaled", peer)):
        print(f"  {name:20} {said['seconds']:9.1f} ({said['cpu']:9.1f})")
    _ratio(f"rules / bare pass, goal at most {LIMIT}", rules, bare)
    _ratio(f"plain loop / rules, goal at least {PEER}", peer, rules)
    _size(rules)
    return rules


def _size(rules: dict[str, Any]) -> None:
    print(f"  peak memory {rules['peak_mib'] / 1024:.2f} GiB, goal at most {MEMORY}")
    print(f"  {rules['found']:,} findings written with their evidence")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--projects", type=int, default=100_000)
    parser.add_argument("--detail", action="store_true", help="seconds of rules and shared tables")
    return parser.parse_args()


def _seconds(said: dict[str, Any]) -> float:
    return float(said["seconds"])


def _ratio(name: str, over: dict[str, Any], under: dict[str, Any]) -> None:
    clock, processors = (over[kind] / under[kind] for kind in ("seconds", "cpu"))
    print(f"  {name}: {clock:.1f} by the clock, {processors:.1f} by processors")


def _growth(grown: list[tuple[int, dict[str, Any]]]) -> None:
    print("  growth (linear: no more than x 2.0 for each doubling)")
    before = None
    for size, said in grown:
        more = f"x {said['cpu'] / before:.2f}" if before else ""
        before = said["cpu"]
        print(f"  {size:9,} projects {said['seconds']:7.1f} ({said['cpu']:7.1f}) {more}")


def _detail(parts: dict[str, float]) -> None:
    print(f"  the {SHOWN} longest of {len(parts)} rules, tables and files, by the clock")
    for name, seconds in sorted(parts.items(), key=lambda part: -part[1])[:SHOWN]:
        print(f"  {name:16} {seconds:7.2f}")


if __name__ == "__main__":
    main()
