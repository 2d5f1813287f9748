"""An engine that remembers what a run counts and lets go: the outcome of every subject."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from wagekit.model.finding import Outcome

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import pyarrow as pa

    from wagekit.core.engine import Engine
    from wagekit.core.judged import Judged
    from wagekit.core.logic import Frame


class Remembering:
    """Another engine, and every row of which it returned a part.

    A run lists only some subjects; to judge the others anew would take as long as the run.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._parted: list[tuple[Frame, pa.Table]] = []

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the other engine has
        return getattr(self._engine, name)

    def parted(
        self, frame: Frame, column: str, values: Collection[str]
    ) -> tuple[Mapping[str, int], Frame]:
        """What the other engine says of the rows of `frame`, which are computed once and held."""
        every = self._engine.rows(frame)
        counted, wanted = self._engine.parted(self._engine.bring(every), column, values)
        self._parted.append((wanted, every.select(["subject", column])))
        return counted, wanted

    def every_outcome(
        self, judged: Judged, prefixes: tuple[str, ...] = ("",)
    ) -> dict[str, Outcome]:
        """The outcome of every subject with one of `prefixes`, in a run on this engine.

        Raises:
            AssertionError: one of them was judged more than once, so that a case cannot tell which.
        """
        rows = [row for row in self._rows(judged) if row["subject"].startswith(prefixes)]
        times = Counter(row["subject"] for row in rows)
        doubled = sorted(subject for subject, n in times.items() if n > 1)
        if doubled:
            raise AssertionError(f"{judged.rule.code} judged {doubled} more than once")
        return {row["subject"]: Outcome(row["_outcome"]) for row in rows}

    def _rows(self, judged: Judged) -> list[dict[str, str]]:
        of_it = (every for wanted, every in self._parted if wanted is judged.frame)
        return [row for every in of_it for row in every.to_pylist()]
