"""Sheets of payments that somebody promised or planned: nothing was paid by them yet."""

import re

import pyarrow.compute as pc

from wagekit.intake import rows
from wagekit.intake.layout import Layout
from wagekit.intake.notes import note
from wagekit.intake.part import Unread
from wagekit.intake.raw import RawSheet
from wagekit.intake.texts import plain

_PROMISE = re.compile(
    r"承诺书?|(?:支付|付款|还款|拨付|清偿|偿还|兑付|化解|资金)(?:进度)?(?:计划|方案|安排)|分期(?:支付|付款|还款|清偿)"
    r"|还款协议|付款协议"
)
_DONE = re.compile(r"实付|实际|已付|已支付|已拨|已还|到账|流水|凭证|回单|余额")
"""Headers of a plan that tell besides what became of it."""


def is_promise(sheet: RawSheet, layout: Layout) -> bool:
    """Whether a sheet of payments says of itself that they are to come.

    Args:
        sheet: The raw sheet.
        layout: What it was taken for.
    """
    if layout.table != "payment" or layout.canonical or layout.profile:
        return False
    above = [cell for row in range(max(layout.header, 0)) for cell in sheet.cells(row) if cell]
    said = plain("".join([sheet.source.stem, sheet.sheet or "", *sheet.titles, *above]))
    done = any(_DONE.search(plain(header or "")) for header in layout.headers)
    return bool(_PROMISE.search(said)) and not done


def unread_promise(sheet: RawSheet, layout: Layout) -> Unread:
    """Set its rows aside, and say why.

    Args:
        sheet: A sheet that `is_promise`.
        layout: What it was taken for.
    """
    body = rows.body(sheet, layout)
    first = next(iter(pc.indices_nonzero(body).to_pylist()), 0)
    row = sheet.rows[first].as_py() if sheet.height else None
    count = pc.sum(body).as_py() or 0
    said = note("promised", sheet.source.name, sheet.sheet, row, count=count)
    return Unread(sheet.source.name, sheet.sheet, sheet.height, sheet.height - count, (said,))
