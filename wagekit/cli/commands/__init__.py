"""One module a command: each has `execute(arguments) -> exit status`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from wagekit.core.errors import WagekitError
from wagekit.intake.errors import UnreadableCase

if TYPE_CHECKING:
    import argparse

UNUSABLE_CASE = (WagekitError, UnreadableCase)
"""Errors that end a command with one sentence."""


def run_command(arguments: argparse.Namespace) -> int:
    """Execute the chosen command and return its exit status."""
    name = arguments.command.replace("-", "_")
    status: int = import_module(f"wagekit.cli.commands.{name}").execute(arguments)
    return status
