"""Tables in Parquet files, as an engine for a province finds them: what it can do with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from wagekit.core.engine import Engine
from wagekit.core.errors import WagekitError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    import pyarrow as pa

    from wagekit.core.logic import Frame


@dataclass(frozen=True, slots=True)
class Stored:
    """What files hold, as they hold it.

    Attributes:
        frame: all columns, with `_file` and `_row` where the files have none of their own.
        types: what the engine calls the type of each column.
    """

    frame: Frame
    types: Mapping[str, str]


class ProvinceEngine(Engine, Protocol):
    """An engine that reads files itself, so that their rows need not fit into this process."""

    def close(self) -> None:
        """Let go of what this engine alone has taken."""

    def stored(self, paths: Sequence[Path], root: Path) -> Stored:
        """The files of one table; `_file` is named from `root`, `_row` counts from 1.

        Raises:
            TableError: they are no Parquet, or do not fit together.
        """

    def worked(self, frame: Frame, columns: Mapping[str, str]) -> Frame:
        """`frame` with these columns only, each by SQL text over those there are."""

    def supply(self, name: str, frame: Frame) -> None:
        """Let `frame` be the canonical table `name`."""

    def batches(self, frame: Frame) -> Iterator[pa.RecordBatch]:
        """Compute `frame` and bring its rows here, some at a time."""


class TableError(WagekitError):
    """Files that an engine cannot read as one table; its text is the engine's."""
