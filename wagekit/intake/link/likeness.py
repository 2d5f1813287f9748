"""How alike two parties are, and why: each feature that spoke, and what it took off the score."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from wagekit.intake.said import Said

Relation = Literal["same", "branch", "different"]

WHY: Mapping[str, tuple[str, str]] = {
    "number": ("号码相同", "same number"),
    "old_code": ("组织机构代码包含在信用代码内", "the older code is part of the credit code"),
    "number_conflict": ("号码不同", "other number"),
    "equal_name": ("名称一致", "same name"),
    "former_name": ("曾用名一致", "same as a former name"),
    "branch": ("分支机构与其上级", "a branch and its parent"),
    "office": ("项目部、工资专户归其所属单位", "a site office or special account is its firm's"),
    "script": ("繁简或全半角写法不同", "other script or width"),
    "place_missing": ("一方未写地区", "one leaves the place out"),
    "place_bare": ("地区写法详略不同", "the place is written in other detail"),
    "place_conflict": ("地区不同", "other place"),
    "core_differs": ("字号不同", "other name proper"),
    "trade_short": ("一方行业写法较简", "one shortens the trade"),
    "trade_slip": ("行业用字疑有错字", "a slip of the pen in the trade"),
    "trade_differs": ("行业不同", "other trade"),
    "form_short": ("一方未写组织形式", "one leaves the legal form out"),
    "form_spelling": ("有限公司与有限责任公司写法不同", "the legal form is spelled otherwise"),
    "form_differs": ("组织形式不同", "other legal form"),
    "group_differs": ("仅一方为集团", "only one is a group"),
    "group_short": ("一方未写集团", "one leaves out that it is a group"),
    "branch_differs": ("分支机构不同", "other branch"),
    "masked": ("可见的号码一致", "all that the number shows agrees"),
    "rounded": ("号码前 15 位一致，末位可能失真", "the first 15 digits agree, the end may be lost"),
    "person_name": ("姓名一致", "same name"),
    "team": ("同名者中只有其属于该班组", "of those of that name only one is of the team"),
    "wage_card": ("工资卡号一致", "same wage card"),
    "name_differs": ("姓名不同", "other name"),
    "unreadable": ("姓名有无法显示的字，其余一致", "one character is unreadable, the rest agrees"),
}
"""What each feature says, in Chinese and English."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What comparing two parties came to.

    Attributes:
        relation: `same`, `branch` (one is a branch of the other) or `different`.
        score: 0 to 1; below `PROPOSED` nothing is said.
        features: Codes of what spoke, as in `WHY`.
    """

    relation: Relation
    score: float
    features: tuple[str, ...]

    def why(self) -> Said:
        """The features in words."""
        return in_words(self.features)


def in_words(features: Iterable[str]) -> Said:
    """Features as a sentence: `名称一致、号码相同`."""
    said = [WHY[feature] for feature in features]
    return Said("、".join(zh for zh, _ in said), ", ".join(en for _, en in said))


@dataclass(frozen=True, slots=True)
class Named:
    """A party as one place in a file has it.

    Attributes:
        name: As spelled.
        number: Credit code or id number, perhaps masked; None where unknown.
        former: Former names that a register gives.
    """

    name: str
    number: str | None = None
    former: tuple[str, ...] = ()


PROPOSED = 0.8
"""From here on two parties are shown to the inspector as perhaps one."""


def differs(feature: str, score: float = 0.0) -> Likeness:
    """Two parties that one feature keeps apart."""
    return Likeness("different", score, (feature,))
