"""What a letter consists of: every word in its place, nothing about fonts or files."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Role = Literal["heading", "subheading", "body"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the running text.

    Attributes:
        role: What it is to the reader; how that looks is up to the document.
        text: The words.
    """

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Attributes:
        header: The titles of its columns, repeated on every page.
        rows: The cells, as many a row as there are titles.
        widths: How wide the columns are, in proportion to each other.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Annex:
    """What follows the signature on pages of its own.

    Attributes:
        label: What it is called, such as 附件1.
        title: Its title.
        blocks: Its content.
    """

    label: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterView:
    """Every word of a letter (信函格式 of GB/T 9704-2012).

    Attributes:
        lang: `zh` or `en`.
        name: The kind of document, such as 案件线索移送函.
        draft: The mark that only a person may remove.
        issuer: The name at its head.
        number: The document number, with the serial left blank.
        title: The lines of its title, as they break.
        addressee: To whom, with the colon.
        body: The running text.
        annexed: What is annexed, as said below the text.
        signature: Who signs.
        date: The day of issue, left blank.
        contact: Whom to ask.
        annexes: The annexes, and last the note on what is still to be supplied.
    """

    lang: str
    name: str
    draft: str
    issuer: str
    number: str
    title: tuple[str, ...]
    addressee: str
    body: tuple[Block, ...]
    annexed: str
    signature: str
    date: str
    contact: str
    annexes: tuple[Annex, ...]

    def texts(self) -> Iterator[str]:
        """Every text that a reader sees, the lines of the title as one."""
        yield "".join(self.title)
        for field in fields(self):
            if field.name not in {"lang", "title"}:
                yield from _texts(getattr(self, field.name))

    def mapped(self, change: Callable[[str], str]) -> LetterView:
        """The same letter with `change` made to every text.

        Args:
            change: From a text to the text in its place.
        """
        made = {f.name: _mapped(getattr(self, f.name), change) for f in fields(self)}
        return replace(self, **made)


def _texts(part: Any) -> Iterator[str]:  # noqa: ANN401 - any part of a letter
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for inner in part:
            yield from _texts(inner)
    elif isinstance(part, Paragraph):
        yield part.text
    elif isinstance(part, Grid):
        yield from _texts((part.header, part.rows))
    elif isinstance(part, Annex):
        yield from _texts((part.label, part.title, part.blocks))


def _mapped(part: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 - any part of a letter
    if isinstance(part, str):
        return change(part)
    if isinstance(part, tuple):
        return tuple(_mapped(inner, change) for inner in part)
    if isinstance(part, Paragraph):
        return replace(part, text=change(part.text))
    if isinstance(part, Grid):
        return replace(part, header=_mapped(part.header, change), rows=_mapped(part.rows, change))
    if isinstance(part, Annex):
        return replace(
            part,
            label=change(part.label),
            title=change(part.title),
            blocks=_mapped(part.blocks, change),
        )
    return part
