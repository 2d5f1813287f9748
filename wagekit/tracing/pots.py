"""Which pot each payment leaves and reaches: an account, or a party's money outside any account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from wagekit.tracing.columns import codes, texts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from wagekit.tracing.slices import Ints

HOLDERS = (
    ("account", "account_id", "party_id"),
    ("worker", "bank_account", "worker_id"),
    ("party", "bank_account", "party_id"),
)
"""Where it stands who holds an account: table, account, holder."""


@dataclass(frozen=True, slots=True)
class Pot:
    """One place where money lies.

    Attributes:
        party_id: whose it is; None where that is not known.
        account_id: the account; None for a party's money outside any named account.
    """

    party_id: str | None
    account_id: str | None


@dataclass(frozen=True, slots=True)
class Pots:
    """All pots of a case.

    Attributes:
        names: the pots by number; the last one is whoever is not known.
        payer: for each payment the pot it leaves; -1 where the payer is not known.
        payee: for each payment the pot it reaches; the last pot where the payee is not known.
    """

    names: tuple[Pot, ...]
    payer: Ints
    payee: Ints

    @property
    def nobody(self) -> int:
        """The pot of payees that are not known."""
        return len(self.names) - 1


def holders(tables: Mapping[str, pa.Table]) -> dict[str, str]:
    """Who holds each account, as far as a table says so; a listing of accounts goes first."""
    found: dict[str, str] = {}
    for name, account, holder in HOLDERS:
        if name in tables:
            pairs = zip(
                *(texts(tables[name], c).to_pylist() for c in (account, holder)), strict=True
            )
            for number, who in pairs:
                if number and who:
                    found.setdefault(number, who)
    return found


def pots_of(
    payments: pa.Table, tables: Mapping[str, pa.Table], *, together: Collection[str] = ()
) -> Pots:
    """Name the pots of all payments.

    Args:
        payments: the table `payment`.
        tables: the tables that say who holds an account.
        together: parties all of whose accounts count as one pot.
    """
    known = holders(tables)
    known = {**_as_paid(payments, known), **known}
    sides = [_keys(payments, side, known, together) for side in ("payer", "payee")]
    keys = pa.concat_arrays(sides)
    number = codes(keys)
    names = pc.unique(keys.drop_null()).sort().to_pylist()
    payer, payee = np.split(number, 2)
    named = tuple(_pot(key, known) for key in names)
    return Pots((*named, Pot(None, None)), payer, np.where(payee < 0, len(names), payee))


def _as_paid(payments: pa.Table, known: Mapping[str, str]) -> dict[str, str]:
    """Holders of accounts that no table lists, as payments name them; the first id of several."""
    found: dict[str, str] = {}
    for side in ("payer", "payee"):
        named = pa.table(
            {"account": texts(payments, f"{side}_account"), "party": texts(payments, f"{side}_id")}
        )
        least = named.group_by("account").aggregate([("party", "min")])
        pairs = zip(least["account"].to_pylist(), least["party_min"].to_pylist(), strict=True)
        for account, party in pairs:
            if account and party and account not in known:
                found[account] = min(party, found.get(account, party))
    return found


def _keys(
    payments: pa.Table, side: str, known: Mapping[str, str], together: Collection[str]
) -> pa.Array:
    account, party = texts(payments, f"{side}_account"), texts(payments, f"{side}_id")
    joined = [number for number, who in known.items() if who in together]
    as_party = pc.is_in(account, pa.array(joined, pa.string()))
    owner = account.dictionary_encode()
    owners = pa.array([known.get(number) for number in owner.dictionary.to_pylist()], pa.string())
    party = pc.coalesce(party, owners.take(owner.indices))
    account = pc.if_else(as_party, pa.scalar(None, pa.string()), account)
    party = pc.if_else(as_party, owners.take(owner.indices), party)
    return pc.coalesce(_prefixed("a:", account), _prefixed("p:", party))


def _prefixed(prefix: str, values: pa.Array) -> pa.Array:
    return pc.binary_join_element_wise(prefix, values, "")


def _pot(key: str, known: Mapping[str, str]) -> Pot:
    name = key[2:]
    return Pot(known.get(name), name) if key.startswith("a:") else Pot(name, None)
