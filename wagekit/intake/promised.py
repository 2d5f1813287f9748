"""Sheets of payments that somebody promised or planned: nothing was paid by them yet."""

import re

import pyarrow.compute as pc

from wagekit.intake import rows
from wagekit.intake.layout import Layout
from wagekit.intake.meta import rows_above
from wagekit.intake.notes import note
from wagekit.intake.part import Unread
from wagekit.intake.raw import RawSheet
from wagekit.intake.texts import plain

_PROMISE = re.compile(
    r"承诺[书表函]|(?:支付|付款|还款|清偿|偿还|兑付)承诺|还款协议|计划付款|(?:拟|预计)(?:付款|支付|拨付)"
    r"|(?:支付|付款|还款|拨付|拨款|用款|清偿|偿还|偿付|偿债|兑付|清欠)(?:进度)?(?:计划|方案)"
    r"|分期(?:支付|付款|还款|清偿)"
)
_HAPPENED = re.compile(r"台账|记录|执行|履行|兑现|落实|使用|到位|明细|情况|登记|流水|完成|计划外")
"""Words of titles that tell what became of a plan, or what was paid by it."""
_DONE = re.compile(r"实际|实付|付讫|到账|流水|凭证|回单|余额|摘要")
"""Headers of what was paid; 已付金额 beside a day to come may be 0."""


def is_promise(sheet: RawSheet, layout: Layout) -> bool:
    """Whether a sheet of payments says of itself that they are to come.

    Args:
        sheet: The raw sheet.
        layout: What it was taken for.
    """
    if layout.table != "payment" or layout.canonical or layout.profile:
        return False
    above = [cell for cells in rows_above(sheet, layout) for cell in cells if cell]
    own = plain("".join([sheet.sheet or "", *above]))
    said = own if _PROMISE.search(own) or _HAPPENED.search(own) else plain(sheet.source.stem)
    done = any(_DONE.search(plain(header or "")) for header in layout.headers)
    return bool(_PROMISE.search(said)) and not _HAPPENED.search(said) and not done


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
