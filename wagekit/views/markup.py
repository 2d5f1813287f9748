"""Text from the data inside Markdown."""

from __future__ import annotations

import re

MARKUP = re.compile(r"([\\`*_{}\[\]<>#|&~$])")


def plain(text: str) -> str:
    """Text from the data so that Markdown shows it as it is."""
    return MARKUP.sub(r"\\\1", text).replace("\n", " ")
