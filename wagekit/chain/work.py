"""Every works contract with all that a rule asks of it: its project, parties, roles, and parent."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.one_side import TIES
from wagekit.chain.role import WORKS_IDS
from wagekit.core.derived import derived
from wagekit.core.logic import FALSE, TRUE, UNKNOWN, Frame, is_true, latest
from wagekit.law import parameter
from wagekit.model.codes import OUTSIDE
from wagekit.model.contract_kinds import GENERAL, INSIDE

METHOD_FROM = nw.lit(parameter("method_in_force").on(None))
LAST_DAY_BEFORE_METHOD = METHOD_FROM.dt.offset_by("-1d").cast(nw.Date)
"""The last day of the law before the 2019 method (建市规〔2019〕1号)."""
BY_REFERENCE = ("highway", "railway", "water", "other")
"""Sectors with methods of their own, where these rules are applied by reference."""
TERMS = (
    "scope",
    "unit_work",
    "whole_works",
    "main_structure",
    "steel_structure",
    "price",
    "price_labour",
    "price_main_materials",
    "price_large_machinery",
    "price_turnover_materials",
    "price_minor",
    "fee_rate",
    "fee_amount",
    "required_series",
    "required_specialty",
    "required_grade",
    "signed_on",
    "signed_on_month",
    "started_on",
    "started_on_month",
    "ended_on",
    "ended_on_month",
    "owner_consent",
    "owner_contracted",
    "employee_contractor",
    "own_account_risk",
)
"""What a contract says that rules on contracting ask for; its other columns are in `contract`."""
AROUND = (
    "issuer_stated",
    "awarded",
    "parent_id",
    "parent_kind",
    "parent_price",
    "parent_contractor_id",
    "owner_id",
    "project_price",
    "issuer_kind",
    "contractor_kind",
    "contractor_barred",
)
ROLES = ("general", "professional", "labour", "unnamed")


@derived
def work(
    contract: Frame,
    issued: Frame,
    project: Frame,
    actor: Frame,
    role: Frame,
    award: Frame,
    parent: Frame,
    one_side: Frame,
    as_of: nw.Expr,
    region: nw.Expr,
) -> Frame:
    """One row for each works contract: what it says (`TERMS`), its ids, and these.

    `awarded`: given out by the owner, not by a contractor (null if not known).
    `outside`, `by_reference`, `ended_before_method`: what the law reaches, and which law; `law_on`:
    the day by whose law it is judged, where it is not today's.
    `issuer_name`, `issuer_kind`, `contractor_name`, `contractor_kind`, `contractor_barred`.
    `issuer_stated`: the contract names its issuer; else it is who holds the contract above.
    `issuer_general`, `issuer_professional`, `issuer_labour`, `issuer_unnamed`: its roles there.
    `issuer_holds`: it has taken on some works there, under whatever contract; never null.
    `own`: the contractor is the issuer itself or its branch, null too where one may be the other's
    branch; `own_staff`: its own employee.
    `partners`, `led`, `joint_above`, `maybe_own`: as in `one_side`. `employee`: whether the
    contractor is the issuer's employee, as an internal or labour contract says, else true if a
    labour contract is on record.
    `parent_id`, `parent_kind`, `parent_price`, `parent_contractor_id`: the contract above, where it
    is known.
    """
    around = issued.join(award, on="contract_id", how="left")
    around = around.join(_above(parent, contract), on="contract_id", how="left")
    around = around.join(_place(project), on="project_id", how="left")
    around = around.join(one_side, on="contract_id", how="left")
    around = _with_parties(around, actor)
    around = _with_roles(around, role).select(*WORKS_IDS, "kind", *AROUND, **_settled(region))
    terms = contract.select("contract_id", *TERMS)
    one = nw.col("contractor_id") == nw.col("issuer_id")
    over = _ended_before_method(as_of)
    return around.join(terms, on="contract_id").with_columns(
        subject=nw.col("contract_id"),
        own=nw.when("maybe_own").then(UNKNOWN).otherwise(one),
        own_staff=(nw.col("kind") == "internal") & nw.col("employee_contractor"),
        employee=nw.coalesce("employee_contractor", nw.when("enrolled").then(TRUE)),
        inside=nw.coalesce(nw.col("kind").is_in(INSIDE), FALSE),
        general_kind=nw.col("kind").is_in(GENERAL),
        ended_before_method=over,
        law_on=nw.when(over).then(LAST_DAY_BEFORE_METHOD),
    )


def _ended_before_method(as_of: nw.Expr) -> nw.Expr:
    """Signed and ended before the 2019 method; what has no end is taken to last until `as_of`."""
    return nw.coalesce(latest("ended_on"), as_of) < METHOD_FROM


def _above(parent: Frame, contract: Frame) -> Frame:
    above = contract.select(
        parent_id="contract_id",
        parent_kind="kind",
        parent_price="price",
        parent_contractor_id="contractor_id",
    )
    return parent.join(above, on="parent_id", how="left")


def _place(project: Frame) -> Frame:
    return project.select(
        "project_id",
        "owner_id",
        project_price="contract_price",
        _region="region",
        _sector="sector",
        _exempt="emergency_or_rural_self_build",
    )


def _settled(region: nw.Expr) -> dict[str, nw.Expr]:
    """What is known of every contract once all that lies around it is joined."""
    sector, known = nw.col("_sector"), ~nw.col("issuer_id").is_null()
    held = {kind: nw.coalesce(f"_{kind}", FALSE) for kind in ROLES}
    return {
        "region": nw.coalesce("_region", region),
        "outside": is_true(sector.is_in(OUTSIDE)),
        "by_reference": is_true(sector.is_in(BY_REFERENCE)),
        "exempt_build": is_true(nw.col("_exempt")),
        "issuer_name": nw.coalesce("_issuer", "issuer_id"),
        "contractor_name": nw.coalesce("_contractor", "contractor_id"),
        **{tie: is_true(nw.col(tie)) for tie in TIES},
        **{f"issuer_{kind}": nw.when(known).then(so) for kind, so in held.items()},
        "issuer_holds": is_true(nw.col("_holds")),
    }


def _with_parties(around: Frame, actor: Frame) -> Frame:
    issuer = actor.select(issuer_id="party_id", _issuer="name", issuer_kind="kind")
    contractor = actor.select(
        contractor_id="party_id",
        _contractor="name",
        contractor_kind="kind",
        contractor_barred="no_qualification",
    )
    joined = around.join(issuer, on="issuer_id", how="left")
    return joined.join(contractor, on="contractor_id", how="left")


def _with_roles(around: Frame, role: Frame) -> Frame:
    surely = nw.col("general") & ~nw.col("perhaps")
    held = {f"_{kind}": surely if kind == "general" else nw.col(kind) for kind in ROLES}
    roles = role.select("project_id", issuer_id="party_id", _holds=TRUE, **held)
    return around.join(roles, on=["project_id", "issuer_id"], how="left")
