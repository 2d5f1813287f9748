"""Files that are not what their ending says, locked ones, Word tables, and other formats."""

import zipfile
from pathlib import Path

import openpyxl
import pytest
from intake_folders import column, put, rows, workbook

from wagekit.intake import CaseFolder, read_case
from wagekit.intake.said import in_language

HEADER = ["付款日期", "付款单位", "收款单位", "付款金额"]
LINES = [["2021-01-01", "甲公司", "乙公司", "1,234.50"], ["2021-01-02", "甲公司", "丙公司", "2"]]
TSV = "\n".join("\t".join(line) for line in [HEADER, *LINES]) + "\n"
CSV = TSV.replace("1,", "1").replace("\t", ",")
HTML = (
    "<html><head><meta charset='gb2312'><style>td{x:y}</style></head><body>"
    "<table><tr><td colspan=4>付款台账</td></tr><tr>"
    + "".join(f"<th>{cell}</th>" for cell in HEADER)
    + "</tr>"
    + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in LINES)
    + "</table></body></html>"
)
XML = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="台账"><Table>'
    + "".join(
        "<Row>"
        + "".join(f'<Cell><Data ss:Type="String">{c}</Data></Cell>' for c in line)
        + "</Row>"
        for line in [HEADER, *LINES]
    )
    + "</Table></Worksheet></Workbook>"
)


def amounts(case: CaseFolder) -> list[object]:
    return column(case, "payment", "amount")


@pytest.mark.parametrize(
    "data",
    [
        TSV.encode("gb18030"), TSV.encode("utf-16"), CSV.encode(),
        HTML.encode("gb18030"), HTML.encode("utf-8-sig"), XML.encode(),
    ],
    ids=["tsv", "utf-16", "csv", "html", "html-utf8", "xml-2003"],
)  # fmt: skip
def test_a_file_in_the_dress_of_a_workbook(tmp_path: Path, data: bytes) -> None:
    put(tmp_path, "付款台账.xls", data)
    case = read_case(tmp_path)
    assert amounts(case) == [123_450, 200]
    assert [(i.severity, ".xls" in i.problem) for i in case.issues] == [("info", True)]


