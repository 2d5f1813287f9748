"""Text from a case for files that are XML inside."""

from __future__ import annotations

import re
from typing import Final

_NO_XML: Final = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PICTURES: Final = 0x2400
_CONTROL: Final = 0x20


def xml_text(text: str) -> str:
    """The text with line ends as XML reads them back, and pictures of what XML cannot hold.

    Args:
        text: Any text; a control character becomes its picture (U+2400 and so on).
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _NO_XML.sub(_picture, lines)


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(_PICTURES + code) if code < _CONTROL else "\N{REPLACEMENT CHARACTER}"
