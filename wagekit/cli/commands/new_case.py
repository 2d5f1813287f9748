"""`wagekit new-case DIR`: a case folder with its notebook."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from wagekit.bundled import bundled
from wagekit.cli.say import Say
from wagekit.core.errors import WagekitError

if TYPE_CHECKING:
    import argparse

SETTINGS = """\
# 案件设置。以 # 开头的行是说明；去掉 # 即生效。
case_id = {case_id}
# title = "案件名称"
# as_of = 2026-11-20            # 判断日；不写则取资料中最近一次有事发生的日期
# region = "130100"             # 行政区划代码，用于选择地方参数
# authority = "某某县人力资源和社会保障局"
# doc_prefix = "某人社监字"
"""
NOTEBOOK = "01_chain.ipynb"


def execute(arguments: argparse.Namespace) -> int:
    """Make the folder; an existing one that is not empty is refused."""
    say = Say(arguments)
    folder = arguments.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WagekitError(f"{folder} 已存在且不是空文件夹，请另选一个位置")
    folder.mkdir(parents=True, exist_ok=True)
    name = folder.resolve().name.replace("\\", "\\\\").replace('"', '\\"')
    (folder / "case.toml").write_text(SETTINGS.format(case_id=f'"{name}"'), "utf-8")
    template = json.loads((bundled("notebooks") / NOTEBOOK).read_text("utf-8"))
    notebook = json.dumps(_for_this_case(template), ensure_ascii=False, indent=1)
    (folder / NOTEBOOK).write_text(notebook, "utf-8")
    say.line(
        f"已建立案件文件夹 {folder}：把表格文件放进去，再运行 wagekit check {folder}",
        f"case folder {folder} made: put the files in it, then run wagekit check {folder}",
    )
    return 0


def _for_this_case(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook pointed at its own folder, with nothing run yet."""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
            cell["source"] = _placed("".join(cell["source"]))
    return notebook


def _placed(source: str) -> str:
    here = re.sub(r'^CASE = ".*"$', 'CASE = "."', source, flags=re.MULTILINE)
    return re.sub(r'^OUT = ".*"$', 'OUT = "../结果"', here, flags=re.MULTILINE)
