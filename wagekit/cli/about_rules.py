"""Commands about notebooks and rules: what can be typed after them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from wagekit.cli.options import case, out, plugins
from wagekit.cli.typed import loopback_only
from wagekit.model.text import Text

if TYPE_CHECKING:
    from wagekit.cli.help import Adds


def notebooks(adds: Adds) -> None:
    """`run`, `lab` and `look`."""
    run = adds(
        "run",
        Text(
            "为一个案件运行笔记本，写出笔记本和网页",
            "run a notebook for a case; write it and its web page",
        ),
    )
    run.takes(
        "notebook",
        type=Path,
        metavar="NOTEBOOK",
        zh="笔记本文件，或其名称：案件文件夹中的，或随软件提供的 01_chain 等",
        en="a notebook, or the name of one in the case folder or of ours, such as 01_chain",
    )
    case(run)
    out(run)
    lab = adds(
        "lab",
        Text(
            "在本机打开 JupyterLab 和案件的笔记本",
            "open JupyterLab and the notebooks of a case on this machine",
        ),
    )
    case(lab, nargs="?")
    look = adds(
        "look",
        Text(
            "在本机打开案件的网页：没有代码，可处理疑点、存文书",
            "open the page of a case on this machine: no code; review findings, save letters",
        ),
    )
    case(look)
    for serving in (lab, look):
        serving.add_argument("--ip", type=loopback_only(serving.lang), help=argparse.SUPPRESS)


def rules(adds: Adds) -> None:
    """`rules`, `rule` and `new-rule`."""
    listed = adds("rules", Text("列出全部规则", "list all rules"))
    listed.takes("--json", action="store_true", zh="以 JSON 输出", en="as JSON")
    plugins(listed)
    one = adds(
        "rule",
        Text(
            "说明一条规则：依据、判断步骤和参数",
            "explain a rule: its law, its steps and its parameters",
        ),
    )
    one.takes("code", type=str.upper, metavar="CODE", zh="规则代码", en="code of the rule")
    plugins(one)
    new = adds("new-rule", Text("新建一条规则及其用例", "a new rule with its cases"))
    new.takes(
        "code",
        metavar="CODE",
        zh="两个大写字母加两位数字",
        en="two capital letters and two digits",
    )
    new.takes(
        "name",
        metavar="name",
        zh="英文名，例如 sub_to_individual",
        en="its name, such as sub_to_individual",
    )
    new.takes(
        "--into",
        type=Path,
        default=Path(),
        metavar="DIR",
        zh="插件所在文件夹",
        en="folder of the plugin",
    )
