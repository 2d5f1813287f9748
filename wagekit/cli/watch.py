"""What a person at a terminal sees while a case is read: a bar, and the prompt for a password."""

from __future__ import annotations

import shutil
import signal
import sys
import time
from getpass import getpass
from unicodedata import east_asian_width

from wagekit.model.text import Text

_WIDTH = 20
_EVERY = 0.1
"""Seconds between two drawings."""
_PATIENCE = 0.5
"""Seconds until a bar takes the place of the words: most cases are read by then."""


class Watch:
    """Draws on stderr where it is a terminal; otherwise stays silent."""

    def __init__(self, words: str, lang: str, *, shown: bool) -> None:
        self._words, self._lang, self._shown = words, lang, shown
        self._file, self._span = "", (0.0, 0.0)
        self._drawn = time.monotonic() - _EVERY + _PATIENCE
        self._put(words)

    def begin(self, file: str, start: float, stop: float) -> None:
        """A file is taken up; it spans from `start` to `stop` of the whole."""
        self._file, self._span = file, (start, stop)
        self._draw(start)

    def within(self, share: float) -> None:
        """So much of the present file is done."""
        start, stop = self._span
        self._draw(start + (stop - start) * share)

    def password(self, file: str, *, again: bool) -> str | None:
        """Ask for a password without showing what is typed; None when piped or left empty."""
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            return None
        self.clear()
        wrong = Text("密码不对。", "That is not it. ").in_(self._lang) if again else ""
        ask = Text(
            f"{file} 已加密，请输入密码（直接回车则跳过）：",
            f"{file} is encrypted. Password (Enter to skip): ",
        )
        _let_ctrl_c_end_reading()
        try:
            return getpass(wrong + ask.in_(self._lang), stream=sys.stderr) or None
        except EOFError:
            return None

    def clear(self) -> None:
        """Leave the line as it was found."""
        self._put("")

    def _draw(self, share: float) -> None:
        now = time.monotonic()
        if now - self._drawn < _EVERY:
            return
        self._drawn = now
        full = round(share * _WIDTH)
        bar = "#" * full + "-" * (_WIDTH - full)
        self._put(f"[{bar}] {share:4.0%} {self._file}")

    def _put(self, line: str) -> None:
        if self._shown:
            columns = shutil.get_terminal_size().columns - 1
            print(f"\r\033[K{_cut(line, columns)}", end="", file=sys.stderr, flush=True)  # noqa: T201


def _let_ctrl_c_end_reading() -> None:
    """Polars, once imported, makes a read that Ctrl-C broke off begin anew."""
    if sys.platform != "win32":
        signal.siginterrupt(signal.SIGINT, True)


def _cut(line: str, columns: int) -> str:
    """As much of a line as fits; a Chinese character takes two columns."""
    taken = 0
    for at, character in enumerate(line):
        taken += 2 if east_asian_width(character) in "WF" else 1
        if taken > columns:
            return line[:at]
    return line
