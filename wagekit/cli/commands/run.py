"""`wagekit run NOTEBOOK CASE --out OUT`: executes a notebook for a case."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from wagekit.bundled import bundled
from wagekit.cli.say import Say
from wagekit.cli.serving import need
from wagekit.core.errors import WagekitError
from wagekit.intake.said import Said
from wagekit.lab.execute import run_notebook
from wagekit.output.folder import move_together, refuse_inside

if TYPE_CHECKING:
    import argparse


def execute(arguments: argparse.Namespace) -> int:
    """Run it in a place of its own; what came of it goes to `--out` whole, or not at all."""
    say, case, out = Say(arguments), arguments.case, arguments.out
    need("papermill", "nbconvert", "ipykernel")
    notebook = _found(arguments.notebook, case)
    refuse_inside(out, case)
    if not case.is_dir():
        raise WagekitError(
            Said(f"找不到案件文件夹 {case}，请检查路径", f"no case folder {case}: check the path")
        )
    with tempfile.TemporaryDirectory(prefix="wk-") as made:
        with say.progress("正在运行笔记本……", "running the notebook ..."):
            run_notebook(notebook, case, Path(made), out=out)
        move_together(out, Path(made), beside=case)
    say.line(f"结果已写入 {out}", f"results written to {out}")
    return 0


def _found(named: Path, case: Path) -> Path:
    """A file, one in the case folder, or one that comes with wagekit, such as `01_chain`."""
    ours = bundled("notebooks")
    written = named.name if named.suffix == ".ipynb" else f"{named.name}.ipynb"
    for path in (named, named.with_name(written), case / written, ours / written):
        if path.is_file():
            return path
    own, bundle = (_stems(folder) for folder in (case, ours))
    raise WagekitError(
        Said(
            f"找不到笔记本 {named}；案件文件夹中有：{own or '无'}；随软件提供的有：{bundle}",
            f"no notebook {named}; in the case folder: {own or '-'}; with wagekit: {bundle}",
        )
    )


def _stems(folder: Path) -> str:
    return "、".join(sorted(path.stem for path in folder.glob("*.ipynb")))
