"""Bank statements: each line becomes a payment from one party to another.

On a bank's statement 借 is money out, in a firm's own daybook money in; where the words leave it
open, the balances decide.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.clean.cleaned import Cleaned, RawColumn
from wagekit.intake.columns import other_money, raw_columns, unit_of
from wagekit.intake.continuity import Continuity, continuity, inferred
from wagekit.intake.distinct import distinct
from wagekit.intake.glance import constant
from wagekit.intake.headers import header_of
from wagekit.intake.layout import Layout
from wagekit.intake.line_state import with_states, without_undone
from wagekit.intake.meta import Meta
from wagekit.intake.notes import note
from wagekit.intake.part import ROW, Part
from wagekit.intake.payment_class import payment_class
from wagekit.intake.profile import Profile
from wagekit.intake.raw import RawSheet
from wagekit.intake.reversals import reversals
from wagekit.intake.settings import FileOverride
from wagekit.intake.statement_lines import Lines, accounts, lines_of, names, texts
from wagekit.intake.texts import as_chunked, plain, take_rows
from wagekit.model.finding import Issue

OWN_ACCOUNT, OWN_NAME, OUT, SERIAL, BANK = "_account", "_holder", "_out", "_serial", "_bank"
_TIMES = ("time", "clock", "date")
_DAYBOOK = "日记账"
_MONEY = ("amount", "signed", "out", "in", "balance")
# Where each column of a payment is spelled in the sheet, for what there is to say about it.
_SPELLED = (
    ("paid_at", ("date", "time", "clock")), ("amount", ("amount", "signed", "out", "in")),
    ("balance_after", ("balance",)), ("purpose", ("purpose", "purpose_else")),
    ("payer_id", ("payer_name", "own_name")), ("payee_id", ("payee_name", "other_name")),
    ("payer_account", ("payer_account", "own_account")),
    ("payee_account", ("payee_account", "other_account")),
)  # fmt: skip


def statement_part(
    sheet: RawSheet, layout: Layout, meta: Meta, override: FileOverride, *, body: pa.ChunkedArray
) -> Part:
    """Read a bank statement.

    Args:
        sheet: The raw sheet.
        layout: Which column is which, with its profile.
        meta: What stands above the table.
        override: What case.toml says of the file.
        body: Which rows are data.

    Returns:
        Payments; besides the canonical columns those whose names begin with `_` here, for holders,
        accounts and overlaps.
    """
    profile = _profile(layout)
    kept = pc.indices_nonzero(body)
    cells = {name: _taken(raw, kept) for name, raw in raw_columns(sheet, layout).items()}
    cells |= {n: _taken(r, kept) for n, r in _second_choices(sheet, layout, profile).items()}
    units = {name: unit_of(layout, name, meta, override) for name in _MONEY if name in cells}
    lines = lines_of(cells, units, len(kept))
    own = _own(cells, meta, profile, len(kept))
    out, chain, turned = _directions(lines, own[OWN_ACCOUNT], layout, meta)
    paid = _payment(cells, lines, own, out, profile, len(kept))
    data = {ROW: take_rows(sheet.rows, kept), **_own_side(own, paid, out), OUT: out, **paid}
    part = Part(
        file=sheet.source.name,
        sheet=sheet.sheet,
        layout=_payment_layout(layout),
        meta=meta,
        data=pa.table(data),
        raw=_raw(cells),
        read=sheet.height,
        skipped=sheet.height - len(kept),
    )
    part, undone = with_states(part, sheet, layout, kept)
    part = _kept_out(part, cells, lines, profile, undone).noting(_other_money(part, units))
    part = _without_unread_times(part, lines)
    part = part.noting(_about_clocks(part, lines, layout, cells))
    return part.noting(_about_cells(part, lines)).noting(_about_chain(part, chain, turned))


def _profile(layout: Layout) -> Profile:
    assert layout.profile is not None  # noqa: S101 - only a profile is a statement
    return layout.profile


def _taken(raw: RawColumn, kept: pa.Array) -> RawColumn:
    return RawColumn(
        take_rows(raw.text, kept), None if raw.numeric is None else take_rows(raw.numeric, kept)
    )


def _second_choices(sheet: RawSheet, layout: Layout, profile: Profile) -> dict[str, RawColumn]:
    """Columns that fill in where the first choice is blank."""
    there = {header_of(cell).text: i for i, cell in enumerate(layout.headers) if cell}
    found: dict[str, RawColumn] = {}
    for target, headers in profile.columns.items():
        first = layout.columns.get(target.removesuffix("_else"))
        index = next((there[h] for h in headers if h in there and there[h] != first), None)
        if target.endswith("_else") and index is not None:
            found[target] = RawColumn(sheet.columns[index], sheet.numeric[index])
    return found


def _own(
    cells: Mapping[str, RawColumn], meta: Meta, profile: Profile, height: int
) -> dict[str, pa.ChunkedArray]:
    """The holder's account and name: its column, else the lines above the table."""
    found = {
        OWN_ACCOUNT: accounts(cells, "own_account", height),
        OWN_NAME: names(cells, "own_name", height),
        BANK: texts(cells, "bank", height),
        SERIAL: texts(cells, "serial", height),
    }
    for column, target in ((OWN_ACCOUNT, "own_account"), (OWN_NAME, "own_name"), (BANK, "bank")):
        said = meta.said(profile.facts.get(target, ()))
        if said:
            single = {target: RawColumn(as_chunked(pa.array([said], pa.string())), None)}
            clean = accounts if column == OWN_ACCOUNT else names
            found[column] = _filled(found[column], clean(single, target, 1)[0])
    return found


