# ruff: noqa: INP001, E501 - a script beside its case, no package; a row of a table is a line
"""The files of `yunchuan_borrowed_licence`: the licence lent before the bid; everything invented."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from making import Page, Row, card, firm, person, phone, total, write_csv, write_workbook

if TYPE_CHECKING:
    from pathlib import Path

ROAD, CENTRE = "云川县滨河路道路改造工程", "云川县文体活动中心工程"
LENDER = "云川恒岳建设有限公司"
BRANCH = "云川恒岳建设有限公司北城分公司"
BORROWER = "包川水"
MEMBER = "云川磐基基础工程有限公司"
OWNER, CENTRE_OWNER = "云川县市政设施服务中心", "云川县公共建设服务中心"
LABOUR, FILED_LABOUR = "云川聚川劳务有限公司", "云川山川劳务有限公司"
DIGGERS = "云川通川机械租赁站"
YES, NO = "是", "否"


def write(folder: Path) -> None:
    """Write every file of the case below `folder`."""
    write_workbook(folder / "01 项目与合同.xlsx", projects(), road(), centre(), parties())
    write_csv(folder / "02 投标及保证金登记.csv", tenders(), "gb18030")
    write_csv(folder / "03 企业证照查询结果.csv", licences(), "utf-8-sig")
    write_workbook(folder / "04 项目部人员.xlsx", staff(), roster())
    write_workbook(folder / "05 资金往来台账.xlsx", road_money(), centre_money())
    write_workbook(folder / "06 采购台账.xlsx", purchases())
    write_workbook(folder / "07 滨河路工资表.xlsx", unpaid("2023", "5"), unpaid("2023", "6"))
    write_workbook(folder / "08 文体中心工资表.xlsx", paid("2023", "8"))
    (folder / "README 交接说明.txt").write_text(
        "材料由县专班移交，纸质合同另存档案袋。\r\n照片 38 张未附。\r\n", "gb18030"
    )


def projects() -> Page:
    """Two projects of one contractor: a lent licence, and a consortium that is in order."""
    return Page(
        name="工程项目台账",
        title="云川县在建工程项目台账",
        above=[["统计时间：2023年12月"]],
        header=[
            "序号", "项目编码", "工程名称", "工程类别", "投资类型", "建设单位", "施工单位",
            "中标价（万元）", "招标方式", "中标日期", "开工时间", "施工许可证编号", "项目状态", "备注",
        ],
        rows=[
            [1, "YC-A", ROAD, "市政工程", "政府投资", OWNER, LENDER, 3260, "公开招标", "2022.9.27",
             "2022.10.20", "990200202210190101", "停工", "工人反映拖欠"],
            [2, "YC-B", CENTRE, "房屋建筑", "政府投资", CENTRE_OWNER, LENDER, 5480, "公开招标",
             "2023.3.10", "2023.4.20", "990200202304180101", "在建", "联合体中标"],
        ],
    )  # fmt: skip


CONTRACT = [
    "合同编号", "上级合同编号", "合同名称", "甲方", "乙方", "合同类型", "工程内容", "是否全部工程",
    "主体结构", "钢结构", "合同价款", "人工费", "主材费", "大型机械费", "周转材料费", "辅材费",
    "管理费率", "管理费", "要求资质类别", "资质专业要求", "资质等级要求", "签约日期", "进场日期",
    "本单位职工", "自负盈亏", "备注",
]  # fmt: skip


def road() -> Page:
    """The inner contract was signed a month before the bid."""
    rows: list[Row] = [
        ["YC-A-01", None, "建设工程施工合同", OWNER, LENDER, "施工总承包", "道路、雨污管网、照明", YES, YES,
         NO, 3260, None, None, None, None, None, None, None, "施工总承包", "市政公用工程", "二级",
         "2022.10.12", "2022.10.20", None, None, None],
        ["YC-A-02", "YC-A-01", "项目内部承包责任书", LENDER, BORROWER, "内部承包责任书",
         "滨河路工程全部内容，包工包料、自负盈亏", YES, YES, NO, 3178.5, None, None, None, None, None,
         "2.5%", 81.5, None, None, None, "2022年8月28日", None, NO, YES, "责任书先于投标"],
        ["YC-A-03", "YC-A-02", "劳务分包合同", BORROWER, LABOUR, "劳务分包", "路基、管网劳务", NO, None, NO,
         610, 596, 0, 0, 0, 14, None, None, "施工劳务", None, None, dt.date(2022, 10, 25),
         "2022.10.28", None, None, None],
        ["YC-A-04", "YC-A-02", "机械租赁合同", BORROWER, DIGGERS, "机械租赁", "挖掘机、压路机", None, None,
         None, 145, None, None, None, None, None, None, None, None, None, None, "2022.10.26", None,
         None, None, None],
    ]  # fmt: skip
    return _ledger("合同（滨河路）", ROAD, rows)


def centre() -> Page:
    """A consortium, a branch and a labour firm: early and alike, but lawful."""
    rows: list[Row] = [
        ["YC-B-01", None, "建设工程施工合同", CENTRE_OWNER, LENDER, "施工总承包", "文体中心土建、安装、桩基",
         YES, YES, NO, 5480, None, None, None, None, None, None, None, "施工总承包", "建筑工程", "二级",
         "2023.3.28", "2023.4.20", None, None, "联合体牵头人签订"],
        ["YC-B-02", "YC-B-01", "联合体分工协议", LENDER, MEMBER, "联合体协议", "桩基、基坑支护由成员施工",
         NO, NO, NO, 760, None, None, None, None, None, 0, 0, None, None, None, "2023.2.20", None, None,
         None, "投标前签订"],
        ["YC-B-03", "YC-B-01", "内部承包责任书", LENDER, BRANCH, "内部承包责任书", "文体中心由北城分公司实施",
         YES, YES, NO, 4720, None, None, None, None, None, "1%", None, None, None, None, "2023.2.22",
         None, None, None, "本公司分支机构"],
        ["YC-B-04", "YC-B-01", "劳务分包合同", LENDER, FILED_LABOUR, "劳务分包", "主体结构劳务", NO, YES, NO,
         1120, 1085, 0, 0, 0, 35, None, None, "施工劳务", None, None, dt.date(2023, 4, 15), "2023.4.22",
         None, None, "专业作业备案"],
    ]  # fmt: skip
    return _ledger("合同（文体中心）", CENTRE, rows)


def _ledger(name: str, project: str, rows: list[Row]) -> Page:
    return Page(
        name=name,
        title=f"{project}合同登记表",
        above=[[f"项目名称：{project}", *[None] * 9, "单位：万元"]],
        header=CONTRACT,
        rows=[*rows, total("合计", rows, 10)],
        below=[["经办人：", None, None, "负责人："]],
    )


def parties() -> Page:
    """Who takes part; the branch names its parent."""
    return Page(
        name="参建单位",
        title="参建单位及相关个人",
        header=[
            "序号", "单位名称", "单位性质", "统一社会信用代码", "证件号码", "法人代表", "上级单位", "联系方式",
        ],
        rows=[
            [1, OWNER, "事业单位", firm(201), None, "严川一", None, phone(201)],
            [2, CENTRE_OWNER, "事业单位", firm(202), None, "华川二", None, phone(202)],
            [3, LENDER, "有限责任公司", firm(203), None, "金川三", None, phone(203)],
            [4, BRANCH, "分公司", firm(204), None, "魏川四", LENDER, phone(204)],
            [5, MEMBER, "有限责任公司", firm(205), None, "陶川五", None, phone(205)],
            [6, LABOUR, "有限公司", firm(206), None, "姜川六", None, phone(206)],
            [7, FILED_LABOUR, "有限公司", firm(207), None, "戚川七", None, phone(207)],
            [8, DIGGERS, "个体户", firm(208), None, None, None, phone(208)],
            [9, BORROWER, "个人", None, person(31, "19720314"), None, None, phone(209)],
        ],
        below=[[], ["说明：包川水无建造师注册，未在任何单位参保"]],
    )  # fmt: skip


def tenders() -> Page:
    """Who paid the deposits: the borrower for the road, the contractor's branch for the centre."""
    return Page(
        name="",
        title="投标及投标保证金登记",
        header=[
            "标段编号", "项目名称", "投标人", "委托代理人", "代理人单位", "投标保证金缴纳人",
            "投标保证金（万元）", "投标报价（万元）", "中标结果", "开标日期", "限制性条件", "联合体成员",
        ],
        rows=[
            ["YC-A-BD1", ROAD, LENDER, "谢川八", LENDER, BORROWER, 60, 3260, "中标", "2022-09-20",
             "无", None],
            ["YC-A-BD2", ROAD, "云川广岭市政有限公司", "邹川九", "云川广岭市政有限公司",
             "云川广岭市政有限公司", 60, 3311.2, "未中标", "2022-09-20", "无", None],
            ["YC-B-BD1", CENTRE, LENDER, "谢川八", LENDER, BRANCH, 80, 5480, "中标", "2023-03-02",
             "无", MEMBER],
        ],
        below=[["登记人签字："]],
    )  # fmt: skip


