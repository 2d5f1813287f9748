"""Prints for a person: words on stdout, progress on stderr only where somebody watches."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from wagekit.cli.watch import Watch
from wagekit.intake.attendant import attended_by
from wagekit.model.text import Text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator


class Say:
    """Speaks the language of a command, or keeps quiet."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.lang: str = arguments.lang
        self._quiet: bool = arguments.quiet

    def line(self, zh: str, en: str) -> None:
        """Print a line in the command's language, unless `--quiet`."""
        self.same(Text(zh, en).in_(self.lang))

    def same(self, line: str) -> None:
        """Print a line whose words are in the command's language already, unless `--quiet`."""
        if not self._quiet:
            print(line)  # noqa: T201 - this is the command line

    def result(self, text: str) -> None:
        """Print what was asked for, whatever the options."""
        print(text)  # noqa: T201 - this is the command line

    @contextmanager
    def progress(self, zh: str, en: str) -> Iterator[None]:
        """Show that something is under way, and how far; nothing when piped or `--quiet`.

        A file that needs a password is asked for at the terminal, with `--quiet` too.
        """
        shown = sys.stderr.isatty() and not self._quiet
        watch = Watch(Text(zh, en).in_(self.lang), self.lang, shown=shown)
        try:
            with attended_by(watch):
                yield
        finally:
            watch.clear()
