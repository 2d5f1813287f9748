"""Contracts of dispatch and outsourcing, with what tells an individual from a licensed firm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import not_applicable
from wagekit.core.logic import FALSE, earliest, is_true, latest
from wagekit.law import parameter
from wagekit.plugins.qualification import known_firms

if TYPE_CHECKING:
    from wagekit.core.ladder import Step
    from wagekit.core.logic import Frame

DECREE_FROM = nw.lit(parameter("wages_decree_from").on(None))
REGISTERED = ("sole_trader", "government")
"""Kinds that nobody is of without being registered; a company may be called one by mistake."""
INDIVIDUAL = nw.col("individual")
UNLICENSED = is_true(~nw.col("business_licence"))
WITH_ITSELF = not_applicable(
    is_true(nw.col("issuer_id") == nw.col("contractor_id")),
    "双方是同一单位",
    "both sides are one firm",
)


def with_sides(
    contract: Frame, actor: Frame, party: Frame, licence: Frame, as_of: nw.Expr
) -> Frame:
    """Every contract with its subject, the names of its sides, and what its contractor is.

    `individual`: a person, not a firm; a credit code or any licence makes one a firm whose kind
    nobody stated. `business_licence`: as stated, else true of one that has a credit code or a
    licence, or is of a kind that must be registered; but a licence that is stated, or may be
    supposed, says nothing of who was, or may have been, `unregistered`: dissolved before the
    signing or registered after it. Who was dissolved may have been so before a signing of no known
    day. `law_on`: the last day, of a contract that ended before the decree on wages.
    """
    frame = contract.drop("_file", "_sheet", "_row")
    issuer = actor.select(issuer_id="party_id", _issuer="name", issuer_kind="kind")
    taker = actor.select("business_licence", contractor_id="party_id", _taker="name", _kind="kind")
    frame = frame.join(issuer, on="issuer_id", how="left")
    frame = frame.join(taker, on="contractor_id", how="left")
    frame = frame.join(known_firms(party, licence), on="contractor_id", how="left")
    frame = frame.join(_registered_days(party), on="contractor_id", how="left")
    individual = nw.col("_kind") == "individual"
    firm = is_true(nw.col("firm") | nw.col("business_licence"))
    unregistered = _may_be_unregistered(as_of)
    registered = (firm | is_true(nw.col("_kind").is_in(REGISTERED))) & ~unregistered
    return frame.with_columns(
        subject=nw.col("contract_id"),
        issuer_name=nw.coalesce("_issuer", "issuer_id"),
        contractor_name=nw.coalesce("_taker", "contractor_id"),
        individual=nw.when(individual.is_null() & firm).then(FALSE).otherwise(individual),
        unregistered=unregistered,
        business_licence=nw.when(~(is_true(nw.col("business_licence")) & unregistered)).then(
            nw.coalesce("business_licence", nw.when(registered).then(nw.lit(True)))
        ),
        law_on=nw.when(latest("ended_on") < DECREE_FROM).then(latest("ended_on")),
    ).drop("_issuer", "_taker", "_kind", "_born", "_gone", "firm")


def _may_be_unregistered(as_of: nw.Expr) -> nw.Expr:
    """Dissolved before the signing, or perhaps; registered after it."""
    gone = nw.col("_gone")
    still = is_true(gone >= nw.coalesce(latest("signed_on"), as_of))
    # Nothing is signed by who is not yet: without a day of signing a registration opens no doubt.
    return (~gone.is_null() & ~still) | is_true(nw.col("_born") > earliest("signed_on"))


def _registered_days(party: Frame) -> Frame:
    """`contractor_id`, `_born`, `_gone`: the days outside of which it may be no registered firm."""
    days = party.select(
        contractor_id="party_id", _born=latest("registered_on"), _gone=earliest("deregistered_on")
    )
    return days.group_by("contractor_id").agg(nw.col("_born").min(), nw.col("_gone").max())


def titled_otherwise(words: str) -> nw.Expr:
    """Whether nobody stated the kind, but the contract has a title, and none with `words` in it."""
    title = nw.col("title")
    return nw.col("kind").is_null() & is_true(~title.str.contains(words))


def signed_later(as_of: nw.Expr) -> Step:
    """The step for contracts that were not signed yet."""
    return not_applicable(
        is_true(earliest("signed_on") > as_of),
        "研判日以后才签订的合同",
        "a contract signed after the day of judgement",
    )
