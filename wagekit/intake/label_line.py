"""A line of labels and values above a table: 账号 beside its number is no parent of a header."""

import re
from functools import cache

from wagekit.intake.headers import header_of
from wagekit.intake.profile import profiles

_NUMBER = re.compile(r"\d{4}[-/.年]?\d{1,2}[-/.月]?\d{1,2}日?( [\d:]+)?|[\d* ]{8,}")


def is_label_line(cells: tuple[str | None, ...], below: tuple[str | None, ...]) -> bool:
    """Whether each second cell of a row says what the label before it is.

    Args:
        cells: The row.
        below: The row under it; a header has a word under the first label too.
    """
    filled = [(index, cell) for index, cell in enumerate(cells) if cell]
    first = below[filled[0][0]] if filled else None
    if len(filled) % 2 or not first or first == filled[0][1]:
        return False
    texts = [cell for _, cell in filled]
    return all(map(_is_pair, texts[::2], texts[1::2]))


def _is_pair(label: str, value: str) -> bool:
    if _NUMBER.fullmatch(value.strip()):
        return not _NUMBER.match(label)
    return header_of(label).text in _labels() and header_of(value).text not in _labels()


@cache
def _labels() -> frozenset[str]:
    """The labels under which statements say whose they are."""
    facts = (said for profile in profiles().values() for said in profile.facts.values())
    return frozenset(label for said in facts for label in said)
