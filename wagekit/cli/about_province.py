"""Commands about many projects at once: what can be typed after them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wagekit.cli.options import judging, out
from wagekit.cli.typed import at_least_one, share_of_a_code
from wagekit.model.text import Text
from wagekit.simulate.codes import plantable

if TYPE_CHECKING:
    from wagekit.cli.help import Adds

ENGINES = ("duckdb", "spark")


def screen(adds: Adds) -> None:
    """`screen`."""
    screen = adds(
        "screen",
        Text(
            "一次核查一省的全部项目（标准表的 Parquet 文件）",
            "run the rules over every project of a province (canonical tables in Parquet)",
        ),
    )
    screen.takes(
        "data",
        type=Path,
        metavar="DATA",
        zh="数据文件夹：<表名>.parquet，或者放有分片文件的 <表名> 文件夹；金额以元计",
        en="folder of <table>.parquet, or of <table>/ with part files; amounts in yuan",
    )
    out(screen)
    screen.takes(
        "--engine",
        default="duckdb",
        choices=ENGINES,
        zh="计算引擎，默认 duckdb（本机）",
        en="what computes; duckdb, on this machine, if not given",
    )
    judging(screen)


def simulate(adds: Adds) -> None:
    """`simulate`."""
    simulate = adds(
        "simulate",
        Text(
            "生成一省的虚构项目和其中的真实情况（truth.csv），用于核对规则",
            "make an invented province and the truth about it (truth.csv), to check rules by",
        ),
    )
    codes = plantable()
    simulate.takes("out", type=Path, metavar="OUT", zh="结果文件夹", en="folder for results")
    simulate.takes(
        "--projects",
        type=at_least_one(simulate.lang),
        required=True,
        metavar="N",
        zh="项目数",
        en="how many projects",
    )
    simulate.takes(
        "--seed",
        type=int,
        required=True,
        metavar="S",
        zh="随机种子：相同的种子生成相同的文件",
        en="the same seed gives the same bytes",
    )
    simulate.takes(
        "--plant",
        type=share_of_a_code(simulate.lang),
        action="extend",
        nargs="+",
        default=[],
        metavar="CODE=SHARE",
        zh=f"在这一比例的项目中制造某条规则的疑点，例如 ZB01=0.02；可以选择：{' '.join(codes)}",
        en="plant what a rule finds in this share of the projects, such as ZB01=0.02; there are"
        f" {', '.join(codes)}",
    )
