"""The parties that only look alike: what they are called where they are one, and in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from wagekit.intake.link.effect import goes_by
from wagekit.intake.said import english
from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from typing import Self

    from wagekit.intake.link.judgement import Judgement

_SHOWN = 3
_PAIR = Text("“{left}”与“{right}”（{why}）", "“{left}” and “{right}” ({why})")
_SOME = Text("名称、号码相近的单位或者人员", "firms or persons of like names or numbers")


@dataclass(frozen=True, slots=True)
class Alike:
    """Pairs that nobody has decided on.

    Attributes:
        proposed: the pairs.
        goes_by: the id that each of their ids has where they are one, if it has another.
    """

    proposed: tuple[Judgement, ...]
    goes_by: Mapping[str, str]

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Self:
        """The pairs among `judgements` that are only proposed."""
        judged = list(judgements)
        return cls(tuple(j for j in judged if j.judgement == "proposed"), goes_by(judged))

    @overload
    def there(self, key: str) -> str: ...
    @overload
    def there(self, key: str | None) -> str | None: ...
    def there(self, key: str | None) -> str | None:
        """What `key`, an id or several joined by `/`, is where the pairs are one."""
        if key is None or key in self.goes_by:
            return key and self.goes_by[key]
        return "/".join(self.goes_by.get(part, part) for part in key.split("/"))

    def in_words(self, named: Collection[str | None], lang: str) -> str:
        """The pairs of which one side is among `named`, with what speaks for them.

        Where there is one pair only, it is the one that matters; else a pair that touches nobody
        named may have nothing to do with it, and none is cited.
        """
        close = [each for each in self.proposed if each.left in named or each.right in named]
        if not close and len(self.proposed) == 1:
            close = list(self.proposed)
        if not close:
            return _SOME.in_(lang)
        return Text("、", ", ").in_(lang).join(_pair(each, lang) for each in close[:_SHOWN])


def _pair(each: Judgement, lang: str) -> str:
    left, right = each.left_value or each.left, each.right_value or each.right
    why = each.why if lang == "zh" else english(each.why)
    return _PAIR.in_(lang).format(left=left, right=right, why=why)
