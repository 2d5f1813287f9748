"""Which payments meet which contracts with an open side, without pairing all with all.

A payment and a contract meet in a slot: a project, or no known one, and an end. Where few contracts
share a slot its payments stand there one by one; where many do, as their sums.
"""

from __future__ import annotations

import narwhals as nw

from wagekit.core.logic import TRUE, ZERO, Frame, is_true

SLOT = ("_end", "_where", "_who")
FEW = 4
"""As many contracts a slot may have for its payments to be laid under each of them."""
NOBODY = nw.lit("")
BUNDLE = ("class", "into_wage_account")


def slots_of_contracts(open_: Frame) -> Frame:
    """The slots of contracts with `_project`, `_issuer` and `_holder`, one of them or both null."""
    no_issuer, no_holder = nw.col("_issuer").is_null(), nw.col("_holder").is_null()
    given, held = open_.filter(no_holder, ~no_issuer), open_.filter(no_issuer, ~no_holder)
    parts = [
        _at(frame, end, where, who)
        for frame, end, whose in ((given, "of", "_issuer"), (held, "to", "_holder"))
        for where, who in (("_project", whose), ("_project", NOBODY), (NOBODY, whose))
    ]
    sideless = _at(open_.filter(no_issuer, no_holder), "all", "_project", NOBODY)
    return nw.concat([*parts, sideless], how="vertical")


def slots_of_payments(moved: Frame) -> Frame:
    """The slots of payments; of those of no known project, that of either end."""
    payer, payee = ~nw.col("payer_id").is_null(), ~nw.col("payee_id").is_null()
    placed = ~nw.col("project_id").is_null()
    where = nw.coalesce("project_id", NOBODY)
    mandated = is_true(nw.col("mandated")) & payer & payee & placed
    parts = [
        _at(moved.filter(payee), "of", where, nw.coalesce("payer_id", NOBODY)),
        _at(moved.filter(payer), "to", where, nw.coalesce("payee_id", NOBODY)),
        _at(moved.filter(mandated), "to", where, NOBODY),
        _at(moved.filter(placed), "all", where, NOBODY),
        _at(moved.filter(~placed), "all", where, "payer_id"),
        _at(moved.filter(~placed), "all", where, "payee_id"),
    ]
    return nw.concat(parts, how="vertical")


def _at(frame: Frame, end: str, where: nw.Expr | str, who: nw.Expr | str) -> Frame:
    at = {"_where": where, "_who": who}
    exprs = {name: nw.col(one) if isinstance(one, str) else one for name, one in at.items()}
    return frame.with_columns(_end=nw.lit(end), **exprs)


def with_crowd(slots: Frame) -> Frame:
    """`_crowd`: whether more contracts than a few share the slot."""
    return slots.with_columns(_crowd=nw.len().over(*SLOT) > FEW)


def sideless_anywhere(open_: Frame, there: Frame) -> tuple[Frame, Frame]:
    """Contracts of which no side is known, in the slots of who takes part in their project.

    Returns:
        The contracts in the slots of parties that meet few of them; of the other parties `_who` and
        `_project`.
    """
    neither = nw.col("_issuer").is_null() & nw.col("_holder").is_null()
    sideless = open_.filter(neither)
    many = sideless.group_by("_project").agg(_many=nw.len().cast(nw.Int64))
    parties = there.group_by("_project", "_party").agg(_n=nw.len()).drop("_n")
    met = parties.join(many, on="_project")
    met = met.with_columns(_reach=nw.col("_many").sum().over("_party"))
    few = met.filter(nw.col("_reach") <= FEW).select("_project", "_party")
    beside = _at(sideless.join(few, on="_project"), "all", NOBODY, "_party").drop("_party")
    wide = met.filter(nw.col("_reach") > FEW)
    return beside, wide.select("_project", _who="_party")


def bundles(lines: Frame, keys: tuple[str, ...]) -> Frame:
    """What payments come to by `keys`, class and kind of account; one of them stands for all."""
    return lines.group_by(*keys, *BUNDLE).agg(
        payment_id=nw.col("payment_id").min(),
        on=nw.col("on").min(),
        last_on=nw.col("last_on").max(),
        _sum=nw.col("_sum").sum().cast(nw.Int64),
        _open=nw.col("_open").sum().cast(nw.Int64),
        payments=nw.col("payments").sum().cast(nw.Int64),
    )


def summable(lines: Frame) -> Frame:
    """Each payment, which is a bundle of one, with what bundles add up."""
    return lines.with_columns(
        _sum=nw.coalesce("amount", ZERO),
        _open=nw.col("amount").is_null().cast(nw.Int64),
    )


def crowded_payments(lines: Frame, crowds: Frame, wide: Frame) -> Frame:
    """`payment_id`, `_crowded`: payments that stand in a slot of many contracts."""
    anywhere = lines.filter(nw.col("_end") == "all", nw.col("_where") == "")
    parts = [
        lines.join(crowds, on=list(SLOT), how="semi"),
        anywhere.join(wide, on="_who", how="semi"),
    ]
    ids = nw.concat([part.select("payment_id") for part in parts], how="vertical")
    return ids.group_by("payment_id").agg(_n=nw.len()).select("payment_id", _crowded=TRUE)
