"""Which project a row belongs to: its own cell, the file's words, or the case's only project."""

from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.directory import Directory
from wagekit.intake.distinct import distinct
from wagekit.intake.follow import Follow
from wagekit.intake.part import Part
from wagekit.intake.project_titles import core, may_be_listed, title_project
from wagekit.intake.texts import as_chunked, plain
from wagekit.model.finding import Issue
from wagekit.model.schema import tables

_NAME = "project.name"


def place_in_projects(parts: Sequence[Part]) -> tuple[list[Part], list[Follow]]:
    """Fill `project_id`.

    Args:
        parts: All sheets of the case.

    Returns:
        The sheets, and the projects that are known by name only.
    """
    known = Directory(pair for part in parts for pair in _listed(part))
    named = [_own_ids(part, known) for part in parts]
    listed = Directory(pair for part in named for pair in _listed(part))
    follows: list[Follow] = []
    made: set[str] = set()
    placed = [_by_cells(part, listed, index, follows) for index, part in enumerate(named)]
    # A project that a later title names may be the only one: what is left open waits for all.
    titled = [
        _by_words(part, listed, index, follows, made) if _requires(part) else part
        for index, part in enumerate(placed)
    ]
    alone = [_by_only(part, listed) if _requires(part) else part for part in titled]
    return [_called(part, listed) if _requires(part) else part for part in alone], follows


def _own_ids(part: Part, known: Directory) -> Part:
    """Give a project that has only a name the id that another sheet gives it, else its name."""
    name = part.column("name")
    if part.table != "project" or part.layout.canonical or name is None:
        return part
    made = distinct([name], len(part.data))
    ids = made.spread([_id_of(n, known) if n else None for (n,) in made.combinations])
    own = part.column("project_id")
    return part.with_column("project_id", ids if own is None else pc.coalesce(own, ids))


def _id_of(name: str, known: Directory) -> str:
    same = known.called(name)
    return same[0] if len(same) == 1 else plain(name)


def _listed(part: Part) -> Iterator[tuple[str | None, str | None]]:
    ids, names = part.column("project_id"), part.column("name")
    if part.table == "project" and ids is not None:
        texts = [None] * len(ids) if names is None else names.to_pylist()
        yield from zip(ids.to_pylist(), texts, strict=True)


def _by_cells(part: Part, listed: Directory, index: int, follows: list[Follow]) -> Part:
    name, own = part.column(_NAME), part.column("project_id")
    if name is None:
        return part if own is None or part.layout.canonical else _by_names(part, own, listed)
    found = distinct([own, name], len(part.data))
    ids: list[str | None] = []
    told = []
    named = [name for key in listed if (name := listed.name_of(key))]
    near = {own: name for name in named if (own := core(name))}
    for (given, text), row in zip(found.combinations, found.firsts, strict=True):
        key = _listed_as(given, listed)
        if text is None or (key is not None and key in listed):
            ids.append(key)
            continue
        known = listed.called(text)
        made = key or (known[0] if known else text if text in listed else plain(text))
        if made not in listed:
            listed.add(made, text)
            other = near.setdefault(core(text) or text, text)
            if other != text and key is None:
                told.append(_near(part, part.row(row), text, other))
            follows.append(
                Follow("project", index, part.row(row), {"project_id": made, "name": text})
            )
        ids.append(made)
    return part.with_column("project_id", found.spread(ids)).noting(told)


def _near(part: Part, row: int, name: str, other: str) -> Issue:
    return part.note("near_project", row, target=_NAME, value=name, other=other)


def _by_names(part: Part, own: pa.ChunkedArray, listed: Directory) -> Part:
    """A name where an id is expected is that of the one project listed under it."""
    found = distinct([own], len(part.data))
    meant = [_listed_as(key, listed) for (key,) in found.combinations]
    return part.with_column("project_id", found.spread(meant))


def _listed_as(key: str | None, listed: Directory) -> str | None:
    same = () if key is None or key in listed else listed.called(key)
    return same[0] if len(same) == 1 else key


def _requires(part: Part) -> bool:
    """Whether its rows are of some project: also of one that they only say more of."""
    if part.table == "project":
        return part.second and part.column("name") is None
    return "project_id" in tables()[part.table].required


def _by_words(
    part: Part, listed: Directory, index: int, follows: list[Follow], made: set[str]
) -> Part:
    """By a listed name in its titles; where no sheet lists projects, by that of its own."""
    if not _has_open(part):
        return part
    said = next((keys for t in reversed(part.meta.titles) if (keys := listed.all_named_in(t))), ())
    if len(said) == 1:
        return _in_project(part, said[0]).noting(_about_nearest(part, said[0], listed))
    name = title_project(part.meta.titles)
    if said or name is None or made != set(listed) or may_be_listed(name, listed):
        return part
    listed.add(name, name)
    made.add(name)
    follows.append(Follow("project", index, part.row(0), {"project_id": name, "name": name}))
    told = [part.note("titled_project", value=name)] if len(made) > 1 else []
    return _in_project(part, name).noting(told)


def _about_nearest(part: Part, key: str, listed: Directory) -> Iterator[Issue]:
    """That the title nearest to the table seems to name another project than the file does."""
    near = next((t for t in reversed(part.meta.titles) if title_project((t,))), None)
    own = title_project((near,)) if near else None
    known = Directory([(key, listed.name_of(key))])
    if own and near and not listed.all_named_in(near) and not may_be_listed(own, known):
        yield part.note("other_near_title", value=own, project=listed.name_of(key) or key)


def _by_only(part: Part, listed: Directory) -> Part:
    """In the case's only project; that its title seems to name another is told."""
    only = listed.only()
    if only is None or not _has_open(part):
        return part
    name = title_project(part.meta.titles)
    other = name is not None and not may_be_listed(name, listed)
    told = [part.note("other_title", value=name, project=listed.name_of(only))] if other else []
    return _in_project(part, only).noting(told)


def _called(part: Part, listed: Directory) -> Part:
    """What is said of a project beside its list has its name, too."""
    ids = part.column("project_id")
    if part.table != "project" or ids is None:
        return part
    names = [None if key is None else listed.name_of(key) for key in ids.to_pylist()]
    return part.with_column("name", as_chunked(pa.array(names, pa.string())))


def _has_open(part: Part) -> bool:
    own = part.column("project_id")
    return bool(len(part.data)) and (own is None or bool(own.null_count))


def _in_project(part: Part, found: str) -> Part:
    own = part.column("project_id")
    filled = as_chunked(pa.repeat(pa.scalar(found, pa.string()), len(part.data)))
    return part.with_column("project_id", filled if own is None else pc.coalesce(own, filled))
