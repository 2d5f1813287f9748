# ruff: noqa: INP001, E501 - a script beside its case, no package; a line of a statement is a line
# fmt: off
"""Bank statements of the pile, each in the layout of its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pile_world as w
from pile_formats import Line, Lines, locked_workbook, text_file, web_page, workbook

if TYPE_CHECKING:
    from pathlib import Path

_POLICE = (
    "交易卡号 交易账号 账户开户名称 开户人证件号码 交易时间 交易金额 交易余额 收付标志 交易对手账卡号 现金标志 "
    "对手户名 对手身份证号 对手开户银行 摘要说明 交易币种 交易网点名称 交易网点代码 交易发生地 交易是否成功 传票号 "
    "终端号 IP地址 MAC地址 对手交易余额 交易流水号 日志号 凭证种类 凭证号 交易柜员号 商户名称 商户号 备注 "
    "交易类型 查询反馈结果原因"
)
PASSWORD = "zm2025"  # noqa: S105 - the password of an invented file, given in case.toml


def write(folder: Path) -> None:
    """Write them all."""
    folder.mkdir(parents=True, exist_ok=True)
    ccb(folder)
    icbc(folder)
    boc(folder)
    cmb(folder)
    police(folder)
    labour_page(folder)
    wage_batches(folder)
    daybook(folder)


def ccb(folder: Path) -> None:
    """Construction bank: the special wage account, one line for each wage paid by proxy."""
    header = ["账号", "账户名称", "交易时间", "借方发生额（支取）", "贷方发生额（收入）", "余额", "币种", "对方户名", "对方账号", "对方开户机构", "记账日期", "摘要", "备注", "账户明细编号-交易流水号", "企业流水号", "凭证种类", "凭证号"]
    moves: list[tuple[str, float, float, str, str, str]] = [
        ("20250905 10:02:11", 0, 200000, w.OWNER, w.OWNER_ACCOUNT, "人工费"),
        *((f"20251015 09:3{n}:0{n}", wage_paid(worker), 0, worker.name, worker.card, "代发工资") for n, worker in enumerate(w.WORKERS[:5])),
        ("20251016 16:20:45", 100000, 0, w.TRADER, "9903600500000018", "往来款"),
        ("20251021 17:00:00", 35.5, 0, "", "", "手续费"),
    ]
    rows, balance = [], 1000.0
    for n, (at, out, into, name, account, words) in enumerate(moves, 1):
        balance = round(balance - out + into, 2)
        rows.append([w.WAGE_ACCOUNT, w.BUILDER, at, money(out), money(into), money(balance), "人民币", name, account, "澜汀支行", at[:8], words, "", f"{n}-JH{n:08d}", "", "", ""])
    workbook(folder / "建行_农民工工资专户.xlsx", {"明细": [header, *rows]})


def wage_paid(worker: w.Worker) -> float:
    """What the account paid a worker of the steel team for September: days by rate, less board."""
    return float(worker.days[0] * worker.rate - 500)


def money(amount: float) -> str | None:
    """An amount as banks print it: with thousands, nothing for zero."""
    return f"{amount:,.2f}" if amount else None


def icbc(folder: Path) -> None:
    """Industrial and commercial bank: the holder stands in the file's name only."""
    header = ["凭证号", "交易时间", "对方单位", "对方账号", "转入金额", "转出金额", "余额", "用途", "摘要", "附言", "回单个性化信息"]
    moves = [
        ("2025-07-02 09:12:33", w.OWNER, w.OWNER_ACCOUNT, 3000000, 0, "工程款", "鹿鸣湖二期进度款"),
        ("2025-07-03 11:05:10", w.SUPPLIER, w.SUPPLIER_ACCOUNT, 0, 420000, "货款", "商砼款"),
        ("2025-07-04 15:44:02", w.LABOUR, w.LABOUR_ACCOUNT, 0, 260000, "劳务费", "7月劳务费"),
        ("2025-07-31 23:59:59", "", "", 312.45, 0, "", "利息"),
    ]
    rows, balance = [], 8000.0
    for n, (at, name, account, into, out, use, words) in enumerate(moves, 1):
        balance = round(balance + into - out, 2)
        rows.append([f"0{n:07d}", at, name, account, plain(into), plain(out), f"{balance:.2f}", use, words, "", ""])
    text_file(folder / f"hisdetail_{w.BUILDER}_202507.csv", [["[HISTORYDETAIL]"], header, *rows], "gb18030")


