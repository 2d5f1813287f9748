"""The safeguards of building sites: whom they bind, and what the last check of each says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.evidence import key_of
from wagekit.core.ladder import Cited, Ladder, Step, cannot_tell, cite, clear_when, found, ladder
from wagekit.core.ladder import not_applicable as reaches_not
from wagekit.core.logic import FALSE, TRUE, earliest, is_true, latest
from wagekit.law import article, parameter
from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wagekit.core.logic import Frame

DECREE_FROM = parameter("wages_decree_from").on(None)
DECREE = nw.lit(DECREE_FROM)
"""The first day of the decree from which all these duties come."""
FIRST_MONTH = str(DECREE_FROM)[:7]
"""The first month of the decree, as months are written."""
NO_BUILDING: tuple[Step, ...] = (
    reaches_not(
        nw.col("outside"),
        "项目不属于工程建设领域",
        "the project is not in the field of building",
    ),
    reaches_not(
        nw.col("exempt_build"),
        "抢险救灾、临时房屋或农民自建低层住宅，不适用工程建设领域的专门规定",
        "emergency works, temporary buildings and farmers' own low houses are exempt",
    ),
)
OVER_BEFORE_DECREE = reaches_not(
    is_true(nw.coalesce(latest("accepted_on"), latest("completed_on")) < DECREE),
    "工程在《保障农民工工资支付条例》施行前已经完工",
    "the works were completed before the decree on wages took effect",
)
DATED = ~earliest("checked_on").is_null()
ANSWER = ("ok", "seen_from", "seen_on", "checked_on", "checked_on_month")
SITES = (*NO_BUILDING, OVER_BEFORE_DECREE)
"""Which projects the decree binds (a frame of `site`)."""
NOT_BEGUN = reaches_not(
    is_true(nw.col("not_begun")),
    "工程尚未开工",
    "the works have not begun",
)


def first_day_of(row: str) -> nw.Expr:
    """The first day of the article `row`; long ago where that is not known."""
    return nw.lit(article(row).in_force_from, dtype=nw.Date)


def may_precede(day: nw.Expr) -> nw.Expr:
    """Whether the last check may have been made before `day` (a frame of `with_answer`)."""
    return is_true(nw.col("seen_from") < day)


def with_answer(site: Frame, checked: Frame, item: str) -> Frame:
    """`site` with `subject`, and what the last check of `item` says and when (`ANSWER`)."""
    answers = checked.filter(nw.col("item") == item).select("project_id", *ANSWER)
    frame = site.join(answers, on="project_id", how="left")
    return frame.with_columns(subject=nw.col("project_id"))


def with_check(
    site: Frame, checked: Frame, item: str, *, as_of: nw.Expr, since: nw.Expr = DECREE
) -> Frame:
    """As `with_answer`, with `not_begun` by `as_of`, for what is due once works begin.

    A check before the works began, or before `since`, the first day of the duty, says nothing;
    nor does one of which it is not known whether it came before.
    """
    begun = earliest("started_on")
    early = may_precede(nw.max_horizontal(latest("started_on"), since))
    planned = is_true(nw.col("status") == "planned") & begun.is_null()
    return with_answer(site, checked, item).with_columns(
        ok=nw.when(~early).then("ok"), not_begun=planned | is_true(begun > as_of)
    )


def check_rows(last_check: Frame, item: str) -> Cited:
    """The rows of the last check of `item`, as evidence."""
    rows = last_check.filter(nw.col("item") == item).with_columns(
        subject=nw.col("project_id"), key=key_of("safeguard")
    )
    return cite("safeguard", "key", frame=rows)


def bad_check(condition: nw.Expr, says: Text, *, ask: Sequence[str]) -> list[Step]:
    """Found by a check: with its day, or saying that none is stated (a frame of `with_answer`)."""
    return [
        found(
            condition & DATED,
            f"检查日期为{{checked_on:day}}的检查记录{says.zh}",
            f"a check of {{checked_on:day}} says that {says.en}",
            ask=ask,
        ),
        found(
            condition,
            f"资料有未载明检查日期的检查记录，记录{says.zh}",
            f"a check of which no day is stated says that {says.en}",
            ask=ask,
        ),
    ]


def by_check(
    frame: Frame,
    zh: str,
    en: str,
    *,
    ask: Sequence[str],
    evidence: Sequence[Cited],
    steps: Sequence[Step] = (),
    hints: Sequence[Step] = (),
    settled: nw.Expr = FALSE,
) -> Ladder:
    """Judge a safeguard by its documents and then by its last check.

    Args:
        frame: what `with_check` gives.
        zh: the safeguard in Chinese, as it stands in a sentence.
        en: the same in English.
        ask: the documents that would settle it.
        evidence: the rows that show it.
        steps: what documents show against it; a check that says otherwise does not override them.
        hints: what documents suggest where no check tells.
        settled: documents show that it is in place.
    """
    return ladder(
        frame,
        *SITES,
        *steps,
        NOT_BEGUN,
        *bad_check(
            is_true(~nw.col("ok")), Text(f"载明：{zh}未落实", f"{en} is not in place"), ask=ask
        ),
        clear_when(is_true(settled), f"资料显示{zh}已落实", f"the data show {en}"),
        clear_when(
            is_true(nw.col("ok")), f"检查记录载明{zh}已落实", f"a check found {en} in place"
        ),
        *hints,
        cannot_tell(
            TRUE,
            f"没有资料或检查记录可以判断{zh}是否落实，或检查记录互相不一致",
            f"nothing on record tells whether {en} is in place, or checks contradict each other",
            ask=ask,
        ),
        evidence=(cite("project", "project_id"), *evidence),
        parties=("general_contractor_id",),
    )
