# ruff: noqa: INP001, E501 - a script beside its case, no package; a row of a table is a line
# fmt: off
"""The real-name platform's tables, and what the site keeps itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pile_world as w
from pile_formats import Lines, open_document, text_file, word_table, workbook

from wagekit.model.money import in_words

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

MONTHS = ("2025-09", "2025-10")
OVERTIME = (600, 0, 450, 0, 0, 300, 0, 0, 480, 0)
BOARD = 500
"""What each worker had deducted for board in September, in yuan."""


def write_platform(folder: Path) -> None:
    """Write what the platform exports."""
    folder.mkdir(parents=True, exist_ok=True)
    project: Lines = [["项目编码", "项目名称", "项目分类", "建设单位名称", "建设单位统一社会信用代码", "总承包单位名称", "总承包单位统一社会信用代码", "行政区划代码", "项目状态", "总投资(万元)", "开工日期"], [w.SITE_NO, w.SITE, "01", w.OWNER, w.OWNER_CODE, w.BUILDER, w.BUILDER_CODE, "990300", "003", 6800, "20250412"]]
    workbook(folder / "项目信息.xlsx", {"项目": project})
    teams: Lines = [["班组编号", "项目编码", "企业名称", "班组名称", "班组长姓名", "进场时间"], ["9901", w.SITE_NO, w.LABOUR, w.STEEL, w.FOREMAN, "2025-04-15"], ["9902", w.SITE_NO, w.LABOUR, w.WOOD, w.WORKERS[5].name, "2025-04-15"]]
    text_file(folder / "班组信息.csv", teams, "utf-8-sig")
    workers(folder)
    passages(folder)
    payroll(folder)


def workers(folder: Path) -> None:
    """Workers, whose numbers the platform masks."""
    header = ["项目编码", "企业名称", "班组编号", "姓名", "证件类型", "证件号码", "工种", "人员角色", "是否签订劳动合同", "进场时间", "退场时间"]
    rows = [[w.SITE_NO, w.LABOUR, "9901" if one.team == w.STEEL else "9902", one.name, "01", one.masked, one.code, "20", "1" if n % 2 else "0", "2025-04-16", ""] for n, one in enumerate(w.WORKERS)]
    text_file(folder / "项目人员.csv", [header, *rows], "utf-8-sig")


def passages(folder: Path) -> None:
    """Passages through the gate on two days of October; one gate was opened for all by a button."""
    header = ["项目编码", "姓名", "证件号码", "考勤时间", "进出方向", "考勤方式", "数据来源"]
    rows: Lines = []
    for day in ("2025-10-09", "2025-10-10"):
        for n, one in enumerate(w.WORKERS[:4]):
            method = "008" if (day, n) == ("2025-10-10", 3) else "001"
            for direction, clock in (("01", "06:58:00"), ("02", "18:03:00")):
                rows.append([w.SITE_NO, one.name, one.id_no, f"{day} {clock}", direction, method, "2"])
    text_file(folder / "考勤记录_202510.csv", [header, *rows], "utf-8-sig")


def payroll(folder: Path) -> None:
    """The platform's wage sheet of August."""
    header = ["项目编码", "工资月份", "企业名称", "班组编号", "姓名", "证件号码", "出勤天数", "应发金额", "实发金额", "发放日期", "工资卡号", "代发账号", "是否补发"]
    rows = [[w.SITE_NO, "2025-08", w.LABOUR, "9901", one.name, one.id_no, 22, 22 * one.rate, 22 * one.rate, "2025-09-15", one.card, w.WAGE_ACCOUNT, "0"] for one in w.WORKERS[:5]]
    workbook(folder / "工资单_202508.xlsx", {"工资单": [header, *rows]})


def write_site(folder: Path) -> None:
    """Write what the site keeps."""
    folder.mkdir(parents=True, exist_ok=True)
    wage_sheet(folder)
    wage_table(folder)
    grid(folder)
    roster(folder)
    officers(folder)
    (folder / "工资表扫描件.xlsx").write_bytes(b"PK\x03\x04" + b"\x00" * 200)


