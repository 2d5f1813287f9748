"""ZD06: no board on site tells workers whom to turn to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.safeguard import by_check, check_rows, with_check

if TYPE_CHECKING:
    import narwhals as nw

    from wagekit.core.ladder import Ladder
    from wagekit.core.logic import Frame


@rule(
    "ZD06",
    "rights_board_missing",
    title=Text("未设置维权信息告示牌", "No rights board on site"),
    subject="project",
    articles=("T34", "T56"),
    parameters=("wages_decree_from",),
)
def rights_board_missing(site: Frame, checked: Frame, last_check: Frame, as_of: nw.Expr) -> Ladder:
    """No board on site names the parties, the pay day and where to complain.

    Why it matters: workers who know whom to turn to complain early (T34); a fine follows only
    after an order to put the board up has gone unmet (T56).
    Found when: the last check of the project says that the board is not in place.
    Not found when: the last check says that it is; the works have not begun; they were over before
    the decree; the project is not a building project.
    Assumes: a check before the works began, or before the decree, says nothing. Of checks up to the
    day of judgement the latest counts; two that differ leave it open where they are of one day, or
    where only the month of one is known and either may be the later. A check with no day was made
    on the day of judgement.
    """
    return by_check(
        with_check(site, checked, "rights_board", as_of=as_of),
        "维权信息告示牌",
        "the rights board",
        ask=["rights_board_photo"],
        evidence=[check_rows(last_check, "rights_board")],
    )
