"""The day of judgement in words, with where it comes from: much hangs on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.model.text import Text

if TYPE_CHECKING:
    from wagekit.model.judged_on import JudgedOn

NOT_KNOWN = Text("判断日 无", "Judged on no day that is known")
ON = Text("判断日 {day}（{source}）", "Judged on {day} ({source})")


def judged_line(judged: JudgedOn, lang: str) -> str:
    """The day and its source, for the head of a page.

    Args:
        judged: The day.
        lang: `zh` or `en`.
    """
    if judged.day is None:
        return NOT_KNOWN.in_(lang)
    return ON.in_(lang).format(day=judged.day, source=judged.source.text.in_(lang))
