"""What the law on building works reaches: the steps with which every contracting rule begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Cited, Ladder, Note, Step, cite, ladder, not_applicable
from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wagekit.core.logic import Frame

PARTIES = ("issuer_id", "contractor_id")
CONTRACT = (cite("contract", "contract_id"), cite("contract", "parent_id"))
BY_REFERENCE = Note(
    nw.col("by_reference"),
    Text(
        "（本项目不属于房屋建筑和市政工程，以上为参照。）",
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


def under_statute(
    frame: Frame, *steps: Step, evidence: Sequence[Cited] = CONTRACT, amount: str | None = None
) -> Ladder:
    """Judge contracts by a circumstance that the building law and QR-78 knew before 2019."""
    return ladder(
        frame,
        *OUTSIDE,
        *steps,
        notes=[BY_REFERENCE],
        evidence=evidence,
        parties=PARTIES,
        amount=amount,
    )


def under_method(
    frame: Frame, *steps: Step, evidence: Sequence[Cited] = CONTRACT, amount: str | None = None
) -> Ladder:
    """Judge contracts by a circumstance that came with the measures of 2019."""
    return under_statute(frame, BEFORE_METHOD, *steps, evidence=evidence, amount=amount)