def licences() -> Page:
    """As looked up; one grade is spelt as no certificate spells it."""
    return Page(
        name="",
        title="企业证照查询结果",
        header=["企业名称", "证照名称", "资质序列", "专业类别", "资质等级", "发证日期", "有效期至"],
        rows=[
            [LENDER, "建筑业企业资质", "施工总承包", "市政公用工程", "二级", "2021-08-01", "2026-07-31"],
            [LENDER, "建筑业企业资质", "施工总承包", "建筑工程", "二级", "2021-08-01", "2026-07-31"],
            [LENDER, "安全生产许可证", None, None, None, "2022-03-01", "2025-02-28"],
            [MEMBER, "建筑业企业资质", "专业承包", "地基基础工程", "一级", "2020-05-06", "2025-05-05"],
            ["云川广岭市政有限公司", "建筑业企业资质", "施工总承包", "市政公用工程", "叁级（临时）", "2021-01-04",
             "2026-01-03"],
            [LABOUR, "建筑业企业资质", "施工劳务", None, "不分等级", "2019-06-10", "2024-06-09"],
            [FILED_LABOUR, "专业作业备案", None, None, None, "2022-04-11", None],
        ],
    )  # fmt: skip


def staff() -> Page:
    """The borrower's manager came before the bid; so did the consortium member's, lawfully."""
    return Page(
        name="项目管理人员",
        title="项目管理人员名单",
        header=[
            "序号", "工程名称", "合同编号", "所属单位", "人员姓名", "身份证号码", "职务", "劳动合同签订单位",
            "发薪单位", "社保单位", "到岗时间", "是否履职", "备注",
        ],
        rows=[
            [1, ROAD, "YC-A-01", LENDER, "柏川木", person(41), "项目负责人", LENDER, LENDER, LENDER,
             "2022.10.20", NO, "另在他县任职"],
            [2, ROAD, "YC-A-01", LENDER, "水川土", person(42), "项目总工", BORROWER, BORROWER, "无",
             "2022.9.1", YES, "责任书签订后即进场"],
            [3, ROAD, "YC-A-01", LENDER, "窦川火", person(43), "质检员", BORROWER, BORROWER, "无",
             "2022.10.22", YES, None],
            [4, ROAD, "YC-A-01", LENDER, "空缺", None, "安全员", None, None, None, None, None,
             "一直未配备"],
            [5, CENTRE, "YC-B-01", LENDER, "章川金", person(45), "项目负责人", LENDER, LENDER, LENDER,
             "2023.4.18", YES, None],
            [6, CENTRE, "YC-B-01", LENDER, "云川银", person(46), "项目总工", LENDER, LENDER, LENDER,
             "2023.4.18", YES, None],
            [7, CENTRE, "YC-B-01", LENDER, "苏川铜", person(47), "质检员", BRANCH, BRANCH, BRANCH,
             "2023年2月30日", YES, "分公司人员"],
            [8, CENTRE, "YC-B-01", LENDER, "潘川铁", person(48), "安全员", LENDER, LENDER, LENDER,
             "2023.4.18", YES, None],
            [9, CENTRE, "YC-B-02", MEMBER, "葛川锡", person(49), "项目总工", MEMBER, MEMBER, MEMBER,
             "2023.2.10", YES, "试桩，投标前进场"],
        ],
    )  # fmt: skip


