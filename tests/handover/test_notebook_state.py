"""Whether a notebook shows what its cells gave can be seen without running it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from wagekit.bundled import bundled
from wagekit.handover.notebook_state import NotebookState, notebook_state
from wagekit.lab.notebook import lay_notebook

if TYPE_CHECKING:
    from pathlib import Path


def _cell(count: int | None, *kinds: str, source: str = "x") -> dict[str, Any]:
    outputs = [{"output_type": kind} for kind in kinds]
    return {
        "cell_type": "code", "source": source, "execution_count": count, "outputs": outputs
    }  # fmt: skip


TEXT = {"cell_type": "markdown", "source": "x"}


@pytest.mark.parametrize(
    ("cells", "state"),
    [
        ([_cell(1, "stream"), TEXT, _cell(2), _cell(None, source=" ")], NotebookState.whole),
        ([_cell(1), _cell(2, "error")], NotebookState.failed),
        ([_cell(2), _cell(1)], NotebookState.not_in_order),
        ([_cell(3), _cell(4)], NotebookState.not_in_order),
        ([_cell(1), _cell(None)], NotebookState.not_in_order),
        ([_cell(None)], NotebookState.not_run),
        ([TEXT], NotebookState.not_run),
        ([{"cell_type": "code"}], NotebookState.unreadable),
        (None, NotebookState.unreadable),
    ],
)
def test_a_notebook_is_looked_at(tmp_path: Path, cells: Any, state: NotebookState) -> None:
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps({"cells": cells}), "utf-8")
    assert notebook_state(path) is state


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff", b"[" * 100_000])
def test_what_is_no_notebook_is_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.ipynb"
    path.write_bytes(data)
    assert notebook_state(path) is NotebookState.unreadable


def test_ours_were_run_and_that_of_a_new_case_was_not(tmp_path: Path) -> None:
    ours = bundled("notebooks") / "00_case.ipynb"
    assert notebook_state(ours) is NotebookState.whole
    assert notebook_state(lay_notebook(tmp_path, ours)) is NotebookState.not_run
