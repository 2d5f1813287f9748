"""The number of a document where a ledger has it for an id: 某人社监令字〔2024〕第3号."""

from collections.abc import Sequence

import pyarrow.compute as pc

from wagekit.intake.part import Part

_OFFICIAL = r"[〔\[［(（【]\s*(?:19|20)\d{2}\s*[〕\]］)）】].*\d+\s*号"


def settle_document_numbers(parts: Sequence[Part]) -> list[Part]:
    """Take the id of a measure for its document number where it reads like one.

    Args:
        parts: All sheets of the case.

    Returns:
        The same; a sheet that has document numbers of its own stays as it is.
    """
    return [_filled(part) if _lacks_numbers(part) else part for part in parts]


def _lacks_numbers(part: Part) -> bool:
    own = part.table == "action" and not part.layout.canonical and part.column("doc_no") is None
    return own and part.column("action_id") is not None


def _filled(part: Part) -> Part:
    ids = part.data["action_id"]
    official = pc.fill_null(pc.match_substring_regex(ids, _OFFICIAL), False)
    return part.with_column("doc_no", pc.if_else(official, ids, None))
