"""The one error that stops a case from being read."""


class UnreadableCase(Exception):  # noqa: N818 - the name is fixed by the interface
    """The folder or its case.toml cannot be read; the message is one sentence saying what to do."""

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows: the sentence, without the way that led to it."""
        return [f"wagekit: {self}"]
