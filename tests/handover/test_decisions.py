"""The decision log: it only grows, it is read back as written, and a new run finds it again."""

from __future__ import annotations

import csv
import io
import os
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagekit.handover.decisions import (
    NAME,
    DecisionLog,
    NotRecorded,
    standings,
    unmatched,
)
from wagekit.handover.log_file import bare, guarded
from wagekit.handover.seen import seen_of
from wagekit.model.decision import DecisionKind, Seen
from wagekit.model.finding import Evidence, Finding, Outcome
from wagekit.testing.rows import table_of

if TYPE_CHECKING:
    from pathlib import Path

SEEN = Seen("found", 12345, "v0")
ROW = Evidence("contract", "C1", "合同.csv", None, 2)


def _finding(**changed: Any) -> Finding:
    given: dict[str, Any] = {
        "finding_id": "ZB06-1",
        "rule": "ZB06",
        "name": "disguised_transfer",
        "outcome": Outcome.found,
        "project_id": "P1",
        "subject": "C1",
        "amount": 12345,
        "evidence": (ROW,),
    }
    return Finding(**given | changed)


def _dismissed(log: DecisionLog, finding: Finding | None = None, **changed: str) -> str:
    said = {"who": "王检", "reason": "已查实"} | changed
    kind, seen = DecisionKind.dismiss, SEEN
    return log.record(finding or _finding(), kind, seen=seen, **said).decision_id


@pytest.fixture
def log(tmp_path: Path) -> DecisionLog:
    return DecisionLog(tmp_path)


def test_without_a_decision_there_is_no_file(log: DecisionLog) -> None:
    assert log.read().decisions == ()
    assert not log.path.exists()


def test_a_decision_is_read_back_as_it_was_made(log: DecisionLog) -> None:
    made = log.record(_finding(), DecisionKind.confirm, who="王检", reason="属实", seen=SEEN)
    (read,) = log.read().decisions
    assert replace(read, row=0) == made
    assert read.row == 2


def test_the_file_has_a_mark_and_opens_in_a_spreadsheet(log: DecisionLog) -> None:
    _dismissed(log)
    data = log.path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [(r["who"], r["decision"], r["amount"]) for r in rows] == [("王检", "dismiss", "123.45")]


def test_nothing_written_is_ever_changed(log: DecisionLog) -> None:
    first = _dismissed(log)
    before = log.path.read_bytes()
    log.undo(first, who="李检", reason="误点")
    _dismissed(log)
    assert log.path.read_bytes().startswith(before)


def test_undoing_is_a_line_and_what_stood_before_stands_again(log: DecisionLog) -> None:
    kept = log.record(_finding(), DecisionKind.confirm, who="王检", reason="属实", seen=SEEN)
    second = _dismissed(log)
    log.undo(second, who="李检", reason="误点")
    standing = standings(log.read(), [_finding()], {})["ZB06-1"]
    assert standing.decision is not None
    assert standing.decision.decision_id == kept.decision_id
    assert [one.kind for one in standing.history] == ["confirm", "dismiss", "undo"]


def test_what_was_taken_back_cannot_be_taken_back_again(log: DecisionLog) -> None:
    first = _dismissed(log)
    log.undo(first, who="李检", reason="误点")
    before = log.path.read_bytes()
    with pytest.raises(NotRecorded, match="没有可以撤销"):
        log.undo(first, who="李检", reason="误点")
    assert log.path.read_bytes() == before


@pytest.mark.parametrize(("who", "reason"), [("", "已查实"), ("王检", " \n"), ("\u200b", "已查实")])
def test_a_name_and_a_reason_are_needed(log: DecisionLog, who: str, reason: str) -> None:
    with pytest.raises(NotRecorded, match="未记录"):
        _dismissed(log, who=who, reason=reason)
    first = _dismissed(log)
    with pytest.raises(NotRecorded, match="未记录"):
        log.undo(first, who=who, reason=reason)
    assert len(log.read().decisions) == 1