CREW = ["范川春", "彭川夏", "郎川秋", "鲁川冬", "韦川东", "昌川西", "马川南", "苗川北"]
FILED_CREW = ["凤川甲", "花川乙", "方川丙", "俞川丁", "任川戊", "袁川己"]
MEMBER_CREW = ["柳川庚", "酆川辛"]


def roster() -> Page:
    """Workers of three firms; two of the consortium member's came before the bid to try piles."""
    listed = [
        (CREW, 300, LABOUR, ROAD, "2022.11.1"),
        (FILED_CREW, 400, FILED_LABOUR, CENTRE, "2023.4.25"),
        (MEMBER_CREW, 500, MEMBER, CENTRE, "2023.2.12"),
    ]
    return Page(
        name="工人花名册",
        title="工人实名制花名册",
        header=[
            "姓 名",
            "证件号码",
            "手机号码",
            "工种",
            "劳务公司",
            "工程名称",
            "入场日期",
            "银行卡号",
        ],
        rows=[
            [
                name,
                person(base + n),
                phone(base * 10 + n),
                "普工",
                employer,
                project,
                day,
                card(base + n),
            ]
            for crew, base, employer, project, day in listed
            for n, name in enumerate(crew, start=1)
        ],
    )


MONEY = ["凭证号", "日期", "付款人", "收款人", "付款类型", "金额", "摘要", "合同编号", "备注"]


