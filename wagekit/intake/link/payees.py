"""Payees known only by a name that somebody on a roster has, too."""

from collections.abc import Iterator, Sequence

from wagekit.intake.link.compare_people import person_name
from wagekit.intake.link.everyone import Someone
from wagekit.intake.link.fold import fold
from wagekit.intake.link.likeness import PROPOSED, Likeness


def roster_payees(people: Sequence[Someone]) -> Iterator[tuple[Someone, Someone, Likeness]]:
    """Pairs of a worker and of a party without number and list that has the worker's name.

    A bank line often names the payee of wages and no card: whoever is paid may be the worker of
    that name. Of several workers of one name the first stands for all.

    Args:
        people: Everyone.
    """
    workers: dict[str, Someone] = {}
    for one in people:
        if one.table == "worker" and one.name:
            workers.setdefault(fold(person_name(one.name)), one)
    for one in people:
        if one.table == "party" and _is_only_named(one):
            worker = workers.get(fold(person_name(one.name or "")))
            if worker is not None and worker.key != one.key:
                yield worker, one, Likeness("same", PROPOSED, ("person_name",))


def _is_only_named(one: Someone) -> bool:
    numbered = bool(one.id_no or one.uscc)
    return bool(one.name) and not numbered and not one.listed and one.kind in {None, "individual"}
