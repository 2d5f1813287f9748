"""Which contracts money followed: to the contractor, its consortium, or its workers."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import FALSE, NO_TEXT, TRUE, Frame, earliest, is_true
from wagekit.model.codes import FOR_WORKS

NOT_PRICE = ("fee", "deposit", "loan", "return", "tax", "living")
"""Classes that are not the price of works, so prove no payment of it."""
TIERS = 3
"""How far below the payer of wages their workers' employer is looked for."""
ENDS = (
    *("project_id", "payer_id", "payee_id", "holder_id"),
    *("wages", "papers", "unsaid", "price", "for_works"),
)
PARTIES = ["project_id", "issuer_id", "contractor_id"]


@derived
def relation(
    issued: Frame,
    ends: Frame,
    wages_paid: Frame,
    by_papers: Frame,
    role: Frame,
    member: Frame,
) -> Frame:
    """`contract_id` of every contract for works that money is known to have followed by `as_of`.

    Any payment between its parties, or to a member of the contractor's consortium, other than fee,
    tax, deposit, refund, loan and living cost; a payment in kind or under a mandate that names the
    contract, or none of a contractor's whose contracts in the project all have one issuer, or by an
    issuer of one contract to somebody with no contract of its; and
    wages that the issuer or a general contractor paid to the workers of the contractor or of a firm
    below it, for then the money reaches them without passing through the contractor.
    """
    works = issued.select("contract_id", *PARTIES)
    known = ends.filter("price")
    parts = [
        between(works, _pairs(known)),
        between(works, _to_members(known, member)),
        between(works, wages_paid),
        _by_general(works, wages_paid, role),
        by_papers.filter("certain").select("contract_id"),
    ]
    seen = nw.concat(parts, how="vertical").filter(~nw.col("contract_id").is_null())
    return seen.group_by("contract_id").agg(payments=nw.len())


@derived
def ends(laid: Frame, as_of: nw.Expr) -> Frame:
    """Between whom money moved by `as_of`, each way once: millions of payments repeat it.

    `project_id`, `payer_id`, `payee_id`, `holder_id` (of the account, where it is not the payee's),
    `wages`, `papers` (by mandate or in kind), `unsaid` (nobody says whether by mandate), `price`
    (can be the price of works), `for_works` (of no other class than works or wages, or by papers,
    to or from nobody named), and `contract_id` where papers name it, a mandate may or an end is
    open.
    """
    papers = nw.col("mandated") | nw.col("in_kind")
    moved = laid.filter(is_true(nw.col("on") <= as_of) | as_of.is_null())
    moved = moved.with_columns(papers=papers).with_columns(price=price_of_works())
    nobody = nw.col("payer_id").is_null() | nw.col("payee_id").is_null()
    asked = nw.col("papers") | nw.col("unsaid") | nobody
    told = nw.when(asked).then("contract_id").alias("contract_id")
    said = nw.coalesce(nw.col("class").is_in(FOR_WORKS), TRUE) | nw.col("wages") | nw.col("papers")
    moved = moved.with_columns(for_works=nobody & said)
    elsewhere = nw.when(nw.col("holder_id") != nw.col("payee_id")).then("holder_id")
    moved = moved.with_columns(holder_id=elsewhere).select(*ENDS, told)
    return moved.group_by(*ENDS, "contract_id").agg(payments=nw.len())


@derived
def wages_paid(
    ends: Frame,
    payroll: Frame,
    roster: Frame,
    person: Frame,
    account_holder: Frame,
    as_of: nw.Expr,
) -> Frame:
    """`project_id`, `payer_id`, `for_id`, `special`: who paid wages to whose workers by `as_of`.

    `payer_id`: null where the bank names none; a wage sheet that names none is left out.
    `for_id`: whom the roster names, else the payroll; null where neither does, or the bank names no
    worker.
    `special`: out of a wage account whose holder nobody names; by law a general contractor's.
    """
    named = payroll.join(person.select("worker_id", "person_id"), on="worker_id", how="left")
    named = named.with_columns(person_id=nw.coalesce("person_id", "worker_id"))
    people = _with_employers(roster, named)
    on_bank = _on_bank(ends, people)
    on_sheet = _on_sheet(_paid_rows(named, people, as_of), account_holder)
    both = nw.concat([on_bank, on_sheet], how="vertical")
    return both.group_by("project_id", "payer_id", "for_id", "special").agg(n=nw.len()).drop("n")


def price_of_works() -> nw.Expr:
    """Payments that can be the price of works; papers make any class one."""
    return ~nw.coalesce(nw.col("class").is_in(NOT_PRICE), FALSE) | nw.col("papers")


def _pairs(known: Frame) -> Frame:
    """`project_id`, `payer_id`, `for_id`: the payee, and whose account the money landed on."""
    payees = known.select("project_id", "payer_id", for_id="payee_id")
    holders = known.select("project_id", "payer_id", for_id="holder_id")
    return nw.concat([payees, holders], how="vertical").filter(~nw.col("for_id").is_null())


