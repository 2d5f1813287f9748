"""`wagekit look CASE`: the case's notebook as a page without code, for people who only look."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from wagekit.bundled import bundled
from wagekit.cli.say import Say
from wagekit.cli.serving import need, tell_address
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
    notebook = notebook_of(arguments.case.resolve(), bundled("notebooks") / TEMPLATE)
    with surroundings(arguments.lang) as around:
        ready = partial(tell_address, say, look_address(around))
        serve(look_command(notebook, around, arguments.lang), around, ready)
    return 0
