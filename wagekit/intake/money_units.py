"""What money is counted in: 元, 万元 and the like, and money of other countries by its name."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from wagekit.intake.texts import plain
from wagekit.model.money import SHORT, UNITS

_EXACT: Mapping[str, str] = MappingProxyType(
    {**{unit: unit for unit in UNITS}, **SHORT, **dict.fromkeys(("人民币", "rmb", "cny"), "元")}
)
_FOREIGN = (
    r"(?:千|万|百万|亿)?(?:美元|美金|港元|港币|欧元|日元|韩元|加元|澳元|英镑|卢布|新?台币|澳门元"
    r"|新加坡元|外币|usd|hkd|eur|jpy|gbp)"
)
_OWN = "|".join(sorted(_EXACT, key=len, reverse=True))
UNIT = rf"(?:(?:人民币|RMB|rmb)[:：,，/]?)?(?:{_OWN})|(?i:{_FOREIGN})"
"""A unit, as a piece of a pattern."""
_PREFIX = re.compile(r"(?:人民币|rmb|cny)[:,/(]?(?=.)")
_SAYS = re.compile(r"(?:(?:金额|货币|计量|计价)?单位|金额)[:,、为]?(?=.)")
_BETWEEN = re.compile(r"[,、;:]")
_BETWEEN_UNITS = re.compile(r"[,、;:/]")
_ADDS_NOTHING = frozenset({"", "含税", "含增值税", "小写"})


class Bracket(NamedTuple):
    """What a bracket says: the unit, and what else."""

    unit: str
    rest: str


def money_unit(text: str) -> str | None:
    """The unit that a cell like `万元` or `人民币：元` names; the name itself of other money."""
    said = _PREFIX.sub("", plain(text).lower().removesuffix(")"))
    if said in _EXACT:
        return _EXACT[said]
    return said if re.fullmatch(_FOREIGN, said) else None


def bracket(content: str) -> Bracket | None:
    """Read a bracket such as `单位：万元` or `万元、含税`; None where it names no unit."""
    text = plain(content).lower()
    said = _SAYS.sub("", text)
    # 单位：人/万元 lists units; 元/天 alone is a rate.
    between = _BETWEEN if said == text else _BETWEEN_UNITS
    pieces = [said] if money_unit(said) else between.split(said)
    units = [unit for piece in pieces if (unit := money_unit(piece))]
    if not units:
        return None
    # 人民币 beside 万元 says whose money it is, not how it is counted.
    rest = [p for p in pieces if not money_unit(p) and p not in _ADDS_NOTHING]
    return Bracket(next((unit for unit in units if unit != "元"), "元"), "、".join(rest))
