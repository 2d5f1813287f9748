"""`wagekit run`: the record of a notebook run for a case, or one sentence and nothing."""

from __future__ import annotations

import json
import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from notes import WIDGET, code, written

from wagekit.cli import main

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("papermill", reason="未安装 wagekit[notebook]，跳过")
PLACES = code('CASE = "elsewhere"\nOUT = "elsewhere"', "parameters")
TWIN = f"""\
from IPython.display import display
display({{"{WIDGET}": {{"model_id": "1"}}, "text/html": "<p>twin</p>"}}, raw=True)"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "案"
    folder.mkdir()
    return folder


def _outputs(path: Path) -> list[dict[str, Any]]:
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return [output for cell in cells for output in cell.get("outputs", [])]


def test_the_record_is_a_notebook_and_a_page(case: Path, tmp_path: Path) -> None:
    does = code('print(CASE)\nopen(f"{OUT}/letter.txt", "w").close()\nprint(OUT)')
    note, out = written(tmp_path / "n.ipynb", PLACES, does, code(TWIN)), tmp_path / "out"
    assert main(["run", str(note), str(case), "--out", str(out)]) == 0
    assert sorted(path.name for path in out.iterdir()) == ["letter.txt", "n.html", "n.ipynb"]
    first, last = _outputs(out / "n.ipynb")
    assert "".join(first["text"]) == f"{case}\n{out}\n"
    assert last["data"] == {"text/html": ["<p>twin</p>"]}
    assert not re.search(r'(src|href)="(https?:)?//|\bimport\(', (out / "n.html").read_text())
    assert '<html lang="zh">' in (out / "n.html").read_text("utf-8")


def test_a_second_run_writes_the_same_bytes(case: Path, tmp_path: Path) -> None:
    note, out = written(tmp_path / "n.ipynb", PLACES, code("print(OUT)")), tmp_path / "out"
    main(["run", str(note), str(case), "--out", str(out)])
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    main(["run", str(note), str(case), "--out", str(out)])
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (
            "raise ValueError('金额\\n不明')",
            "第 2 个代码单元出错，没有结果：ValueError：金额 不明",
        ),
        ("import os; os._exit(1)", "内核中途停止"),
    ],
    ids=["error", "dead"],
)
def test_a_cell_that_fails_is_one_sentence(
    cell: str, said: str, case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note, out = written(tmp_path / "n.ipynb", PLACES, code(cell)), tmp_path / "out"
    assert main(["run", str(note), str(case), "--out", str(out)]) == 2
    told = capsys.readouterr().err.strip().splitlines()
    assert len(told) == 1
    assert said in told[0]
    assert not out.exists()


def test_a_notebook_that_names_its_own_case_is_refused(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = written(tmp_path / "n.ipynb", code('CASE = "elsewhere"'))
    assert main(["run", str(note), str(case), "--out", str(tmp_path / "out")]) == 2
    assert "parameters" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("note", "place", "said"),
    [("none", "案", "随软件提供的有"), ("00_case", "none", "找不到案件文件夹")],
)
def test_what_is_not_there_is_named(
    note: str, place: str, said: str, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = case.parent
    assert main(["run", note, str(there / place), "--out", str(there / "out")]) == 2
    assert said in capsys.readouterr().err


def test_what_is_no_notebook_is_named(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "n.ipynb").write_text("{", "utf-8")
    assert main(["run", str(tmp_path / "n.ipynb"), str(case), "--out", str(tmp_path / "o")]) == 2
    assert "不是可以读取的笔记本" in capsys.readouterr().err
    assert main(["run", "00_case", str(case), "--out", str(case / "o")]) == 2
    assert "不能是案件文件夹" in capsys.readouterr().err


def test_a_notebook_shows_the_sentence_of_an_error_and_no_traceback(tmp_path: Path) -> None:
    nbformat, nbclient = (import_module(name) for name in ("nbformat", "nbclient"))
    bad = code(f'import wagekit as wk\nwk.open_case("{tmp_path}/none")')
    note = nbformat.read(written(tmp_path / "n.ipynb", bad), as_version=4)
    nbclient.NotebookClient(note, kernel_name="python3", allow_errors=True).execute()
    shown = "\n".join(note.cells[0].outputs[-1]["traceback"])
    assert shown.startswith("wagekit: 找不到案件文件夹")
    assert "\n" not in shown


@pytest.mark.parametrize("named", ["案件", "案件.ipynb"])
def test_a_notebook_of_the_case_folder_goes_by_its_name(
    named: str, case: Path, tmp_path: Path
) -> None:
    written(case / "案件.ipynb", PLACES, code("print(CASE)"))
    out = tmp_path / "out"
    assert main(["run", named, str(case), "--out", str(out)]) == 0
    assert "".join(_outputs(out / "案件.ipynb")[0]["text"]) == f"{case}\n"


def test_the_notebooks_of_the_case_folder_are_named_where_one_is_missing(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(case / "案件.ipynb", PLACES)
    assert main(["run", "别的", str(case), "--out", str(tmp_path / "out")]) == 2
    assert "案件文件夹中有：案件；随软件提供的有：00_case" in capsys.readouterr().err


def test_what_a_kernel_logs_of_its_own_end_is_no_error(
    case: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    logs = code("get_ipython().kernel.log.error('caught in kernel')")
    note = written(tmp_path / "n.ipynb", PLACES, logs)
    assert main(["run", str(note), str(case), "--out", str(tmp_path / "out")]) == 0
    assert "caught in kernel" not in capfd.readouterr().err
