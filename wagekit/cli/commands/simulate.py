"""`wagekit simulate OUT --projects N --seed S`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.cli.say import Say
from wagekit.core.errors import WagekitError
from wagekit.intake.said import Said
from wagekit.output.folder import staged_into
from wagekit.simulate.province import simulate

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence


def execute(arguments: argparse.Namespace) -> int:
    """Write the tables of an invented province and what is true of it."""
    say, shares = Say(arguments), _shares(arguments.plant)
    making = say.progress("正在生成……", "making the province ...")
    with staged_into(arguments.out) as folder, making:
        simulate(folder, projects=arguments.projects, seed=arguments.seed, shares=shares)
    say.line(
        f"{arguments.projects:,} 个虚构项目和 truth.csv 已写入 {arguments.out}",
        f"{arguments.projects:,} invented projects and truth.csv written to {arguments.out}",
    )
    return 0


def _shares(planted: Sequence[tuple[str, float]]) -> dict[str, float]:
    shares = dict(planted)
    if len(shares) < len(planted):
        twice = [c for c in shares if sum(code == c for code, _ in planted) > 1]
        raise WagekitError(
            Said(
                f"--plant 中 {'、'.join(twice)} 出现不止一次，请每条规则只写一个比例",
                f"--plant names {', '.join(twice)} more than once: give each rule one share",
            )
        )
    return shares
