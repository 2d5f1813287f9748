# ruff: noqa: INP001, E501 - a script beside its case, no package; a row of a table is a line
# fmt: off
"""Registers of firms, and the ledgers that the authorities keep, in 万元 where they do so."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pile_world as w
from pile_formats import Lines, binary_workbook, text_file, workbook

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet


def write_firms(folder: Path) -> None:
    """Write what registers say."""
    folder.mkdir(parents=True, exist_ok=True)
    qcc(folder)
    tyc(folder)
    changes(folder)
    jzsc(folder)


def qcc(folder: Path) -> None:
    """A commercial register's export: a statement and a blank row on top, codes as formulas' text."""
    header = [
        "企业名称",
        "登记状态",
        "法定代表人",
        "注册资本",
        "成立日期",
        "统一社会信用代码",
        "注册地址",
        "所属省份",
        "所属城市",
        "所属区县",
        "有效手机号",
        "更多电话",
        "邮箱",
        "企业(机构)类型",
        "纳税人识别号",
        "注册号",
        "组织机构代码",
        "参保人数",
        "参保人数所属年报",
        "营业期限",
        "企业规模",
        "曾用名",
        "英文名",
        "官网",
        "通信地址",
        "经营范围",
    ]
    firms = [(w.BUILDER, "郁朔", "20000万元人民币", "2003-05-16", w.BUILDER_CODE, "L(大型)", w.BUILDER_WAS), (w.LABOUR, "贺砚川", "500万元人民币", "2021-03-09", w.LABOUR_CODE, "XS(微型)", "-"), (w.SUPPLIER, "石汀", "3000万元人民币", "2012-11-20", w.SUPPLIER_CODE, "S(小型)", "-")]
    rows = [[name, "存续", head, capital, since, code, "澜汀县", "-", "-", "澜汀县", "-", "-", "-", "有限责任公司", code, "-", code[8:17], "12", "2024年报", f"{since}至 无固定期限", size, was, "-", "-", "-", "建筑"] for name, head, capital, since, code, size, was in firms]
    above: Lines = [["声明：以下信息来自公开渠道，仅供参考（虚构样例）"], []]
    workbook(folder / "企业列表导出.xlsx", {"企业信息": [*above, header, *rows]})


def tyc(folder: Path) -> None:
    """A batch query: cells wrapped so that Excel keeps every digit, one firm not found."""
    header = ["原文件导入名称", "系统匹配企业名称", "登记状态", "法定代表人", "统一社会信用代码", "成立日期", "参保人数", "联系电话"]
    rows: Lines = [[w.OWNER, w.OWNER, "存续", "岑屿", f'="{w.OWNER_CODE}"', "2009-04-01", "46", "-"], [w.TRADER, w.TRADER, "存续", "鄂双", f'="{w.TRADER_CODE}"', "2025-05-30", "0", "-"]]
    text_file(folder / "批量查询结果.csv", [header, *rows], "utf-8-sig")


def changes(folder: Path) -> None:
    """The market regulator's list of changes: the builder had another name before."""
    header = ["主体身份代码", "变更事项", "变更前内容", "变更后内容", "变更日期"]
    rows: Lines = [["990300000000000012", "名称变更", w.BUILDER_WAS, w.BUILDER, "20110608"], ["990300000000000012", "法定代表人变更", "甘霁", "郁朔", "20190402"]]
    workbook(folder / "市场监管反馈_变更备案.xlsx", {"变更备案信息": [header, *rows]})


def jzsc(folder: Path) -> None:
    """The housing platform: firms and their certificates, a sheet each."""
    firms: Lines = [["序号", "企业名称", "企业法定代表人", "企业注册属地", "统一社会信用代码"], [1, "澜汀砺石建材有限公司", "岳砺", "990300", "91990000MA0CLSJC1X"]]
    certificates: Lines = [
        ["企业名称", "资质类别", "资质证书号", "资质名称", "发证日期", "证书有效期", "发证机关"],
        [w.BUILDER, "建筑业企业资质", "D299000012", "建筑工程施工总承包壹级", "2021-12-01", "2026-12-01", "住房和城乡建设厅"],
        [w.LABOUR, "建筑业企业资质", "D399000345", "施工劳务不分等级", "2021-04-15", "2026-04-15", "住房和城乡建设局"],
    ]
    workbook(folder / "四库一平台查询.xlsx", {"企业": firms, "资质": certificates})


def write_ledgers(folder: Path) -> None:
    """Write what the authorities keep."""
    folder.mkdir(parents=True, exist_ok=True)
    arrears(folder)
    clues(folder)
    funds(folder)
    contracts(folder)
    letters(folder)


