"""What is traced: a payment, the payments that met a claim, an account, or a party."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from wagekit.core.errors import WagekitError
from wagekit.intake.said import Said
from wagekit.tracing.columns import texts
from wagekit.tracing.statements import Lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from wagekit.tracing.ledger import Ledger
    from wagekit.tracing.queues import Flags
    from wagekit.tracing.slices import Ints


@dataclass(frozen=True, slots=True)
class Source:
    """What is traced.

    Attributes:
        kind: `payment`, `claim`, `account` or `party`.
        id: its id.
        parts: for a claim, the fen of each payment that met it, by payment id.
    """

    kind: str
    id: str
    parts: Mapping[str, int] | None = None


def find_source(ledger: Ledger, name: str) -> Source:
    """What a name means in a case.

    Args:
        ledger: the moves.
        name: an id, or `payment:ID`, `account:ID`, `party:ID` where one id means several things.

    Raises:
        WagekitError: nothing has that id, or several things have it.
    """
    kind, _, rest = name.partition(":")
    ids = _ids(ledger)
    if kind in ids and rest in ids[kind]:
        return Source(kind, rest)
    found = [kind for kind, some in ids.items() if name in some]
    if not found:
        raise WagekitError(
            Said(
                f"资金明细中没有付款、账户或当事人 {name!r}，请核对编号",
                f"no payment, account or party {name!r} among the payments: check the id",
            )
        )
    if len(found) > 1:
        forms = [f"{kind}:{name}" for kind in found]
        raise WagekitError(
            Said(
                f"编号 {name!r} 指向多个对象，请写明 {' 或 '.join(forms)}",
                f"{name!r} is the id of several things: write {' or '.join(forms)}",
            )
        )
    return Source(found[0], name)


def is_known(ledger: Ledger, name: str) -> bool:
    """Whether some payment, account or party has that id."""
    kind, _, rest = name.partition(":")
    ids = _ids(ledger)
    return rest in ids.get(kind, ()) or any(name in some for some in ids.values())


def _ids(ledger: Ledger) -> dict[str, set[str | None]]:
    return {
        "payment": set(texts(ledger.payments, "payment_id").to_pylist()),
        "account": {pot.account_id for pot in ledger.pots.names},
        "party": {pot.party_id for pot in ledger.pots.names},
    }


def own_pots(ledger: Ledger, source: Source) -> Flags:
    """The pots of an account or of a party; none for a payment or a claim."""
    if source.kind == "account":
        return np.array([pot.account_id == source.id for pot in ledger.pots.names])
    if source.kind == "party":
        return np.array([pot.party_id == source.id for pot in ledger.pots.names])
    return np.zeros(len(ledger.pots.names), np.bool_)


def paid_by(ledger: Ledger, pots: Flags) -> Flags:
    """The lines that leave a set of pots for others."""
    lines = ledger.lines
    leaves = (lines.payer >= 0) & pots[lines.payer] & ~pots[lines.payee]
    return np.asarray(leaves & (lines.row >= 0), np.bool_)


def chosen_of(ledger: Ledger, source: Source) -> Flags:
    """The moves of a source's payments, of whatever project."""
    if source.kind in {"account", "party"}:
        return paid_by(ledger, own_pots(ledger, source))
    ids = source.parts if source.parts is not None else {source.id: None}
    named = np.asarray(texts(ledger.payments, "payment_id"), object)
    return np.isin(ledger.lines.row, np.flatnonzero(np.isin(named, list(ids))))


def projects_of(ledger: Ledger) -> NDArray[np.object_]:
    """The project of each move; None for one that names none or is no payment."""
    # The row of what is no payment is -1: it finds the None at the end.
    named = [*texts(ledger.payments, "project_id").to_pylist(), None]
    return np.array(named, np.object_)[ledger.lines.row]


def marked(ledger: Ledger, source: Source, *, project: str | None = None) -> tuple[Ledger, Flags]:
    """The moves that carry the source's money; a payment that does in part becomes two moves.

    Args:
        ledger: the moves.
        source: what is traced.
        project: trace only those of the source's payments that name this project; the others
            still move the balances.

    Raises:
        WagekitError: a payment moves no money; an account or a party may pay nothing.
    """
    chosen = chosen_of(ledger, source)
    if project is not None:
        chosen = chosen & (projects_of(ledger) == project)
    if source.kind in {"payment", "claim"} and not chosen.any():
        raise _nothing(source, project)
    if source.parts is None:
        return ledger, chosen
    named = texts(ledger.payments, "payment_id")
    part = np.array([source.parts.get(str(name), 0) for name in named.to_pylist()], np.int64)
    return _in_two(ledger, chosen, part[ledger.lines.row])


def _nothing(source: Source, project: str | None) -> WagekitError:
    said = Said(
        f"{source.id!r} 没有可追踪的付款：明细中没有，或已被剔除",
        f"{source.id!r} has no payment to trace: there is none, or it was set aside",
    )
    if project is None:
        return WagekitError(said)
    return WagekitError(
        Said(
            f"{said!s}，或没有载明属于项目 {project!r}；可去掉 --project 再试",
            f"{said.en}, or does not name project {project!r}: try without --project",
        )
    )


def _in_two(ledger: Ledger, chosen: Flags, part: Ints) -> tuple[Ledger, Flags]:
    """Split each chosen move of which only a part is the source's: that part goes first."""
    amount = ledger.lines.amount
    split = chosen & (part < amount)
    at = np.repeat(np.arange(len(amount)), np.where(split, 2, 1))
    second = np.append(False, at[1:] == at[:-1])
    first = np.append(second[1:], False)
    lines = ledger.lines.at(at)
    parts = np.where(second, lines.amount - part[at], np.where(first, part[at], lines.amount))
    whole = replace(
        ledger,
        lines=Lines(
            *(parts if name == "amount" else getattr(lines, name) for name in Lines.__slots__)
        ),
        kind=ledger.kind[at],
        after=ledger.after[at],
        before=ledger.before[at],
    )
    return whole, chosen[at] & ~second