def wage_sheet(folder: Path) -> None:
    """September as a site makes it: merged title, header of two rows, formulas, totals, words."""
    lines: Lines = [[f"{w.SITE}2025年9月农民工工资表"], [f"单位：{w.LABOUR}（盖章）", None, None, None, None, None, "单位：元"], ["序号", "姓  名", "身份证号码", "出勤\n天数", "应发工资", None, "代扣款", "实发工资", "签字"], [None, None, None, None, "计时", "加班", None, None, None]]
    cached: dict[str, float] = {}
    for team in (w.STEEL, w.WOOD):
        first = len(lines) + 1
        for n, one in enumerate(w.WORKERS):
            if one.team == team:
                row = len(lines) + 1
                lines.append(_wage_line(n, one, row))
                # The last worker's formula was never worked out: no value stands beside it.
                if n != len(w.WORKERS) - 1:
                    cached[f"H{row}"] = one.days[0] * one.rate + OVERTIME[n] - BOARD
        last = len(lines)
        lines.append(["小计", team, None, f"=SUM(D{first}:D{last})", f"=SUM(E{first}:E{last})", f"=SUM(F{first}:F{last})", f"=SUM(G{first}:G{last})", None])
        for column, value in zip("DEFG", _sums(lines[first - 1 : last]), strict=True):
            cached[f"{column}{last + 1}"] = value
    total = payable()
    lines.append(["合计", None, None, None, sum(o.days[0] * o.rate for o in w.WORKERS), sum(OVERTIME), BOARD * len(w.WORKERS), None])
    lines.append([f"应发合计（大写）：{in_words(round(total * 100))}"])
    lines.append(["制表人：曲鸣", None, None, "审核人：", None, None, "班组长：贺砚川"])

    def dress(sheet: Worksheet) -> None:
        for where in ("A1:I1", "A2:E2", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:F3", "G3:G4", "H3:H4", "I3:I4"):
            sheet.merge_cells(where)

    workbook(folder / "2025年9月工资表.xlsx", {"9月": lines}, dress, cached=cached)


def _wage_line(n: int, one: w.Worker, row: int) -> list[object]:
    number: object = one.id_no
    if n == 1:
        number = "".join(chr(ord(c) + 0xFEE0) for c in one.id_no)  # typed with a full-width keyboard
    if n == 2:  # noqa: PLR2004 - the third worker's number was typed as a number: Excel lost its end
        number = int(one.id_no[:15] + "000")
    name = f"{one.name[0]}  {one.name[1]}" if n == 3 else one.name  # noqa: PLR2004 - spread over the cell
    wage: object = f"{one.days[0] * one.rate:,.2f}" if n == 4 else one.days[0] * one.rate  # noqa: PLR2004 - text
    return [n + 1, name, number, one.days[0], wage, OVERTIME[n] or None, BOARD, f"=E{row}+F{row}-G{row}", None]


def _sums(lines: Lines) -> list[float]:
    def number(cell: object) -> float:
        return float(str(cell).replace(",", "")) if cell else 0.0

    return [sum(number(line[at]) for line in lines) for at in (3, 4, 5, 6)]


def payable() -> int:
    """All wages of September in yuan."""
    return sum(one.days[0] * one.rate + OVERTIME[n] for n, one in enumerate(w.WORKERS))


def wage_table(folder: Path) -> None:
    """October as a Word table; nothing was paid."""
    lines: Lines = [["序号", "姓名", "身份证号", "工种", "出勤天数", "日工资", "应发工资", "实发工资", "签名"]]
    lines += [[str(n), one.name, one.id_no, one.job, str(one.days[1]), str(one.rate), f"{one.days[1] * one.rate}", "0", ""] for n, one in enumerate(w.WORKERS, 1)]
    total = sum(one.days[1] * one.rate for one in w.WORKERS)
    lines.append(["合计", None, None, None, "", "", str(total), "0", ""])
    word_table(folder / "2025年10月工资表.docx", [f"{w.SITE}2025年10月工资表", "单位：元"], lines, [f"大写：{in_words(total * 100)}", "以上工资属实，尚未发放。"])


def grid(folder: Path) -> None:
    """The attendance of October, a column a day; the header stands twice, as printed pages have it."""
    header: list[object] = ["序号", "姓名", "班组", *range(1, 32), "合计"]
    lines: Lines = [[f"{w.SITE}2025年10月考勤表"], header]
    for n, one in enumerate(w.WORKERS, 1):
        if n == 6:  # noqa: PLR2004 - page two
            lines.append(header)
        full = one.days[1]
        marks: list[object] = ["√"] * full + ["×"] * (31 - full)
        if n == 1:
            marks[full] = "半"
        lines.append([n, one.name, one.team, *marks, full + (0.5 if n == 1 else 0)])
    lines.append(["制表：", None, None, None, None, "审核："])
    workbook(folder / "10月考勤表.xlsx", {"考勤": lines})


def roster(folder: Path) -> None:
    """The roster, from an office that saves .ods; full numbers, one worker has left."""
    lines: Lines = [[f"{w.SITE}农民工花名册"], ["序号", "姓名", "身份证号", "联系电话", "工种", "所属班组", "用人单位", "进场日期", "退场日期", "工资卡号"]]
    lines += [
        [n, f"{one.name}（退场）" if n == 5 else one.name, one.id_no, one.phone, one.job, one.team, w.LABOUR, "2025-04-16", "2025-10-31" if n == 5 else None, one.card]  # noqa: PLR2004
        for n, one in enumerate(w.WORKERS, 1)
    ]
    open_document(folder / "农民工花名册.ods", {"花名册": lines})


def officers(folder: Path) -> None:
    """Who manages the site, and for whom whose pension is paid."""
    posts: Lines = [["项目名称", "单位名称", "姓名", "身份证号", "岗位"], [w.SITE, w.BUILDER, "邬棠", "990000198506150383", "项目经理"], [w.SITE, w.BUILDER, "舒衡", "990000199001200395", "劳资专管员"]]
    pensions: Lines = [
        ["姓名", "身份证号", "单位名称", "险种", "起止年月", "缴费基数", "参保状态"],
        ["邬棠", "990000198506150383", w.TRADER, "养老", "202501-202511", 4800, "正常参保"],
        ["舒衡", "990000199001200395", w.BUILDER, "养老", "202501-202511", 4800, "正常参保"],
        ["舒衡", "990000199001200395", w.BUILDER, "失业", "202501-202511", 4800, "正常参保"],
    ]
    workbook(folder / "项目管理人员名单.xlsx", {"管理人员": posts})
    workbook(folder / "社保缴费名单.xlsx", {"参保": pensions})
