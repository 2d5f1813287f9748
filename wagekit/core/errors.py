"""Errors that a builder of rules or an inspector can read: what was expected, found, and to do."""

from __future__ import annotations


class WagekitError(Exception):
    """The parent of every error that wagekit raises on purpose; its text is one clear sentence."""

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows: the sentence, without the way that led to it."""
        return [f"wagekit: {self}"]


class RuleError(WagekitError):
    """A rule is not well formed; the text says which part and how to mend it."""
