"""What a kind of memo is: the words that it composes from a case, and how it is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wagekit.model.text import Text
from wagekit.views.letter.cite import every_row
from wagekit.views.letter.request import Request

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from wagekit.model.finding import Finding
    from wagekit.views.letter.view import LetterView

__all__ = ["Kind", "Request", "described"]


def _any(_: Finding) -> bool:
    return True


def _nobody(_: Request) -> Sequence[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of memo; an outside package offers it under the entry point group `wagekit.memos`.

    Attributes:
        name: What it is called on the command line, such as `transfer_housing`.
        title: What a person calls it.
        compose: Makes its words.
        takes: Whether a finding belongs in it; all do unless the kind says otherwise.
        needs: What must be in the data for it; None where nothing is said.
        articles: The law rows that it rests on, by their ids.
        parameters: The numbers of the law that it states, by their names.
        parties: The ids of the parties that it can be about, the likeliest first; nobody for kinds
            that need none.
    """

    name: str
    title: Text
    compose: Callable[[Request], LetterView]
    takes: Callable[[Finding], bool] = _any
    needs: Text | None = None
    articles: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    parties: Callable[[Request], Sequence[str]] = _nobody


def described(
    book: Mapping[str, Any],
    compose: Callable[[Request], LetterView],
    parties: Callable[[Request], Sequence[str]] = _nobody,
) -> Kind:
    """A kind as its book of words describes it under `kind`.

    Args:
        book: What the kind says, read from YAML; its `kind` has `name`, `title`, `needs`,
            `families` (openings of the codes of rules that belong in it), `articles` (law rows by
            the place where they are cited) and `parameters`.
        compose: Makes its words.
        parties: The ids of the parties that it can be about.
    """
    said = book["kind"]
    families = tuple(said["families"])
    return Kind(
        said["name"],
        Text(**said["title"]),
        compose,
        lambda finding: finding.rule.startswith(families),
        needs=Text(**said["needs"]),
        articles=every_row(said["articles"]),
        parameters=tuple(said["parameters"]),
        parties=parties,
    )