def test_a_rule_that_did_not_run_has_nothing_to_decide_on(log: DecisionLog) -> None:
    with pytest.raises(NotRecorded):
        _dismissed(log, _finding(subject=None, outcome=Outcome.not_run))


def test_a_new_run_finds_the_decision_by_rule_project_and_subject(log: DecisionLog) -> None:
    _dismissed(log)
    again = _finding(finding_id="another")
    assert standings(log.read(), [again], {})["another"].dismissed
    for other in ({"rule": "ZB09"}, {"project_id": "P2"}, {"subject": "C2"}):
        assert standings(log.read(), [_finding(**other)], {}) == {}
        assert [d.subject for d in unmatched(log.read(), [_finding(**other)])] == ["C1"]


def test_a_changed_row_is_noticed_and_a_moved_one_is_not(log: DecisionLog) -> None:
    def table(price: str) -> Any:
        return {"contract": table_of("contract", [{"contract_id": "C1", "price": price}])}

    before = table("100.00")
    place = before["contract"].select(["_file", "_sheet", "_row"]).to_pylist()[0]
    finding = _finding(evidence=(Evidence("contract", "C1", *place.values()),))
    seen = seen_of(finding, before)
    log.record(finding, DecisionKind.dismiss, who="王检", reason="已查实", seen=seen)

    def changed(one: Finding, tables: Any) -> tuple[str, ...]:
        return standings(log.read(), [one], tables)["ZB06-1"].changed

    assert changed(finding, before) == ()
    assert changed(finding, table("200.00")) == ("evidence",)
    assert changed(replace(finding, amount=99), before) == ("amount",)
    assert changed(replace(finding, outcome=Outcome.cannot_tell), before) == ("outcome",)
    row = before["contract"]["_row"].to_pylist()[0]
    at = before["contract"].column_names.index("_row")
    moved = before["contract"].set_column(at, "_row", [[row + 7]])
    there = replace(finding, evidence=(replace(finding.evidence[0], row=row + 7),))
    assert changed(there, {"contract": moved}) == ()


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("decision_id", ""),
        ("when", "昨天"),
        ("who", ""),
        ("reason", ""),
        ("subject", ""),
        ("decision", "delete"),
        ("undoes", "d-nothing"),
    ],
)
def test_a_malformed_line_is_an_issue_with_its_row(
    log: DecisionLog, column: str, cell: str
) -> None:
    _dismissed(log)
    _dismissed(log)
    rows = list(csv.DictReader(io.StringIO(log.path.read_text("utf-8-sig"))))
    rows[0][column] = cell
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    log.path.write_text(text.getvalue(), "utf-8-sig", newline="")
    read = log.read()
    assert [(i.file, i.row, i.column) for i in read.issues] == [(NAME, 2, column)]
    assert [d.row for d in read.decisions] == [3]


def test_a_line_cut_off_in_a_quote_takes_no_other_along(log: DecisionLog) -> None:
    _dismissed(log)
    with log.path.open("ab") as file:
        file.write(b'd9,"2026-11-')
    _dismissed(log)
    read = log.read()
    assert [d.row for d in read.decisions] == [2, 4]
    assert [i.row for i in read.issues] == [3]


def test_a_log_saved_in_another_encoding_is_read_and_not_added_to(log: DecisionLog) -> None:
    _dismissed(log)
    log.path.write_bytes(log.path.read_text("utf-8-sig").encode("gb18030"))
    before = log.path.read_bytes()
    assert [d.who for d in log.read().decisions] == ["王检"]
    with pytest.raises(NotRecorded, match="UTF-8"):
        _dismissed(log)
    assert log.path.read_bytes() == before


def test_another_file_of_that_name_is_not_added_to(log: DecisionLog) -> None:
    log.path.write_text("姓名,金额\n甲,1\n", "utf-8")
    assert [i.row for i in log.read().issues] == [1]
    with pytest.raises(NotRecorded, match="列名"):
        _dismissed(log)


