"""Commands about handing a case over: what can be typed after them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wagekit.cli.options import case, judging, plugins
from wagekit.model.text import Text

if TYPE_CHECKING:
    from wagekit.cli.help import Adds


def handover(adds: Adds) -> None:
    """`handover` and `verify`."""
    handed = adds(
        "handover",
        Text(
            "移交案件：案件文件夹、结果和清单装成一个可以核对的包",
            "hand a case over: its folder, its results and their list in one bundle to verify",
        ),
    )
    case(handed)
    handed.takes(
        "-o",
        "--out",
        type=Path,
        required=True,
        metavar="BUNDLE.zip",
        zh="交接包，不能放在案件文件夹里",
        en="the bundle; not in the case folder",
    )
    judging(handed)
    verify = adds(
        "verify",
        Text(
            "核对交接包：是否全部列明、没有改动",
            "verify a bundle: is everything listed and unchanged",
        ),
    )
    verify.takes("bundle", type=Path, metavar="BUNDLE.zip", zh="交接包", en="the bundle")
    verify.takes(
        "--rerun",
        action="store_true",
        zh="再按同一判断日、同一组规则重新运行，比对结果",
        en="also judge again, on the same day and by the same rules, and compare",
    )
    plugins(verify)
