"""Whose account a statement is of, and lines that two statements both hold."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.both_sides import Met, meet
from wagekit.intake.directory import Directory
from wagekit.intake.distinct import distinct
from wagekit.intake.facing import is_statement
from wagekit.intake.glance import positions
from wagekit.intake.link.decisions import NOTHING_DECIDED, Decisions
from wagekit.intake.opening import OPENED, OPENING, earliest
from wagekit.intake.part import ROW, Part
from wagekit.intake.second_rows import made_layout
from wagekit.intake.statement_sides import BANK, OUT, OWN_ACCOUNT, OWN_NAME, SERIAL
from wagekit.intake.texts import plain
from wagekit.intake.wage_account import is_special, names_of, own_titles

_OWN = (OWN_ACCOUNT, OWN_NAME, OUT, SERIAL, BANK, OPENING, OPENED)
_SPECIAL = frozenset({"wage_special", "wage_deposit", "escrow", "emergency_fund"})
_BUILDS = ("施工总承包单位", "总承包单位", "总包单位", "施工总承包企业", "总承包企业")
_NUMBER = re.compile(r"(?<!\d)\d{12,25}(?!\d)")


def settle_statements(parts: Sequence[Part], decisions: Decisions = NOTHING_DECIDED) -> Met:
    """Name the holders of statements; keep each bank line and each transfer once.

    Args:
        parts: All sheets of the case.
        decisions: What persons decided.

    Returns:
        The sheets, statements followed by the accounts that they are of; lines that were joined.
    """
    listed = Directory(pair for part in parts for pair in _parties(part))
    owners = {number: name for part in parts for number, name in _owners(part) if number and name}
    named = [_named(part, listed, owners) if is_statement(part) else part for part in parts]
    single = _once(named)
    met = meet(
        single, decisions, lambda name: _known_as(name, listed), special=_special_accounts(parts)
    )
    # Of the lines before they met: an account stays known when another sheet has all its lines.
    accounts = _earliest([_accounts(part) for part in single])
    both = zip(map(_as_payments, met.parts), accounts, strict=True)
    return replace(met, parts=[each for part, own in both for each in (part, *own)])


def _earliest(accounts: list[list[Part]]) -> list[list[Part]]:
    left = iter(earliest([part for own in accounts for part in own]))
    return [[next(left) for _ in own] for own in accounts]


def _as_payments(part: Part) -> Part:
    """Without what only the comparison of statements needs, which can be much."""
    own = [name for name in _OWN if name in part.data.column_names and is_statement(part)]
    return replace(part, data=part.data.drop_columns(own)) if own else part


def _known_as(name: str, listed: Directory) -> str:
    """One spelling for one holder: the id where the name is listed once, else the plain name."""
    keys = listed.called(name)
    return keys[0] if len(keys) == 1 else plain(name)


def _special_accounts(parts: Sequence[Part]) -> frozenset[str]:
    found: set[str] = set()
    for part in parts:
        number, kind = part.column("account_id"), part.column("kind")
        if part.table == "account" and number is not None and kind is not None:
            pairs = zip(number.to_pylist(), kind.to_pylist(), strict=True)
            found.update(account for account, code in pairs if account and code in _SPECIAL)
    return frozenset(found)


def _parties(part: Part) -> Iterator[tuple[str | None, str | None]]:
    names = part.column("name")
    if part.table == "party" and names is not None:
        ids = part.column("party_id")
        texts = names.to_pylist()
        yield from zip(texts if ids is None else ids.to_pylist(), texts, strict=True)


def _owners(part: Part) -> Iterator[tuple[str | None, str | None]]:
    """Account numbers whose holder another sheet names."""
    table = {"account": ("account_id", "party_id"), "party": ("bank_account", "name")}
    number, holder = (part.column(name) for name in table.get(part.table, ("", "")))
    if number is not None and holder is not None:
        yield from zip(number.to_pylist(), holder.to_pylist(), strict=True)


def _named(part: Part, listed: Directory, owners: dict[str, str]) -> Part:
    account, holder = part.data[OWN_ACCOUNT], part.data[OWN_NAME]
    if account.null_count == len(account):
        account = _filled(account, _number_in(part, owners))
        part = part.with_column(OWN_ACCOUNT, account)
    if holder.null_count:
        found = distinct([account], len(part.data))
        holder = pc.coalesce(
            holder, found.spread([owners.get(n or "") for (n,) in found.combinations])
        )
        holder = _filled(holder, _party_in(part, listed) or _general_contractor(part))
        part = part.with_column(OWN_NAME, holder)
    part = _completed(part, "_account", OWN_ACCOUNT)
    part = _completed(part, "_id", OWN_NAME)
    lacking = pc.and_(pc.is_null(holder), _own_side_open(part))
    missing = pc.indices_nonzero(lacking).to_pylist()
    part = part.setting_aside("payer_id", dict.fromkeys(missing, ("no_holder", "")))
    way = pc.indices_nonzero(pc.is_null(part.data[OUT])).to_pylist()
    return part.setting_aside("amount", dict.fromkeys(way, ("no_direction", "")))


def _own_side_open(part: Part) -> pa.ChunkedArray:
    out = part.data[OUT]
    return pc.fill_null(
        pc.if_else(out, pc.is_null(part.data["payer_id"]), pc.is_null(part.data["payee_id"])), True
    )


def _completed(part: Part, ending: str, own: str) -> Part:
    out = part.data[OUT]
    for side, mine in (("payer", out), ("payee", pc.invert(out))):
        name = f"{side}{ending}"
        if not part.data[name].null_count:
            continue
        value = pc.if_else(mine, part.data[own], None)
        part = part.with_column(name, pc.coalesce(part.data[name], value))
    return part


def _filled(column: pa.ChunkedArray, value: str | None) -> pa.ChunkedArray:
    return column if value is None else pc.fill_null(column, value)


def _number_in(part: Part, owners: dict[str, str]) -> str | None:
    there = [number for text in names_of(part) for number in _NUMBER.findall(text)]
    known = [number for number in there if number in owners]
    return next(iter([*known, *there]), None)


def _party_in(part: Part, listed: Directory) -> str | None:
    for text in names_of(part):
        if key := listed.named_in(text):
            return key
    return None


def _general_contractor(part: Part) -> str | None:
    """Who builds, where the title says that the account is for wages: nobody else can hold it."""
    return part.meta.said(_BUILDS) if is_special(own_titles(part)) else None


def _accounts(part: Part) -> list[Part]:
    """The holder's accounts as rows of their own."""
    if not is_statement(part):
        return []
    rows = part.settled().data
    found = distinct([rows[OWN_ACCOUNT], rows[OWN_NAME], rows[BANK]], len(rows))
    kept = [(c, i) for c, i in zip(found.combinations, found.firsts, strict=True) if c[0] and c[1]]
    first = {account: (name, bank, row) for (account, name, bank), row in reversed(kept)}
    if not first:
        return []
    names = [name or "" for name, _, _ in first.values()]
    columns = {
        ROW: rows[ROW].take(pa.array([row for _, _, row in first.values()], pa.int64())),
        "account_id": pa.array(list(first), pa.string()),
        "party_id": pa.array(names, pa.string()),
        "bank": pa.array([bank for _, bank, _ in first.values()], pa.string()),
        "kind": _kinds(part, names),
    }
    if OPENING in rows.column_names and len(first) == 1:
        columns |= {"opening_balance": rows[OPENING][:1], "opening_on": rows[OPENED][:1]}
    whole = replace(part, layout=made_layout("account", part.layout))
    return [whole.counted_elsewhere(pa.table(columns))]


