"""The sample cases hold the slips that their READMEs list, no other, and give what those say."""

from __future__ import annotations

import csv
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from wagekit.case import open_case
from wagekit.core.registry import rules
from wagekit.core.runner import run
from wagekit.testing.remembering import Remembering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wagekit.case import Case
    from wagekit.run import Run

FOLDER = Path(__file__).parents[1] / "sample_data"
LAWFUL = {"qinghe_whole_transfer": "QH-B", "yunchuan_borrowed_licence": "YC-B"}
"""The project in each case that only looks wrong."""
CONTRACTING = ("FB", "ZB", "GK", "WF")
LOUD = ("found", "cannot_tell", "rebutted")
ACT = "认定"

each_case = pytest.mark.parametrize("name", LAWFUL)


@cache
def opened(name: str) -> Case:
    return open_case(FOLDER / name)


@cache
def analyzed(name: str) -> Run:
    return opened(name).analyze()


def table_in_readme(name: str, first: str) -> Iterator[tuple[str, ...]]:
    """The rows of the table whose header begins with `first`."""
    inside = False
    for line in (FOLDER / name / "README.md").read_text("utf-8").splitlines():
        cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
        if not line.startswith("|"):
            inside = False
        elif cells[0] == first:
            inside = True
        elif inside and not cells[0].startswith("---"):
            yield cells


def expected(name: str) -> dict[tuple[str, str], str]:
    return {(rule, subject): said for rule, subject, said in table_in_readme(name, "规则")}


@cache
def outcomes(name: str) -> dict[tuple[str, str], str]:
    """The outcome of every contracting rule on every subject, the quiet ones too."""
    known, world = rules(), opened(name).world()
    engine = world.engine = Remembering(world.engine)
    codes = [code for code in known.by_code if code.startswith(CONTRACTING)]
    judged = run(known, world, only=codes).judged
    return {
        (code, subject): str(outcome)
        for code, one in judged.items()
        for subject, outcome in engine.every_outcome(one).items()
    }


@each_case
def test_only_the_planted_slips_are_reported(name: str) -> None:
    reported = {
        (i.file, i.sheet or "", str(i.row), i.column, i.value)
        for i in opened(name).read.issues
        if i.severity != "info"
    }
    assert reported == set(table_in_readme(name, "文件"))


@each_case
def test_every_row_is_accounted_for_and_none_set_aside(name: str) -> None:
    files = opened(name).coverage
    assert (files["read"] == files["loaded"] + files["quarantined"] + files["skipped"]).all()
    assert files["quarantined"].sum() == 0
    assert files["table"].notna().all()
    assert (files["loaded"] > 0).all()
    assert not any(file.endswith((".txt", ".md")) for file in files["file"])


@each_case
def test_the_run_says_what_the_readme_says(name: str) -> None:
    said = outcomes(name)
    wanted = {key: outcome for key, outcome in expected(name).items() if key[0] != ACT}
    assert {key: said.get(key) for key in wanted} == wanted
    loud = {key: outcome for key, outcome in said.items() if outcome in LOUD}
    assert loud == {key: outcome for key, outcome in wanted.items() if outcome in LOUD}
    assert not [f for f in analyzed(name).answers.findings if f.outcome == "not_run"]


@each_case
def test_the_determinations_are_those_of_the_readme(name: str) -> None:
    frame = analyzed(name).determinations
    acts = dict(zip(frame["contract_id"], frame["act"], strict=True))
    assert acts == {subject: act for (rule, subject), act in expected(name).items() if rule == ACT}


@each_case
def test_nothing_is_held_against_the_lawful_twin(name: str) -> None:
    project, done = LAWFUL[name], analyzed(name)
    found = done.findings[done.findings["rule"].str.startswith(CONTRACTING)]
    assert project not in set(found["project_id"])
    assert project not in set(done.determinations["project_id"])
    judged = {subject for _, subject in outcomes(name)}
    assert {f"{project}-01", f"{project}-02", f"{project}-03", f"{project}-04"} <= judged


@each_case
def test_the_files_are_those_that_the_script_makes(name: str, tmp_path: Path) -> None:
    sys.path.insert(0, str(FOLDER))
    try:
        from make import make  # noqa: PLC0415 - a script in the folder, not in a package
    finally:
        sys.path.remove(str(FOLDER))
    make(tmp_path)
    made = {path.name for path in (tmp_path / name).iterdir()}
    assert made | {"README.md", "case.toml"} == {path.name for path in (FOLDER / name).iterdir()}
    for file in made:
        assert _content(tmp_path / name / file) == _content(FOLDER / name / file), file


def _content(path: Path) -> object:
    """What a file says; how a workbook is packed may differ between machines."""
    if path.suffix != ".xlsx":
        return path.read_bytes()
    book = openpyxl.load_workbook(path)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_both_encodings_are_there() -> None:
    """GB18030 and UTF-8 with its mark, as Excel and WPS save them."""
    texts = {path.name: path.read_bytes() for path in FOLDER.glob("*/*.csv")}
    marked = {name for name, data in texts.items() if data.startswith(b"\xef\xbb\xbf")}
    assert len(marked) == len(texts) - len(marked) == len(LAWFUL)
    for name in texts.keys() - marked:
        assert next(csv.reader(texts[name].decode("gb18030").splitlines()))[0]
        with pytest.raises(UnicodeDecodeError):
            texts[name].decode("utf-8")
