"""What single sources write that others do not: teams by name, qualifications in one breath."""

from pathlib import Path

import pytest
from intake_folders import column, put, rows, workbook

from wagekit.intake import read_case
from wagekit.intake.reading import read_source
from wagekit.intake.source import Source

TEAMS = "班组编号,项目编码,企业名称,班组名称,班组长姓名\n901,P1,甲劳务有限公司,钢筋班,张三\n"
ROSTER = "姓名,身份证号码,联系电话,工种,所属班组,进场日期\n"


def test_a_team_that_is_named_is_the_one_that_is_numbered(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    put(tmp_path, "班组信息.csv", TEAMS)
    put(
        tmp_path,
        "花名册.csv",
        ROSTER + "李四,,1,钢筋工,钢 筋 班,2021-01-01\n王五,,2,木工,木工班,\n",
    )
    case = read_case(tmp_path)
    found = {row["name"]: row["team_id"] for row in rows(case, "worker")}
    assert found == {"李四": "901", "王五": "木工班"}
    [judged] = [j for j in case.judgements if j.rule == "team_name"]
    assert (judged.left, judged.right, judged.file, judged.row) == (
        "901",
        "钢 筋 班",
        "花名册.csv",
        2,
    )
    assert not [i for i in case.issues if i.column == "班组名称"]
    put(tmp_path, "links.csv", "left,right,judgement\n901,钢 筋 班,different\n")
    assert column(read_case(tmp_path), "worker", "team_id") == ["钢 筋 班", "木工班"]


def test_a_name_of_two_teams_is_nobodys_number(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    put(tmp_path, "班组信息.csv", TEAMS + "902,P1,乙劳务有限公司,钢筋班,李四\n")
    put(tmp_path, "花名册.csv", ROSTER + "王五,,1,钢筋工,钢筋班,2021-01-01\n")
    case = read_case(tmp_path)
    assert column(case, "worker", "team_id") == ["钢筋班"]
    assert not [j for j in case.judgements if j.rule == "team_name"]


@pytest.mark.parametrize(
    ("name", "specialty", "series", "grade"),
    [
        ("建筑工程施工总承包壹级", "建筑工程", "general", "first"),
        ("地基基础工程专业承包二级", "地基基础工程", "professional", "second"),
        ("施工劳务不分等级", None, "labour", "ungraded"),
        ("施工劳务", None, "labour", None),
        ("工程监理甲级", "工程监理甲级", None, None),
    ],
)
def test_a_qualification_in_one_breath(
    tmp_path: Path, name: str, specialty: str | None, series: str | None, grade: str | None
) -> None:
    head = "企业名称,资质类别,资质证书号,资质名称,发证日期,证书有效期,发证机关\n"
    put(tmp_path, "资质.csv", f"{head}甲公司,建筑业企业资质,D1,{name},2021-01-01,2026-01-01,某厅\n")
    case = read_case(tmp_path)
    [row] = rows(case, "licence")
    assert row["kind"] == "qualification"
    assert (row.get("specialty"), row.get("series"), row.get("grade")) == (specialty, series, grade)
    assert not [i for i in case.issues if i.severity != "info"]


POLICE = (
    "交易卡号,账户开户名称,开户人证件号码,交易时间,交易金额,交易余额,收付标志,交易对手账卡号,对手户名,对手身份证号\n"
    "6222,甲公司,91110000100000000A,2021-03-04 10:00:00,5,95,出,6333,张三,11010119900307451X\n"
    "6222,甲公司,91110000100000000A,2021-03-05 10:00:00,5,90,出,6444,李四,\n"
)


def test_the_bank_knows_who_holds_the_account(tmp_path: Path) -> None:
    put(tmp_path, "流水.csv", POLICE)
    case = read_case(tmp_path)
    found = {row["name"]: (row.get("uscc"), row.get("id_no")) for row in rows(case, "party")}
    assert found == {
        "甲公司": ("91110000100000000A", None),
        "张三": (None, "11010119900307451X"),
        "李四": (None, None),
    }
    assert column(case, "payment", "payer_id") == ["91110000100000000A"] * 2
    [count] = case.files
    assert (count.read, count.loaded, count.skipped) == (3, 2, 1)


@pytest.mark.parametrize("ending", ["csv", "xls"])
def test_cells_and_headers_that_end_in_tabs(tmp_path: Path, ending: str) -> None:
    lines = ["付款日期\t,付款单位\t,收款单位\t,付款金额\t", "2021-01-01\t,甲\t,乙\t,12.50\t"]
    put(tmp_path, f"付款台账.{ending}", ("\n".join(lines) + "\n").encode("gb18030"))
    case = read_case(tmp_path)
    assert [(row["payee_id"], row["amount"]) for row in rows(case, "payment")] == [("乙", 1_250)]
    assert not [i for i in case.issues if i.severity != "info"]


def test_a_page_saved_as_xls_with_text_around_its_table(tmp_path: Path) -> None:
    page = (
        "\ufeff<!-- 导出 -->\n<html xmlns:x='urn:schemas-microsoft-com:office:excel'><head><meta "
        "charset=utf-8><style>td{mso-number-format:'\\@'}</style></head><body>打印时间：2021-02-01"
        "<table border=1><tr><th>付款日期<th>付款单位<th>收款单位<th>付款金额</tr>"
        "<tr><td>2021-01-01<td>甲<td>乙&nbsp;<td>1,200.50</td></tr></table>"
        "<table><tr><td>制表：某某</td></tr></table></body></html>"
    )
    put(tmp_path, "付款台账.xls", page)
    case = read_case(tmp_path)
    assert [(row["payee_id"], row["amount"]) for row in rows(case, "payment")] == [("乙", 120_050)]
    assert all(f.read == f.loaded + f.quarantined + f.skipped for f in case.files)


def test_a_former_name_is_used_and_so_no_unknown_column(tmp_path: Path) -> None:
    lines = [
        ["企业名称", "统一社会信用代码", "曾用名", "法定代表人"],
        ["甲公司", "91110000100000000A", "老甲公司", "张三"],
    ]
    workbook(tmp_path / "单位.xlsx", {"企业": lines})
    assert not [i for i in read_case(tmp_path).issues if i.column == "曾用名"]


def test_errors_come_first_then_files_and_rows(tmp_path: Path) -> None:
    put(tmp_path, "b.xlsx", b"x")
    put(tmp_path, "a.csv", "payment_id,paid_at,amount\n1,2021-01-01,x\n2,,1\n3,2021-01-01,y\n")
    issues = read_case(tmp_path).issues
    assert [(i.severity, i.file, i.row) for i in issues] == [
        ("error", "b.xlsx", None), ("warning", "a.csv", 2), ("warning", "a.csv", 3),
        ("warning", "a.csv", 4),
    ]  # fmt: skip


def test_the_records_of_a_binary_workbook(tmp_path: Path, binary_book: bytes) -> None:
    put(tmp_path, "付款台账.xlsb", binary_book)
    [sheet], issues = read_source(Source(tmp_path / "付款台账.xlsb", "付款台账.xlsb"))
    assert [column.to_pylist() for column in sheet.columns] == [
        ["付款日期", "2021-01-01"], ["付款金额", "12.5"], ["是", "true"], ["空", None],
    ]  # fmt: skip
    assert not issues
    numeric = sheet.numeric[1]
    assert numeric is not None
    assert numeric.to_pylist() == [False, True]


def test_a_record_without_a_place_is_no_place(tmp_path: Path, binary_book: bytes) -> None:
    # The reader would take the place from what the record before left in memory.
    row = b"\x00\x11"
    assert row in binary_book
    put(tmp_path, "坏.xlsb", binary_book.replace(row, b"\x00\x00" + row))
    put(tmp_path, "party.csv", "party_id\nA\n")
    [issue] = read_case(tmp_path).issues
    assert (issue.file, issue.severity) == ("坏.xlsb", "error")
