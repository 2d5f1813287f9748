"""In what the software that looks at a bundle differs from the one that made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.handover.made_with import NOT_INSTALLED
from wagekit.handover.said import shown
from wagekit.views.handover.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wagekit.handover.made_with import MadeWith
    from wagekit.model.text import Text


def other_versions(was: MadeWith, is_now: MadeWith) -> Iterator[Text]:
    """A sentence for each thing that differs; none of them is a failure in itself.

    Args:
        was: By what the answer was found.
        is_now: What there is here.
    """
    if was.wagekit != is_now.wagekit:
        yield _differs("wagekit", was.wagekit, is_now.wagekit)
    elif was.code != is_now.code:
        yield word("code", part="version")
    if was.law != is_now.law:
        yield word("law", part="version")
    if was.python != is_now.python:
        yield _differs("python", was.python, is_now.python)
    before, now = ({**one.dependencies, **one.packages} for one in (was, is_now))
    for name in sorted(before.keys() | now.keys()):
        old, new = before.get(name, NOT_INSTALLED), now.get(name, NOT_INSTALLED)
        if old != new:
            yield _differs("dependency", old, new, name=shown(name))


def _differs(key: str, was: str, is_now: str, **facts: str) -> Text:
    return word(key, part="version", was=shown(was), is_now=shown(is_now), **facts)