def _titled(columns: int) -> object:
    def dress(sheet: Worksheet) -> None:
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=columns)

    return dress


def arrears(folder: Path) -> None:
    """The ledger of unpaid wages, in 万元, with a total."""
    lines: Lines = [
        ["澜汀县拖欠农民工工资问题台账"],
        ["填报单位：澜汀县根治欠薪专班", None, None, None, None, None, None, "单位：万元"],
        ["台账编号", "区县", "项目名称", "欠薪单位", "欠薪人数", "欠薪金额", "发现日期", "化解时限", "包案领导", "是否办结"],
        ["QX-001", "澜汀县", w.SITE, w.LABOUR, 10, 11.58, "2025年11月3日", "2025.12.31", "副县长", "否"],
        ["QX-002", "澜汀县", w.SITE, f"{w.BUILDER}鹿鸣湖项目部", 3, 2.4, "2025年11月20日", "2026.1.15", "副县长", "否"],
        ["合计", None, None, None, 13, 13.98],
    ]
    workbook(folder / "欠薪台账.xlsx", {"台账": lines}, _titled(10))  # type: ignore[arg-type]


def clues(folder: Path) -> None:
    """The ledger of clues, as an old office machine saves it."""
    lines: Lines = [
        ["序号", "线索编号", "线索来源", "接收日期", "项目名称", "责任单位", "欠薪人数", "欠薪金额（万元）", "欠薪原因", "承办部门", "受理日期", "化解时限", "办结时间", "核实结论"],
        ["1", "XS2025-1101", "12345热线", "2025-11-01", w.SITE, w.LABOUR, "10", "12", "9月、10月工资未发", "劳动监察", "2025-11-03", "2025-12-31", "", "核实中"],
        ["2", "XS2025-1119", "信访", "2025/11/19", w.SITE, w.BUILDER_WAS, "3", "2.4", "材料员工资未发，说是“材料款”", "劳动监察", "2025/11/20", "2026/1/15", "", "待核实"],
    ]
    text_file(folder / "线索台账.csv", lines, "gb18030")


def funds(folder: Path) -> None:
    """The ledger of unpaid project funds, in 万元."""
    lines: Lines = [["拖欠工程款台账（单位：万元）"], ["序号", "区县", "项目名称", "建设单位", "施工单位", "拖欠工程款金额", "已支付金额", "清偿计划", "计划清偿日期"], [1, "澜汀县", w.SITE, w.OWNER, w.BUILDER, 860.5, 300, "分三期", "2026年6月30日"], ["合计", None, None, None, None, 860.5, 300]]
    workbook(folder / "拖欠工程款台账.xlsx", {"Sheet1": lines}, _titled(9))  # type: ignore[arg-type]


def contracts(folder: Path) -> None:
    """The ledger of contracts, in 元 and 万元 side by side, with a hidden row."""

    def dress(sheet: Worksheet) -> None:
        sheet.row_dimensions[4].hidden = True

    lines: Lines = [
        ["合同编号", "项目名称", "上级合同编号", "合同类别", "发包单位", "承包单位", "合同金额（万元）", "管理费（元）", "签订日期", "承包范围"],
        ["LT-01", w.SITE, None, "施工总承包", w.OWNER, w.BUILDER, 6200, None, dt.date(2025, 3, 10), "图纸范围内全部内容"],
        ["LT-02", w.SITE, "LT-01", "劳务分包", f"{w.BUILDER}澜汀分公司", "众木劳务", 980, None, "2025.4.1", "主体劳务作业"],
        ["LT-03", w.SITE, "LT-01", "材料采购", w.BUILDER, w.SUPPLIER, 450, None, "2025年4月20日", "商品混凝土"],
        ["LT-04", w.SITE, "LT-01", "合作协议", w.BUILDER, w.FOREMAN, 6014, 1860000, "2025/3/28", "鹿鸣湖二期全部工程"],
    ]
    workbook(folder / "合同台账.xlsx", {"合同": lines}, dress)


def letters(folder: Path) -> None:
    """Letters of guarantee, as a binary workbook."""
    lines: Lines = [["保函编号", "项目名称", "保函出具机构", "保函金额", "生效日期", "到期日期", "担保类型"], ["BH2025-0099", w.SITE, "澜汀农村商业银行股份有限公司", 930000, "2025-04-01", "2026-12-31", "农民工工资保证金"]]
    binary_workbook(folder / "工资保证金保函清单.xlsb", "保函", lines)
