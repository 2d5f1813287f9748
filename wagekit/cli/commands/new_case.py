"""`wagekit new-case DIR`: a case folder with its notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.bundled import bundled
from wagekit.cli.say import Say
from wagekit.core.errors import WagekitError
from wagekit.intake.said import Said
from wagekit.lab.notebook import TEMPLATE, lay_notebook

if TYPE_CHECKING:
    import argparse

SETTINGS = """\
# 案件设置。以 # 开头的行是说明；去掉 # 即生效。
# Settings of the case: a line takes effect once its # is taken away.
case_id = {case_id}
# title = "案件名称"
# as_of = 2026-11-20            # 判断日；不写则取资料中最近一次有事发生的日期
# region = "130100"             # 行政区划代码，用于选择地方参数
# authority = "某某县人力资源和社会保障局"
# doc_prefix = "某人社监字"
"""


def execute(arguments: argparse.Namespace) -> int:
    """Make the folder; an existing one that is not empty is refused."""
    say = Say(arguments)
    folder = arguments.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WagekitError(
            Said(
                f"{folder} 已存在且不是空文件夹，请另选一个位置",
                f"{folder} exists and is not empty: choose another place",
            )
        )
    folder.mkdir(parents=True, exist_ok=True)
    name = folder.resolve().name.replace("\\", "\\\\").replace('"', '\\"')
    (folder / "case.toml").write_text(SETTINGS.format(case_id=f'"{name}"'), "utf-8")
    lay_notebook(folder, bundled("notebooks") / TEMPLATE)
    say.line(
        f"已建立案件文件夹 {folder}：把表格文件放进去（与 case.toml 并列，不要换成别的案件的"
        f" case.toml），再运行 wagekit lab {folder}",
        f"case folder {folder} made: put the files in it, beside its case.toml (never another"
        f" case's), then run wagekit lab {folder}; its notebook is in Chinese, the English in"
        " italics",
    )
    return 0
