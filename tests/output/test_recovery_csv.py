"""`recovery.csv`: exact, safe in a spreadsheet, without id numbers, and no law is claimed."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from wagekit.case import open_case
from wagekit.model.liability import SourceKind
from wagekit.model.recovery import HandOut, Recovery, RecoveryPart
from wagekit.output.files import files_of, recovery_csv
from wagekit.views.letter.text import Numbers

if TYPE_CHECKING:
    from pathlib import Path

ID_NO = "130102199001011234"
ONE = Recovery(
    project_id="P",
    employer_id="L",
    worker_id="W",
    owed=100001,
    since=dt.date(2024, 5, 1),
    monthly=None,
    heuristic_order=HandOut.longest_owed,
    paid=100000,
    parts=(
        RecoveryPart(step=1, source=SourceKind.wage_account, party_id="G", amount=60000),
        RecoveryPart(step=2, source=SourceKind.emergency_fund, party_id=None, amount=40000),
    ),
    rest=1,
)
CASE = {
    "project.csv": "project_id,owner_id,general_contractor_id\nP,O,G\n",
    "party.csv": "party_id,name,kind\nG,甲建设,company\nL,丙劳务,company\n",
    "worker.csv": f"worker_id,project_id,name,id_no,employer_id\n{ID_NO},P,=张三,{ID_NO},L\n",
    "payroll.csv": "payroll_id,project_id,worker_id,employer_id,month,payable,paid,due_on\n"
    f"R,P,{ID_NO},L,2024-03,600.10,0,2024-04-30\n",
    "account.csv": "account_id,party_id,kind,project_id,opening_balance,opening_on\n"
    "A,G,wage_special,P,400.05,2024-06-01\n",
}


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


def written(one: Recovery, lang: str = "zh") -> dict[str, str]:
    names = {"W": "张三", "G": "甲建设"}
    [row] = read(recovery_csv([one], names, personal=Numbers(), lang=lang))
    return row


def test_a_line_says_who_gets_what_and_out_of_what() -> None:
    row = written(ONE)
    assert (row["worker_id"], row["name"], row["since"]) == ("W", "张三", "2024-05-01")
    assert [row[name] for name in ("owed", "paid", "rest", "monthly")] == [
        "1000.01", "1000.00", "0.01", "",
    ]  # fmt: skip
    assert row["parts"] == "1 农民工工资专用账户余额（甲建设） 600.00；2 欠薪应急周转金 400.00"


def test_the_order_is_called_a_heuristic_in_both_languages() -> None:
    assert "启发值，非法定标准" in written(ONE)["heuristic_order"]
    row = written(replace(ONE, heuristic_order=HandOut.pro_rata), "en")
    assert "not a legal standard" in row["heuristic_order"]
    assert row["heuristic_order"].isascii()


def test_a_formula_in_an_id_stays_text() -> None:
    assert written(replace(ONE, worker_id="=1+1", employer_id="@L"))["worker_id"] == "'=1+1"


def test_a_run_gives_a_frame_and_writes_no_id_number(tmp_path: Path) -> None:
    for name, text in CASE.items():
        (tmp_path / name).write_text(text, "utf-8")
    case = open_case(tmp_path)
    run = case.analyze(as_of=dt.date(2024, 6, 30), only=["GK03"])
    [row] = run.recovery.to_dict("records")
    assert (row["owed"], row["paid"], row["rest"]) == tuple(
        map(Decimal, ("600.10", "400.05", "200.05"))
    )
    files = files_of(case, run)
    [line] = read(files["recovery.csv"])
    assert (line["worker_id"], line["name"]) == ("130102********1234", "'=张三")
    for name in ("recovery.csv", "liability.md"):
        assert ID_NO not in files[name]
    assert "=张三（130102\\*\\*\\*\\*\\*\\*\\*\\*1234）" in files["liability.md"]
    assert "worker_id" not in files["liability.json"]


def test_without_debts_there_is_only_the_header() -> None:
    assert recovery_csv([], {}, personal=Numbers(), lang="zh").count("\n") == 1