def road_money() -> Page:
    """The fee comes first, then all that the owner pays goes through."""
    rows: list[Row] = [
        ["银付001", "2022.10.15", BORROWER, LENDER, "管理费", 407500, "首期管理费", "YC-A-02", None],
        ["银收002", "2022.12.5", OWNER, LENDER, "进度款", 8150000, "第一期", "YC-A-01", None],
        ["银付003", "2022.12.6", LENDER, BORROWER, "工程款", 7946250, "扣管理费后", "YC-A-02", "当日网银"],
        ["银付004", "2022.12.20", BORROWER, LABOUR, "劳务费", 900000, "劳务费", "YC-A-03", None],
        ["银付005", "2022.12.22", BORROWER, DIGGERS, "租赁费", 380000, "机械费", "YC-A-04", None],
        ["银收006", "2023.4.12", OWNER, LENDER, "进度款", 6520000, "第二期", "YC-A-01", None],
        ["银付007", "2023.4.13", LENDER, BORROWER, "工程款", 6357000, "扣管理费后", "YC-A-02", None],
        ["银付008", "2023.4.28", BORROWER, "云川南岸砂石场", "材料款", 720000, "砂石", "YC-A-08", None],
    ]  # fmt: skip
    return _money("滨河路", ROAD, rows, off=500)


def centre_money() -> Page:
    """The same contractor's second project: to a partner, a labour firm and its own branch."""
    rows: list[Row] = [
        ["银收101", "2023.6.8", CENTRE_OWNER, LENDER, "进度款", 9860000, "第一期", "YC-B-01", None],
        ["银收102", "2023.6.8", CENTRE_OWNER, LENDER, "人工费", 1240000, "拨入工资专户", "YC-B-01", None],
        ["银付103", "2023.6.12", LENDER, MEMBER, "工程款", 3200000, "联合体分工价款", "YC-B-02", None],
        ["银付104", "2023.6.15", LENDER, FILED_LABOUR, "劳务款", 210000, "劳务管理费及辅材", "YC-B-04",
         "工资另由专户代发"],
        ["银付105", "2023.6.16", LENDER, BRANCH, "往来款", 2000000, "拨付分公司", "YC-B-03", None],
    ]  # fmt: skip
    return _money("文体中心", CENTRE, rows)


