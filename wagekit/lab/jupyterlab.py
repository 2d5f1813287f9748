"""How JupyterLab is started for a case."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import quote

from wagekit.lab.surroundings import LOOPBACK

if TYPE_CHECKING:
    from pathlib import Path

    from wagekit.lab.surroundings import Surroundings


def lab_command(root: Path, notebook: Path | None, around: Surroundings) -> list[str]:
    """The module and its arguments.

    Args:
        root: The folder shown in the list of files.
        notebook: What is opened; None for the launcher.
        around: The port.
    """
    return [
        "jupyterlab",
        *([str(notebook)] if notebook else []),
        f"--ip={LOOPBACK}",
        f"--port={around.port}",
        "--ServerApp.port_retries=0",
        f"--ServerApp.root_dir={root}",
        "--ServerApp.terminals_enabled=False",
        "--ServerApp.allow_remote_access=False",
        "--ServerApp.contents_manager_class=wagekit.lab.contents.CaseFiles",
        "--LabApp.extension_manager=readonly",
        *_as_root(),
    ]


def lab_address(root: Path, notebook: Path | None, around: Surroundings) -> str:
    """Where to find it in a browser on this machine, with the token."""
    place = f"/tree/{quote(notebook.relative_to(root).as_posix())}" if notebook else ""
    return f"http://{LOOPBACK}:{around.port}/lab{place}?token={around.token}"


def _as_root() -> list[str]:
    """Jupyter refuses root unless told; in a container there often is no other user."""
    return ["--allow-root"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
