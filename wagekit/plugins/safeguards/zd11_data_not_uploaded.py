"""ZD11: the data on contracts, people, attendance and pay do not reach the platform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.safeguard import by_check, check_rows, first_day_of, with_check

if TYPE_CHECKING:
    import narwhals as nw

    from wagekit.core.ladder import Ladder
    from wagekit.core.logic import Frame


@rule(
    "ZD11",
    "data_not_uploaded",
    title=Text("未按规定上传监控预警平台数据", "Data not uploaded to the platform"),
    subject="project",
    articles=("Z24", "T38"),
    parameters=("wages_decree_from",),
)
def data_not_uploaded(site: Frame, checked: Frame, last_check: Frame, as_of: nw.Expr) -> Ladder:
    """The data on account, contracts, people, attendance and pay do not reach the platform.

    Why it matters: warnings of arrears come from these data (Z24, T38).
    Found when: the last check of the project says that they are not uploaded.
    Not found when: the last check says that they are; the works have not begun, or were over
    before the decree; the project is not a building project.
    Assumes: a check before the measures on wage accounts, or before the works began, says nothing.
    Of checks up to the day of judgement the latest counts; two that differ leave it open where they
    are of one day, or where only the month of one is known and either may be the later. A check
    with no day was made on the day of judgement.
    """
    return by_check(
        with_check(site, checked, "data_upload", as_of=as_of, since=first_day_of("Z24")),
        "监控预警平台数据上传",
        "the upload of data to the platform",
        ask=["platform_upload_log"],
        evidence=[check_rows(last_check, "data_upload")],
    )
