"""Runs a measurement in a process of its own, so that its memory is its own too."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable


class Stopwatch:
    """Seconds on the clock, and of all processors together, of what stands in its `with`."""

    def __enter__(self) -> Self:
        self._began = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = time.perf_counter() - self._began[0]
        self.cpu = time.process_time() - self._began[1]


def measured(measure: Callable[..., dict[str, Any]]) -> None:
    """The main program of a measurement: prints what it gives, and the peak of its memory."""
    said = measure(*(int(argument) for argument in sys.argv[1:]))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**said, "peak_mib": peak}))


def measure(script: str, *arguments: int) -> dict[str, Any]:
    """Run the measurement in `script` and read what it printed."""
    path = Path(__file__).with_name(script)
    command = [sys.executable, str(path), *map(str, arguments)]
    ran = subprocess.run(  # noqa: S603 - this very interpreter and a file beside this one
        command, check=True, capture_output=True, text=True
    )
    said: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return said
