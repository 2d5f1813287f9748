"""`wagekit simulate OUT --projects N --seed S`."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from wagekit.cli.say import Say
from wagekit.output.folder import move_together
from wagekit.simulate.province import simulate

if TYPE_CHECKING:
    import argparse


def execute(arguments: argparse.Namespace) -> int:
    """Write the tables of an invented province and what is true of it."""
    say = Say(arguments)
    with TemporaryDirectory(prefix="wagekit-") as made:
        folder = Path(made)
        with say.progress("正在生成……", "making the province ..."):
            simulate(
                folder,
                projects=arguments.projects,
                seed=arguments.seed,
                shares=dict(arguments.plant),
            )
        move_together(arguments.out, folder, beside=folder)
    say.line(
        f"{arguments.projects:,} 个虚构项目和 truth.csv 已写入 {arguments.out}",
        f"{arguments.projects:,} invented projects and truth.csv written to {arguments.out}",
    )
    return 0
