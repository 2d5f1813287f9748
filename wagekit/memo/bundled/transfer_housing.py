"""案件线索移送函 to the housing authority: suspicions about the award and contracting of works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.memo.kind import Kind, Request
from wagekit.model.text import Text

if TYPE_CHECKING:
    from wagekit.model.finding import Finding
    from wagekit.views.letter.view import LetterView


def _compose(request: Request) -> LetterView:
    from wagekit.views.letter.compose import housing_letter  # noqa: PLC0415 - the law is read late

    return housing_letter(request)


def _takes(finding: Finding) -> bool:
    from wagekit.views.letter.compose import belongs  # noqa: PLC0415 - words are read when used

    return belongs(finding)


KIND = Kind(
    "transfer_housing",
    Text("案件线索移送函（住建主管部门）", "letter transferring clues to the housing authority"),
    _compose,
    _takes,
    needs=Text(
        "项目有发包与承包方面的疑点（FB、ZB、GK、WF 规则）",
        "a suspicion about the award or contracting of the works (rules FB, ZB, GK, WF)",
    ),
    articles=("T7", "T43", "J-8"),
)
