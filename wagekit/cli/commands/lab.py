"""`wagekit lab [CASE]`: JupyterLab on loopback, with the case's notebook open."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from wagekit.bundled import bundled
from wagekit.cli.say import Say
from wagekit.cli.serving import need, tell_address
from wagekit.lab.jupyterlab import lab_address, lab_command
from wagekit.lab.notebook import TEMPLATE, notebook_of
from wagekit.lab.server import serve
from wagekit.lab.surroundings import surroundings

if TYPE_CHECKING:
    import argparse


def execute(arguments: argparse.Namespace) -> int:
    """Start JupyterLab and stay until it is stopped."""
    say = Say(arguments)
    need("jupyterlab", "ipykernel", "anywidget")
    notebook = _notebook(arguments.case)
    # The case's own folder has no place for letters: they lie beside it and are listed with it.
    root = notebook.parents[1] if notebook else Path.cwd()
    with surroundings(arguments.lang) as around:
        ready = partial(tell_address, say, lab_address(root, notebook, around))
        serve(lab_command(root, notebook, around), around, ready)
    return 0


def _notebook(case: Path | None) -> Path | None:
    if case is None:
        return None
    return notebook_of(case.resolve(), bundled("notebooks") / TEMPLATE)