def _to_members(known: Frame, member: Frame) -> Frame:
    members = member.select("project_id", payee_id="member_id", for_id="leader_id")
    joined = known.join(members, on=["project_id", "payee_id"])
    return joined.select("project_id", "payer_id", "for_id")


def _on_bank(paid: Frame, roster: Frame) -> Frame:
    """Payments to somebody's workers, or nobody's; of no known project, to theirs anywhere."""
    wages = paid.filter("wages").select("project_id", "payer_id", "payee_id")
    people = roster.select("project_id", "employer_id", payee_id="person_id")
    here = wages.join(people, on=["project_id", "payee_id"])
    nowhere = wages.filter(nw.col("project_id").is_null()).drop("project_id")
    elsewhere = nowhere.join(people, on="payee_id")
    nobody = wages.filter(nw.col("payee_id").is_null()).with_columns(employer_id=NO_TEXT)
    columns = ("project_id", "payer_id", "employer_id")
    parts = [rows.select(*columns) for rows in (here, elsewhere, nobody)]
    both = nw.concat(parts, how="vertical")
    return both.rename({"employer_id": "for_id"}).with_columns(special=FALSE)


def _with_employers(roster: Frame, named: Frame) -> Frame:
    """`roster`, with the employer that a payroll row of the person names where it has none."""
    known = roster.filter(~nw.col("employer_id").is_null())
    people = roster.join(known, on=["project_id", "person_id"], how="anti")
    told = named.filter(~nw.col("employer_id").is_null())
    told = told.group_by("project_id", "person_id", "employer_id").agg(_n=nw.len())
    told = told.select("project_id", "person_id", _employer="employer_id")
    filled = people.join(told, on=["project_id", "person_id"], how="left")
    columns = ("project_id", "person_id", "employer_id")
    unknown = filled.select("project_id", "person_id", employer_id="_employer")
    return nw.concat([known.select(*columns), unknown], how="vertical")


def _paid_rows(named: Frame, roster: Frame, as_of: nw.Expr) -> Frame:
    """Wage rows paid by `as_of`, with the employer that the sheet or the roster names."""
    told = nw.col("paid").is_null() & ~nw.col("paid_on").is_null()
    later = is_true(earliest("paid_on") > as_of)
    paid = named.filter(is_true(nw.col("paid") > 0) | told, ~later)
    people = roster.select("project_id", "person_id", _employer="employer_id")
    joined = paid.join(people, on=["project_id", "person_id"], how="left")
    return joined.with_columns(employer_id=nw.coalesce("employer_id", "_employer"))


def _on_sheet(sheet: Frame, holder: Frame) -> Frame:
    held = holder.select(payer_account="account", _holder="holder_id")
    joined = sheet.join(held, on="payer_account", how="left")
    payer = nw.coalesce("payer_id", "_holder")
    special = payer.is_null() & is_true(nw.col("channel") == "wage_special")
    rows = joined.select("project_id", payer_id=payer, for_id="employer_id", special=special)
    # A sheet that names no payer is the employer's own.
    return rows.filter(~nw.col("payer_id").is_null() | nw.col("special"))


def between(works: Frame, paid: Frame) -> Frame:
    """Contracts between payer and receiver; a payment of no known project may be for any."""
    ends = {"payer_id": "issuer_id", "for_id": "contractor_id"}
    named = paid.select("project_id", "payer_id", "for_id").rename(ends)
    here = works.join(named, on=PARTIES, how="semi")
    nowhere = named.filter(nw.col("project_id").is_null())
    anywhere = works.join(nowhere, on=["issuer_id", "contractor_id"], how="semi")
    return nw.concat([here.select("contract_id"), anywhere.select("contract_id")], how="vertical")


def _by_general(works: Frame, wages: Frame, role: Frame) -> Frame:
    """Contracts under which the paid workers' employer, or a firm above it, stands."""
    generals = role.filter(nw.coalesce("general", FALSE)).select("project_id", "party_id")
    payers = generals.select("project_id", payer_id="party_id", _general=TRUE)
    joined = wages.join(payers, on=["project_id", "payer_id"], how="left")
    apart = is_true(nw.col("_general")) & (nw.col("payer_id") != nw.col("for_id"))
    at = joined.filter(is_true(apart) | nw.col("special")).select(
        "project_id", contractor_id="for_id"
    )
    contractors = generals.rename({"party_id": "contractor_id"})
    return standing_over(works, at, but=contractors)


def standing_over(works: Frame, at: Frame, but: Frame) -> Frame:
    """Contracts under which the firms `at`, or firms above them, stand, up to those of `but`.

    Args:
        works: all contracts for works.
        at: `project_id`, `contractor_id`: where to begin.
        but: the same, of firms whose own contracts are left out.
    """
    sides = ["project_id", "contractor_id"]
    parts = []
    for _ in range(TIERS):
        below = at.join(but, on=sides, how="anti")
        under = works.join(below, on=sides, how="semi")
        parts.append(under.select("contract_id"))
        at = under.select("project_id", contractor_id="issuer_id")
    return nw.concat(parts, how="vertical")
