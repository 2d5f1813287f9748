"""The static twin of a widget as HTML: a picture, its words, and a table; all text as text."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Row = Sequence[str]

LEFT: Final = ' style="text-align:left"'
"""Jupyter sets tables to the right, where sentences are hard to read."""


def twin_html(
    title: str,
    *,
    alt: str,
    columns: Sequence[str],
    rows: Iterable[Row],
    svg: bytes | None = None,
) -> str:
    """A figure that any page can show and any screen reader can read.

    The picture is an image of its own: nothing in it can run or be styled by the page.

    Args:
        title: The heading.
        alt: The picture in words.
        columns: The headers of the table.
        rows: Its rows, as long as `columns`.
        svg: The picture; without it the words stand in its place.
    """
    picture = _picture(svg, alt) if svg else f"<p>{escape(alt)}</p>"
    heads = "".join(f'<th scope="col"{LEFT}>{escape(column)}</th>' for column in columns)
    body = "".join(f"<tr>{_cells(row)}</tr>" for row in rows)
    return (
        f"<figure><figcaption><strong>{escape(title)}</strong></figcaption>{picture}"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></figure>"
    )


def _picture(svg: bytes, alt: str) -> str:
    source = f"data:image/svg+xml;base64,{b64encode(svg).decode()}"
    return f'<img alt="{escape(alt)}" src="{source}">'


def _cells(row: Row) -> str:
    return "".join(f"<td{LEFT}>{escape(cell)}</td>" for cell in row)
