"""A row read as the header of a table: its columns, sums and totals."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from wagekit.intake.below_parents import Below, Total, below_parents
from wagekit.intake.carried import prefer_this_month
from wagekit.intake.firms_share import is_firms_share
from wagekit.intake.header_rows import HeaderRow
from wagekit.intake.headers import header_of, names_of
from wagekit.intake.layout import Layout
from wagekit.intake.only_beside import IF_AN_AMOUNT, IF_IT_ADDS_UP, without_strangers
from wagekit.intake.paid_share import without_paid_share
from wagekit.intake.parts_of_sums import add_up_parts, take_parts
from wagekit.intake.profile import Profile
from wagekit.intake.targets import targets_of
from wagekit.intake.unpaid import prefer_paid_so_far


def laid_out(table: str, row: HeaderRow, profile: Profile | None = None) -> Layout:
    """Read a row as the header of a table.

    Args:
        table: The canonical table.
        row: The row, or rows.
        profile: The source profile whose signature it bears.
    """
    spellings = _spellings(table, profile)
    found = _read(table, row, profile, spellings)
    own = profile.spellings().keys() if profile else frozenset()
    doubted = (IF_AN_AMOUNT | IF_IT_ADDS_UP) - own
    if table != "payroll" or not doubted & _words(row):
        return found
    sure = {word: target for word, target in spellings.items() if word not in doubted}
    return replace(found, plain=_read(table, row, profile, sure))


def _words(row: HeaderRow) -> set[str]:
    own = {word for said in row.said for word in said}
    return own | {header_of(parent).text for parent in row.spans}


def _read(
    table: str, row: HeaderRow, profile: Profile | None, spellings: Mapping[str, str]
) -> Layout:
    ranks = {text: rank for rank, text in enumerate(spellings)}
    parents = below_parents(table, row, spellings)
    said = _said(row, parents)
    # Of several headers for one column the one that the schema lists first wins, then the first.
    named = sorted(without_paid_share(table, said, _named(said, spellings, ranks, parents)))
    named = without_strangers(table, said, named)
    named = [each for each in named if not _paid_by_firm(row, each)]
    columns = _columns(table, said, named)
    wholes = {below.total.index for below in parents if below.total}
    parts = take_parts(table, said, named, columns, wholes) if table else {}
    sums = _sums(parents, columns)
    add_up_parts(parts, columns, sums)
    of_sums = {index for span in parts.values() for index in span}
    months = _months(table, row, columns)
    used = {*columns.values(), *of_sums}
    repeated = tuple(sorted(index for _, index, _ in named if index not in used))
    below = _below_known(row, spellings)
    return Layout(
        table,
        profile is None and _is_canonical(row, columns),
        row.last,
        columns,
        row.cells,
        repeated,
        _share(row, len(repeated), columns, below | of_sums | months.keys()),
        lines=row.lines,
        sums=sums,
        totals=_totals(parents, columns, row),
        days=row.days() if profile and profile.shape == "grid" else {},
        months=months,
        profile=profile,
        fit=len(row.lines) if below else -len(row.lines),
    )


def _paid_by_firm(row: HeaderRow, named: tuple[int, int, str]) -> bool:
    _, index, target = named
    return target == "deducted" and is_firms_share(row.cells[index])


def _said(row: HeaderRow, parents: Sequence[Below]) -> tuple[tuple[str, ...], ...]:
    """What each column may be known by; the total below a parent by what the parent is called."""
    totals = {below.total.index: below.parent for below in parents if below.total}
    return tuple((totals[i], *said) if i in totals else said for i, said in enumerate(row.said))


def _columns(
    table: str, said: Sequence[tuple[str, ...]], named: list[tuple[int, int, str]]
) -> dict[str, int]:
    columns: dict[str, int] = {}
    for _, index, target in named:
        columns.setdefault(target, index)
    prefer_paid_so_far(table, said, columns)
    prefer_this_month(table, said, columns)
    return columns


def _months(table: str, row: HeaderRow, columns: Mapping[str, int]) -> Mapping[int, str]:
    """Of a wage sheet without a month: the columns of one month each, if there are several."""
    if table != "payroll" or "month" in columns or "worker.name" not in columns:
        return {}
    found = {i: text for i, text in row.months().items() if i not in columns.values()}
    under = {header_of(parent).text for parent, span in row.spans.items() if {*span} & {*found}}
    of_wages = all(names_of(table).get(parent) == "payable" for parent in under)
    return found if len(found) > 1 and of_wages else {}


def _below_known(row: HeaderRow, spellings: Mapping[str, str]) -> set[int]:
    """The columns below a merged parent that is itself understood."""
    whole = (span for parent, span in row.spans.items() if header_of(parent).text in spellings)
    return {index for span in whole for index in span}


def _is_canonical(row: HeaderRow, columns: Mapping[str, int]) -> bool:
    named = all(header_of(row.cells[i] or "").text == target for target, i in columns.items())
    return named and any("." not in target for target in columns)


def _share(row: HeaderRow, repeated: int, columns: Mapping[str, int], summed: set[int]) -> float:
    filled = sum(cell is not None for cell in row.cells)
    understood = len(columns) + repeated + len(summed - set(columns.values()))
    return understood / filled if filled else 0.0


def _spellings(table: str, profile: Profile | None) -> Mapping[str, str]:
    if profile is None:
        return targets_of(table)
    own = profile.spellings()
    return (
        {**own, **{k: v for k, v in targets_of(table).items() if k not in own}}
        if (profile.shape == "table")
        else own
    )


def _named(
    said: Sequence[tuple[str, ...]],
    spellings: Mapping[str, str],
    ranks: Mapping[str, int],
    parents: Sequence[Below],
) -> Iterator[tuple[int, int, str]]:
    # Of 扣款 over 借支 and 生活费 each is a part: the whole is their sum.
    parts = {index for below in parents for index in below.parts}
    for index, words in enumerate(said):
        word = next((word for word in words if word in spellings), None)
        if word is not None and index not in parts:
            yield ranks[word], index, spellings[word]


def _sums(parents: Sequence[Below], columns: Mapping[str, int]) -> dict[str, tuple[int, ...]]:
    """What stands below parents; 代扣代缴 and 借支 are both deducted, and two parents of wages not.

    Of two parents that are the same amount the last one counts, as the first may be its base.
    """
    found: dict[str, tuple[int, ...]] = {}
    for below in parents:
        if below.parts and below.total is None and below.target not in columns:
            before = found.get(below.target, ()) if below.added else ()
            found[below.target] = tuple(dict.fromkeys((*before, *below.parts)))
    return found


def _totals(
    parents: Sequence[Below], columns: Mapping[str, int], row: HeaderRow
) -> dict[str, Total]:
    """Totals that can be compared with their parts; below a third row the parts are others."""
    if len(row.lines) > 2:  # noqa: PLR2004 - parents and children
        return {}
    return {
        below.target: below.total
        for below in parents
        if below.total and columns.get(below.target) == below.total.index
    }
