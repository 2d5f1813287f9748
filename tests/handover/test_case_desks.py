"""A case decided on and written about: one run serves all, and its log is heeded everywhere."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from wagekit.case import Case, open_case

if TYPE_CHECKING:
    from wagekit.run import Run

SAMPLE = Path(__file__).parents[2] / "sample_data" / "qinghe_whole_transfer"
KIND = "transfer_housing"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return open_case(shutil.copytree(SAMPLE, tmp_path_factory.mktemp("at") / "案件"))


@pytest.fixture(scope="module")
def run(case: Case) -> Run:
    return case.analyze(only=("WF01", "ZB06", "ZB09"))


def _dismiss(case: Case, run: Run, rule: str) -> str:
    id_ = next(f.finding_id for f in run.answers.findings if f.rule == rule)
    request = {"do": "dismiss", "finding": id_, "who": "王检", "reason": "已查实"}
    assert not case.findings_desk(run).page(request).view["refused"]
    return id_


def test_a_letter_of_a_run_heeds_the_log_and_runs_nothing_again(
    case: Case, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Case, "analyze", None)
    whole = "".join(case.memo(KIND, project="QH-A", run=run).view.texts())
    assert "31,913,000.00" in whole
    id_ = _dismiss(case, run, "ZB09")
    texts = "".join(case.memo(KIND, project="QH-A", run=run).view.texts())
    assert "31,913,000.00" not in texts
    assert "另有1条疑点没有写入本函" in texts
    chosen = case.memo(KIND, project="QH-A", run=run, chosen={id_}, addressee="青禾县住建局")
    assert "31,913,000.00" in "".join(chosen.view.texts())
    assert chosen.view.addressee == "青禾县住建局："


def test_the_log_is_no_material_and_outlives_the_run(case: Case, run: Run) -> None:
    _dismiss(case, run, "ZB06")
    again = open_case(case.folder)
    assert again.read.hashes == case.read.hashes
    assert len(again.coverage) == len(case.coverage)
    rows = again.findings_table(again.analyze(only=("ZB06",))).view["rows"]
    assert [row["keys"]["status"] for row in rows] == ["dismiss"]
    assert [row["changed"] for row in rows] == [""]


def test_the_composer_saves_beside_the_case(case: Case, run: Run) -> None:
    composer = case.memo_composer(run)
    composer.refresh({"do": "save"})
    (path,) = (case.folder.parent / "结果").glob("*.docx")
    assert str(path) in composer.view["said"]
