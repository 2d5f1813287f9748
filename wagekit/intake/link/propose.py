"""Parties that look alike: shown to the inspector, never merged."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from wagekit.intake.link.compare_firms import compare_firms
from wagekit.intake.link.compare_people import compare_people, person_name
from wagekit.intake.link.decisions import Decisions
from wagekit.intake.link.everyone import Someone
from wagekit.intake.link.firm_name import firm_name, places_of
from wagekit.intake.link.fold import fold
from wagekit.intake.link.judgement import Judgement
from wagekit.intake.link.likeness import PROPOSED, Likeness, Named
from wagekit.intake.link.number import is_masked, is_rounded
from wagekit.intake.link.payees import roster_payees

_FEWEST = 4
_FIRST = 2
_MOST_IN_A_BLOCK = 200
_LEAST_ALIKE = 40
"""Of 100, by RapidFuzz on the bare names: below it no name is taken apart."""
_PEOPLE = frozenset({"individual", "government"})


def proposals(
    people: Sequence[Someone],
    judged: Iterable[Judgement],
    decisions: Decisions,
    *,
    central: frozenset[str],
) -> list[Judgement]:
    """Find pairs that a person should look at, the most alike first.

    Args:
        people: Everyone, decisions applied.
        judged: What is joined or kept apart already.
        decisions: What persons decided.
        central: Ids that stand elsewhere than in bank lines.
    """
    done = {frozenset({j.left, j.right}) for j in judged}
    alike = (*_firm_pairs(people, central), *_worker_pairs(people))
    pairs = (
        *(("similar", *pair) for pair in alike),
        *(("payee_name", *pair) for pair in roster_payees(people)),
    )
    found = {
        frozenset({a.key, b.key}): _judgement(rule, a, b, likeness)
        for rule, a, b, likeness in pairs
        if frozenset({a.key, b.key}) not in done
        and not decisions.apart((a.key, a.name), (b.key, b.name))
    }
    return sorted(found.values(), key=lambda j: (-(j.score or 0), j.left, j.right))


def _firm_pairs(
    people: Sequence[Someone], central: frozenset[str]
) -> Iterator[tuple[Someone, Someone, Likeness]]:
    """Pairs of alike firms; one of the two stands outside bank lines.

    A statement can name a hundred thousand strangers: such a name is taken apart only where it
    holds the first characters of the name proper of a firm that the case is about.
    """
    firms = {one.key: one for one in people if _is_firm(one)}
    known = [one for key, one in firms.items() if key in central]
    shown = places_of(firm_name(one.name or "") for one in known)
    blocks: dict[str, list[Someone]] = {}
    for one in known:
        blocks.setdefault(firm_name(one.name or "", shown).core[:_FIRST], []).append(one)
    for block in blocks.values():
        yield from _alike(combinations(block[:_MOST_IN_A_BLOCK], 2), shown)
    for one in firms.values():
        if one.key not in central:
            name = fold(one.name or "")
            starts = {name[at : at + _FIRST] for at in range(len(name) - 1)}
            for start in sorted(starts & blocks.keys()):
                block = blocks[start][:_MOST_IN_A_BLOCK]
                yield from _alike(((other, one) for other in block), shown)


def _alike(
    pairs: Iterable[tuple[Someone, Someone]], shown: frozenset[str]
) -> Iterator[tuple[Someone, Someone, Likeness]]:
    for a, b in pairs:
        if _may_be_one(a, b):
            likeness = compare_firms(_named(a), _named(b), shown)
            told_apart = _one_list(a, b) and not _has_no_name_of_its_own(a, b, likeness)
            if likeness.relation != "different" and likeness.score >= PROPOSED and not told_apart:
                yield a, b, likeness


def _is_firm(one: Someone) -> bool:
    return (
        one.table == "party"
        and len(one.name or "") >= _FEWEST
        and one.kind not in _PEOPLE
        and not one.id_no
    )


def _may_be_one(a: Someone, b: Someone) -> bool:
    kin = a.key == b.parent_id or b.key == a.parent_id
    alike = fuzz.partial_ratio(fold(a.name or ""), fold(b.name or ""), score_cutoff=_LEAST_ALIKE)
    return not kin and alike > 0


def _one_list(a: Someone, b: Someone) -> bool:
    """Two lines of one list are two parties to whoever made it."""
    return a.listed and b.listed and (a.file, a.sheet) == (b.file, b.sheet)


def _has_no_name_of_its_own(a: Someone, b: Someone, likeness: Likeness) -> bool:
    """A site office is no firm wherever it is listed; nor is a branch, unless it is said to be."""
    said_to_be_firms = {a.kind, b.kind} <= {"company"}
    branch = "branch" in likeness.features and not said_to_be_firms
    return branch or "office" in likeness.features


def _named(one: Someone) -> Named:
    return Named(one.name or "", one.uscc if one.table == "party" else one.id_no)


def _worker_pairs(people: Sequence[Someone]) -> Iterator[tuple[Someone, Someone, Likeness]]:
    """Workers of one name whose numbers agree as far as they can be seen."""
    named: dict[str, list[Someone]] = {}
    for one in people:
        if one.table == "worker" and one.name and one.id_no:
            named.setdefault(fold(person_name(one.name)), []).append(one)
    for group in named.values():
        if any(is_masked(one.id_no or "") or is_rounded(one.id_no or "") for one in group):
            for a, b in combinations(group[:_MOST_IN_A_BLOCK], 2):
                likeness = compare_people(_named(a), _named(b))
                if a.key != b.key and a.id_no != b.id_no and likeness.relation == "same":
                    yield a, b, likeness


def _judgement(rule: str, a: Someone, b: Someone, likeness: Likeness) -> Judgement:
    # A branch is on the right of its parent; else who was met first keeps the id.
    turned = likeness.relation == "branch" and bool(firm_name(a.name or "").branch)
    left, right = (b, a) if turned else (a, b)
    return Judgement(
        left=left.key,
        right=right.key,
        judgement="proposed",
        rule=rule,
        score=likeness.score,
        left_value=left.name,
        right_value=right.name,
        why=likeness.why(),
        file=right.file,
        sheet=right.sheet,
        row=right.row,
    )