def plain(amount: float) -> str:
    """An amount without thousands; zero stays zero."""
    return f"{amount:.2f}"


def boc(folder: Path) -> None:
    """Bank of China: bilingual headers, signed amounts, a tab behind every value."""
    header = [
        "交易类型[ Transaction Type ]",
        "付款人账号[ Debit Account No. ]",
        "付款人名称[ Payer's Name ]",
        "收款人账号[ Payee's Account Number ]",
        "收款人名称[ Payee's Name ]",
        "交易日期[ Transaction Date ]",
        "交易时间[ Transaction time ]",
        "交易金额[ Trade Amount ]",
        "交易后余额[ After-transaction balance ]",
        "摘要[ Reference ]",
        "用途[ Purpose ]",
        "交易附言[ Remark ]",
        "交易流水号[ Transaction reference number ]",
    ]
    mine, treasury = (w.OWNER_ACCOUNT, w.OWNER), ("9903600900000001", "澜汀县财政局")
    moves = [
        ("来账", treasury, mine, "20250620", "10:00:00", 5000000, "专项资金", "棚改专项"),
        ("往账", mine, ("9903600800000002", "澜汀工程监理有限公司"), "20250702", "14:30:00", -180000, "监理费", "监理费"),
        ("往账", mine, ("9903600700000003", "澜汀勘测设计院"), "20250711", "09:15:20", -95000.5, "设计费", "设计尾款"),
    ]
    lines: Lines = [["查询账号[ Inquirer account number ]", f"{w.OWNER_ACCOUNT}\t"], ["总笔数[ Total number ]", "3\t"], ["币种[ Currency ]", "人民币\t"], [], header]
    balance = 120000.0
    for n, (kind, payer, payee, day, clock, amount, words, use) in enumerate(moves, 1):
        balance = round(balance + amount, 2)
        cells: Line = [kind, *payer, *payee, day, clock, f"{amount:.2f}", f"{balance:.2f}", words, use, "", f"ZH{n:09d}"]
        lines.append([f"{cell}\t" for cell in cells])
    text_file(folder / "中行交易明细20250801.csv", lines, "utf-8-sig")


def cmb(folder: Path) -> None:
    """Merchants bank: day and clock in two columns, meta rows above, a total below."""
    header = ["交易日", "交易时间", "起息日", "交易类型", "借方金额", "贷方金额", "余额", "摘要", "流水号", "流程实例号", "业务名称", "用途", "业务参考号", "业务摘要", "其他摘要", "收(付)方分行名", "收(付)方名称", "收(付)方账号"]
    moves = [("2025-08-05", "10:10:10", 0, 150000, "货款", "澜汀碧岸置业有限公司", "9903601000000008"), ("2025-08-06", "11:20:30", 88000, 0, "水泥款", "澜汀砺石建材有限公司", "9903601100000007"), ("2025-08-28", "16:00:01", 12500.75, 0, "运费", "澜汀众达运输有限公司", "9903601200000006")]
    rows, balance = [], 30000.0
    for n, (day, clock, out, into, words, name, account) in enumerate(moves, 1):
        balance = round(balance - out + into, 2)
        rows.append([day, clock, day, "转账", out or None, into or None, balance, words, f"G{n:06d}", "", "企业银行", words, f"REF{n:06d}", "", "", "澜汀分行", name, account])
    above: Lines = [["账户名称：" + w.SUPPLIER], ["账号：" + w.SUPPLIER_ACCOUNT, None, None, "币种：人民币"]]
    total: Line = ["合计", None, None, None, 100500.75, 150000]
    workbook(folder / "招行流水.xlsx", {"账务查询": [*above, header, *rows, total]})


