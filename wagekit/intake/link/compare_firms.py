"""Whether two firms' names are one firm: for a person to decide, nothing is merged on it."""

from rapidfuzz.distance import Levenshtein

from wagekit.intake.link.firm_name import FirmName, Place, firm_name, places_of
from wagekit.intake.link.fold import fold
from wagekit.intake.link.likeness import Likeness, Named, differs
from wagekit.intake.link.number import firms_match
from wagekit.intake.link.words import words
from wagekit.intake.texts import plain

_SHORTEST = 2
_COSTS = {
    "script": 0.01, "place_bare": 0.02, "place_missing": 0.05, "trade_short": 0.05,
    "trade_slip": 0.1, "form_short": 0.03, "form_spelling": 0.01, "former_name": 0.03,
    "group_short": 0.05,
}  # fmt: skip


def compare_firms(left: Named, right: Named, known: frozenset[str] = frozenset()) -> Likeness:
    """Compare two firms by code, former names, then the parts of their names.

    Args:
        left: One, as a file has it.
        right: The other.
        known: Bare places that other names of the case show.
    """
    match = firms_match(left.number, right.number)
    if match == "conflict":
        return differs("number_conflict")
    if match == "equal":
        same_length = len(left.number or "") == len(right.number or "")
        return Likeness("same", 1.0, ("number" if same_length else "old_code",))
    names = _apart(left, right, known)
    return _by_former(left, right, names) or _by_parts(*names)


def _apart(left: Named, right: Named, known: frozenset[str]) -> tuple[FirmName, FirmName]:
    """Both names taken apart, each knowing the places that the other shows."""
    shown = known | places_of((firm_name(left.name, known), firm_name(right.name, known)))
    return firm_name(left.name, shown), firm_name(right.name, shown)


def _by_former(left: Named, right: Named, names: tuple[FirmName, FirmName]) -> Likeness | None:
    one, two = names
    if one.branch or two.branch:
        return None
    was = {fold(name) for name in left.former} | set(one.former)
    then = {fold(name) for name in right.former} | set(two.former)
    if two.whole in was or one.whole in then:
        return Likeness("same", 1 - _COSTS["former_name"], ("former_name",))
    return None


def _by_parts(left: FirmName, right: FirmName) -> Likeness:
    parents = _one_firm(left, right)
    if parents.relation == "different" or left.branch == right.branch:
        return _with_office(parents, left, right)
    if left.branch and right.branch:
        return differs("branch_differs", 0.5)
    return Likeness("branch", parents.score, (*parents.features, "branch"))


def _with_office(found: Likeness, left: FirmName, right: FirmName) -> Likeness:
    if found.relation == "different" or left.office == right.office:
        return found
    return Likeness("same", found.score, (*found.features, "office"))


def _one_firm(left: FirmName, right: FirmName) -> Likeness:
    # Brackets may still hold different places.
    placed = left.places == right.places or not (left.places and right.places)
    if left.whole == right.whole and placed:
        return _scored(("equal_name",) if _same_spelling(left, right) else ("script",))
    checks = (_group(left, right), _core(left, right), _place(left, right), _trade(left, right))
    said = [feature for found in (*checks, _form(left, right)) for feature in found]
    against = [feature for feature in said if feature.endswith(("differs", "conflict"))]
    return differs(against[0], 0.4) if against else _scored(tuple(said) or ("script",))


def _same_spelling(left: FirmName, right: FirmName) -> bool:
    parts = (left.branch, left.office) == (right.branch, right.office)
    return not parts or plain(left.script) == plain(right.script)


def _scored(features: tuple[str, ...]) -> Likeness:
    score = 1 - sum(_COSTS.get(feature, 0.0) for feature in features)
    return Likeness("same", round(score, 4), features)


def _group(left: FirmName, right: FirmName) -> tuple[str, ...]:
    # A group and the company of its name are two firms as a rule; who leaves the form out says
    # neither: 河北建工 for 河北建工集团有限公司.
    if left.group == right.group:
        return ()
    single = right if left.group else left
    return ("group_differs",) if single.form else ("group_short",)


def _core(left: FirmName, right: FirmName) -> tuple[str, ...]:
    if left.core == right.core and left.core:
        return ()
    return () if _slip(left, right) else ("core_differs",)


def _slip(left: FirmName, right: FirmName) -> bool:
    """Whether one character of the trade was misread, so that it counted as part of the name."""
    clear, other = sorted((left, right), key=lambda name: len(name.core))
    if len(clear.core) < _SHORTEST or not clear.tail or not other.core.startswith(clear.core):
        return False
    # What cannot be read as a trade at all: 建没 for 建设, never 建筑 for 建设.
    read = (other.core + other.tail).removeprefix(clear.core)
    return len(read) == len(clear.tail) and Levenshtein.distance(read, clear.tail) == 1


def _place(left: FirmName, right: FirmName) -> tuple[str, ...]:
    if left.places == right.places:
        return ()
    if not left.places or not right.places:
        return ("place_missing",)
    shorter, longer = sorted((left.places, right.places), key=len)
    fits = all(any(_one_place(place, other) for other in longer) for place in shorter)
    return ("place_bare",) if fits else ("place_conflict",)


def _one_place(left: Place, right: Place) -> bool:
    return left[0] == right[0] and (left[1] == right[1] or not (left[1] and right[1]))


def _trade(left: FirmName, right: FirmName) -> tuple[str, ...]:
    if left.trades == right.trades:
        return ()
    if left.core != right.core:
        return ("trade_slip",)
    if not (left.short or right.short):
        return ("trade_differs",)
    shorter, longer = sorted((left.trades, right.trades), key=len)
    telling = [trade for trade in longer if trade not in words().filler | words().plain]
    fits = set(shorter) <= set(longer) and set(telling) <= set(shorter)
    # Without any trade a short name says too little: 砚山 may be any firm of that name.
    return ("trade_short",) if fits and shorter else ("trade_differs",)


def _form(left: FirmName, right: FirmName) -> tuple[str, ...]:
    if left.form == right.form:
        long = "有限责任" in left.whole, "有限责任" in right.whole
        return ("form_spelling",) if long[0] != long[1] else ()
    return ("form_short",) if left.short or right.short else ("form_differs",)