def test_a_further_column_of_somebodys_is_kept(log: DecisionLog) -> None:
    _dismissed(log)
    lines = log.path.read_text("utf-8-sig").splitlines()
    log.path.write_text(f"{lines[0]},备注\n{lines[1]},已归档\n", "utf-8-sig")
    _dismissed(log)
    assert len(log.read().decisions) == 2
    assert log.read().issues == ()


def test_a_file_that_cannot_be_written_is_said(
    log: DecisionLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object) -> int:
        raise PermissionError(13, "used by another process")

    monkeypatch.setattr(os, "open", held)
    with pytest.raises(NotRecorded, match="写不进去（used by another process）"):
        _dismissed(log)


def test_a_full_disk_leaves_whole_lines(log: DecisionLog, monkeypatch: pytest.MonkeyPatch) -> None:
    _dismissed(log)
    before, write = log.path.read_bytes(), os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, data[:20]))
    with pytest.raises(NotRecorded, match="写不进去"):
        _dismissed(log)
    assert log.path.read_bytes() == before


def test_two_at_once_lose_nothing(log: DecisionLog) -> None:
    def many(who: str) -> None:
        for _ in range(20):
            _dismissed(log, who=who)

    threads = [threading.Thread(target=many, args=(who,)) for who in ("甲", "乙", "丙")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    read = log.read()
    assert read.issues == ()
    assert len(read.decisions) == 60


TEXT = st.text(max_size=40)


@given(TEXT)
def test_a_guarded_cell_is_no_formula_and_comes_back(text: str) -> None:
    assert bare(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))


@given(who=TEXT, reason=TEXT)
def test_whatever_is_typed_is_one_line_of_the_log(
    tmp_path_factory: pytest.TempPathFactory, who: str, reason: str
) -> None:
    log = DecisionLog(tmp_path_factory.mktemp("log"))
    made = log.record(
        _finding(), DecisionKind.explain, who=f"甲{who}", reason=f"乙{reason}", seen=SEEN
    )
    read = log.read()
    assert read.issues == ()
    assert [replace(d, row=0) for d in read.decisions] == [made]


ID = st.text(min_size=1, max_size=20)


@given(project=ID, subject=ID)
def test_a_finding_of_any_id_is_known_again_and_can_be_undone(
    tmp_path_factory: pytest.TempPathFactory, project: str, subject: str
) -> None:
    log = DecisionLog(tmp_path_factory.mktemp("log"))
    finding = _finding(project_id=project, subject=subject)
    made = _dismissed(log, finding)
    assert log.read().issues == ()
    assert standings(log.read(), [finding], {})["ZB06-1"].dismissed
    log.undo(made, who="李检", reason="误点")
    assert log.read().in_force() == ()
    assert log.path.read_bytes().count(b"\n") == 3


@pytest.mark.parametrize("id_", ["R\n1", "R\r\n1", "R\r1", "R\0001", "\n", "R\\n1", "R\\\n1"])
def test_ids_that_differ_in_a_line_break_stay_apart(log: DecisionLog, id_: str) -> None:
    _dismissed(log, _finding(subject=id_))
    assert standings(log.read(), [_finding(subject=id_)], {})["ZB06-1"].dismissed
    for other in {"R\n1", "R\r1", "R\\n1", "R1", "R 1"} - {id_}:
        assert standings(log.read(), [_finding(subject=other)], {}) == {}


@pytest.mark.parametrize("changed", [{"subject": "R\ud800"}, {"subject": ""}, {"rule": "ZB\n06"}])
def test_what_would_not_be_read_back_is_refused(log: DecisionLog, changed: Any) -> None:
    with pytest.raises(NotRecorded, match="存不下的字符，未记录"):
        _dismissed(log, _finding(**changed))
    assert not log.path.exists()
