"""All 25 contracting rules over a province: judged, counted, findings and evidence written."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from made import province
from measured import Stopwatch, measured

from wagekit.core import screen as screening
from wagekit.core.registry import rules
from wagekit.core.rule import Rule
from wagekit.core.world import World
from wagekit.engines.duckdb import DuckDBEngine
from wagekit.model.finding import Outcome

if TYPE_CHECKING:
    from wagekit.core.screen import Screened

MEMORY = "2GB"
"""Of DuckDB; what is kept for all the rules comes on top."""
AS_OF = dt.date(2024, 6, 30)
FAMILIES = ("FB", "ZB", "GK", "WF")


def rules_pass(projects: int) -> dict[str, Any]:
    """Seconds in all and of each rule, shared table and what was written; how much was found."""
    known = rules()
    codes = [code for code in known.by_code if code[:2] in FAMILIES]
    clock = _Clock()
    clock.watch(World, "_make")
    clock.watch(screening, "judge")
    clock.watch(DuckDBEngine, "write")
    with Stopwatch() as watch:
        engine = DuckDBEngine(province(projects), memory=MEMORY)
        world = World(engine, as_of=AS_OF, region=None)
        screened = screening.screen(known, world, only=codes)
        with TemporaryDirectory() as folder:
            _write(screened, engine, Path(folder))
    if screened.failed:
        raise RuntimeError(f"rules did not run: {screened.failed}")
    found = [one.counts.get(Outcome.found, 0) for one in screened.judged.values()]
    return {"seconds": watch.seconds, "cpu": watch.cpu, "found": sum(found), "parts": clock.own}


def _write(screened: Screened, engine: DuckDBEngine, folder: Path) -> None:
    for name, frame in (("found", screened.findings()), ("evidence", screened.evidence())):
        if frame is not None:
            engine.write(frame, folder / f"{name}.parquet")


class _Clock:
    """Seconds by what was computed, without what it caused others to compute."""

    def __init__(self) -> None:
        self.own: dict[str, float] = {}
        self._inner = [0.0]

    def watch(self, owner: object, name: str) -> None:
        """Time each call of a function of `owner` by the rule, table or file that it is about."""
        function = getattr(owner, name)

        def timed(*arguments: object) -> object:
            self._inner.append(0.0)
            with Stopwatch() as watch:
                result = function(*arguments)
            label = _label(*arguments)
            self.own[label] = self.own.get(label, 0.0) + watch.seconds - self._inner.pop()
            self._inner[-1] += watch.seconds
            return result

        setattr(owner, name, timed)


def _label(*arguments: object) -> str:
    named = [a for a in arguments if isinstance(a, Rule | Path | str)]
    first = named[0]
    return first.code if isinstance(first, Rule) else Path(first).name


if __name__ == "__main__":
    measured(rules_pass)
