"""What the law on building works reaches: the steps with which every contracting rule begins."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import (
    Cited,
    Ladder,
    Note,
    Step,
    cannot_tell,
    cite,
    ladder,
    not_applicable,
)
from wagekit.core.logic import FALSE, TRUE, UNKNOWN, is_true
from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wagekit.core.logic import Frame

PARTIES = ("issuer_id", "contractor_id")
BUILDS = nw.col("kind").is_in(["general", "epc", "professional"])
"""Works that take a firm with a construction qualification; null where the kind is not stated."""
LABOUR = nw.col("kind") == "labour"
CONTRACT = (cite("contract", "contract_id"), cite("contract", "parent_id"))
BY_REFERENCE = Note(
    nw.col("by_reference"),
    Text(
        "（本项目不属于房屋建筑和市政工程，以上为参照）",
        " (Not a building or municipal project: applied by reference.)",
    ),
)
OUTSIDE = (
    not_applicable(
        nw.col("outside"),
        "项目所属行业不适用建筑法关于发包与承包的规定",
        "the project's sector is outside the building law's rules on contracting",
    ),
    not_applicable(
        nw.col("exempt_build"),
        "抢险救灾、临时房屋或农民自建低层住宅，不适用",
        "emergency works, temporary buildings and farmers' own low houses are exempt",
    ),
)
BEFORE_METHOD = not_applicable(
    nw.col("ended_before_method"),
    "合同在建市规〔2019〕1号施行前已经签订并终了，此情形当时尚无规定",
    "the contract was signed and ended before the 2019 measures, which introduced this",
)
GIVEN_BY_OWNER = not_applicable(
    is_true(nw.col("awarded")),
    "不是承包单位发出的合同",
    "not a contract that a contractor gave out",
)
INNER_AGREEMENT = not_applicable(
    is_true(nw.col("inside") | (nw.col("kind") == "consortium")),
    "内部承包、合作、挂靠或联合体协议，另按其他情形判断",
    "an inner, cooperation, affiliation or consortium agreement, which other rules judge",
)
NOT_ANOTHER = not_applicable(
    is_true(nw.col("own") | nw.col("partners")),
    "承包人是发包人自己、其分公司或同一联合体的成员，不是他人",
    "the contractor is the issuer itself, its branch or its partner in a consortium",
)


def perhaps_itself(matters: nw.Expr = TRUE) -> Step:
    """The step for a contractor who may be the issuer's own branch, where that `matters`."""
    return cannot_tell(
        nw.col("maybe_own") & is_true(matters),
        "{issuer_name}与{contractor_name}可能是总公司与其分公司（类别或者上级单位未登记），不能确定承包人是不是他人",
        "{issuer_name} and {contractor_name} may be a firm and its branch (the kind or the parent"
        " is not recorded), so that it is not certain that the contractor is another",
        ask=["identity"],
    )


def to_nobody_named(matters: nw.Expr = TRUE) -> Step:
    """The step for a contract that names no contractor, where that `matters`."""
    return cannot_tell(
        nw.col("contractor_id").is_null() & is_true(matters),
        "{issuer_name}发出的合同没有登记承包人，可能是其分公司、联合体成员或者职工，不能确定承包人是不是他人",
        "of the contract that {issuer_name} gave out no contractor is recorded; it may be a branch,"
        " a partner or an employee, and not another",
        ask=["contract_paper"],
    )


def under_statute(
    frame: Frame,
    *steps: Step,
    evidence: Sequence[Cited] = CONTRACT,
    parties: Sequence[str] = PARTIES,
    amount: str | None = None,
    notes: Sequence[Note] = (),
) -> Ladder:
    """Judge contracts by a circumstance that the building law and QR-78 knew before 2019.

    What was over before the method of 2019 is judged by the articles of its own time: `frame` has
    `law_on`, as `work` does.
    """
    return ladder(
        frame,
        *OUTSIDE,
        *steps,
        notes=[*notes, BY_REFERENCE],
        evidence=evidence,
        parties=parties,
        amount=amount,
        law_on="law_on",
    )


def under_method(
    frame: Frame,
    *steps: Step,
    evidence: Sequence[Cited] = CONTRACT,
    parties: Sequence[str] = PARTIES,
    amount: str | None = None,
    notes: Sequence[Note] = (),
) -> Ladder:
    """Judge contracts by a circumstance that came with the measures of 2019."""
    judged = under_statute(
        frame,
        BEFORE_METHOD,
        *steps,
        evidence=evidence,
        parties=parties,
        amount=amount,
        notes=notes,
    )
    # What was over before is not reached, so that no other day's law is asked for.
    return replace(judged, law_on=None)


def holds_above() -> nw.Expr:
    """Whether the contract above is of a known kind and the issuer's own; never null.

    Tables often put every contract under the general one, which then tells nothing of the issuer.
    """
    holder = nw.col("issuer_id").is_null() | (nw.col("parent_contractor_id") == nw.col("issuer_id"))
    return ~nw.col("parent_kind").is_null() & is_true(holder)


def gives_out(kind: str) -> nw.Expr:
    """Whether the issuer gives out what it holds under a contract of `kind`; null if not known.

    The contract above decides where it is known and is the issuer's own; else what the issuer
    holds in the project. One that holds nothing known, or several things, or may hold works of
    other kinds that name no contractor (`perhaps_holds`), leaves it open; the general contractor
    gives out its own scope.
    """
    above = nw.when(holds_above()).then(nw.col("parent_kind") == kind).otherwise(_by_role(kind))
    other = is_true(nw.col(f"may_hold_beside_{kind}"))
    return nw.when(is_true(above) & other).then(UNKNOWN).otherwise(above)


def _by_role(kind: str) -> nw.Expr:
    held, general = nw.col(f"issuer_{kind}"), nw.col("issuer_general")
    other = nw.col("issuer_labour" if kind == "professional" else "issuer_professional")
    only = held & ~other & ~nw.col("issuer_unnamed")
    known_otherwise = general | (other & ~held & ~nw.col("issuer_unnamed"))
    neither = nw.when(known_otherwise).then(FALSE).otherwise(UNKNOWN)
    return nw.when(only & ~general).then(TRUE).otherwise(neither)
