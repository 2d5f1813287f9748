"""A firm's name taken apart: place, own name, trade, form, and which branch or office of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from wagekit.intake.link.fold import counted, fold
from wagekit.intake.link.words import places, words

_BRACKET = re.compile(r"\(([^()]*)\)")
_PLACE = re.compile(
    r"^([\u4e00-\u9fff]{2,7}?)"
    r"(自治区|自治州|自治县|特别行政区|地区|开发区|高新区|新区|省|市(?![政场民容])|县|区|旗|镇|乡)"
)
_PEOPLES = re.compile(r"(?:壮族|回族|维吾尔)$")
# Words that end like a place and are none.
_NO_PLACE = re.compile(r"(社区|小区|园区|景区|校区|厂区|山区|城市|都市|超市|门市|夜市|上市)$")
_CUT_FORMS = ("有限责任公", "有限责任", "有限公", "有限")
_BUILDERS = re.compile(r"(\d+)建$")
_USUAL = "有限公司"
_FEWEST = 2
_MOST_TAIL = 40
_OPENING = re.compile(r"^(?:\(?\d{1,3}\)?[、·)]|[^:()]{0,8}(?:单位|方|人|名称)(?:\([^()]*\))?:)")
_BEHIND = re.compile(r"(?<=公司)[/|,;、](?:(曾用名|原名)[:为是]?([^/|,;、]+)|.*)$")
_ACCOUNT = re.compile(r"(?<=公司)[:(]?\d{6,}\)?$")
_BUREAU = re.compile(r"(?<=\d)工程局")

Place = tuple[str, str]
"""A place and what kind it is called, empty where the name leaves that out."""


@dataclass(frozen=True, slots=True)
class FirmName:
    """A name taken apart.

    Attributes:
        whole: The firm itself, folded, without notes, branch and office.
        places: From the outermost to the innermost.
        core: The name proper (字号), numerals as digits.
        trades: What the firm does, one word for each.
    tail: The same as spelled.
        form: `limited`, `joint_stock`, `company` (not said which) or empty (a short name).
        group: Whether it calls itself 集团.
        branch: What comes between the firm's name and 分公司, with that word; empty for the firm.
        office: The same for 项目部.
        former: Names given in a note as former ones.
        script: The name before it was folded into one script and width.
    """

    whole: str
    places: tuple[Place, ...]
    core: str
    trades: tuple[str, ...]
    form: str
    group: bool
    tail: str = ""
    branch: str = ""
    office: str = ""
    former: tuple[str, ...] = ()
    script: str = ""

    @property
    def short(self) -> bool:
        """Whether the form is left out, as people do who know whom they mean."""
        return self.form in {"", "company"}


@dataclass(frozen=True, slots=True)
class Cut:
    """A name cut into the firm and what of it is meant.

    Attributes:
        firm: The firm's full name, or the whole name where nothing was cut off.
        branch: What follows it up to 分公司, numerals as digits.
        office: What follows firm or branch up to 项目部 or 工资专用账户, numerals as digits.
        upper: The firm or branch whose office it is, as written.
    """

    firm: str
    branch: str = ""
    office: str = ""
    upper: str = ""


def cut(name: str) -> Cut:
    """Take an office or a special account, then a branch, off a name; behind a full name only.

    Args:
        name: A folded name.
    """
    office = _cut_at(name, words().own)
    firm = office[0] if office else name
    branch = _cut_at(firm, words().branches)
    return Cut(
        firm=branch[0] if branch else firm,
        branch=counted(branch[1]) if branch else "",
        office=counted(office[1]) if office else "",
        upper=firm if office else "",
    )


def kind_said(name: str) -> str | None:
    """That a party is a company, where its name ends in a full legal form: only companies' may.

    Args:
        name: A folded name.
    """
    return "company" if name.endswith(words().full_forms) else None


def _cut_at(name: str, endings: Iterable[str]) -> tuple[str, str] | None:
    bare = name.removesuffix(")") if name.endswith(tuple(f"{e})" for e in endings)) else name
    if "公司" not in name:
        return None
    for ending in endings:
        if bare.endswith(ending):
            # 总公司 and 分公司 end alike: only what a full form closes is a firm's name.
            closed = [
                found.end()
                for form in words().forms
                for found in re.finditer(form, bare[: -len(ending)])
            ]
            end = max(closed, default=0)
            if end and len(bare) - end <= _MOST_TAIL:
                return bare[:end], bare[end:].strip("-—_()")
    return None


@lru_cache(maxsize=65_536)
def firm_name(text: str, known: frozenset[str] = frozenset()) -> FirmName:
    """Take a name apart.

    Args:
        text: The name as a file has it.
        known: Further bare places, such as those that other names of the case show.
    """
    bare, inner, former = _without_notes(_ACCOUNT.sub("", _OPENING.sub("", fold(text))))
    parts = cut(bare)
    body, form = _form(parts.firm)
    group = "集团" in body
    body = _BUREAU.sub("局", counted(body.replace("集团", "")))
    found, body = _places(body, known)
    core, trades = _trades(body)
    tail = body.removeprefix(core)
    if not core and found:
        *found, last = found
        core = "".join(last)
    return FirmName(
        whole=parts.firm,
        places=(*found, *((place, "") for place in inner)),
        core=core,
        trades=trades,
        form=form,
        group=group,
        tail=tail,
        branch=parts.branch,
        office=parts.office,
        former=former,
        script=text,
    )


def _without_notes(name: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The name without brackets; the places in them and former names they give."""
    inner: list[str] = []
    former: list[str] = []
    behind = _BEHIND.search(name)
    if behind:
        former += [behind[2]] if behind[2] else []
        name = name[: behind.start()]
    for note in _BRACKET.findall(name):
        opening = next((w for w in words().former if note.startswith(w)), None)
        if opening and note not in words().roles:
            former.append(note.removeprefix(opening).lstrip(":为是"))
        elif note not in words().roles and f"公司({note})" in name:
            # Behind the firm's full name a bracket is part of what follows: 公司(云川)分公司.
            name = name.replace(f"({note})", note)
        elif note.endswith(words().own):
            name = name.replace(f"({note})", note)
        elif note == "集团":
            name = name.replace("(集团)", "集团")
        elif note not in words().roles:
            inner.append(_bare(note))
    return _BRACKET.sub("", name), tuple(inner), tuple(former)