def _money(name: str, project: str, rows: list[Row], *, off: float = 0) -> Page:
    return Page(
        name=name,
        title=f"{project}资金往来",
        above=[["单位：元"]],
        header=MONEY,
        rows=[*rows, total("合计", rows, 5, off=off)],
        below=[["会计：", None, None, "出纳："]],
    )


def purchases() -> Page:
    """What the general contractor had to buy, and who bought it."""
    rows: list[Row] = [
        [1, ROAD, "YC-A-01", "主材", LENDER, BORROWER, "云川南岸砂石场", 72, YES, NO, None, NO, "2023.4.2"],
        [2, ROAD, "YC-A-01", "商砼", LENDER, BORROWER, "云川北岸商砼站", 138.6, NO, NO, None, NO,
         "2023.4.20"],
        [3, CENTRE, "YC-B-01", "钢材", LENDER, BRANCH, "云川南岸钢材行", 265.4, YES, YES, LENDER, NO,
         "2023.5.30"],
        [4, CENTRE, "YC-B-01", "商砼", LENDER, LENDER, "云川北岸商砼站", 181, YES, YES, LENDER, NO,
         "2023.7.6"],
    ]  # fmt: skip
    return Page(
        name="采购台账",
        title="主要材料采购台账",
        above=[[*[None] * 7, "单位：万元"]],
        header=[
            "序号", "工程名称", "合同编号", "材料类别", "应采购单位", "买方", "供货单位", "采购金额", "是否有合同",
            "是否有发票", "开票抬头", "甲供材", "采购时间",
        ],
        rows=[*rows, total("合  计", rows, 7)],
    )  # fmt: skip


WAGES = ["序号", "姓名", "身份证号码", "工日", "应付工资", "生活费", "实付工资"]

PAY_DAY = "2023-09-15"


def unpaid(year: str, month: str) -> Page:
    """A month of the road's crew: living money only."""
    due = f"{year}-{int(month) + 1:02}-20"
    rows: list[Row] = [
        [n, name, person(300 + n), 22, 6600, 800, 0, 5800, due, None]
        for n, name in enumerate(CREW, start=1)
    ]
    sums: Row = ["合计", None, None, 22 * len(rows), 6600 * len(rows), 800 * len(rows), 0]
    return Page(
        name=f"{month}月",
        title=f"{ROAD}{year}年{month}月工人工资表",
        above=[[f"劳务公司：{LABOUR}  班组：路基班", *[None] * 6, "单位：元"]],
        header=[*WAGES, "尚欠", "发薪日", "签名"],
        rows=[*rows, sums],
        below=[["班组长签字：", None, None, "项目负责人签字："]],
    )


def paid(year: str, month: str) -> Page:
    """A month of the centre's crew: paid by the general contractor's wage account."""
    rows: list[Row] = [
        [n, name, person(400 + n), 26, 7800, 0, 7800, "专户代发", LENDER, PAY_DAY, PAY_DAY]
        for n, name in enumerate(FILED_CREW, start=1)
    ]
    sums: Row = ["合计", None, None, 26 * len(rows), 7800 * len(rows), 0, 7800 * len(rows)]
    return Page(
        name=f"{month}月",
        title=f"{CENTRE}{year}年{month}月农民工工资发放表",
        above=[[f"劳务公司：{FILED_LABOUR}", *[None] * 6, "单位：元"]],
        header=[*WAGES, "支付方式", "代发单位", "发薪日", "发放时间"],
        rows=[*rows, sums],
        below=[["注：由施工总承包单位通过农民工工资专用账户代发"]],
    )
