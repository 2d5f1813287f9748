"""Who had to lodge a wage deposit: of a letter that is not who gives it."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.added_up import refusing
from wagekit.intake.clean.cleaned import Cleaned, Problem
from wagekit.intake.headers import header_of
from wagekit.intake.layout import Layout

_LODGES = frozenset({"缴存单位", "存储单位"})
_LETTERS = ("bank_letter", "insurance", "company_letter")
_GIVES_LETTERS = "银行|信用社|农商行|保险|担保"


def without_depositors(stated: Mapping[str, Cleaned], layout: Layout) -> Mapping[str, Cleaned]:
    """Leave open who gave a letter where the ledger names only who lodged it.

    Args:
        stated: The columns of a sheet as cleaned.
        layout: Which column is which.
    """
    header = header_of(layout.spelled("provider_id") or "").text
    if layout.table != "guarantee" or header not in _LODGES or "form" not in stated:
        return stated
    provider = stated["provider_id"]
    letter = pc.is_in(stated["form"].values, value_set=pa.array(_LETTERS))
    gives = pc.match_substring_regex(provider.values, _GIVES_LETTERS)
    lodged = pc.and_(letter, pc.invert(pc.fill_null(gives, True)))
    return {**stated, "provider_id": refusing(provider, lodged, Problem("lodged_only"))}