def police(folder: Path) -> None:
    """What the police hand on: 34 columns, tabs behind numbers, failed and empty lines, accounts."""
    header = _POLICE.split()
    moves = [
        ("20250708101500", 1800000, 1801200, "进", w.OTHER_ACCOUNT, w.BUILDER, "往来款", "成功"),
        ("20250709093000", 54000, 1747200, "出", w.BASIC_ACCOUNT, w.BUILDER, "管理费", "成功"),
        ("20250709100500", 300000, 1447200, "出", w.LABOUR_SECOND, w.LABOUR, "劳务费", "成功"),
        ("20250710080000", 50000, 1447200, "出", "", "", "转账", "失败"),
        ("20250712193000", 20000, 1427200, "出", "", "", "ATM取现", "成功"),
    ]
    lines: Lines = [header]
    for n, (at, amount, balance, sign, account, name, words, ok) in enumerate(moves, 1):
        given = {
            "交易卡号": w.FOREMAN_CARD,
            "交易账号": w.FOREMAN_CARD,
            "账户开户名称": w.FOREMAN,
            "开户人证件号码": w.FOREMAN_ID,
            "交易时间": at,
            "交易金额": f"{amount:.2f}",
            "交易余额": f"{balance:.2f}",
            "收付标志": sign,
            "交易对手账卡号": account,
            "现金标志": "其它",
            "对手户名": name,
            "摘要说明": words,
            "交易币种": "CNY",
            "交易是否成功": ok,
            "交易流水号": f"P{n:010d}",
        }
        lines.append([f"{given.get(name, '')}\t" for name in header])
    nothing = {"交易卡号": "9903621700000000999", "查询反馈结果原因": "该卡号无交易记录"}
    lines.append([f"{nothing.get(name, '')}\t" for name in header])
    text_file(folder / "公安查控_交易明细信息.csv", lines, "gb18030")
    accounts: Lines = [
        ["账户开户名称", "开户人证件号码", "交易卡号", "交易账号", "账号开户时间", "账户余额", "可用余额", "币种", "开户网点", "账户状态", "账号开户银行", "联系电话"],
        [w.FOREMAN, w.FOREMAN_ID, w.FOREMAN_CARD, w.FOREMAN_CARD, "20180311", "1427200.00", "1427200.00", "CNY", "澜汀支行", "正常", "澜汀农村商业银行", "000-00990301"],
    ]
    text_file(folder / "公安查控_账户信息.csv", [accounts[0], *([f"{c}\t" for c in line] for line in accounts[1:])], "gb18030")


def labour_page(folder: Path) -> None:
    """A rural bank's web page that calls itself .xls."""
    lines: Lines = [
        ["户名", w.LABOUR, "账号", w.LABOUR_ACCOUNT],
        ["交易日期", "摘要", "支出", "收入", "余额", "对方户名", "对方账号"],
        ["2025/07/10", "提现", "50,000.00", "", "210,000.00", "", ""],
        ["2025/07/15", "劳务费", "160,000.00", "", "50,000.00", w.FOREMAN, "9903621700000000302"],
        ["2025/07/21", "利息", "", "12.60", "50,012.60", "", ""],
        ["合计", "", "210,000.00", "12.60", "", "", ""],
    ]
    web_page(folder / "众木劳务对账单.xls", lines, "澜汀农村商业银行 客户对账单")


def wage_batches(folder: Path) -> None:
    """The bank's own data of the wage account: batches, in fen."""
    header = ["专用账户号", "专用账户户名", "工程编码", "工程名称", "工资表编号", "工资月份", "代发总金额", "代发笔数", "发放日期", "发放状态"]
    rows: Lines = [[w.WAGE_ACCOUNT, w.BUILDER, w.SITE_NO, w.SITE, "GZ202507", "202507", 6120000, 10, "20250815", 3], [w.WAGE_ACCOUNT, w.BUILDER, w.SITE_NO, w.SITE, "GZ202508", "202508", 6450050, 10, "20250915", 3]]
    workbook(folder / "工资专户批次（银行）.xlsx", {"Sheet1": [header, *rows]})


def daybook(folder: Path) -> None:
    """The labour firm's own bank daybook: 借 is money in; the workbook is locked."""
    lines: Lines = [
        ["银行存款日记账"],
        ["单位名称：" + w.LABOUR, None, None, "账号：" + w.LABOUR_SECOND],
        ["日期", "凭证号", "摘要", "对方单位", "借方", "贷方", "余额"],
        ["2025-07-01", "", "期初余额", None, None, None, 5000],
        ["2025-07-18", "记-12", "付工具款", "澜汀县老丁五金商行", None, 18600, -13600],
        ["2025-07-20", "记-13", "收点工费", "澜汀碧岸置业有限公司", 40000, None, 26400],
        ["本月合计", None, None, None, 40000, 18600, 26400],
    ]
    locked_workbook(folder / "众木劳务日记账（加密）.xlsx", {"农商行": lines}, PASSWORD)
