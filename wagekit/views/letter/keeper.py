"""The bank that keeps a cash deposit of the contractor itself: who pays out of it is the bank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.views.letter.facts import rows
from wagekit.views.letter.part import Part
from wagekit.views.letter.view import Grid

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from wagekit.views.letter.facts import Row
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.words import Words

_CARD_WIDTHS = (28, 72)


def keeper_of(
    party: str,
    deposits: Sequence[Row],
    payers: Collection[str | None],
    request: Request,
    words: Words,
) -> str | None:
    """What the bank is called, or a blank for it; None where the provider is not who has to pay.

    Args:
        party: The id of who provided the deposits.
        deposits: The rows of them.
        payers: The ids of who must pay the wages as something else than a guarantor.
        request: What the letter is made from.
        words: The language; the kind has `keeper_blank`.
    """
    if party not in payers or any(row["form"] not in {"cash", None} for row in deposits):
        return None
    held = (row for row in rows(request.tables, "account") if row["kind"] == "wage_deposit")
    own = (r for r in held if r["party_id"] == party and r["project_id"] == request.project_id)
    banks = tuple(dict.fromkeys(row["bank"] for row in own if row["bank"]))
    return banks[0] if len(banks) == 1 else words.say("keeper_blank")


def keeper_part(bank: str, words: Words) -> Part:
    """The section that names it; nothing else of it is in the data.

    Args:
        bank: What it is called, or the blank.
        words: The language; the kind has `todo_keeper`.
    """
    heads = (words.say("item"), words.say("content"))
    grid = Grid(heads, ((words.say("card_name"), bank),), _CARD_WIDTHS)
    return Part(words.say("heading_addressed"), (grid,), (words.say("todo_keeper"),))
