"""Tracing in a case: its payments with parties joined, and claims by the payments that met them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from wagekit.core.errors import WagekitError
from wagekit.intake.said import Said
from wagekit.tracing.ledger import ledger_of
from wagekit.tracing.named import party_named
from wagekit.tracing.source import Source, find_source, is_known

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping, Sequence

    import pyarrow as pa

    from wagekit.core.world import World
    from wagekit.tracing.ledger import Ledger

READ = ("payment", "account", "worker", "party")
DISPUTED = {False: 0, None: 1, True: 2}


def ledger_of_case(
    world: World, *, as_of: dt.date | None, together: Collection[str] = ()
) -> Ledger:
    """The moves of a case.

    Args:
        world: its tables; one party under several ids is one.
        as_of: payments after this day are left out.
        together: parties all of whose accounts count as one pot.

    Raises:
        WagekitError: the case has no payments.
    """
    if not world.present("payment"):
        raise WagekitError(
            Said(
                "案件中没有付款记录，无法追踪；请补充银行流水或付款台账",
                "the case has no payments to trace: add bank statements or a payment ledger",
            )
        )
    return ledger_of(_tables(world), as_of=as_of, together=together)


def _tables(world: World) -> Mapping[str, pa.Table]:
    """The tables read; a payment that names no project is of its contract's."""
    contracts = world.frame("contract").select("contract_id", _of_contract="project_id")
    payments = world.frame("payment").join(contracts, on="contract_id", how="left")
    placed = payments.with_columns(project_id=nw.coalesce("project_id", "_of_contract"))
    others = {name: world.frame(name) for name in READ if name != "payment"}
    frames = {"payment": placed.drop("_of_contract"), **others}
    return {name: world.engine.rows(frame) for name, frame in frames.items()}


def names_of_case(world: World) -> dict[str, str]:
    """Names of parties and workers by id; a firm keeps its name where a branch goes by its id."""
    found: dict[str, str] = {}
    for table, key in (("worker", "worker_id"), ("party", "party_id")):
        for frame in (world.frame(table), world.engine.table(table)):
            rows = world.records(frame.select(key, "name"))
            found |= {row[key]: row["name"] for row in rows if row["name"]}
    return found


def source_of_case(world: World, ledger: Ledger, name: str) -> Source:
    """What a name means in a case.

    Args:
        world: the tables.
        ledger: its moves.
        name: the id of a payment, a claim, an account (with blanks or without) or a party,
            `claim:ID` and so on, or the name of a party.

    Raises:
        WagekitError: nothing has that id or name, several do, or it is not known which payments
            met the claim.
    """
    claims = world.frame("claim").filter(nw.col("claim_id") == name.removeprefix("claim:"))
    found = world.records(claims.select("claim_id", "contract_id"))
    if found and not name.startswith(("payment:", "account:", "party:")):
        return _claim(world, found[0]["claim_id"], found[0]["contract_id"])
    joined = _joined(world, name)
    number = "".join(name.split())
    if not is_known(ledger, joined) and is_known(ledger, number):
        joined = number
    if not is_known(ledger, joined):
        joined = party_named(_paying(world, ledger), name.removeprefix("party:"))
    return find_source(ledger, joined)


def _paying(world: World, ledger: Ledger) -> dict[str, str]:
    """The names of those whose money moves, by id."""
    moving = {pot.party_id for pot in ledger.pots.names}
    return {who: name for who, name in names_of_case(world).items() if who in moving}


def _joined(world: World, name: str) -> str:
    """The id under which a party goes, if this is another of its ids."""
    other = world.frame("alias").filter(nw.col("id") == name.removeprefix("party:"))
    rows = world.records(other)
    return f"party:{rows[0]['who']}" if rows else name


def _claim(world: World, claim: str, contract: str) -> Source:
    mine = nw.col("contract_id") == contract
    claims = _rows(world, "claim_paid", mine)
    payments = _rows(world, "contract_payment", mine & nw.col("counts"))
    return Source("claim", claim, parts_of(claim, claims, payments))


def _rows(world: World, name: str, chosen: nw.Expr) -> list[dict[str, Any]]:
    return world.records(world.frame(name).filter(chosen))


def parts_of(
    claim: str, claims: Sequence[Mapping[str, Any]], payments: Sequence[Mapping[str, Any]]
) -> dict[str, int]:
    """The fen of each payment that met a claim.

    Args:
        claim: its id.
        claims: all claims of its contract, with `due_day`, `disputed` and `paid` in fen.
        payments: the payments that meet them, with `on` and `amount`.

    Raises:
        WagekitError: it is not known what was paid on this claim or on one before it.
    """
    start, end = _span(claim, sorted(claims, key=_due))
    parts, passed = {}, 0
    for row in sorted(payments, key=lambda row: (row["on"], row["payment_id"])):
        amount = row["amount"] or 0
        part = min(passed + amount, end) - max(passed, start)
        if part > 0:
            parts[row["payment_id"]] = part
        passed += amount
    return parts


def _due(row: Mapping[str, Any]) -> tuple[bool, Any, int, str]:
    day = row["due_day"]
    return (day is None, day or 0, DISPUTED[row["disputed"]], row["claim_id"])


def _span(claim: str, claims: Sequence[Mapping[str, Any]]) -> tuple[int, int]:
    """Where in the sum of payments a claim begins and ends to be met."""
    start = 0
    for row in claims:
        if row["paid"] is None:
            raise WagekitError(
                Said(
                    f"不能确定哪些付款清偿了应付款 {claim!r}，请改为追踪具体付款",
                    f"which payments met the claim {claim!r} is not certain: trace a payment",
                )
            )
        if row["claim_id"] == claim:
            return start, start + row["paid"]
        start += row["paid"]
    raise WagekitError(
        Said(f"没有应付款 {claim!r}，请核对编号", f"no claim {claim!r}: check the id")
    )
