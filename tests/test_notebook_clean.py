"""The check of notebooks says what is wrong, and nothing of a clean one."""

from __future__ import annotations

import json
import sys
from copy import deepcopy
from pathlib import Path
from subprocess import run
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[1] / "scripts" / "notebook_clean.py"


def _output(text: str, **more: str) -> dict[str, Any]:
    return {"output_type": "stream", "name": "stdout", "text": [text], **more}


def _shown(**data: str) -> dict[str, Any]:
    kinds = {"html": "text/html", "plain": "text/plain", "view": VIEW}
    shown = {kinds[kind]: part for kind, part in data.items()}
    return {"output_type": "display_data", "metadata": {}, "data": shown}


VIEW = "application/vnd.jupyter.widget-view+json"
TABLE = "<table><tbody><tr><td>1</td></tr></tbody></table>"
TWIN = f'<figure><img alt="链条" src="data:image/svg+xml;base64,AAAA">{TABLE}</figure>'
CLEAN: dict[str, Any] = {
    "metadata": {},
    "cells": [
        {"cell_type": "markdown", "source": ["def not_code"]},
        {
            "cell_type": "code",
            "execution_count": 1,
            "source": ["look = case.explore()\n", "look.coverage"],
            "outputs": [_output("合同 3 行"), _shown(html=TWIN, plain="链条")],
        },
        {"cell_type": "code", "execution_count": None, "source": [], "outputs": []},
    ],
}
CODE = CLEAN["cells"][1]


def _said(tmp_path: Path, notebook: dict[str, Any]) -> str:
    path = tmp_path / "note.ipynb"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    ran = run(  # noqa: S603 - our own script
        [sys.executable, SCRIPT, path], check=False, capture_output=True, text=True, timeout=60
    )
    assert ran.returncode == (1 if ran.stderr else 0)
    return ran.stderr


def test_a_clean_notebook_passes(tmp_path: Path) -> None:
    assert _said(tmp_path, CLEAN) == ""


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"execution_count": 2}, "not run once"),
        ({"outputs": []}, "no output"),
        ({"source": ["def f():\n", "    return 1"]}, "defines a function"),
        ({"outputs": [_output("slow", name="stderr")]}, "a warning"),
        ({"outputs": [_output("/home/li/case")]}, "a path"),
        ({"outputs": [_output("C:\\case")]}, "a path"),
        ({"outputs": [_shown(html=TWIN, view="{}")]}, "a live widget"),
        ({"outputs": [_shown(plain="VBox(children=(Steps(),))")]}, "no twin"),
        ({"outputs": [_shown(plain="ChainExplorer(state={})")]}, "no twin"),
        ({"outputs": [_shown(plain="<wagekit.widgets.Explorer object at 0x1>")]}, "no twin"),
        ({"outputs": [_shown(html=TWIN.replace("链条", ""))]}, "without a table or"),
        ({"outputs": [_shown(html=TWIN.replace(TABLE, ""))]}, "without a table or"),
        (
            {"source": ["run = case.analyze()\n", "case.explore()"], "outputs": [_output("链条")]},
            "lost the twin",
        ),
        ({"source": ['look.views["chain"]'], "outputs": [_output("链条")]}, "lost the twin"),
        ({"outputs": [_output("字" * 700_000)]}, "more than 2,000,000"),
    ],
    ids=lambda value: value if isinstance(value, str) else next(iter(value)),
)
def test_a_fault_of_a_cell_is_named(tmp_path: Path, change: dict[str, Any], fault: str) -> None:
    notebook = deepcopy(CLEAN)
    notebook["cells"][1] = CODE | change
    assert fault in _said(tmp_path, notebook)


def test_state_of_widgets_is_named(tmp_path: Path) -> None:
    assert "state of widgets" in _said(tmp_path, {**CLEAN, "metadata": {"widgets": {}}})
