"""A trace as `trace.json` has it; money in yuan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagekit.model.money import json_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wagekit.tracing.flow import Method
    from wagekit.tracing.pots import Pot
    from wagekit.tracing.result import Account, Destination, Missing, Tie, Trace, Traced, Treated


def as_json(trace: Trace) -> dict[str, Any]:
    """The content of `trace.json`: a key a method, where the money ended, and what is open.

    Args:
        trace: the result.
    """
    return {
        **{str(name): _traced(one) for name, one in trace.methods.items()},
        "source": {"kind": trace.source.kind, "id": trace.source.id, "project_id": trace.project},
        "destinations": [_destination(one) for one in trace.destinations],
        "unknown": json_number(trace.unknown),
        "conservation": {
            **_account(trace.overall),
            "ok": trace.ok,
            "rule": "in + unknown = out + held",
            "accounts": [{**_pot(a.pot), **_account(a)} for a in trace.accounts],
        },
        "ask_for": [_missing(one) for one in trace.missing],
        "ties": [_tie(one) for one in trace.ties],
        "treated": [_treated(one) for one in trace.treated],
        "left_out": {
            "payments": trace.left_out.payments,
            "amount": json_number(trace.left_out.amount),
        },
    }


def _pot(pot: Pot | None) -> dict[str, Any]:
    return {"party_id": pot and pot.party_id, "account_id": pot and pot.account_id}


def _money(by_method: Mapping[Method, int]) -> dict[str, Any]:
    return {str(method): json_number(fen) for method, fen in by_method.items()}


def _traced(one: Traced) -> dict[str, Any]:
    return {
        "allocations": [
            {
                "from_payment": a.from_payment,
                "to_payment": a.to_payment,
                "amount": json_number(a.amount),
            }
            for a in one.allocations
        ],
        "source": json_number(one.source),
        "ended": json_number(one.ended),
        "returned": json_number(one.returned),
        "to_unknown": json_number(one.to_unknown),
        "ok": one.ok,
    }


def _destination(one: Destination) -> dict[str, Any]:
    return {
        **_pot(one.pot),
        "class": one.class_,
        "min": json_number(one.min),
        "max": json_number(one.max),
        "by_method": _money(one.by_method),
        "differences": [
            {
                **_pot(d.pot),
                "payment_id": d.payment_id,
                "traced_in": json_number(d.traced_in),
                "mixed_in": json_number(d.mixed_in),
                "by_method": _money(d.by_method),
            }
            for d in one.differences
        ],
    }


def _account(one: Account) -> dict[str, Any]:
    return {
        "in": json_number(one.came),
        "out": json_number(one.left),
        "held": json_number(one.held),
        "unknown": json_number(one.unknown),
        "ok": one.ok,
    }


def _missing(one: Missing) -> dict[str, Any]:
    return {
        "id": one.id,
        **_pot(one.pot),
        "after_payment": one.after,
        "before_payment": one.before,
        "since": one.since and str(one.since),
        "until": one.until and str(one.until),
        "amount": json_number(one.amount),
        "closes": json_number(one.closes),
    }


def _tie(one: Tie) -> dict[str, Any]:
    return {
        **_pot(one.pot),
        "at": one.at and str(one.at),
        "payments": list(one.payments),
        "settled": one.settled,
    }


def _treated(one: Treated) -> dict[str, Any]:
    return {
        "why": one.why,
        "payment_id": one.payment_id,
        "amount": json_number(one.amount),
        "file": one.file,
        "sheet": one.sheet,
        "row": one.row,
    }
