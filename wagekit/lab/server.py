"""Starts a Jupyter server on loopback, says when it can be opened, and stops it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from wagekit.core.errors import WagekitError
from wagekit.intake.said import Said
from wagekit.lab.surroundings import LOOPBACK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from wagekit.lab.surroundings import Surroundings

START_SECONDS: Final = 90
STOP_SECONDS: Final = 15
ENDING: Final = (signal.SIGINT, signal.SIGTERM)


def serve(command: Sequence[str], around: Surroundings, ready: Callable[[], None]) -> None:
    """Run a server until it ends or is interrupted.

    Args:
        command: The module to run with its arguments.
        around: The port it listens on, and its environment.
        ready: Called once the server answers.

    Raises:
        WagekitError: It did not start.
    """
    argv = [sys.executable, "-m", *command, *_sockets()]
    with around.log.open("wb") as log:
        child = subprocess.Popen(  # noqa: S603 - our own Python with our own arguments
            argv,
            env=dict(around.variables),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    with _stopped_with_us(child):
        _wait_until_it_answers(child, around)
        ready()
        child.wait()


def _sockets() -> list[str]:
    """Kernels speak over files of this user, not over ports; Windows has no such files."""
    return ["--KernelManager.transport=ipc"] if os.name == "posix" else []


def _wait_until_it_answers(child: subprocess.Popen[bytes], around: Surroundings) -> None:
    deadline = time.monotonic() + START_SECONDS
    while child.poll() is None and time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex((LOOPBACK, around.port)) == 0:
                return
        time.sleep(0.1)
    said = around.log.read_text("utf-8", "replace").strip().splitlines() or ["-"]
    last = said[-1].strip()
    raise WagekitError(
        Said(
            f"服务没有启动，它最后说的是：{last}", f"the server did not start; it said last: {last}"
        )
    )


@contextmanager
def _stopped_with_us(child: subprocess.Popen[bytes]) -> Iterator[None]:
    """However this ends, the server ends too, and shuts its kernels down first."""
    # Said of both: a process started in the background of a script is born deaf to Ctrl+C.
    before = {one: signal.signal(one, signal.default_int_handler) for one in ENDING}
    try:
        yield
    except KeyboardInterrupt:
        pass
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
        child.terminate()
        try:
            child.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
