"""What is told of names that come out of a bundle, which may be from anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.views.handover.words import word

if TYPE_CHECKING:
    from wagekit.model.text import Text


def shown(name: object) -> str:
    """A name as it can be printed: whoever made it may have meant to command a terminal.

    Args:
        name: The name.
    """
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in str(name))


def said_of(key: str, name: object, **facts: object) -> Text:
    """What is wrong with a member, in one sentence that names it.

    Args:
        key: The entry.
        name: The member.
        facts: What else to fill in.
    """
    return word(key, part="wrong", name=shown(name), **facts)
