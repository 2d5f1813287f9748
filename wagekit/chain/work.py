"""Every works contract with all that a rule asks of it: its project, parties, roles, and parent."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.kinds import GENERAL, INSIDE, WORKS
from wagekit.core.derived import derived
from wagekit.core.logic import FALSE, Frame, is_true, latest
from wagekit.law import parameter

OUTSIDE = ("manufacturing", "logistics", "catering", "training", "property")
"""Sectors that the law on building works does not reach."""
BY_REFERENCE = ("highway", "railway", "water", "other")
"""Sectors with methods of their own, where these rules are applied by reference."""
PARENT = ("kind", "price", "signed_on", "signed_on_month", "issuer_id", "contractor_id")


@derived
def work(
    contract: Frame,
    project: Frame,
    actor: Frame,
    role: Frame,
    award: Frame,
    parent: Frame,
    as_of: nw.Expr,
    region: nw.Expr,
) -> Frame:
    """One row for each works contract: its own columns and these.

    `awarded`, `is_sub`: given out by the owner, or by a contractor (null if not known).
    `outside`, `by_reference`, `ended_before_method`: what the law reaches, and which law.
    `issuer_name`, `contractor_name`, `contractor_kind`, `contractor_licence`, `contractor_barred`.
    `issuer_general`, `issuer_professional`, `issuer_labour`, `issuer_unnamed`: roles in the project.
    `own`: the contractor is the issuer itself or its branch; `own_staff`: its own employee.
    `parent_id` and `parent_kind`, `parent_price`, ...: the contract above, where it is known.
    """
    frame = contract.filter(WORKS).drop("_file", "_sheet", "_row")
    frame = frame.join(award, on="contract_id", how="left")
    frame = frame.join(parent, on="contract_id", how="left")
    frame = _with_parent(frame, contract)
    frame = _with_project(frame, project, region)
    frame = _with_parties(frame, actor)
    frame = _with_roles(frame, role)
    return frame.with_columns(
        subject=nw.col("contract_id"),
        is_sub=~nw.col("awarded"),
        own=nw.col("contractor_id") == nw.col("issuer_id"),
        own_staff=(nw.col("kind") == "internal") & nw.col("employee_contractor"),
        inside=nw.coalesce(nw.col("kind").is_in(INSIDE), FALSE),
        general_kind=nw.col("kind").is_in(GENERAL),
        ended_before_method=_ended_before_method(as_of),
    )


def _ended_before_method(as_of: nw.Expr) -> nw.Expr:
    """Signed and ended before the 2019 method; what has no end is taken to last until `as_of`."""
    return nw.coalesce(latest("ended_on"), as_of) < nw.lit(parameter("method_in_force").on(None))


def _with_parent(frame: Frame, contract: Frame) -> Frame:
    above = contract.select(
        nw.col("contract_id").alias("parent_id"),
        *(nw.col(column).alias(f"parent_{column}") for column in PARENT),
    )
    return frame.join(above, on="parent_id", how="left")


def _with_project(frame: Frame, project: Frame, region: nw.Expr) -> Frame:
    place = project.select(
        "project_id",
        "sector",
        "owner_id",
        "investment",
        nw.col("region").alias("_region"),
        nw.col("emergency_or_rural_self_build").alias("exempt_build"),
        nw.col("started_on").alias("project_started_on"),
        nw.col("contract_price").alias("project_price"),
    )
    joined = frame.join(place, on="project_id", how="left")
    return joined.with_columns(
        region=nw.coalesce("_region", region),
        outside=is_true(nw.col("sector").is_in(OUTSIDE)),
        by_reference=is_true(nw.col("sector").is_in(BY_REFERENCE)),
        exempt_build=is_true(nw.col("exempt_build")),
    ).drop("_region")


def _with_parties(frame: Frame, actor: Frame) -> Frame:
    issuer = actor.select(issuer_id="party_id", _issuer="name", issuer_kind="kind")
    contractor = actor.select(
        contractor_id="party_id",
        _contractor="name",
        contractor_kind="kind",
        contractor_licence="business_licence",
        contractor_barred="no_qualification",
    )
    joined = frame.join(issuer, on="issuer_id", how="left")
    joined = joined.join(contractor, on="contractor_id", how="left")
    return joined.with_columns(
        issuer_name=nw.coalesce("_issuer", "issuer_id"),
        contractor_name=nw.coalesce("_contractor", "contractor_id"),
    ).drop("_issuer", "_contractor")


def _with_roles(frame: Frame, role: Frame) -> Frame:
    kinds = ("general", "professional", "labour", "unnamed")
    roles = role.select(
        "project_id", issuer_id="party_id", **{f"issuer_{kind}": kind for kind in kinds}
    )
    joined = frame.join(roles, on=["project_id", "issuer_id"], how="left")
    known = ~nw.col("issuer_id").is_null()
    return joined.with_columns(
        **{
            f"issuer_{kind}": nw.when(known).then(nw.coalesce(f"issuer_{kind}", FALSE))
            for kind in kinds
        }
    )
