"""What rows say of each other: references that lead nowhere, cycles, payments to oneself."""

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.glance import positions
from wagekit.intake.notes import note
from wagekit.intake.said import Said
from wagekit.model.finding import Issue
from wagekit.model.schema import Column, tables

_PROVENANCE = ("_file", "_sheet", "_row")
_MOST_STRAYS = 50
"""A bank statement names thousands of outsiders: the rest are counted, not listed."""
Tables = Mapping[str, pa.Table]


def about_references(
    found: Tables, statements: frozenset[tuple[str, str | None]] = frozenset()
) -> Iterator[Issue]:
    """Flag what is kept but cannot be right.

    Args:
        found: The canonical tables.
        statements: File and sheet of bank statements: the accounts of those who deal with the
            holder are strangers by nature.

    Yields:
        One issue for each value that leads nowhere, each contract in a cycle, each self-payment.
    """
    for name, listed in found.items():
        for column in tables()[name].columns:
            if column.references and column.name in listed.column_names:
                table = listed.select([column.name, *_PROVENANCE])
                table = _own(table, statements) if _is_account(column) else table
                yield from _dangling(found, table, column)
    yield from _cycles(found)
    yield from _self_payments(found)


def _is_account(column: Column) -> bool:
    return column.references[:1] == ("account",)


def _own(table: pa.Table, statements: frozenset[tuple[str, str | None]]) -> pa.Table:
    """The rows that no bank statement gave."""
    for file, sheet in statements:
        here = pc.equal(table["_file"], file)
        if sheet is not None:
            here = pc.and_(here, pc.fill_null(pc.equal(table["_sheet"], sheet), False))
        table = table.filter(pc.invert(here))
    return table


def _dangling(found: Tables, table: pa.Table, column: Column) -> Iterator[Issue]:
    known = _known(found, column)
    if known is None:
        return
    values = _single(table, column)
    lost = pc.and_(pc.is_valid(values["value"]), pc.invert(pc.is_in(values["value"], known)))
    strays = (
        values.filter(lost)
        .group_by("value", use_threads=False)
        .aggregate([("row", "min"), ("row", "count")])
    )
    named = tables()[column.references[0].partition(".")[0]]
    title = Said(named.zh, named.en.lower())
    for stray in strays.slice(0, _MOST_STRAYS).to_pylist():
        index = stray["row_min"]
        yield _note(
            "dangling", table, index, column.name, stray["value"],
            what=title, count=stray["row_count"],
        )  # fmt: skip
    rest = strays.slice(_MOST_STRAYS)
    if len(rest):
        index, rows = rest["row_min"][0].as_py(), pc.sum(rest["row_count"]).as_py()
        yield _note(
            "dangling_more", table, index, column.name, None,
            what=title, values=len(rest), count=rows,
        )  # fmt: skip


def _single(table: pa.Table, column: Column) -> pa.Table:
    """Each value with its row; a cell with several ids gives several."""
    values = table[column.name].combine_chunks()
    rows = positions(len(table))
    if column.type != "ids":
        return pa.table({"value": values, "row": rows})
    lists = pc.split_pattern(values, ";")
    return pa.table(
        {"value": pc.list_flatten(lists), "row": rows.take(pc.list_parent_indices(lists))}
    )


def _known(found: Tables, column: Column) -> pa.Array | None:
    """Every value that the column may hold, or None where its first table is not there."""
    if column.references[0] not in found:
        return None
    held = []
    for reference in column.references:
        name, _, target = reference.partition(".")
        table = found.get(name)
        target = target or tables()[name].key[0]
        if table is not None and target in table.column_names:
            held.extend(table[target].chunks)
    none = pa.array([column.none_word] if column.none_word else [], pa.string())
    return pa.concat_arrays([*held, none])


def _cycles(found: Tables) -> Iterator[Issue]:
    contract = found.get("contract")
    if contract is None or "parent_contract_id" not in contract.column_names:
        return
    ids = contract["contract_id"].to_pylist()
    above = dict(zip(ids, contract["parent_contract_id"].to_pylist(), strict=True))
    looping = _on_a_cycle(above)
    for index, name in enumerate(ids):
        if name in looping:
            yield _note("cycle", contract, index, "parent_contract_id", above[name])


def _on_a_cycle(above: Mapping[str, str | None]) -> set[str]:
    looping: set[str] = set()
    done: set[str] = set()
    for start in above:
        path: list[str] = []
        here: str | None = start
        while here is not None and here in above and here not in done and here not in path:
            path.append(here)
            here = above[here]
        if here in path:
            looping.update(path[path.index(here) :])
        done.update(path)
    return looping


def _self_payments(found: Tables) -> Iterator[Issue]:
    payment = found.get("payment")
    if payment is None:
        return
    party, account = (_pair(payment, what) for what in ("payer_id", "payer_account"))
    nobody = pc.and_(pc.is_null(account[0]), pc.is_null(account[1]))
    same = pc.or_(
        pc.fill_null(pc.equal(*account), False),
        pc.and_(nobody, pc.fill_null(pc.equal(*party), False)),
    )
    column = "payee_account" if "payee_account" in payment.column_names else "payee_id"
    for index in pc.indices_nonzero(same).to_pylist():
        yield _note("self_payment", payment, index, column, _cell(payment, column, index))


def _pair(payment: pa.Table, payer: str) -> tuple[pa.ChunkedArray, pa.ChunkedArray]:
    nothing = pa.chunked_array([pa.nulls(len(payment), pa.string())])
    names = (payer, payer.replace("payer", "payee"))
    payer_side, payee_side = (
        payment[name] if name in payment.column_names else nothing for name in names
    )
    return payer_side, payee_side


def _cell(table: pa.Table, column: str, index: int) -> str | None:
    return table[column][index].as_py() if column in table.column_names else None


def _note(
    code: str, table: pa.Table, index: int, column: str, value: str | None, **facts: object
) -> Issue:
    file, sheet, row = (table[name][index].as_py() for name in _PROVENANCE)
    return note(code, file, sheet, row, column=column, value=value, **facts)
