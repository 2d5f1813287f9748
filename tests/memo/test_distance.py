"""How far a last day is from the day of judgement, in the unit in which its term is counted."""

from __future__ import annotations

import datetime as dt

import pytest
from rule_case import drafted
from term_case import case, made
from wage_case import said as memo_said

from wagekit.law.workdays import is_workday
from wagekit.views.letter.deadline import KINDS, Last, ended
from wagekit.views.letter.period import CALENDAR, WORKING
from wagekit.views.letter.terms_table import distance
from wagekit.views.letter.words import Words

DAY = dt.timedelta(days=1)
SPAN = [dt.date(2024, 1, 25) + DAY * n for n in range(90)]
"""With the Spring Festival, its make-up working days of 4 and 18 February, and Qingming."""
GUIZHOU = {"project_id": "P1", "name": "滨河新城一期", "owner_id": "OWN", "region": "520100",
           "general_contractor_id": "GC"}  # fmt: skip
LOCAL = "完成调查（当地规定短于全国规定，其适用待法制确认；经批准可以延长）"


def said(end: dt.date, day: dt.date, unit: str, lang: str = "zh") -> str:
    return distance(Last("settle", end, unit=unit), day, Words(lang))


def working_days_after(start: dt.date, end: dt.date) -> int:
    """Counted one by one."""
    count = 0
    while start < end:
        start += DAY
        count += is_workday(start)
    return count


def test_working_days_since_and_until_are_those_after_the_earlier_day() -> None:
    for end in SPAN[::3]:
        for day in SPAN:
            since, left = working_days_after(end, day), working_days_after(day, end)
            past = f"已过{since}个工作日" if since else "已届满"
            ahead = f"尚余{left}个工作日" if left else "其间没有工作日"
            told = past if day > end else ahead if day < end else "于判断日届满"
            assert said(end, day, WORKING) == told, (end, day)


def test_days_of_the_calendar_are_their_difference() -> None:
    for day in SPAN[:40]:
        away = (day - SPAN[20]).days
        past, ahead = f"已过{away}日", f"尚余{-away}日"
        told = "于判断日届满" if not away else past if away > 0 else ahead
        assert said(SPAN[20], day, CALENDAR) == told


def test_in_english_one_is_no_plural() -> None:
    friday, sunday, monday = (dt.date(2024, 6, day) for day in (28, 30, 24))
    assert said(friday, sunday, WORKING, "en") == "over"
    assert said(dt.date(2024, 6, 27), sunday, WORKING, "en") == "1 working day ago"
    assert said(friday, monday, WORKING, "en") == "4 working days left"
    assert said(friday, dt.date(2024, 6, 29), CALENDAR, "en") == "1 day ago"


def test_each_term_is_counted_as_its_number_is() -> None:
    days = {"accept_local": "52", "conclude_local": "52", "revisit": None}
    for what in (name for name, kind in KINDS.items() if "number" in kind):
        region = days.get(what)
        national = what.removesuffix("_local")
        (first, *_) = ended(national, dt.date(2024, 1, 4), region)
        assert first.unit == (CALENDAR if what in days else WORKING), what
    assert Last("settle", SPAN[0]).unit == CALENDAR


@pytest.mark.parametrize("kind", ["progress_report", "reminder", "supervise"])
def test_a_term_judged_on_a_day_of_rest_has_its_days(kind: str) -> None:
    told = drafted(kind, "TZ03", "the_day_before_the_day_of_judgement")
    assert "已过0" not in told
    assert "已过1日" in told


@pytest.mark.parametrize("kind", ["progress_report", "supervise"])
def test_the_shorter_term_of_a_region_stands_before_that_of_the_country(kind: str) -> None:
    text = drafted(kind, "XS06", "guizhou_is_told_by_the_region_of_the_case")
    local, whole = text.index(LOCAL), text.index("完成调查（经批准可以延长）")
    assert local < text.index("2024年3月4日") < whole < text.index("2024年4月2日")
    assert "《贵州省劳动保障监察条例》第十七条" in text


def test_a_shorter_term_that_is_over_is_asked_about_while_the_countrys_runs() -> None:
    clue = {"clue_id": "K4", "project_id": "P1", "kind": "wage", "respondent_id": "SUB",
            "received_on": "2026-09-08", "accepted_on": "2026-09-10"}  # fmt: skip
    text = memo_said(made("reminder", case(project=[GUIZHOU], clue=[clue])))
    perhaps, running = text.index("可能已过期限"), text.index("尚未届满的期限")
    assert perhaps < text.index(f"线索K4：{LOCAL}，期限2026年11月9日（已过11日）") < running
    assert running < text.index("线索K4：完成调查（经批准可以延长）")


@pytest.mark.parametrize("kind", ["progress_report", "reminder", "supervise"])
def test_before_2022_no_listing_by_the_present_rules_is_due(kind: str) -> None:
    text = drafted(kind, "YJ02", "expired_on_the_last_day_of_the_older_rules")
    assert "决定是否列入失信联合惩戒对象名单" not in text
    later = drafted(kind, "YJ02", "expired_on_the_first_working_day_of_the_present_rules")
    assert ("决定是否列入失信联合惩戒对象名单" in later) is (kind != "supervise")


def test_before_2022_the_blacklist_is_the_next_step_and_runs_from_a_decision() -> None:
    text = drafted("progress_report", "YJ02", "expired_on_the_last_day_of_the_older_rules")
    assert "审查是否将丙劳务列入拖欠农民工工资“黑名单”（2022年以前的规定，《" in text
    decided = {"action_id": "A2", "project_id": "P1", "party_id": "SUB", "kind": "decision",
               "decided_on": "2021-10-08", "served_on": "2021-10-08",
               "due_on": "2021-12-31"}  # fmt: skip
    given = case(action=[decided])
    owed = [row | {"month": "2021-08", "due_on": "2021-09-28"} for row in given["payroll"]]
    told = memo_said(made("progress_report", given | {"payroll": owed}))
    assert "自处理决定作出之日起，决定是否列入拖欠农民工工资“黑名单”（2022年以前的规定）" in told
    assert "期限2021年11月4日" in told
