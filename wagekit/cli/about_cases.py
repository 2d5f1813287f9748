"""Commands about a case folder: what can be typed after them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wagekit.cli.options import case, judging, out
from wagekit.model.text import Text

if TYPE_CHECKING:
    from wagekit.cli.help import Adds

METHODS = ("fifo", "lifo", "pro_rata", "lowest_balance", "all")


def demo(adds: Adds) -> None:
    """`demo`."""
    demo = adds("demo", Text("用样例案件演示全过程", "the whole road, shown on sample cases"))
    demo.takes(
        "--out",
        type=Path,
        default=Path("out"),
        zh="结果文件夹，默认 ./out",
        en="folder for results, ./out if not given",
    )


def folders(adds: Adds) -> None:
    """`new-case` and `check`."""
    new = adds("new-case", Text("新建案件文件夹（含笔记本）", "a new case folder, with notebook"))
    new.takes("folder", type=Path, metavar="DIR", zh="新文件夹", en="the new folder")
    check = adds(
        "check",
        Text(
            "识别文件，报告读取情况和问题", "read the files, and report what was read and what not"
        ),
    )
    case(check)


def analyze(adds: Adds) -> None:
    """`analyze`."""
    analyze = adds(
        "analyze",
        Text("运行规则，写出疑点和认定方向", "run the rules; write findings and the direction"),
    )
    case(analyze)
    out(analyze)
    judging(analyze)


def trace(adds: Adds) -> None:
    """`trace`."""
    trace = adds(
        "trace",
        Text(
            "追踪资金：从当事人、账户或付款出发，各种方法下的去向",
            "trace money from a party, an account or a payment, by every method",
        ),
    )
    case(trace)
    trace.takes(
        "--from",
        dest="source",
        required=True,
        metavar="SOURCE",
        zh="单位、账户、付款或应付款的编号，也可以写单位全称",
        en="id of a party, account, payment or claim, or a party's full name",
    )
    trace.takes(
        "--project",
        metavar="ID",
        zh="只追踪该项目的付款",
        en="trace payments of this project only",
    )
    trace.takes(
        "--method",
        default="all",
        choices=METHODS,
        zh="追踪方法，默认全部比较",
        en="how to trace; all are compared if not given",
    )
    out(trace)


def memo(adds: Adds) -> None:
    """`memo`."""
    memo = adds("memo", Text("起草文书（.docx）", "draft a letter (.docx)"))
    case(memo)
    memo.takes(
        "--kind",
        required=True,
        zh="文书种类，如 transfer_housing、rectify_order；写错时列出全部",
        en="kind of document, such as rectify_order; a wrong one lists them all",
    )
    memo.takes("--project", required=True, metavar="ID", zh="项目编号", en="id of the project")
    memo.takes("--party", metavar="ID", zh="当事人编号", en="id of the party")
    memo.takes(
        "--out", type=Path, required=True, metavar="FILE.docx", zh="文书文件", en="the letter"
    )
