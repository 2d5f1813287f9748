"""From whom to whom the lines of a bank statement went: its holder, and who stands against it."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.clean.cleaned import RawColumn
from wagekit.intake.distinct import distinct
from wagekit.intake.glance import constant
from wagekit.intake.meta import Meta
from wagekit.intake.payment_class import payment_class
from wagekit.intake.profile import Profile
from wagekit.intake.statement_lines import Lines, accounts, names, texts
from wagekit.intake.texts import as_chunked

OWN_ACCOUNT, OWN_NAME, OUT, SERIAL, BANK = "_account", "_holder", "_out", "_serial", "_bank"

Cells = Mapping[str, RawColumn]
Columns = Mapping[str, pa.ChunkedArray]


def own_columns(cells: Cells, meta: Meta, profile: Profile, height: int) -> Columns:
    """The holder's account and name: its column, else the lines above the table.

    Args:
        cells: Target to the cells of the data rows.
        meta: What stands above the table.
        profile: The source profile.
        height: How many data rows there are.
    """
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


def paid(
    cells: Cells, lines: Lines, own: Columns, out: pa.ChunkedArray, profile: Profile
) -> dict[str, pa.ChunkedArray]:
    """The columns of a payment.

    Args:
        cells: Target to the cells of the data rows.
        lines: The data lines.
        own: The holder's account and name in each.
        out: Whether money left the account.
        profile: The source profile.

    Returns:
        Column of `payment` to one value a line.
    """
    height = len(out)
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
    cells: Cells, own: Columns, out: pa.ChunkedArray, height: int
) -> dict[str, pa.ChunkedArray]:
    """Sources that name payer and payee; a side left blank is the holder's own."""
    found: dict[str, pa.ChunkedArray] = {}
    for side, is_own in (("payer", out), ("payee", pc.invert(out))):
        mine = pc.if_else(is_own, own[OWN_NAME], None)
        account = pc.if_else(is_own, own[OWN_ACCOUNT], None)
        found[f"{side}_id"] = pc.coalesce(names(cells, f"{side}_name", height), mine)
        found[f"{side}_account"] = pc.coalesce(accounts(cells, f"{side}_account", height), account)
    return found


def own_side(own: Columns, paid: Columns, out: pa.ChunkedArray) -> dict[str, pa.ChunkedArray]:
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
