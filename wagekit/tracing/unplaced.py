"""Payments of a source that a trace of one project leaves out, as they name no project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from wagekit.tracing.result import LeftOut
from wagekit.tracing.source import chosen_of, projects_of

if TYPE_CHECKING:
    from wagekit.tracing.ledger import Ledger
    from wagekit.tracing.source import Source


def unplaced(ledger: Ledger, source: Source, project: str | None) -> LeftOut:
    """What was left out though it may be of the project: nobody says of which it is.

    Args:
        ledger: the moves, as they were before a project was chosen.
        source: what is traced.
        project: the project whose payments are; None for all, which leaves nothing out.
    """
    if project is None or source.kind not in {"account", "party"}:
        return LeftOut(0, 0)
    named = projects_of(ledger).tolist()
    open_ = chosen_of(ledger, source) & np.array([one is None for one in named], np.bool_)
    return LeftOut(int(open_.sum()), int(ledger.lines.amount[open_].sum()))
