"""`wagekit lab` and `wagekit look` as a person starts them, and a notebook run in them."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from contextlib import contextmanager, suppress
from subprocess import PIPE, Popen
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
STARTED = re.compile(r"\[(\*|\d+)\]")


@contextmanager
def served(command: str, case: Path) -> Iterator[str]:
    """The address that the command tells; its server ends with the block."""
    own = {"BROWSER": "true", "HOME": str(case.parent)}
    argv = [sys.executable, "-m", "wagekit.cli", command, str(case)]
    with Popen(argv, stdout=PIPE, text=True, env=os.environ | own) as child:  # noqa: S603 - our own
        assert child.stdout is not None
        try:
            yield child.stdout.readline().strip()
        finally:
            child.send_signal(signal.SIGTERM)
            child.communicate(timeout=60)


def asked(address: str, path: str, method: str = "GET") -> bytes:
    """What the server answers to whoever has the token."""
    place = urlsplit(address)
    token = {"Authorization": f"token {place.query.removeprefix('token=')}"}
    wanted = Request(f"http://{place.netloc}{path}", headers=token, method=method)
    with urlopen(wanted, timeout=30) as got:  # noqa: S310 - http
        said: bytes = got.read()
        return said


def end_kernels(address: str) -> None:
    """Shut every kernel down, as an administrator or a full memory would."""
    for kernel in _kernels(address):
        # A server that is slow to see its kernel go says so by 500, and the kernel is gone.
        with suppress(HTTPError):
            asked(address, f"/api/kernels/{kernel['id']}", "DELETE")


def _kernels(address: str) -> list[dict[str, Any]]:
    """The kernels there are; none while the server is busy."""
    with suppress(HTTPError):
        found: list[dict[str, Any]] = json.loads(asked(address, "/api/kernels"))
        return found
    return []


def open_notebook(page: Page, address: str) -> None:
    """Open the address, and wait until a kernel listens to the page."""
    page.goto(address)
    page.locator(f"{PANEL} .jp-Notebook").wait_for(timeout=120_000)
    page.locator(f"{PANEL} .jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(
        timeout=120_000
    )
    for _ in range(300):
        # An idle kernel that has a connection: before that JupyterLab drops "run all" silently.
        kernels = _kernels(address)
        if kernels and all(k["execution_state"] == "idle" and k["connections"] for k in kernels):
            return
        page.wait_for_timeout(200)
    raise AssertionError("no kernel")


def run_all(page: Page) -> None:
    """Run all cells by the menu; an early wish may be lost, so look and ask again."""
    first = page.locator(f"{PANEL} .jp-CodeCell .jp-InputPrompt").first
    for _ in range(5):
        page.locator(".lm-MenuBar-itemLabel", has_text=re.compile("^运行")).first.click()
        page.locator('.lm-Menu-item[data-command="runmenu:run-all"]').click()
        with suppress(AssertionError):
            expect(first).to_have_text(STARTED, timeout=5_000)
            return
    raise AssertionError("run all never started")