def _bare(place: str) -> str:
    found = _PLACE.match(place)
    return found[1] if found and found.end() == len(place) else place


def _form(name: str) -> tuple[str, str]:
    for spelling, form in words().forms.items():
        if name.endswith(spelling) and not (form == "company" and _misread(name)):
            return name.removesuffix(spelling), form
    for cut_off in _CUT_FORMS:
        if name.endswith(cut_off):
            return name.removesuffix(cut_off), "limited"
    return (name[: -len(_USUAL)], "limited") if _misread(name) else (name, "")


def _misread(name: str) -> bool:
    """Whether one character is wrong in the four that close nearly every firm's name."""
    end = name[-len(_USUAL) :]
    return len(name) > len(end) and Levenshtein.distance(end, _USUAL, score_cutoff=1) <= 1


def _places(body: str, known: frozenset[str]) -> tuple[list[Place], str]:
    found: list[Place] = []
    while len(body) > _FEWEST:
        place = _one_place(body, known)
        if place is None:
            break
        found.append((_PEOPLES.sub("", place[0]), place[1]))
        body = body[len("".join(place)) :]
    return found, body


def _one_place(body: str, known: frozenset[str]) -> Place | None:
    named = _PLACE.match(body)
    if named and (named[1] in places() or not _NO_PLACE.search(named[0])):
        return named[1], named[2]
    lengths = (n for n in (5, 4, 3, 2) if body[:n] in known or body[:n] in places())
    length = next(lengths, None)
    return None if length is None else (body[:length], "")


def _trades(body: str) -> tuple[str, tuple[str, ...]]:
    found: list[str] = []
    if builders := _BUILDERS.search(body):
        return body[: builders.end() - 1], ("建筑",)
    while True:
        spelling = next((w for w in words().trades if body.endswith(w)), None)
        if spelling is None:
            return body, tuple(found)
        body = body.removesuffix(spelling)
        found.insert(0, words().trades[spelling])


def places_of(names: Iterable[FirmName]) -> frozenset[str]:
    """Bare places that these names show: others may open with them without 市 or 县."""
    return frozenset(bare for name in names for bare, _ in name.places if len(bare) >= _FEWEST)
