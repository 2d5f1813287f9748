"""Runs a notebook for a case and leaves the text of record: the notebook and a page, offline."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from wagekit.core.errors import WagekitError
from wagekit.intake.said import Said
from wagekit.lab.page import html_page
from wagekit.lab.twins import only_twins

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CELL_SECONDS: Final = 600
PARAMETERS: Final = ("CASE", "OUT")
QUIET: Final = ["--IPKernelApp.log_level=CRITICAL"]
"""A kernel that is told to end is interrupted first, and calls that an error; what cells raise
comes another way."""
TIMED: Final = ("papermill", "execution")


class CellFailed(WagekitError):  # noqa: N818 - read aloud: "the cell failed"
    """A cell of the notebook raised an error."""


def run_notebook(notebook: Path, case: Path, made: Path, *, out: Path) -> None:
    """Execute `notebook` for `case`, and write it with its page into `made`.

    Args:
        notebook: One with a cell tagged `parameters` that sets CASE; OUT as well if it writes.
        case: The case folder.
        made: An empty folder; what the notebook itself writes into OUT lands there too.
        out: Where all of it will lie in the end; the written notebook names this place.

    Raises:
        WagekitError: The notebook cannot be run for another case.
        CellFailed: A cell raised an error; the text says which, and what.
    """
    from papermill import execute_notebook  # noqa: PLC0415 - the extra wagekit[notebook]

    given = _given(notebook, case, made)
    with _private_sockets() as config, _told(notebook):
        ran = execute_notebook(
            str(notebook),
            None,
            given,
            cwd=str(notebook.resolve().parent),
            config=config,
            kernel_name="python3",
            progress_bar=False,
            store_widget_state=False,
            extra_arguments=QUIET,
            execution_timeout=CELL_SECONDS,
        )
    only_twins(ran)
    _forget_times(ran)
    _write(_renamed(ran, made, out), made / notebook.name)


def _given(notebook: Path, case: Path, made: Path) -> Mapping[str, str]:
    """The parameters that the notebook has a place for; without CASE it would read its own case."""
    from papermill import inspect_notebook  # noqa: PLC0415 - the extra wagekit[notebook]

    try:
        known = inspect_notebook(str(notebook))
    except Exception as error:  # whatever is in the file, it is no notebook
        raise WagekitError(
            Said(f"{notebook} 不是可以读取的笔记本", f"{notebook} is no notebook that can be read")
        ) from error
    if "CASE" not in known:
        raise WagekitError(
            Said(
                f"{notebook} 没有标为 parameters 且写明 CASE 的单元，不能换案件运行",
                f"{notebook} has no cell tagged parameters that sets CASE: it cannot take a case",
            )
        )
    values = dict(zip(PARAMETERS, (str(case.resolve()), str(made.resolve())), strict=True))
    return {name: value for name, value in values.items() if name in known}


@contextmanager
def _private_sockets() -> Iterator[Any]:
    """Kernels speak over files of this user where there are such files: no port is opened."""
    from traitlets.config import Config  # noqa: PLC0415 - the extra wagekit[notebook]

    before = dict(os.environ)
    with tempfile.TemporaryDirectory(prefix="wk-") as place:  # short, as a socket's path must be
        os.environ |= {"JUPYTER_RUNTIME_DIR": place, "JUPYTER_PREFER_ENV_PATH": "1"}
        try:
            # Without a path of their own the sockets would lie in the case, and be read with it.
            files = {"transport": "ipc", "ip": str(Path(place) / "kernel")}
            yield Config({"KernelManager": files} if os.name == "posix" else {})
        finally:
            os.environ.clear()
            os.environ.update(before)


@contextmanager
def _told(notebook: Path) -> Iterator[None]:
    """One sentence in place of a traceback."""
    from nbclient.exceptions import CellTimeoutError, DeadKernelError  # noqa: PLC0415
    from papermill.exceptions import PapermillExecutionError  # noqa: PLC0415

    try:
        yield
    except PapermillExecutionError as error:
        said = " ".join(str(error.evalue).split())
        number = error.exec_count - 1  # papermill adds a cell with the parameters
        raise CellFailed(
            f"{notebook.name} 第 {number} 个代码单元出错，没有结果：{error.ename}：{said}"
        ) from None
    except (CellTimeoutError, DeadKernelError) as error:
        reason = "超时" if isinstance(error, CellTimeoutError) else "内核中途停止"
        raise CellFailed(f"{notebook.name} 没有运行完：{reason}") from None


def _renamed(notebook: Any, made: Path, out: Path) -> str:  # noqa: ANN401
    """The notebook as text; what it says of the place where it was made is said of `out`."""
    import nbformat  # noqa: PLC0415 - the extra wagekit[notebook]

    writes: Any = nbformat.writes
    was, is_now = (json.dumps(str(place.resolve()))[1:-1] for place in (made, out))
    return f"{writes(notebook)}\n".replace(was, is_now)


def _write(written: str, path: Path) -> None:
    import nbformat  # noqa: PLC0415 - the extra wagekit[notebook]

    reads: Any = nbformat.reads
    path.write_text(written, "utf-8", newline="\n")
    page = html_page(reads(written, as_version=4), path.stem)
    path.with_suffix(".html").write_text(page, "utf-8", newline="\n")


def _forget_times(notebook: Any) -> None:  # noqa: ANN401
    """The same case gives the same bytes: when it ran, for how long and random ids are left out."""
    for place in (notebook.metadata, *(cell.metadata for cell in notebook.cells)):
        for key in TIMED:
            place.pop(key, None)
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{number:02}"
