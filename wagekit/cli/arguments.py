"""What can be typed: commands and their options. Nothing heavy is imported here."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from wagekit.cli.chinese import ChineseParser

METHODS = ("fifo", "lifo", "pro_rata", "lowest_balance", "all")


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    top: argparse.ArgumentParser = ChineseParser(
        prog="wagekit", description="欠薪案件核查工具：从案件文件夹到疑点、认定方向和移送函。"
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="命令")
    _demo(commands)
    _case_commands(commands)
    _rule_commands(commands)
    return top


def _demo(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    demo = _command(commands, "demo", "用样例案件演示全过程")
    demo.add_argument("--out", type=Path, default=Path("out"), help="结果文件夹，默认 ./out")


def _case_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    new = _command(commands, "new-case", "新建案件文件夹（含笔记本）")
    new.add_argument("folder", type=Path, metavar="DIR", help="新文件夹")
    check = _command(commands, "check", "识别文件，报告读取情况和问题")
    check.add_argument("case", type=Path, metavar="CASE", help="案件文件夹")
    _analyze(commands)
    _trace(commands)
    _memo(commands)
    _notebook_commands(commands)


def _analyze(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    analyze = _command(commands, "analyze", "运行规则，写出疑点和认定方向")
    analyze.add_argument("case", type=Path, metavar="CASE", help="案件文件夹")
    analyze.add_argument("--out", type=Path, required=True, help="结果文件夹")
    analyze.add_argument("--as-of", type=_day, help="判断日，例如 2026-11-20")
    analyze.add_argument(
        "--rule",
        action="extend",
        nargs="+",
        type=str.upper,
        default=[],
        metavar="CODE",
        help="只运行这些规则",
    )
    _plugins(analyze)


def _trace(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    trace = _command(commands, "trace", "追踪资金：从当事人、账户或付款出发，各种方法下的去向")
    trace.add_argument("case", type=Path, metavar="CASE", help="案件文件夹")
    trace.add_argument(
        "--from",
        dest="source",
        required=True,
        metavar="单位或账户",
        help="单位、账户、付款或应付款的编号，也可以写单位全称",
    )
    trace.add_argument("--project", metavar="ID", help="只追踪该项目的付款")
    trace.add_argument("--method", default="all", choices=METHODS, help="追踪方法，默认全部比较")
    trace.add_argument("--out", type=Path, required=True, help="结果文件夹")


def _memo(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    memo = _command(commands, "memo", "起草文书（.docx）")
    memo.add_argument("case", type=Path, metavar="CASE", help="案件文件夹")
    memo.add_argument("--kind", required=True, help="文书种类：transfer_housing")
    memo.add_argument("--project", required=True, metavar="ID", help="项目编号")
    memo.add_argument("--party", metavar="ID", help="当事人编号")
    memo.add_argument("--out", type=Path, required=True, metavar="FILE.docx", help="文书文件")


def _notebook_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    run = _command(commands, "run", "为一个案件运行笔记本，写出笔记本和网页")
    run.add_argument(
        "notebook",
        type=Path,
        metavar="NOTEBOOK",
        help="笔记本文件，或其名称：案件文件夹中的，或随软件提供的 01_chain 等",
    )
    run.add_argument("case", type=Path, metavar="CASE", help="案件文件夹")
    run.add_argument("--out", type=Path, required=True, help="结果文件夹")
    lab = _command(commands, "lab", "在本机打开 JupyterLab 和案件的笔记本")
    lab.add_argument("case", type=Path, metavar="CASE", nargs="?", help="案件文件夹")
    look = _command(commands, "look", "在本机打开案件的网页：没有代码，可处理疑点、存文书")
    look.add_argument("case", type=Path, metavar="CASE", help="案件文件夹")
    for serving in (lab, look):
        serving.add_argument("--ip", type=_loopback_only, help=argparse.SUPPRESS)


def _rule_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    listed = _command(commands, "rules", "列出全部规则")
    listed.add_argument("--json", action="store_true", help="以 JSON 输出")
    _plugins(listed)
    one = _command(commands, "rule", "说明一条规则：依据、判断步骤和参数")
    one.add_argument("code", type=str.upper, metavar="CODE", help="规则代码")
    _plugins(one)
    new = _command(commands, "new-rule", "新建一条规则及其用例")
    new.add_argument("code", metavar="CODE", help="两个大写字母加两位数字")
    new.add_argument("name", metavar="name", help="英文名，例如 sub_to_individual")
    new.add_argument("--into", type=Path, default=Path(), metavar="DIR", help="插件所在文件夹")


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, words: str
) -> argparse.ArgumentParser:
    made = commands.add_parser(name, help=words, description=words)
    made.add_argument("--lang", choices=("zh", "en"), default="zh", help="输出语言")
    made.add_argument("--quiet", action="store_true", help="只输出必要内容")
    return made


def _plugins(command: argparse.ArgumentParser) -> None:
    command.add_argument("--plugins", type=_folder, metavar="DIR", help="另有规则的文件夹")


def _loopback_only(text: str) -> str:
    raise argparse.ArgumentTypeError(f"不能改为 {text}：只在本机打开，不向其他机器开放")


def _folder(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"{text} 不是文件夹")
    return path


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} 不是日期，应写成 2026-11-20") from None
