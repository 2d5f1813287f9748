"""The pile: thirty files in as many shapes, no row lost in silence, and the sums of its README."""

from __future__ import annotations

import io
import shutil
import sys
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from msoffcrypto import OfficeFile

from wagekit.case import open_case
from wagekit.core.judged import LOUD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wagekit.case import Case
    from wagekit.model.finding import Finding

FOLDER = Path(__file__).parents[1] / "sample_data" / "pile"
BESIDE = {"README.md", "case.toml"}
LOCKED, PASSWORD = "众木劳务日记账（加密）.xlsx", "zm2025"
FILES = 30


@cache
def pile() -> Case:
    return open_case(FOLDER)


def in_readme(first: str) -> Iterator[tuple[str, ...]]:
    """The rows of the table of the README whose header begins with these words."""
    inside = False
    for line in (FOLDER / "README.md").read_text("utf-8").splitlines():
        cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
        if not line.startswith("|"):
            inside = False
        elif line.startswith(f"| {first} |"):
            inside = True
        elif inside and not cells[0].startswith("---"):
            yield cells


def names() -> set[str]:
    found = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    return found - BESIDE


def test_thirty_files_are_all_accounted_for() -> None:
    counted = {count.file for count in pile().read.files}
    loaded = {count.file for count in pile().read.files if count.loaded}
    refused = {issue.file for issue in pile().read.issues if issue.severity == "error"}
    assert len(names()) == FILES
    assert counted == names()
    assert not loaded & refused


def test_no_row_is_lost_in_silence() -> None:
    for count in pile().read.files:
        assert count.read == count.loaded + count.quarantined + count.skipped
        rows = [i for i in pile().read.issues if (i.file, i.sheet) == (count.file, count.sheet)]
        assert len(rows) >= min(count.quarantined, 1)


def test_each_sheet_is_read_as_the_readme_says() -> None:
    def profile(name: str | None) -> str:
        return "表头" if (name or "").startswith("headers") else name or ""

    read = [
        (
            *(c.file, c.sheet or "", c.table or "", profile(c.profile)),
            *map(str, (c.read, c.loaded, c.quarantined, c.skipped)),
        )
        for c in pile().read.files
    ]
    assert read == list(in_readme("文件 | 工作表 | 读成"))


def test_rows_and_sums_are_those_of_the_readme() -> None:
    for name, rows, column, total in in_readme("表"):
        table = pile().table(name)
        assert len(table) == int(rows), name
        if column:
            known = table[column].dropna()
            assert sum(map(Decimal, map(str, known))) == Decimal(total), (name, column)


def test_the_sums_are_those_that_the_maker_put_in() -> None:
    sys.path.insert(0, str(FOLDER.parent))
    try:
        import pile_people  # noqa: PLC0415 - a script in the folder, not in a package
        import pile_world  # noqa: PLC0415
    finally:
        sys.path.remove(str(FOLDER.parent))
    people = pile_world.WORKERS
    payroll = pile().table("payroll").groupby("month")["payable"].sum()
    assert payroll["2025-09"] == pile_people.payable()
    assert payroll["2025-10"] == sum(one.days[1] * one.rate for one in people)
    workers = pile().table("worker")
    assert set(workers["id_no"]) >= {one.id_no for one in people}
    assert set(workers["bank_account"].dropna()) == {one.card for one in people}


def test_what_is_reported_is_what_the_readme_lists() -> None:
    reported = {
        (i.file, i.sheet or "", str(i.row or ""), i.column or "", i.value or "")
        for i in pile().read.issues
        if i.severity != "info"
    }
    assert reported == set(in_readme("文件 | 工作表 | 行"))


def test_who_is_whom_as_the_readme_says() -> None:
    frame = pile().judgements
    named = dict(zip(pile().table("party")["party_id"], pile().table("party")["name"], strict=True))
    told = {
        (j.rule, named.get(j.left, j.left_value), j.right_value, j.judgement)
        for j in frame.itertuples()
    }
    assert told >= set(in_readme("规则"))
    assert [j for j in told if j[0] in {"similar", "former_name", "branch", "site_office"}] == [
        j for j in told if j in set(in_readme("规则"))
    ]


def test_a_decision_lets_the_money_meet_its_contract(tmp_path: Path) -> None:
    case = tmp_path / "case"
    shutil.copytree(FOLDER, case)
    (case / "links.csv").write_text(
        "left,right,judgement,who,why\n澜汀众木建筑劳务有限公司,众木劳务,same,王检查员,公章一致\n",
        "utf-8",
    )
    (left,) = said_of("LT-02", pile())
    assert left.outcome == "cannot_tell"
    assert said_of("LT-02", open_case(case)) == []


def test_without_the_wages_to_nobody_named_it_hangs_on_the_name(tmp_path: Path) -> None:
    case = tmp_path / "case"
    shutil.copytree(FOLDER, case)
    (case / "银行流水" / "工资专户批次（银行）.xlsx").unlink()
    (left,) = said_of("LT-02", open_case(case))
    assert left.outcome == "cannot_tell"
    assert "“澜汀众木建筑劳务有限公司”与“众木劳务”" in left.reason
    (case / "links.csv").write_text(
        "left,right,judgement,who,why\n澜汀众木建筑劳务有限公司,众木劳务,different,王检查员,两家\n",
        "utf-8",
    )
    (left,) = said_of("LT-02", open_case(case))
    assert left.outcome == "found"


def said_of(contract: str, case: Case) -> list[Finding]:
    run = case.analyze(only=["ZB09"])
    counted = Counter({o: n for o, n in run.answers.counts["ZB09"].items() if o in LOUD})
    assert Counter(f.outcome for f in run.answers.findings) == counted
    return [f for f in run.answers.findings if f.subject == contract]


def test_the_files_are_those_that_the_script_makes(tmp_path: Path) -> None:
    sys.path.insert(0, str(FOLDER.parent))
    try:
        from pile import write  # noqa: PLC0415 - a script in the folder, not in a package
    finally:
        sys.path.remove(str(FOLDER.parent))
    write(tmp_path)
    made = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert made == names()
    for name in made:
        assert content(tmp_path / name) == content(FOLDER / name), name


def content(path: Path) -> object:
    """What a file says; how a workbook is packed may differ between machines."""
    if path.name == LOCKED:
        opened = io.BytesIO()
        with path.open("rb") as file:
            book = OfficeFile(file)
            book.load_key(password=PASSWORD)
            book.decrypt(opened)
        return values(opened)
    if path.suffix == ".xlsx" and path.stat().st_size > 1000:
        return values(path)
    return path.read_bytes()


def values(book: Path | io.BytesIO) -> dict[str, list[object]]:
    return {
        sheet.title: list(sheet.iter_rows(values_only=True))
        for sheet in openpyxl.load_workbook(book)
    }