def _filled(column: pa.ChunkedArray, value: pa.Scalar) -> pa.ChunkedArray:
    if column.null_count == len(column):
        return constant(value, len(column))
    return pc.coalesce(column, value)


def _directions(
    lines: Lines, account: pa.ChunkedArray, layout: Layout, meta: Meta
) -> tuple[pa.ChunkedArray, Continuity, bool | None]:
    """Whether money left the account; how the balances chain; whether words were turned round."""
    profile = _profile(layout)
    debit_words = _debit_words(layout, profile)
    own_book = profile.side == "own" or any(_DAYBOOK in plain(title) for title in meta.titles)
    out = pc.invert(lines.out) if own_book and debit_words else lines.out
    signed = pc.if_else(lines.negative, pc.negate(lines.amount), lines.amount)
    chain = continuity(lines.balance, signed, out, account, lines.paid_at)
    turned = _turned(chain, profile, debit_words=debit_words, own_book=own_book)
    out = pc.invert(out) if turned else out
    newest = chain.newest_first
    return inferred(lines.balance, signed, out, newest_first=newest), chain, turned


def _turned(
    chain: Continuity, profile: Profile, *, debit_words: bool, own_book: bool
) -> bool | None:
    """Whether the balances turn the words round; None where they do not contradict them."""
    unclear = debit_words and profile.side == "unclear" and not own_book
    open_to_proof = debit_words and (profile.side != "bank" or own_book)
    if (unclear and chain.all_turned) or (open_to_proof and chain.says_turned):
        return True
    return False if chain.leans_to_turned else None


def _debit_words(layout: Layout, profile: Profile) -> bool:
    """Whether the source speaks of 借 and 贷, which mean the opposite in two kinds of books."""
    if "out" in layout.columns or "in" in layout.columns:
        spelled = (layout.spelled("out") or "") + (layout.spelled("in") or "")
        return ("借" in spelled or "贷" in spelled) and not ("支" in spelled or "收" in spelled)
    return "借" in (layout.spelled("sign") or "") or profile.side == "own"


def _payment(
    cells: Mapping[str, RawColumn], lines: Lines, own: Mapping[str, pa.ChunkedArray],
    out: pa.ChunkedArray, profile: Profile, height: int,
) -> dict[str, pa.ChunkedArray]:  # fmt: skip
    purpose = pc.coalesce(texts(cells, "purpose", height), texts(cells, "purpose_else", height))
    data = {
        "paid_at": lines.paid_at,
        "amount": lines.amount,
        "balance_after": lines.balance,
        "purpose": purpose,
        "class": _classes(purpose, texts(cells, "purpose_else", height)),
    }
    if "payer_account" in profile.columns:
        return data | _named_sides(cells, own, out, height)
    theirs = accounts(cells, "other_account", height), names(cells, "other_name", height)
    ours = own[OWN_ACCOUNT], own[OWN_NAME]
    for (payer, payee), mine, other in zip(
        (("payer_account", "payee_account"), ("payer_id", "payee_id")), ours, theirs, strict=True
    ):
        data[payer] = pc.if_else(out, mine, other)
        data[payee] = pc.if_else(out, other, mine)
    return data


def _named_sides(
    cells: Mapping[str, RawColumn],
    own: Mapping[str, pa.ChunkedArray],
    out: pa.ChunkedArray,
    height: int,
) -> dict[str, pa.ChunkedArray]:
    """Sources that name payer and payee; a side left blank is the holder's own."""
    found: dict[str, pa.ChunkedArray] = {}
    for side, is_own in (("payer", out), ("payee", pc.invert(out))):
        mine = pc.if_else(is_own, own[OWN_NAME], None)
        account = pc.if_else(is_own, own[OWN_ACCOUNT], None)
        found[f"{side}_id"] = pc.coalesce(names(cells, f"{side}_name", height), mine)
        found[f"{side}_account"] = pc.coalesce(accounts(cells, f"{side}_account", height), account)
    return found


