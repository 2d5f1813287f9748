"""Rows of a second table that the lines of a sheet hold: the firm beside a worker, and the like."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.distinct import distinct
from wagekit.intake.headed import foremost, words_of
from wagekit.intake.layout import Layout
from wagekit.intake.link.number import sure_code
from wagekit.intake.part import ROW, Part, TablePart
from wagekit.intake.profile import Also
from wagekit.intake.raw import RawSheet
from wagekit.intake.settings import FileOverride
from wagekit.intake.texts import plain
from wagekit.model.arrow import arrow_schema
from wagekit.model.finding import Issue
from wagekit.model.identity import LONG, Quality, compact, credit_code, resident_id
from wagekit.model.schema import tables


def made_layout(table: str, layout: Layout) -> Layout:
    """A layout of rows that were made: no column of the sheet is theirs alone."""
    return replace(layout, table=table, canonical=False, columns={}, sums={}, days={}, profile=None)


def second_parts(sheet: RawSheet, main: Part, read: TablePart) -> list[Part]:
    """Read the second tables of a sheet.

    Args:
        sheet: The raw sheet.
        main: What its lines are in the first place.
        read: Reads a sheet by a layout.

    Returns:
        One part a table, each different row once; they are counted with the main one.
    """
    profile = main.layout.profile
    found = []
    for also in profile.also if profile else ():
        columns = _columns(main.layout, also)
        if columns:
            layout = replace(made_layout(also.table, main.layout), columns=columns)
            part = read(sheet, layout, replace(main.meta, facts={}), FileOverride())
            second = _distinct(_numbered(_with_constants(part, also), main))
            found.append(second.noting(_of_its_own(part, main)))
    return [part for part in found if len(part.data)]


def _of_its_own(part: Part, main: Part) -> Iterator[Issue]:
    """What there is to say of cells that the first table of the sheet does not read."""
    read = {main.layout.headers[index] for index in main.layout.columns.values()}
    for issue in part.issues:
        if issue.row is not None and issue.value is not None and issue.column not in read:
            yield issue


def _columns(layout: Layout, also: Also) -> dict[str, int]:
    words = words_of(layout.headers)
    found = ((target, foremost(words, headers)) for target, headers in also.columns.items())
    return {target: index for target, index in found if index is not None}


def _with_constants(part: Part, also: Also) -> Part:
    for target, value in also.constants.items():
        kind = arrow_schema(tables()[also.table]).field(target).type
        same = pa.chunked_array([pa.repeat(pa.scalar(value, kind), len(part.data))])
        part = part.with_column(target, same)
    return part


def _numbered(part: Part, main: Part) -> Part:
    """Firms and persons of bank lines with what the bank has as their number.

    One column holds both kinds of numbers. Without a number, a name stands in the line already.
    """
    numbers = part.column("id_no") if main.table in {"payment", "account"} else None
    if part.table != "party" or numbers is None:
        return part
    found = distinct([numbers], len(part.data))
    kinds = [_kind(number) if number else None for (number,) in found.combinations]
    for name in ("uscc", "id_no"):
        own = zip(kinds, found.combinations, strict=True)
        part = part.with_column(name, found.spread([n if k == name else None for k, (n,) in own]))
    if main.table == "account":
        return part
    known = pc.or_(pc.is_valid(part.data["uscc"]), pc.is_valid(part.data["id_no"]))
    return replace(part, data=part.data.filter(known), raw={})


def _kind(number: str) -> str | None:
    """Whether a number is a firm's credit code or a person's; None where it may be anything."""
    person, plain_number = resident_id(number).quality, compact(number)
    if person in {Quality.ok, Quality.masked, Quality.fifteen_digits}:
        return "id_no"
    if len(plain_number) != LONG:
        return None
    shaped_so = plain_number.removesuffix("X").isdecimal()
    firm = credit_code(number).quality == Quality.ok or not shaped_so
    return "uscc" if firm else "id_no"


def _distinct(part: Part) -> Part:
    """Each different row once; rows without the table's own name or number are none."""
    names = [name for name in part.data.column_names if name != ROW]
    texts = [pc.cast(part.data[name], pa.string()) for name in names]
    found = distinct(texts, len(part.data))
    called = [i for i, n in enumerate(names) if n in {"name", "account_id", "project_id"}]
    firsts = [
        row
        for combination, row in zip(found.combinations, found.firsts, strict=True)
        if any(combination[i] for i in called)
    ]
    rows = part.data.take(pa.array(sorted(firsts), pa.int64()))
    return part.counted_elsewhere(rows)


def settle_parties(parts: Sequence[Part]) -> list[Part]:
    """Give firms that a second table names the id under which a list of firms has them."""
    listed = [part for part in parts if part.table == "party" and not part.second]
    by_code = {
        code: key for part in listed for code, key in _pairs(part, "uscc") if sure_code(code)
    }
    by_name = {plain(name): key for part in listed for name, key in _pairs(part, "name") if name}
    return [
        _known_as(part, by_code, by_name) if part.table == "party" and part.second else part
        for part in parts
    ]


def _pairs(part: Part, name: str) -> Iterator[tuple[str | None, str | None]]:
    """A column beside the id that its rows have or will be given."""
    columns = [part.column(each) for each in ("party_id", "uscc", "name")]
    nothing = [None] * len(part.data)
    ids, codes, names = (nothing if c is None else c.to_pylist() for c in columns)
    own = codes if name == "uscc" else names
    for value, key, code, called in zip(own, ids, codes, names, strict=True):
        yield value, key or sure_code(code) or (plain(called) if called else code)


def _known_as(
    part: Part, by_code: dict[str | None, str | None], by_name: dict[str, str | None]
) -> Part:
    codes, names = ([v for v, _ in _pairs(part, each)] for each in ("uscc", "name"))
    ids = [
        by_code.get(code or "")
        or by_name.get(plain(name or ""))
        or sure_code(code)
        or (plain(name) if name else code)
        for code, name in zip(codes, names, strict=True)
    ]
    return part.with_column("party_id", pa.chunked_array([pa.array(ids, pa.string())]))
