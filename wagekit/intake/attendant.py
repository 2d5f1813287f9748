"""Who sits by while a case is read: is shown how far it has come, and is asked for a password.

The readers lie deep below the command that has a terminal, so that the attendant is found by
context and not handed down; a program that names none reads in silence.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Attendant(Protocol):
    """Somebody at a terminal."""

    def begin(self, file: str, start: float, stop: float) -> None:
        """A file is taken up, which spans from `start` to `stop` of the whole, each 0 to 1."""

    def within(self, share: float) -> None:
        """So much of the present file is done, 0 to 1."""

    def password(self, file: str, *, again: bool) -> str | None:
        """Ask what opens a file; None where nobody can be asked or nothing was typed.

        Args:
            file: Its path inside the case folder.
            again: Whether what was typed before did not open it.
        """


class Nobody:
    """Nobody sits by."""

    def begin(self, file: str, start: float, stop: float) -> None:
        """Nobody looks."""

    def within(self, share: float) -> None:
        """Nobody looks."""

    def password(self, file: str, *, again: bool) -> str | None:  # noqa: ARG002 - nobody to ask
        """Nobody answers."""
        return None


_NOBODY = Nobody()
_present: ContextVar[Attendant] = ContextVar("attendant", default=_NOBODY)


def attendant() -> Attendant:
    """Whoever sits by now."""
    return _present.get()


@contextmanager
def attended_by(who: Attendant) -> Iterator[None]:
    """Let somebody sit by for a while."""
    token = _present.set(who)
    try:
        yield
    finally:
        _present.reset(token)
