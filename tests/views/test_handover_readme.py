"""The page for whoever takes over: Chinese first, nothing in it is markup, numbers are starred."""

from __future__ import annotations

import datetime as dt
from typing import Any

from wagekit.model.decision import Decision, DecisionKind, Seen
from wagekit.model.judged_on import DayFrom, JudgedOn
from wagekit.model.text import Text
from wagekit.testing.rows import table_of
from wagekit.views.handover.pending import Pending, pending_of
from wagekit.views.handover.readme import MOST_LINES, Handed, readme
from wagekit.views.handover.words import word
from wagekit.views.letter.text import Numbers
from wagekit.views.texts import read

ID_NO = "130102199001011234"
DAY = dt.date(2024, 1, 10)
DECISION = Decision(
    decision_id="d1",
    when=dt.datetime(2024, 1, 9, 15, 4, tzinfo=dt.UTC),
    who="王检",
    project_id="P1",
    rule="GZ01",
    subject=ID_NO,
    finding_id="f",
    kind=DecisionKind.dismiss,
    reason="已付清 | <b>见回单</b>",
    undoes=None,
    seen=Seen("found", None, "v0"),
    row=2,
)


def page(**changed: Any) -> tuple[str, str]:
    """The page in Chinese and in English."""
    given: dict[str, Any] = {
        "title": "某案", "case_id": "2024-1", "judged": JudgedOn(DAY, DayFrom.case_file),
        "rules": (), "outcomes": {"found": 3, "cannot_tell": 2}, "open": 2, "files": 5,
        "notebooks": (), "plugins": (), "packages": (), "pending": (), "decisions": (),
        "log_issues": 0, "left_out": (), "versions": {"wagekit": "0.1.0"},
        "numbers": Numbers(frozenset({ID_NO})),
    }  # fmt: skip
    zh, en = readme(Handed(**given | changed)).split("\n---\n")
    return zh, en


def test_chinese_comes_first_and_english_says_the_same() -> None:
    zh, en = page()
    assert zh.startswith("# 交接包：某案\n")
    assert "疑点 3 项（其中 2 项还没有处理记录），资料不足 2 项" in zh
    assert "判断日 2024-01-10（case.toml 写明）" in zh
    assert "3 suspicions (2 of them not decided on yet), 2 that cannot be told" in en
    assert zh.count("\n## ") == en.count("\n## ") == 7
    assert "wagekit verify" in zh
    assert not any("\u4e00" <= c <= "\u9fff" for c in en.replace("某案", ""))


def test_decisions_are_listed_plain_and_starred() -> None:
    zh, en = page(decisions=[DECISION], log_issues=1)
    row = next(line for line in zh.splitlines() if "王检" in line)
    assert row.startswith("| 2024-01-09 15:04 | 王检 | GZ01 | 130102")
    assert r"已付清 \| \<b\>见回单\</b\>" in row
    assert ID_NO not in zh + en
    assert "另有 1 行读不懂" in zh
    assert "dismissed" in en


def test_what_is_due_says_whether_the_day_has_passed() -> None:
    due = [
        Pending(dt.date(2024, 1, 9), "action", "A1", "P1", "2024-01-09"),
        Pending(DAY, "clue", "X", "", "2024-01-10"),
    ]
    zh, _ = page(pending=due)
    rows = [line for line in zh.splitlines() if line.startswith("| 2024")]
    assert rows[0].startswith("| 2024-01-09（判断日前已到期） | ")
    assert rows[1].startswith("| 2024-01-10 | ")
    unknown, _ = page(pending=due, judged=JudgedOn(None, DayFrom.data))
    assert "| 2024-01-09 | " in unknown


def test_long_lists_end_with_how_many_more_there_are() -> None:
    zh, en = page(left_out=[(f"{n}.csv", Text("打不开", "closed")) for n in range(MOST_LINES + 7)])
    assert "另有 7 条。" in zh
    assert "7 more." in en
    assert f"{MOST_LINES}.csv" not in zh


def test_further_rules_come_with_a_warning() -> None:
    zh, _ = page(plugins=["plugins/xx01_x.py"], rules=["XX01"], packages=["outside 1.0"])
    assert "`plugins/`：另外用到的规则，是程序代码" in zh
    assert "--plugins" in zh
    assert "只运行了这些规则：XX01。" in zh
    assert "outside 1.0" in zh


def test_a_notebook_says_how_it_was_left() -> None:
    zh, en = page(notebooks=[("案件.ipynb", word("not_in_order", part="notebook"))])
    assert "    - 案件.ipynb (没有从头到尾按顺序运行过" in zh
    assert "not run from the first cell" in en
    assert "wagekit lab" in page()[0]


def test_what_is_due_in_a_month_says_the_month_and_is_late_once_it_is_over() -> None:
    rows = [
        {"clue_id": "C1", "project_id": "P1", "due_on": "2023-12"},
        {"clue_id": "C2", "due_on": "2024-01"},
        {"clue_id": "C3", "due_on": dt.date(2024, 1, 30)},
        {"clue_id": "C4", "due_on": "2024-01", "concluded_on": DAY},
        {"clue_id": "C5", "due_on": "2024-01", "concluded_on": "2024-01"},
    ]
    pending = pending_of({"clue": table_of("clue", rows)})
    assert [(one.key, one.due) for one in pending] == [
        ("C1", dt.date(2023, 12, 31)), ("C3", dt.date(2024, 1, 30)), ("C2", dt.date(2024, 1, 31)),
    ]  # fmt: skip
    zh, en = page(pending=pending)
    rows_there = [line for line in zh.splitlines() if line.startswith("| 20")]
    assert rows_there[0].startswith("| 2023-12（判断日前已到期） | ")
    assert rows_there[2].startswith("| 2024-01 | ")
    assert "| 2023-12 (before the day of judgement) | " in en


def test_names_of_files_that_were_left_out_are_starred() -> None:
    zh, en = page(left_out=[(f"扫描_{ID_NO}.pdf", Text("打不开", "closed"))])
    assert "- 扫描\\_130102" in zh
    assert ID_NO not in zh + en


def test_what_is_open_is_read_from_the_tables_the_earliest_first() -> None:
    tables = {
        "action": table_of(
            "action",
            [
                {"action_id": "A1", "project_id": "P1", "due_on": dt.date(2024, 2, 1)},
                {"action_id": "A2", "due_on": DAY, "done_on": DAY},
                {"action_id": "A3"},
            ],
        ),
        "clue": table_of("clue", [{"clue_id": "X", "due_on": dt.date(2024, 1, 1)}]),
        "arrears": table_of("arrears", [{"entry_id": "E", "target_on": DAY}]),
        "funds_arrears": table_of("funds_arrears", [{"entry_id": "F", "plan_on": DAY}]),
    }
    assert [(p.table, p.key, p.project_id) for p in pending_of(tables)] == [
        ("clue", "X", ""), ("arrears", "E", ""), ("funds_arrears", "F", ""), ("action", "A1", "P1"),
    ]  # fmt: skip


def test_every_sentence_is_there_in_both_languages() -> None:
    for part in read("handover/words.yaml").values():
        for said in part.values():
            assert said.keys() == {"zh", "en"}
            assert not any("\u4e00" <= c <= "\u9fff" for c in said["en"])
