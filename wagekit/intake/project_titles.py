"""Projects that titles of sheets name, and whether two names may mean one project."""

import re

from wagekit.intake.directory import Directory
from wagekit.intake.link.fold import counted
from wagekit.intake.texts import plain

_WHEN = r"(?:[\d〇零○一二三四五六七八九十至~-]+(?:年度?|月份?))*+"
# A title names a project when what stands before the month or the kind of sheet ends like one;
# a month before it is no part of its name.
_TITLE = re.compile(
    rf"^{_WHEN}(.{{2,60}}?(?:项目|工程|标段|小区|工地))(?:部)?"
    r"(?=\d{4}年|[一二][〇零○一二三四五六七八九]{3}年|\d{1,2}月|农民工|工人|工资|考勤|花名册|人员|合同|付款|台账|参建|$)"
)
_PLACE = re.compile(r"^(?:[^省市县区州旗]{1,6}(?:[省市县州旗]|(?<![小户])区))+")
_OF_ANY = re.compile(
    r"项目|工程|标段|小区|工地|建设|施工|改造|新建|扩建|土建|主体|结构|附属|水电|安装|装饰|装修"
    r"|室外|管网|消防|绿化|景观|幕墙|基础|桩基|劳务|[一二三四五六七八九十\d]+(?:[号楼期栋]|标)*"
)
"""What the names of many projects and of their parts have: it tells none from another."""
_STAGE = re.compile(r"(\d+|[一二三四五六七八九十]+)(期|标段|标)")
_ENDING = re.compile(r"(?:建设|施工|工程|项目)+$")
_FIRM = re.compile(r"公司|集团|局")


def title_project(titles: tuple[str, ...]) -> str | None:
    """The first name of a project in the titles of a sheet.

    Args:
        titles: Its file's stem, its name, and lone cells above its header.
    """
    names = (_TITLE.match(plain(title)) for title in titles)
    return next((found[1] for found in names if found), None)


def core(name: str) -> str:
    """What is left of a name without its place and its last words: two with one core are near."""
    return _ENDING.sub("", _PLACE.sub("", plain(name)))


def may_be_listed(name: str, listed: Directory) -> bool:
    """Whether a name may be another one of some project that the case lists.

    It may where they share what tells projects apart, or where it is that of a firm.

    Args:
        name: A name that a title has.
        listed: The projects known so far; of one without a name nobody can say.
    """
    known = [listed.name_of(key) for key in listed]
    firm = bool(_FIRM.search(name))
    near = [other for other in known if other is None or not _are_apart(name, other)]
    return any(firm or other is None or _alike(name, other) for other in near)


def _alike(name: str, other: str) -> bool:
    """Whether two characters that stand together are common to what tells them apart."""
    pairs = [_pairs(name), _pairs(other)]
    return not all(pairs) or bool(pairs[0] & pairs[1])


def _are_apart(name: str, other: str) -> bool:
    """Two stages or lots of one name are two projects."""
    here, there = (_stages(one) for one in (name, other))
    return any(here[kind].isdisjoint(there[kind]) for kind in here.keys() & there.keys())


def _stages(name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for number, kind in _STAGE.findall(counted(plain(name))):
        found.setdefault(kind, set()).add(number)
    return found


def _pairs(name: str) -> set[str]:
    own = _OF_ANY.sub(" ", _PLACE.sub("", plain(name)))
    return {own[i : i + 2] for i in range(len(own) - 1) if " " not in own[i : i + 2]}
