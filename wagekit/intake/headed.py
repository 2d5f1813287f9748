"""Which column of a header row is called so."""

from collections.abc import Collection, Iterable, Sequence

from wagekit.intake.headers import header_of


def words_of(headers: Iterable[str | None]) -> tuple[str, ...]:
    """What each column is called, as headers are compared; empty where it has no header."""
    return tuple(header_of(cell).text if cell else "" for cell in headers)


def leftmost(words: Iterable[str], names: Collection[str]) -> int | None:
    """The first column that goes by any of `names`; None where none does."""
    return next((index for index, word in enumerate(words) if word in names), None)


def foremost(words: Sequence[str], names: Iterable[str]) -> int | None:
    """The first column of those that go by the earliest of `names` there is; None without."""
    return next((words.index(name) for name in names if name in words), None)
