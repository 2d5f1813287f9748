"""What a kind of memo is: the words that it composes from a case, and how it is called."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pyarrow as pa

    from wagekit.model.finding import Determination, Finding
    from wagekit.model.text import Text
    from wagekit.views.letter.compose import LetterSettings
    from wagekit.views.letter.view import LetterView


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a memo is made from.

    Attributes:
        project_id: The project that it is about.
        findings: What the run found.
        determinations: Which acts it points to.
        tables: The case's tables by canonical name; money is fen.
        settings: Who writes, and the day the facts are judged on.
        party_id: The party that it is about, for kinds that need one.
        addressee: The authority that it goes to; None leaves the place open.
        omitted: How many suspicions of the project were left out of `findings` by a person.
        dismissed_as: The outcome that a finding had when a person dismissed it, by finding id, for
            those that have another now: a document says so where it takes them.
        lang: `zh` or `en`.
    """

    project_id: str
    findings: Sequence[Finding]
    determinations: Sequence[Determination]
    tables: Mapping[str, pa.Table]
    settings: LetterSettings
    party_id: str | None = None
    addressee: str | None = None
    omitted: int = 0
    dismissed_as: Mapping[str, str] = field(default_factory=dict)
    lang: str = "zh"


def _any(_: Finding) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of memo; an outside package offers it under the entry point group `wagekit.memos`.

    Attributes:
        name: What it is called on the command line, such as `transfer_housing`.
        title: What a person calls it.
        compose: Makes its words.
        takes: Whether a finding belongs in it; all do unless the kind says otherwise.
    """

    name: str
    title: Text
    compose: Callable[[Request], LetterView]
    takes: Callable[[Finding], bool] = _any
