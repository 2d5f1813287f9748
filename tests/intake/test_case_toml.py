"""case.toml: what it sets, and the sentence when it is wrong."""

from datetime import date
from pathlib import Path

import pytest
from intake_folders import column, put, write

from wagekit.intake import CaseFolder, UnreadableCase, read_case

PARTY = "party_id,name\nA,甲\n"


def test_settings_are_read_and_a_byte_order_mark_is_fine(tmp_path: Path) -> None:
    toml = 'case_id = "2026-017"\nregion = "130100"\nas_of = 2026-11-20\n'
    write(tmp_path, party_csv=PARTY, case_toml=b"\xef\xbb\xbf" + toml.encode())
    settings = read_case(tmp_path).settings
    assert (settings.case_id, settings.region) == ("2026-017", "130100")
    assert settings.as_of == date(2026, 11, 20)


def test_without_it_the_folder_names_the_case(tmp_path: Path) -> None:
    put(tmp_path, "某案/party.csv", PARTY)
    settings = read_case(tmp_path / "某案").settings
    assert (settings.case_id, settings.as_of) == ("某案", None)


def test_an_unknown_key_is_an_issue(tmp_path: Path) -> None:
    write(tmp_path, party_csv=PARTY, case_toml='regoin = "1"')
    [issue] = read_case(tmp_path).issues
    assert (issue.file, issue.column, issue.severity) == ("case.toml", "regoin", "warning")


@pytest.mark.parametrize("region", ["130", "13010x", "河北"])
def test_a_region_without_six_digits_is_an_issue(tmp_path: Path, region: str) -> None:
    write(tmp_path, party_csv=PARTY, case_toml=f'region = "{region}"')
    [issue] = read_case(tmp_path).issues
    assert (issue.file, issue.column, issue.value) == ("case.toml", "region", region)


@pytest.mark.parametrize(
    ("toml", "named"),
    [
        ("case_id = 5", "case_id"),
        ('as_of = "2026-11-20"', "as_of"),
        ("as_of = 20", "as_of"),
        ("as_of = 2026-11-20T10:00:00", "as_of"),
        ("files = 3", "files"),
        ('[files."party.csv"]\ntable = "partie"', "table"),
        ('[files."party.csv"]\nunit = "斤"', "unit"),
        ('[files."../other/party.csv"]\ntable = "party"', "../other/party.csv"),
        ('[files."/etc/party.csv"]\ntable = "party"', "/etc/party.csv"),
        ('[files]\n"party.csv" = "party"', "party.csv"),
        ("case_id = ", "case.toml"),
    ],
)
def test_what_is_wrong_is_named_in_one_sentence(tmp_path: Path, toml: str, named: str) -> None:
    write(tmp_path, party_csv=PARTY, case_toml=toml)
    with pytest.raises(UnreadableCase) as caught:
        read_case(tmp_path)
    sentence = str(caught.value)
    assert "case.toml" in sentence
    assert named in sentence
    assert "\n" not in sentence
    assert sentence.endswith("。")


def test_text_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    write(tmp_path, party_csv=PARTY, case_toml='title = "某案"'.encode("gb18030"))
    with pytest.raises(UnreadableCase, match=r"case\.toml 不是 UTF-8"):
        read_case(tmp_path)


def test_a_file_can_be_told_its_table_and_unit(tmp_path: Path) -> None:
    toml = '[files."a.csv"]\ntable = "funds_arrears"\nunit = "万元"\n'
    put(tmp_path, "a.csv", "序号,项目名称,拖欠金额\n1,某项目,1.5\n")
    write(tmp_path, case_toml=toml)
    case = read_case(tmp_path)
    assert column(case, "funds_arrears", "amount") == [1_500_000]


def test_a_file_that_is_not_there_is_an_issue(tmp_path: Path) -> None:
    write(tmp_path, party_csv=PARTY, case_toml='[files."b.csv"]\ntable = "party"')
    [issue] = read_case(tmp_path).issues
    assert (issue.file, issue.value, issue.severity) == ("case.toml", "b.csv", "warning")


def told(folder: Path, header: str, line: str) -> CaseFolder:
    put(folder, "东湖项目2026年5月.csv", f"{header}\n{line}\n")
    put(folder, "case.toml", '[files."东湖项目2026年5月.csv"]\ntable = "payroll"\n')
    return read_case(folder)


@pytest.mark.parametrize(
    ("header", "line"),
    [("姓名,身份证号,金额", "张三,110101199003074514,3"), ("姓名,金额", "张三,3")],
)
def test_a_file_that_is_told_its_table_needs_no_amount_that_is_known(
    tmp_path: Path, header: str, line: str
) -> None:
    case = told(tmp_path, header, line)
    assert column(case, "payroll", "month") == ["2026-05"]
    assert [i.column for i in case.issues] == ["金额"]


def test_a_file_that_is_no_such_table_is_not_told_to_be_told_again(tmp_path: Path) -> None:
    put(tmp_path, "party.csv", PARTY)
    [issue] = told(tmp_path, "x,y", "1,2").issues
    assert "工资表" in issue.problem
    assert "[files]" not in issue.done
