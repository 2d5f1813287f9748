"""The bundled kind `transfer_housing`: 案件线索移送函 to the housing authority."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.memo.kind import Kind
from wagekit.model.text import Text

if TYPE_CHECKING:
    from wagekit.memo.kind import Request
    from wagekit.model.finding import Finding
    from wagekit.views.letter.view import LetterView


def _compose(request: Request) -> LetterView:
    from wagekit.views.letter.compose import housing_letter  # noqa: PLC0415 - words are read when used

    return housing_letter(
        request.project_id,
        findings=request.findings,
        determinations=request.determinations,
        tables=request.tables,
        settings=request.settings,
        addressee=request.addressee,
        omitted=request.omitted,
        dismissed_as=request.dismissed_as,
        lang=request.lang,
    )


def _takes(finding: Finding) -> bool:
    from wagekit.views.letter.compose import belongs  # noqa: PLC0415 - words are read when used

    return belongs(finding)


KIND = Kind(
    "transfer_housing",
    Text("案件线索移送函（住建主管部门）", "letter transferring clues to the housing authority"),
    _compose,
    _takes,
)
