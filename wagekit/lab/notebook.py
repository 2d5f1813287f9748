"""The notebook of a case: the one in its folder, or the one that every new case begins with."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from wagekit.core.errors import WagekitError
from wagekit.intake.said import Said, why_not

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME: Final = "案件.ipynb"
TEMPLATE: Final = "00_case.ipynb"


def notebook_of(case: Path, template: Path) -> Path:
    """The notebook to open for a case; a folder that has none gets one made from `template`.

    Raises:
        WagekitError: The case is no folder, or it cannot be written to.
    """
    if not case.is_dir():
        raise WagekitError(
            Said(f"找不到案件文件夹 {case}，请检查路径", f"no case folder {case}: check the path")
        )
    there = sorted(_notebooks(case), key=lambda path: (path.name != NAME, path.name))
    if there:
        return there[0]
    try:
        return lay_notebook(case, template)
    except OSError as error:
        why = why_not(error)
        raise WagekitError(
            Said(
                f"无法在 {case} 中建立笔记本：{why}",
                f"no notebook can be made in {case}: {why.en}",
            )
        ) from error


def lay_notebook(case: Path, template: Path) -> Path:
    """Put a notebook made from `template` into a case folder, with nothing run yet."""
    notebook = json.loads(template.read_text("utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            _clear(cell)
    path = case / NAME
    path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return path


def _notebooks(case: Path) -> Iterator[Path]:
    for path in case.glob("*.ipynb"):
        if path.is_file() and not path.name.startswith("."):
            yield path


def _clear(cell: dict[str, Any]) -> None:
    cell["outputs"], cell["execution_count"] = [], None
    source = "".join(cell["source"])
    here = re.sub(r'^CASE = ".*"$', 'CASE = "."', source, flags=re.MULTILINE)
    cell["source"] = here.splitlines(keepends=True)