def _kinds(part: Part, holders: Sequence[str]) -> pa.Array:
    """That an account is a special one: by its name, or by the title of its own statement."""
    titles = own_titles(part) if len(holders) == 1 else ()
    special = [is_special((name, *titles)) for name in holders]
    return pc.if_else(pa.array(special), "wage_special", None)


def _once(parts: list[Part]) -> list[Part]:
    """Set aside the lines that an earlier sheet already holds."""
    statements = [part for part in parts if is_statement(part)]
    if not statements or _all_differ(statements):
        return parts
    lines = [(i, _keys(part.settled())) for i, part in enumerate(parts) if is_statement(part)]
    whole = pa.concat_tables(
        [keys.append_column("part", pa.array([i] * len(keys), pa.int64())) for i, keys in lines]
    )
    whole = whole.append_column("at", positions(len(whole)))
    whole = whole.filter(pc.is_valid(whole["key"]))
    if pc.count_distinct(whole["key"]).as_py() == len(whole):
        return parts
    firsts = whole.group_by("key", use_threads=False).aggregate([("at", "min")])["at_min"]
    later = whole.filter(pc.invert(pc.is_in(whole["at"], value_set=firsts.combine_chunks())))
    found = list(parts)
    for index in pc.unique(later["part"]).to_pylist():
        twice = later.filter(pc.equal(later["part"], index))[ROW].to_pylist()
        found[index] = _without(found[index], twice)
    return found


def _all_differ(parts: list[Part]) -> bool:
    """Whether no two lines agree in time, amount and balance: then none can be the same line."""
    mixed = np.sort(np.concatenate([_mixed(part) for part in parts]))
    return bool(np.all(mixed[1:] != mixed[:-1]))


def _mixed(part: Part) -> npt.NDArray[np.int64]:
    """One number a line; equal lines have equal ones."""
    total = np.zeros(len(part.data), np.int64)
    for name, by in (("paid_at", 0x9E3779B97F4A7C1), ("amount", 0x5851F42D4C957F2D),
                     ("balance_after", 0x2545F4914F6CDD1D)):  # fmt: skip
        total += pc.fill_null(pc.cast(part.data[name], pa.int64()), 0).to_numpy() * by
    return total


def _without(part: Part, twice: list[int]) -> Part:
    said = part.note("same_line", twice[0], count=len(twice))
    return replace(part, aside=part.aside | set(twice)).noting([said])


def _keys(part: Part) -> pa.Table:
    """What makes a bank line that line; null where too little is known to say so."""
    rows = part.data
    texts = [
        pc.fill_null(pc.cast(rows[name], pa.string()), "")
        for name in (OWN_ACCOUNT, SERIAL, "paid_at", "amount", "balance_after", OUT)
    ]
    holder = pc.if_else(pc.is_null(rows[OWN_ACCOUNT]), pc.fill_null(rows[OWN_NAME], ""), "")
    joined = pc.binary_join_element_wise(*texts, holder, "\x1f")
    known = pc.or_(pc.is_valid(rows[SERIAL]), pc.is_valid(rows["balance_after"]))
    sure = pc.and_(known, pc.and_(pc.is_valid(rows["paid_at"]), pc.is_valid(rows["amount"])))
    return pa.table({"key": pc.if_else(sure, joined, None), ROW: rows[ROW]})