def test_a_new_workbook_with_the_ending_of_an_old_one(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", {"付款台账": [HEADER, *LINES]})
    (tmp_path / "a.xlsx").rename(tmp_path / "a.xls")
    case = read_case(tmp_path)
    assert amounts(case) == [123_450, 200]
    assert [(i.severity, "Excel 2007" in i.problem) for i in case.issues] == [("info", True)]


def test_a_workbook_in_the_dress_of_text(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", {"付款台账": [HEADER, *LINES]})
    (tmp_path / "a.xlsx").rename(tmp_path / "a.csv")
    assert amounts(read_case(tmp_path)) == [123_450, 200]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark(tmp_path: Path, encoding: str) -> None:
    put(tmp_path, "付款台账.csv", TSV.encode(encoding))
    assert amounts(read_case(tmp_path)) == [123_450, 200]


def test_spans_of_a_page_keep_columns_apart(tmp_path: Path) -> None:
    page = (
        "<table><tr><td>付款日期<td>付款单位<td>收款单位<td>付款金额</tr>"
        "<tr><td rowspan=2>2021-01-01<td>甲<td>乙<td>1</tr><tr><td>甲<td>丙<td>2</tr></table>"
    )
    put(tmp_path, "付款台账.xls", page)
    case = read_case(tmp_path)
    assert amounts(case) == [100]
    assert case.files[0].quarantined == 1


def lock(path: Path, password: str) -> None:
    from msoffcrypto.format.ooxml import OOXMLFile  # noqa: PLC0415 - only here

    plain = path.with_suffix(".plain")
    path.rename(plain)
    with plain.open("rb") as file, path.open("wb") as locked:
        OOXMLFile(file).encrypt(password, locked)
    plain.unlink()


def locked_case(folder: Path, toml: str) -> CaseFolder:
    workbook(folder / "a.xlsx", {"付款台账": [HEADER, *LINES]})
    lock(folder / "a.xlsx", "秘密1")
    put(folder, "party.csv", "party_id\nA\n")
    put(folder, "case.toml", toml)
    return read_case(folder)


def test_a_locked_workbook_is_opened_with_the_password_of_the_case(tmp_path: Path) -> None:
    case = locked_case(tmp_path, '[files."a.xlsx"]\npassword = "秘密1"\n')
    assert amounts(case) == [123_450, 200]
    assert "秘密1" not in repr(case.settings)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.xlsx", "case.toml", "party.csv"]


@pytest.mark.parametrize(
    ("toml", "word"), [("", "password"), ('[files."a.xlsx"]\npassword = "x"\n', "打不开")]
)
def test_a_locked_workbook_without_the_right_password(tmp_path: Path, toml: str, word: str) -> None:
    case = locked_case(tmp_path, toml)
    [issue] = case.issues
    assert (issue.file, issue.severity) == ("a.xlsx", "error")
    assert word in issue.problem


def test_tables_of_a_word_document(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("东湖花园项目2021年5月农民工工资表")
    table = document.add_table(rows=4, cols=4)
    for y, line in enumerate(
        [["姓名", "身份证号", "应发工资", ""], ["", "", "计时", "加班"],
         ["张三", "1", "100", "20"], ["李四", "2", "50", ""]]
    ):  # fmt: skip
        for x, cell in enumerate(line):
            table.cell(y, x).text = cell
    table.cell(0, 2).merge(table.cell(0, 3))
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(1, 1))
    document.save(str(tmp_path / "工资.docx"))
    case = read_case(tmp_path)
    assert [(r["month"], r["payable"]) for r in rows(case, "payroll")] == [
        ("2021-05", 12_000), ("2021-05", 5_000),
    ]  # fmt: skip
    assert column(case, "project", "name") == ["东湖花园项目"]


def test_a_letter_without_tables_is_only_mentioned(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    docx.Document().save(str(tmp_path / "函.docx"))
    put(tmp_path, "party.csv", "party_id\nA\n")
    assert [(i.file, i.severity) for i in read_case(tmp_path).issues] == [("函.docx", "info")]


def test_a_formula_without_a_value_is_unknown_not_zero(tmp_path: Path) -> None:
    workbook(
        tmp_path / "a.xlsx", {"付款台账": [HEADER, ["2021-01-01", "甲", "乙", "=1+1"], *LINES]}
    )
    case = read_case(tmp_path)
    assert amounts(case) == [None, 123_450, 200]
    [issue] = case.issues
    assert (issue.row, issue.column, issue.severity) == (2, "付款金额", "warning")


def test_links_to_other_files_are_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook(path, {"付款台账": [HEADER, *LINES]})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/externalLinks/externalLink1.xml", "<externalLink/>")
    case = read_case(tmp_path)
    assert amounts(case) == [123_450, 200]
    assert any("外部" in issue.problem for issue in case.issues)


MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)


def ods(folder: Path, body: str) -> CaseFolder:
    names = ["office:1.0", "table:1.0", "text:1.0"]
    spaces = " ".join(
        f'xmlns:{n.split(":")[0]}="urn:oasis:names:tc:opendocument:xmlns:{n}"' for n in names
    )
    with zipfile.ZipFile(folder / "a.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {spaces}><office:body>'
            f"<office:spreadsheet>{body}</office:spreadsheet></office:body>"
            "</office:document-content>",
        )
    put(folder, "party.csv", "party_id\nA\n")
    return read_case(folder)


def test_an_open_document_sheet(tmp_path: Path) -> None:
    lines = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>'
            for c in line
        )
        + '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        for line in [HEADER, *LINES]
    )
    blank = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/>'
    case = ods(
        tmp_path, f'<table:table table:name="a">{lines}{blank}</table:table-row></table:table>'
    )
    assert amounts(case) == [123_450, 200]


def test_a_sheet_that_repeats_itself_without_end_is_refused(tmp_path: Path) -> None:
    case = ods(
        tmp_path,
        '<table:table table:name="a"><table:table-row table:number-rows-repeated="1048576">'
        '<table:table-cell table:number-columns-repeated="16000" office:value-type="string">'
        "<text:p>x</text:p></table:table-cell></table:table-row></table:table>",
    )
    assert [(i.file, i.severity) for i in case.issues] == [("a.ods", "error")]


def test_every_sentence_has_an_english_twin(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", {"付款台账": [HEADER, ["2021-01-01", "甲", "乙", "一元"]]})
    [issue] = read_case(tmp_path).issues
    english = in_language(issue, "en")
    assert english.problem == "the amount cannot be used: no amount: 一元"
    assert (english.done, english.value) == ("taken as unknown", "一元")


def test_an_empty_workbook_has_nothing_to_say(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    put(tmp_path, "party.csv", "party_id\nA\n")
    assert read_case(tmp_path).issues == ()
