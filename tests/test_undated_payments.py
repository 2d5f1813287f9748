"""A payment whose day cannot be read does not load; nobody is suspected of not having paid it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wagekit.case import open_case
from wagekit.model.finding import Outcome

if TYPE_CHECKING:
    from pathlib import Path

    from wagekit.model.finding import Finding
    from wagekit.run import Run

CONTRACT = "contract_id,project_id,issuer_id,contractor_id,kind\nC,P,O,G,general\n"
CLAIM = """claim_id,project_id,contract_id,kind,payable_amount,due_on
K,P,C,progress,1000,2024-03-01
"""
PAID = """payment_id,paid_at,payer_id,payee_id,amount,class,project_id,contract_id
M,2024-02-01,O,G,100,progress,P,C
N,{day},O,G,{amount},progress,P,C
"""


def unpaid(folder: Path, paid: str) -> Finding:
    for name, text in (("contract", CONTRACT), ("claim", CLAIM), ("payment", paid)):
        (folder / f"{name}.csv").write_text(text, "utf-8")
    (folder / "case.toml").write_text("as_of = 2024-06-30\n", "utf-8")
    [found] = open_case(folder).analyze(only=["GC01"]).answers.findings
    return found


@pytest.mark.parametrize("day", ["2024-03", "2024年2月", "2024-13-45", ""])
def test_it_may_have_settled_the_claim(tmp_path: Path, day: str) -> None:
    found = unpaid(tmp_path, PAID.format(day=day, amount=900))
    assert found.outcome is Outcome.cannot_tell
    assert found.reason.startswith("payment.csv第3行的付款日期无法认定，未载入；")
    assert found.ask_for[0].startswith("付款日期")


def test_what_it_cannot_settle_is_found(tmp_path: Path) -> None:
    found = unpaid(tmp_path, PAID.format(day="2024-03", amount=300))
    assert found.outcome is Outcome.found
    assert "payment.csv第3行的付款日期无法认定，未载入，如都应计入，则为：" in found.reason
    assert found.amount == 90_000


def test_a_row_that_names_nobody_settles_nothing(tmp_path: Path) -> None:
    head = "\n".join(PAID.splitlines()[:2])
    line = "N,2024-03,,,900,progress,P,C"
    assert unpaid(tmp_path, f"{head}\n{line}\n").outcome is Outcome.found


def analysed(folder: Path, files: dict[str, str], *codes: str) -> Run:
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return open_case(folder).analyze(only=codes)


TOML = "as_of = 2024-06-30\n"
HEAD = "payment_id,paid_at,payer_id,payee_id,amount,class,project_id\n"


def test_one_without_an_amount_may_be_a_relation(tmp_path: Path) -> None:
    files = {
        "case.toml": TOML,
        "project.csv": "project_id,owner_id\nP,O\n",
        "contract.csv": CONTRACT.replace("kind\n", "kind,signed_on\n").replace(
            "general", "general,2023-01-10"
        ),
        "payment.csv": f"{HEAD}M,2024-02-01,X,Y,1,other,P\nN,2024-03,O,G,,progress,P\n",
    }
    [found] = analysed(tmp_path, files, "ZB09").answers.findings
    assert found.outcome is Outcome.cannot_tell
    assert "payment.csv第3行的付款日期无法认定" in found.reason


def test_one_of_no_readable_day_may_be_late_enough(tmp_path: Path) -> None:
    files = {
        "case.toml": TOML,
        "worker.csv": "worker_id,project_id,employer_id\nW,P,L\nV,P,L\n",
        "attendance.csv": "project_id,worker_id,month,days,source\nP,W,2024-03,22,gate\n",
        "payroll.csv": "payroll_id,project_id,worker_id,employer_id,month,payable,paid\n"
        "R,P,V,L,2024-03,6000,6000\n",
        "payment.csv": f"{HEAD}M,2024-02-01,X,Y,1,other,P\nN,4月,L,W,6000,wage,P\n",
    }
    [found] = analysed(tmp_path, files, "GZ05").answers.findings
    assert found.outcome is Outcome.cannot_tell


def test_it_makes_no_project_of_its_own(tmp_path: Path) -> None:
    for name, text in {
        "项目.csv": "项目编号,项目名称\nP,滨河家园一期\n",
        "工资表.csv": "姓名,身份证号,月份,应发工资\n张三,110101199003074514,2024-03,5000\n",
        "付款台账.csv": "项目名称,付款日期,付款单位,收款单位,付款金额\n"
        "东湖花园,2024年3月,甲公司,乙公司,100\n滨河家园一期,2024-03-01,甲公司,乙公司,100\n",
    }.items():
        (tmp_path / name).write_text(text, "utf-8")
    case = open_case(tmp_path)
    assert list(case.table("payroll")["project_id"]) == ["P"]
    assert list(case.table("project")["project_id"]) == ["P"]


def test_who_must_pay_says_what_hangs_on_it(tmp_path: Path) -> None:
    files = {
        "case.toml": TOML,
        "project.csv": "project_id,owner_id,general_contractor_id\nP,O,G\n",
        "contract.csv": CONTRACT,
        "claim.csv": CLAIM,
        "worker.csv": "worker_id,project_id,employer_id\nW,P,G\n",
        "payroll.csv": "payroll_id,project_id,worker_id,employer_id,month,payable,paid,due_on\n"
        "R,P,W,G,2024-03,6000,0,2024-04-15\n",
        "payment.csv": PAID.format(day="2024-03", amount=900),
    }
    [owed] = analysed(tmp_path, files, "GC01").owed
    [owner] = [one for one in owed.liable if one.party_id == "O"]
    assert "payment.csv第3行的付款日期无法认定，如应计入，则不在此列" in owner.reason
