"""`wagekit look CASE`: the case's notebook as a page without code, for people who only look."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from wagekit.bundled import bundled
from wagekit.cli.say import Say
from wagekit.cli.serving import need, tell_address
from wagekit.intake.case_folder import refuse_empty
from wagekit.lab.notebook import TEMPLATE, notebook_of
from wagekit.lab.server import serve
from wagekit.lab.surroundings import surroundings
from wagekit.lab.voila import look_address, look_command

if TYPE_CHECKING:
    import argparse


def execute(arguments: argparse.Namespace) -> int:
    """Start the page and stay until it is stopped."""
    say = Say(arguments)
    need("voila", "ipykernel", "anywidget")
    refuse_empty(arguments.case)
    notebook = notebook_of(arguments.case.resolve(), bundled("notebooks") / TEMPLATE)
    with surroundings(arguments.lang) as around:
        ready = partial(_ready, say, look_address(around))
        serve(look_command(notebook, around, arguments.lang), around, ready)
    return 0


def _ready(say: Say, address: str) -> None:
    """An empty page is no fault: it runs the whole case first."""
    tell_address(say, address)
    say.line(
        "网页打开后先读取案件、运行规则，约一分钟后出现内容，资料多时更久。",
        "Once open, the page reads the case and runs the rules: about a minute until it shows, more"
        " for many papers.",
    )
    sys.stdout.flush()  # it stays open: whoever reads it through a pipe waits
