"""What is seen of one side of a consortium agreement: a fee from the other, people, own works."""

from __future__ import annotations

from dataclasses import dataclass

import narwhals as nw

from wagekit.core.evidence import key_of
from wagekit.core.logic import FALSE, NO_TEXT, TRUE, UNKNOWN, Frame, is_true
from wagekit.model.codes import NONE
from wagekit.plugins.own_work import BUILDS_OR_MANAGES, own_work

SIDES = ("issuer_id", "contractor_id")
GIVES = ("labour", "professional", "supply", "lease")
KEY = ("project_id", "subject", "contract_id")


@dataclass(frozen=True, slots=True)
class Records:
    """The tables in which a member of a consortium can be seen at work; `fee` is made by `fees`."""

    contract: Frame
    staff: Frame
    worker: Frame
    attended: Frame
    payroll: Frame
    fee: Frame
    purchase: Frame
    team: Frame


def fees(agreed: Frame, payment: Frame) -> Frame:
    """Fees that one side of an agreement paid to the other: `KEY`, `taker`, `key` of the payment.

    `taker`: which side was paid, `issuer_id` or `contractor_id`.
    """
    paid = payment.filter(nw.col("class") == "fee").select(
        _to="payee_id", _from="payer_id", _project="project_id", key=key_of("payment")
    )
    met = nw.concat([_taken_by(agreed, *SIDES), _taken_by(agreed, *reversed(SIDES))])
    met = met.join(paid, on=["_to", "_from"])
    elsewhere = is_true(nw.col("_project") != nw.col("project_id"))
    return met.filter(~elsewhere).select(*KEY, "taker", "key")


def _taken_by(agreed: Frame, taker: str, giver: str) -> Frame:
    return agreed.select(*KEY, taker=nw.lit(taker), _to=nw.col(taker), _from=nw.col(giver))


def posts(agreed: Frame, staff: Frame, side: str, within: Frame | None = None) -> Frame:
    """The rows of staff of one side in the project, of the contracts `within` if that is given."""
    if within is not None:
        agreed = agreed.join(within, on="contract_id", how="semi")
    rows = staff.select(
        "project_id",
        "person_id",
        "manages",
        nw.col("company_id").alias(side),
        key=key_of("staff"),
    )
    return agreed.select(*KEY, side).join(rows, on=["project_id", side])


def seen_of(agreed: Frame, records: Records, taker: str) -> Frame:
    """`contract_id` of each of `agreed`, and what is seen of the side `taker`, named after it.

    `{taker}_paid`: the other side paid it a fee; `{taker}_shown`: people or workers of its own on
    the site; `{taker}_may`: something of it there by which it may organise the works.
    None null.
    """
    roster = _own_work(agreed, records, taker).with_columns(_roster=TRUE)
    frame = agreed.select("contract_id").join(roster, on="contract_id", how="left")
    parts = {
        "paid": records.fee.filter(nw.col("taker") == taker),
        "posted": _posted(agreed, records.staff, taker),
        "busy": _busy(agreed, records, taker),
    }
    for mark, rows in parts.items():
        marked = rows.group_by("contract_id").agg(nw.len().alias(f"_{mark}"))
        frame = frame.join(marked, on="contract_id", how="left")
    paid, posted, busy = (~nw.col(f"_{mark}").is_null() for mark in parts)
    days_open = ~nw.col("_roster").is_null() & nw.col("own_work").is_null()
    seen = {"paid": paid, "shown": posted | is_true(nw.col("own_work")), "may": busy | days_open}
    return frame.select("contract_id", **{f"{taker}_{mark}": so for mark, so in seen.items()})


def _own_work(agreed: Frame, records: Records, side: str) -> Frame:
    firm = agreed.select("project_id", "contract_id", side_id=nw.col(side))
    people = (records.worker, records.attended, records.payroll)
    return own_work(firm, *people, counts=BUILDS_OR_MANAGES)


def _posted(agreed: Frame, staff: Frame, side: str) -> Frame:
    idle = is_true(~nw.col("manages"))
    return posts(agreed, staff, side).filter(nw.col("person_id") != NONE, ~idle)


def _busy(agreed: Frame, records: Records, side: str) -> Frame:
    """What one side itself gave out, leased, bought or has a team for in the project, or may have.

    What names nobody may be its own, and a contract of unknown kind may be one of these.
    """
    may_give = nw.coalesce(nw.col("kind").is_in(GIVES), TRUE)
    given = records.contract.filter(may_give).with_columns(_given="contract_id")
    others = [rows.with_columns(_given=NO_TEXT) for rows in (records.purchase, records.team)]
    columns = zip((given, *others), ("issuer_id", "buyer_id", "employer_id"), strict=True)
    parts = [
        rows.select("project_id", "_given", nw.col(column).alias(side)) for rows, column in columns
    ]
    shown = nw.concat(parts, how="vertical")
    sides = agreed.select("project_id", side, "contract_id")
    nobodys = shown.filter(nw.col(side).is_null()).drop(side)
    own = sides.join(shown, on=["project_id", side])
    both = nw.concat(
        [own, sides.join(nobodys, on="project_id").select(*own.collect_schema().names())]
    )
    return both.filter(~is_true(nw.col("_given") == nw.col("contract_id")))


def does(shown: nw.Expr, idle: nw.Expr) -> nw.Expr:
    """Whether a side builds or manages; only what shows it, or shows that it is idle, tells."""
    not_shown = nw.when(idle).then(FALSE).otherwise(UNKNOWN)
    return nw.when(shown).then(TRUE).otherwise(not_shown)
