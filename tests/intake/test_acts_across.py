"""Ledgers of cases that hold several documents a line."""

from datetime import date
from pathlib import Path

from intake_folders import column, put

from wagekit.intake import read_case

GROUPS = (
    "当事人,项目名称,涉及人数,限期整改指令书,,,行政处理决定书,,,送达日期\n"
    ",,,文号,下达日期,整改期限,文号,作出日期,履行期限,\n"
    "甲公司,一工程,10,令12号,2025-07-05,2025-07-15,,,,2025-07-06\n"
    "乙公司,一工程,35,令15号,2025-08-13,2025-08-20,理3号,2025-09-01,2025-09-15,2025-09-02\n"
    "丙公司,一工程,2,,,,,,,\n"
)
FLAT = (
    "当事人,项目名称,涉及人数,涉及金额,送达方式,立案日期,指令书文号,指令书下达日期,整改期限,"
    "处理决定日期,移送公安日期,结案日期\n甲公司,一工程,3,100,,2025-07-01,令12号,2025-07-05,2025-07-15,"
)


def test_each_document_of_a_line_is_an_act(tmp_path: Path) -> None:
    put(tmp_path, "案件台账.csv", GROUPS)
    case = read_case(tmp_path)
    assert column(case, "action", "kind") == ["rectify_order", "rectify_order", "decision"]
    assert column(case, "action", "doc_no") == ["令12号", "令15号", "理3号"]
    assert column(case, "action", "due_on") == [
        date(2025, 7, 15), date(2025, 8, 20), date(2025, 9, 15),
    ]  # fmt: skip
    assert len(set(column(case, "action", "action_id"))) == 3
    [file] = case.files
    assert (file.read, file.loaded, file.quarantined, file.skipped) == (5, 2, 1, 2)


def test_a_service_beside_two_documents_is_of_neither(tmp_path: Path) -> None:
    put(tmp_path, "案件台账.csv", GROUPS)
    case = read_case(tmp_path)
    assert column(case, "action", "served_on") == [date(2025, 7, 6), None, None]
    assert [each.row for each in case.issues if "看不出是哪一份" in each.problem] == [4]


def test_days_alone_are_acts_too(tmp_path: Path) -> None:
    put(tmp_path, "案件台账.csv", FLAT + "2025-08-01,,2025-09-01\n")
    case = read_case(tmp_path)
    assert column(case, "action", "kind") == [
        "case_filed", "rectify_order", "decision", "case_closed",
    ]  # fmt: skip
    assert column(case, "action", "due_on") == [None, date(2025, 7, 15), None, None]


def test_a_number_before_any_document_leaves_the_line_one_act(tmp_path: Path) -> None:
    put(
        tmp_path,
        "指令书台账.csv",
        "当事人,项目名称,文号,下达日期,整改期限,立案日期,结案日期\n"
        "甲公司,一工程,令12号,2025-07-05,2025-07-15,2025-07-01,2025-09-01\n",
    )
    case = read_case(tmp_path)
    assert column(case, "action", "doc_no") == ["令12号"]


def test_an_unreadable_day_of_a_later_document_is_told(tmp_path: Path) -> None:
    put(tmp_path, "案件台账.csv", FLAT + "八月,,2025-09-01\n")
    said = [each for each in read_case(tmp_path).issues if each.value == "八月"]
    assert [(each.row, each.column) for each in said] == [(2, "处理决定日期")]


def test_a_line_a_document_stays_as_it_is(tmp_path: Path) -> None:
    put(
        tmp_path,
        "执法文书台账.csv",
        "当事人,项目名称,文书名称,文号,下达日期,指令书文号\n甲公司,一工程,限期改正指令书,令12号,2025-07-05,\n",
    )
    assert column(read_case(tmp_path), "action", "kind") == ["rectify_order"]


def test_a_document_that_was_not_made_is_none(tmp_path: Path) -> None:
    put(
        tmp_path,
        "案件台账.csv",
        "用人单位,项目名称,涉及人数,限期改正指令书文号,下达日期,送达日期,改正期限,处罚决定书文号,"
        "移送公安日期,办理结果\n"
        "甲公司,一工程,12,令1号,2026-07-01,2026-07-02,2026-07-20,未处罚,,拒不支付\n",
    )
    case = read_case(tmp_path)
    assert column(case, "action", "kind") == ["rectify_order"]
    assert column(case, "action", "served_on") == [date(2026, 7, 2)]
    assert column(case, "action", "result") == ["refused"]


def test_a_term_to_rectify_is_of_the_order_wherever_it_stands(tmp_path: Path) -> None:
    put(
        tmp_path,
        "案件台账.csv",
        "用人单位,项目名称,限期改正指令书文号,指令书日期,处理决定书文号,处理决定日期,改正期限,"
        "责令支付金额,涉及人数\n"
        "甲公司,一工程,令1号,2026-03-01,理1号,2026-04-05,2026-03-20,9000,3\n"
        "乙公司,一工程,令2号,2026-03-02,,,2026-03-22,9000,3\n",
    )
    case = read_case(tmp_path)
    assert column(case, "action", "kind") == ["rectify_order", "rectify_order", "decision"]
    assert column(case, "action", "due_on") == [date(2026, 3, 20), date(2026, 3, 22), None]


def test_a_day_of_service_behind_each_document_is_its_own(tmp_path: Path) -> None:
    put(
        tmp_path,
        "案件台账.csv",
        "用人单位,项目名称,限期改正指令书文号,下达日期,送达日期,处理决定书文号,作出日期,送达日期,"
        "涉及人数\n甲公司,一工程,令1号,2026-03-01,2026-03-02,理1号,2026-04-05,2026-04-06,3\n",
    )
    case = read_case(tmp_path)
    assert column(case, "action", "served_on") == [date(2026, 3, 2), date(2026, 4, 6)]