def _own_side(
    own: Mapping[str, pa.ChunkedArray], paid: Mapping[str, pa.ChunkedArray], out: pa.ChunkedArray
) -> dict[str, pa.ChunkedArray]:
    """Whose statement it is, where only the sides of the payments say so."""
    found = dict(own)
    for column, ending in ((OWN_ACCOUNT, "account"), (OWN_NAME, "id")):
        if not own[column].null_count:
            continue
        side = pc.if_else(out, paid[f"payer_{ending}"], paid[f"payee_{ending}"])
        found[column] = pc.coalesce(own[column], side)
    return found


def _classes(purpose: pa.ChunkedArray, other: pa.ChunkedArray) -> pa.ChunkedArray:
    found = distinct([purpose, other], len(purpose))
    return found.spread(
        [payment_class(first) or payment_class(second) for first, second in found.combinations]
    )


def _payment_layout(layout: Layout) -> Layout:
    columns = {
        name: layout.columns[first]
        for name, targets in _SPELLED
        if (first := next((t for t in targets if t in layout.columns), "")) in layout.columns
    }
    return replace(layout, columns=columns)


def _raw(cells: Mapping[str, RawColumn]) -> dict[str, pa.ChunkedArray]:
    return {
        name: cells[first].text
        for name, targets in _SPELLED
        if (first := next((t for t in targets if t in cells), "")) in cells
    }


def _kept_out(
    part: Part, cells: Mapping[str, RawColumn], lines: Lines, profile: Profile,
    undone: Mapping[int, str],
) -> Part:  # fmt: skip
    """Set aside what is no payment: lines that undo each other, both ways at once."""
    part = part.setting_aside("amount", dict.fromkeys(_true(lines.both), ("both_ways", "")))
    # A source with one signed column writes every outgoing line below zero.
    negative = None if "signed" in profile.columns and "signed" in cells else lines.negative
    part = part.setting_aside("amount", reversals(part, negative, undone))
    return without_undone(part, undone)


def _true(marks: pa.ChunkedArray) -> list[int]:
    rows: list[int] = pc.indices_nonzero(marks).to_pylist()
    return rows


def _without_unread_times(part: Part, lines: Lines) -> Part:
    """Set aside the lines whose day cannot be read."""
    unread = {
        index: ("required_unreadable", note(problem.code, "", why=problem.why).problem)
        for name in _TIMES if name in lines.cleaned
        for index, problem in lines.cleaned[name].problems.items()
        if not lines.paid_at[index].is_valid
    }  # fmt: skip
    return part.setting_aside("paid_at", unread)


def _about_clocks(
    part: Part, lines: Lines, layout: Layout, cells: Mapping[str, RawColumn]
) -> Iterator[Issue]:
    """Name the clocks that cannot be read beside a day that can."""
    for name in _TIMES:
        for index, problem in lines.cleaned[name].problems.items() if name in lines.cleaned else ():
            if lines.paid_at[index].is_valid:
                yield part.note(
                    problem.code, part.row(index), spelled=layout.spelled(name) or "",
                    value=cells[name].text[index].as_py(),
                )  # fmt: skip


def _about_cells(part: Part, lines: Lines) -> Iterator[Issue]:
    for name, cleaned in lines.cleaned.items():
        if name in _TIMES:
            continue
        target = "balance_after" if name == "balance" else "amount"
        if cleaned.rounded:
            yield part.note("rounded", target=target, count=cleaned.rounded)
        yield from _problems(part, target, cleaned)


def _problems(part: Part, target: str, cleaned: Cleaned) -> Iterator[Issue]:
    for index, problem in cleaned.problems.items():
        row = part.row(index)
        if row not in part.aside:
            value = part.cell(target, index)
            yield part.note(problem.code, row, target=target, value=value, why=problem.why)


def _other_money(part: Part, units: Mapping[str, str]) -> Iterator[Issue]:
    targets = {"balance": "balance_after"}
    yield from other_money(part, {targets.get(n, "amount"): unit for n, unit in units.items()})


def _about_chain(part: Part, chain: Continuity, turned: bool | None) -> Iterator[Issue]:  # noqa: FBT001 - three answers
    if turned is not None:
        yield part.note("turned" if turned else "sign_contradicted", target="amount")
    elif chain.compared and chain.breaks:
        yield part.note(
            "balance_breaks", target="balance_after", count=chain.breaks, of=chain.compared
        )
