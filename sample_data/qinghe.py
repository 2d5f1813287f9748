# ruff: noqa: INP001, E501 - a script beside its case, no package; a row of a table is a line
"""The files of `qinghe_whole_transfer`: all the works handed on after signing; all invented."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from making import Page, Row, card, firm, person, phone, total, write_csv, write_workbook

if TYPE_CHECKING:
    from pathlib import Path

HOMES, SCHOOL = "青禾县城南安置小区一期工程", "青禾县职业中学实训楼工程"
BUILDER = "青禾砚山建设有限公司"
TAKER = "贾禾川"
OWNER, SCHOOL_OWNER = "青禾县城乡置业有限公司", "青禾县教育资产服务中心"
LABOUR, GOOD_LABOUR = "青禾双木劳务有限公司", "青禾众禾劳务有限公司"
STEEL, RODS = "青禾北斗钢构有限公司", "青禾广仓钢材经销部"
OWN_MANAGER = "郑禾林"
YES, NO = "是", "否"


def write(folder: Path) -> None:
    """Write every file of the case below `folder`."""
    write_workbook(
        folder / "项目资料汇总.xlsx",
        projects(), contracts(), parties(), licences(), tenders(), staff(), purchases(),
    )  # fmt: skip
    write_csv(folder / "工程款收付台账.csv", payments(), "gb18030")
    write_csv(folder / "农民工花名册.csv", roster(), "utf-8-sig")
    write_workbook(folder / "工资表（城南安置小区）.xlsx", unpaid("10", 26), unpaid("11", 24))
    write_workbook(folder / "工资表（实训楼）.xlsx", paid("10"), paid("11"))
    (folder / "现场照片清单.txt").write_text(
        "IMG_0001 大门公示牌\r\nIMG_0002 钢筋加工棚\r\nIMG_0003 宿舍门口\r\n", "gb18030"
    )


def projects() -> Page:
    """Two projects of one contractor: the first is not what it seems, the second is in order."""
    return Page(
        name="项目信息",
        title="在建项目基本信息表",
        above=[["填报单位：青禾县根治欠薪专班", *[None] * 9, "单位：万元"]],
        header=[
            "序号", "项目编号", "项目名称", "项目类别", "资金性质", "建设单位", "施工总承包单位",
            "合同额", "招标方式", "中标日期", "开工日期", "施工许可证号", "项目状态",
        ],
        rows=[
            [1, "QH-A", HOMES, "房屋建筑", "国有资金", OWNER, BUILDER, 8600, "公开招标",
             "2023.2.27", "2023年4月10日", "990100202303300101", "停工"],
            [2, "QH-B", SCHOOL, "房屋建筑", "财政资金", SCHOOL_OWNER, BUILDER, 4200, "公开招标",
             dt.date(2023, 4, 25), "20230601", "990100202305220201", "在建"],
        ],
        below=[["填表人：", None, "审核：", None, "2024年1月8日"]],
    )  # fmt: skip


def contracts() -> Page:
    """The ledger of contracts, in 万元, with a subtotal a project."""
    first: list[Row] = [
        [1, "QH-A-01", HOMES, None, "建设工程施工合同", OWNER, BUILDER, "施工总承包",
         "图纸范围内土建、安装全部内容", YES, YES, NO, 8600, None, None, None, None, None, None,
         "施工总承包", "建筑工程", "二级", "2023.3.15", None, None, None, None],
        [2, "QH-A-02", HOMES, "QH-A-01", "工程项目合作协议书", BUILDER, TAKER, "合作协议",
         "城南安置小区一期整个项目", YES, YES, NO, 8342, None, None, None, None, None, "3%",
         None, None, None, "2023年4月2日", None, NO, YES, "盖总包公章"],
        [3, "QH-A-03", HOMES, "QH-A-02", "建筑劳务分包合同", TAKER, LABOUR, "劳务分包",
         "主体及二次结构劳务作业", NO, YES, NO, 1750, 1702, 0, 0, 0, 48, None,
         "施工劳务", None, None, dt.date(2023, 4, 20), None, None, None, None],
        [4, "QH-A-04", HOMES, "QH-A-02", "钢材采购合同", TAKER, RODS, "材料采购",
         "HRB400 钢筋", None, None, None, 620, None, None, None, None, None, None,
         None, None, None, "2023年13月5日", None, None, None, "日期如此"],
    ]  # fmt: skip
    second: list[Row] = [
        [5, "QH-B-01", SCHOOL, None, "建设工程施工合同", SCHOOL_OWNER, BUILDER, "施工总承包",
         "实训楼土建、安装、装饰", YES, YES, NO, 4200, None, None, None, None, None, None,
         "施工总承包", "建筑工程", "二级", "2023-05-10", None, None, None, None],
        [6, "QH-B-02", SCHOOL, "QH-B-01", "项目内部承包责任书", BUILDER, OWN_MANAGER, "内部承包",
         "实训楼整个项目，公司派人、统一核算", YES, YES, NO, 4116, None, None, None, None, None, "2%",
         None, None, None, "2023-05-18", None, YES, YES, "郑禾林为本公司项目经理"],
        [7, "QH-B-03", SCHOOL, "QH-B-01", "劳务分包合同", BUILDER, GOOD_LABOUR, "劳务分包",
         "主体结构劳务作业", NO, YES, NO, 980, 950, 0, 0, 0, 30, None,
         "施工劳务", None, None, dt.date(2023, 6, 5), None, None, None, "工资由总包专户代发"],
        [8, "QH-B-04", SCHOOL, "QH-B-01", "钢结构专业分包合同", BUILDER, STEEL, "专业分包",
         "钢屋架及钢梁制作安装", NO, YES, YES, 640, None, None, None, None, None, None,
         "专业承包", "钢结构工程", "二级", "2023-07-01", YES, None, None, "业主批复 2023-06-28"],
    ]  # fmt: skip
    return Page(
        name="合同台账",
        title="合同台账",
        above=[[*[None] * 24, "单位：万元"]],
        header=[
            "序号", "合同编号", "项目名称", "上级合同编号", "合同名称", "发包单位", "承包单位",
            "合同类别", "承包范围", "是否全部工程", "主体结构", "钢结构", "合同金额", "其中人工费",
            "主材费", "大型机械费", "周转材料费", "辅材费", "管理费比例", "要求资质类别",
            "资质专业要求", "资质等级要求", "签订日期", "建设单位是否同意", "本单位职工", "自负盈亏",
            "备注",
        ],
        rows=[
            *first, total("小计", first, 12), [],
            *second, total("小计", second, 12), total("合计", [*first, *second], 12),
        ],
        below=[[], ["制表：沈禾萍", None, None, "审核：", None, None, "（盖章）"]],
    )  # fmt: skip


def parties() -> Page:
    """Who takes part; ids are credit codes, people without one go by their names."""
    return Page(
        name="参建单位",
        title="参建单位一览表",
        header=[
            "序号",
            "单位名称",
            "单位类型",
            "统一社会信用代码",
            "身份证号",
            "法定代表人",
            "联系电话",
        ],
        rows=[
            [1, OWNER, "有限责任公司", firm(101), None, "董禾一", phone(101)],
            [2, SCHOOL_OWNER, "事业单位", firm(102), None, "程禾二", phone(102)],
            [3, BUILDER, "有限责任公司", firm(103), None, "曹禾三", phone(103)],
            [4, LABOUR, "有限公司", firm(104), None, "袁禾四", phone(104)],
            [5, GOOD_LABOUR, "有限公司", firm(105), None, "邓禾五", phone(105)],
            [6, STEEL, "有限公司", firm(106), None, "傅禾六", phone(106)],
            [7, RODS, "个体工商户", firm(107), None, None, phone(107)],
            [8, TAKER, "自然人", None, person(1, "19760512"), None, phone(108)],
            [9, OWN_MANAGER, "自然人", None, person(2, "19810923"), None, phone(109)],
        ],
        below=[["注：信用代码以营业执照为准"]],
    )


def licences() -> Page:
    """Certificates on the days of signing."""
    return Page(
        name="资质",
        title="企业资质证书登记",
        header=[
            "序号",
            "企业名称",
            "证书类型",
            "资质类别",
            "资质名称",
            "资质等级",
            "发证日期",
            "证书有效期",
        ],
        rows=[
            [
                1,
                BUILDER,
                "建筑业企业资质",
                "施工总承包",
                "建筑工程",
                "二级",
                "2021.12.20",
                "2026.12.20",
            ],
            [2, BUILDER, "安全生产许可证", None, None, None, "2022.1.10", "2025.1.9"],
            [3, LABOUR, "建筑业企业资质", "施工劳务", None, "不分等级", "2020/11/2", "2025/11/1"],
            [
                4,
                GOOD_LABOUR,
                "建筑业企业资质",
                "施工劳务",
                None,
                "不分等级",
                "2021/3/15",
                "2026/3/14",
            ],
            [5, STEEL, "建筑业企业资质", "专业承包", "钢结构工程", "二级", "2022/6/1", "2027/5/31"],
        ],
    )


def tenders() -> Page:
    """The winner paid its own deposit and sent its own agent, so nobody had borrowed its name."""
    return Page(
        name="招投标",
        title="招投标情况登记表",
        above=[[*[None] * 8, "单位：万元"]],
        header=[
            "标段编号", "项目名称", "投标单位", "委托代理人", "代理人单位", "保证金付款人", "保证金金额",
            "投标报价", "是否中标", "开标日期", "限制性条件",
        ],
        rows=[
            ["QH-A-BD1", HOMES, BUILDER, "魏禾七", BUILDER, BUILDER, 80, 8600, "中标",
             "2023.2.20", "无"],
            ["QH-B-BD1", SCHOOL, BUILDER, "魏禾七", BUILDER, BUILDER, 50, 4200, "中标",
             "2023.4.18", "无"],
        ],
    )  # fmt: skip


def staff() -> Page:
    """Key posts: of the first project in name only, of the second in fact."""
    return Page(
        name="管理人员",
        title="项目管理人员花名册（关键岗位）",
        header=[
            "序号", "项目名称", "合同编号", "派驻单位", "姓名", "身份证号", "岗位", "劳动合同单位",
            "工资发放单位", "社保缴纳单位", "到岗日期", "是否履职", "退休返聘", "备注",
        ],
        rows=[
            [1, HOMES, "QH-A-01", BUILDER, "秦禾山", person(11), "项目经理", BUILDER, BUILDER,
             BUILDER, "2023.4.10", NO, NO, "只在开工仪式到场"],
            [2, HOMES, "QH-A-01", BUILDER, "许禾木", person(12), "技术负责人", "无", TAKER, "无",
             "2023.4.12", YES, NO, None],
            [3, HOMES, "QH-A-01", BUILDER, "何禾田", person(13), "质量员", "无", TAKER, "无",
             "2023.4.12", YES, NO, None],
            [4, HOMES, "QH-A-01", BUILDER, "吕禾水", person(14), "专职安全员", BUILDER, BUILDER,
             BUILDER, "2023.4.10", YES, NO, None],
            [5, SCHOOL, "QH-B-01", BUILDER, OWN_MANAGER, person(2, "19810923"), "项目经理",
             BUILDER, BUILDER, BUILDER, "2023.5.20", YES, NO, None],
            [6, SCHOOL, "QH-B-01", BUILDER, "冯禾石", person(16), "技术负责人", BUILDER, BUILDER,
             "青禾邻州人力资源有限公司", "2023.5.20", YES, NO, "养老保险异地代缴"],
            [7, SCHOOL, "QH-B-01", BUILDER, "褚禾玉", person(17, "19610203"), "质量员", "无",
             BUILDER, "无", "2023.5.22", YES, YES, "已退休，返聘协议"],
            [8, SCHOOL, "QH-B-01", BUILDER, "卫禾金", person(18), "专职安全员", BUILDER, BUILDER,
             BUILDER, "2023.5.20", YES, NO, None],
            [9, SCHOOL, "QH-B-04", STEEL, "蒋禾风", person(19), "项目经理", STEEL, STEEL, STEEL,
             "2023.7.5", YES, NO, None],
            [10, SCHOOL, "QH-B-04", STEEL, "韩禾雨", person(20), "技术负责人", STEEL, STEEL, STEEL,
             "2023.7.5", YES, NO, None],
            [11, SCHOOL, "QH-B-04", STEEL, "杨禾雪", person(21), "质量员", STEEL, STEEL, STEEL,
             "2023.7.5", YES, NO, None],
            [12, SCHOOL, "QH-B-04", STEEL, "朱禾霜", person(22), "专职安全员", STEEL, STEEL, STEEL,
             "2023.7.5", YES, NO, None],
        ],
    )  # fmt: skip


def purchases() -> Page:
    """Who had to buy, and who bought; one row names a contract that the ledger does not have."""
    rows: list[Row] = [
        ["CG-001", HOMES, "QH-A-01", "钢材", BUILDER, TAKER, RODS, 2380000, "有", "有", TAKER, NO,
         "2023.5.28"],
        ["CG-002", HOMES, "QH-A-01", "商砼", BUILDER, TAKER, "青禾南坡商砼站", 1460000, "无", "无",
         None, NO, "2023.6.30"],
        ["CG-003", HOMES, "QH-A-01", "塔吊租赁", BUILDER, BUILDER, "青禾高桥机械租赁站", 216000, "有",
         "有", BUILDER, NO, "2023.7.3"],
        ["CG-004", HOMES, "QH-A-09", "模板", TAKER, TAKER, "青禾南坡木材行", 187500, "无", "无", None,
         NO, "2023.7.9"],
        ["CG-005", SCHOOL, "QH-B-01", "商砼", BUILDER, BUILDER, "青禾南坡商砼站", 890000, "有", "有",
         BUILDER, NO, "2023.8.15"],
        ["CG-006", SCHOOL, "QH-B-01", "工程设备", BUILDER, SCHOOL_OWNER, "青禾高桥电梯行", 760000, "有",
         "有", SCHOOL_OWNER, YES, "2023.9.1"],
        ["CG-007", SCHOOL, "QH-B-04", "构件", STEEL, STEEL, RODS, 2150000, "有", "有", STEEL, NO,
         "2023.7.20"],
    ]  # fmt: skip
    return Page(
        name="采购台账",
        title="材料设备采购、租赁台账",
        above=[["截至 2023 年 12 月", *[None] * 6, "金额单位：元"]],
        header=[
            "采购编号", "项目名称", "合同编号", "材料类别", "约定采购方", "采购单位", "供应商", "金额",
            "有无合同", "有无发票", "发票抬头", "是否甲供", "日期",
        ],
        rows=[*rows, total("合计", rows, 7)],
    )  # fmt: skip


def payments() -> Page:
    """The money: down to the taker within days, and past nobody in the second project."""
    rows: list[Row] = [
        ["记0520", "2023-05-20", HOMES, "QH-A-01", OWNER, BUILDER, "进度款", "12,900,000.00", "一期进度款", NO],
        ["记0522", "2023-05-22", HOMES, "QH-A-02", BUILDER, TAKER, "工程款", "12,513,000.00", "扣3%管理费", NO],
        ["记0601", "2023-06-01", HOMES, "QH-A-03", TAKER, LABOUR, "劳务款", "2,000,000.00", "劳务费", NO],
        ["记0603", "2023-06-03", HOMES, "QH-A-04", TAKER, RODS, "材料款", "2,380,000.00", "钢材款", NO],
        ["记0625", "2023-06-25", HOMES, "QH-A-01", OWNER, BUILDER, "进度款", "11,000,000.00", "二期进度款", NO],
        ["记0626", "2023-06-26", HOMES, "QH-A-02", BUILDER, TAKER, "工程款", "10,670,000.00", "扣管理费", NO],
        ["记0705", "2023-07-05", HOMES, "QH-A-03", TAKER, LABOUR, "劳务款", "1,500,000.00", "劳务费", NO],
        ["记0710", "2023-07-10", HOMES, "QH-A-04", TAKER, RODS, "垫付款", "300,000.00", "代垫运费", NO],
        ["记0915", "2023-09-15", HOMES, "QH-A-01", OWNER, BUILDER, "进度款", "9,000,000.00", "三期进度款", NO],
        ["记0918", "2023-09-18", HOMES, "QH-A-02", BUILDER, TAKER, "工程款", "8,730,000.00", "扣管理费", NO],
        ["记0711", "2023-07-11", SCHOOL, "QH-B-01", SCHOOL_OWNER, BUILDER, "进度款", "7,200,000.00", "进度款", NO],
        ["记0712", "2023-07-12", SCHOOL, "QH-B-01", SCHOOL_OWNER, BUILDER, "人工费", "1,200,000.00", "拨入工资专户", NO],
        ["记0720", "2023-07-20", SCHOOL, "QH-B-02", BUILDER, OWN_MANAGER, "往来款", "60,000.00", "项目部备用金", NO],
        ["记0802", "2023-08-02", SCHOOL, "QH-B-04", BUILDER, STEEL, "工程款", "1,920,000.00", "钢构进度款", NO],
        ["记0820", "2023-08-20", SCHOOL, "QH-B-03", BUILDER, GOOD_LABOUR, "劳务费", "180,000.00", "管理费、辅材", NO],
    ]  # fmt: skip
    return Page(
        name="",
        title="青禾砚山建设有限公司工程款收付台账（2023年5月—12月）",
        above=[[*[None] * 7, "单位：元"]],
        header=[
            "凭证号", "付款日期", "项目名称", "合同编号", "付款单位", "收款单位", "款项类别", "金额（元）",
            "摘要", "是否委托付款",
        ],
        rows=[*rows, [], total("合计", rows, 7)],
        below=[["出纳签字：", None, None, "财务负责人："]],
    )  # fmt: skip


CREW = [
    "赵禾春",
    "钱禾夏",
    "孙禾秋",
    "李禾冬",
    "周禾东",
    "吴禾西",
    "郑禾南",
    "王禾北",
    "冯 禾",
    "陈 禾",
]
GOOD_CREW = ["褚禾甲", "卫禾乙", "蒋禾丙", "沈禾丁", "韩禾戊", "杨禾己"]
TRADES = ["钢筋工", "木工", "混凝土工", "架子工", "瓦工"]


def roster() -> Page:
    """The real-name list of both projects."""
    rows: list[Row] = [
        [n, name, person(100 + n), TRADES[n % 5], LABOUR, HOMES, "2023.4.25", phone(1000 + n),
         card(100 + n), "未签"]
        for n, name in enumerate(CREW, start=1)
    ]  # fmt: skip
    rows += [
        [n, name, person(200 + n), TRADES[n % 5], GOOD_LABOUR, SCHOOL, "2023.6.10", phone(2000 + n),
         card(200 + n), "劳动合同"]
        for n, name in enumerate(GOOD_CREW, start=len(CREW) + 1)
    ]  # fmt: skip
    return Page(
        name="",
        title="农民工实名制花名册",
        header=[
            "序号", "姓名", "身份证号码", "工种", "所属单位", "项目名称", "进场日期", "联系电话", "工资卡号",
            "合同签订情况",
        ],
        rows=rows,
        below=[["劳资专管员：吕禾水", None, None, "共16人"]],
    )  # fmt: skip


def unpaid(month: str, days: int) -> Page:
    """A month of the first project's crew: some living money, no wages; the total has a slip."""
    due = f"2023-{int(month) + 1}-15"
    rows: list[Row] = [
        [n, name, person(100 + n), TRADES[n % 5], days - n % 3, (days - n % 3) * 300, 1000, 0, due]
        for n, name in enumerate(CREW, start=1)
    ]
    off = 100 if month == "11" else 0
    sums: Row = ["合计", *[None] * 4, sum(int(str(r[5])) for r in rows) + off, 10000, 0]
    header = [
        "序号",
        "姓  名",
        "身份证号",
        "工种",
        "出勤\n天数",
        "应发工资",
        "借支",
        "已发工资",
        "约定发薪日",
        "领款人签字",
    ]
    half = len(rows) // 2
    return Page(
        name=f"{month}月",
        title=f"{HOMES}2023年{month}月农民工工资表",
        above=[[f"劳务单位：{LABOUR}", *[None] * 6, "单位：元"]],
        header=header,
        rows=[*rows[:half], list(header), *rows[half:], sums],
        below=[["制表：", None, None, "审核：", None, "班组长："]],
    )


def paid(month: str) -> Page:
    """A month of the second project's crew: paid in full out of the general contractor's account."""
    day = f"2023-{int(month) + 1}-15"
    rows: list[Row] = [
        [n, name, person(200 + n), 25, 7500, 0, 7500, "专户代发", BUILDER, day, day, "已签"]
        for n, name in enumerate(GOOD_CREW, start=len(CREW) + 1)
    ]
    sums: Row = ["合计", *[None] * 3, 7500 * len(rows), 0, 7500 * len(rows)]
    return Page(
        name=f"{month}月",
        title=f"{SCHOOL}2023年{month}月农民工工资发放表",
        above=[[f"劳务单位：{GOOD_LABOUR}", *[None] * 6, "单位：元"]],
        header=[
            "序号", "姓名", "身份证号", "出勤天数", "应发工资", "代扣", "实发工资", "发放方式", "代发单位",
            "约定发薪日", "发放日期", "签字",
        ],
        rows=[*rows, [], sums],
        below=[["制表：沈禾萍", None, None, "审核：吕禾水"]],
    )  # fmt: skip
