"""What hangs on two names being one: nobody is suspected for a spelling, and sums say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.case import open_case
from wagekit.model.liability import Role

if TYPE_CHECKING:
    from pathlib import Path

    from wagekit.model.finding import Finding
    from wagekit.model.liability import Liable

FIRM, SHORT = "青禾县双木建筑劳务有限公司", "双木劳务"
PAID = f"""付款日期,付款单位,收款单位,金额（元）,款项性质,项目名称
2023-07-01,青禾砚山建设有限公司,{SHORT},400000,进度款,某项目
"""


def write(folder: Path, payments: str) -> None:
    (folder / "party.csv").write_text(
        f"party_id,name,kind\nG,青禾砚山建设有限公司,company\nL,{FIRM},company\n", "utf-8"
    )
    (folder / "project.csv").write_text("project_id,name\nP,某项目\n", "utf-8")
    (folder / "contract.csv").write_text(
        "contract_id,project_id,issuer_id,contractor_id,kind,signed_on\n"
        "F,P,G,L,professional,2023-02-01\n",
        "utf-8",
    )
    (folder / "claim.csv").write_text(
        "claim_id,project_id,contract_id,kind,payable_amount,due_on\n"
        "K,P,F,progress,1000000,2023-06-01\n",
        "utf-8",
    )
    (folder / "收付台账.csv").write_text(payments, "utf-8")


def owing(folder: Path, payments: str) -> None:
    """The same where workers of the contractor are owed and the owner paid a shorter name."""
    write(folder, payments)
    (folder / "project.csv").write_text("project_id,name,owner_id\nP,某项目,G\n", "utf-8")
    (folder / "payroll.csv").write_text(
        "payroll_id,project_id,worker_id,employer_id,month,payable,paid,due_on\n"
        "R,P,W,L,2023-05,6000,0,2023-06-15\n",
        "utf-8",
    )


def said(folder: Path, rule: str, lang: str = "zh") -> Finding:
    (finding,) = open_case(folder).analyze(only=[rule], lang=lang).answers.findings
    return finding


def test_a_payment_to_a_shorter_name_leaves_it_open(tmp_path: Path) -> None:
    write(tmp_path, PAID)
    left = said(tmp_path, "ZB09")
    assert left.outcome == "cannot_tell"
    assert f"“{FIRM}”与“{SHORT}”" in left.reason
    assert "links.csv" in left.ask_for[0]
    assert "one leaves the place out" in said(tmp_path, "ZB09", "en").reason


def test_what_is_owed_either_way_says_both_sums(tmp_path: Path) -> None:
    write(tmp_path, PAID)
    left = said(tmp_path, "GC01")
    assert (left.outcome, left.amount) == ("found", 100_000_000)
    assert "600,000.00元" in left.reason


def test_a_name_that_changes_nothing_is_not_spoken_of(tmp_path: Path) -> None:
    write(tmp_path, PAID.replace(SHORT, "云川广石商贸有限公司"))
    assert (said(tmp_path, "ZB09").outcome, "尚未认定" in said(tmp_path, "ZB09").reason) == (
        "found", False,
    )  # fmt: skip


def test_the_cap_of_an_owner_says_what_hangs_on_a_name(tmp_path: Path) -> None:
    owing(tmp_path, PAID.replace("400000", "1000000"))
    (owner,) = owners(tmp_path)
    assert owner.cap == 100_000_000
    assert f"“{FIRM}”与“{SHORT}”" in owner.reason
    assert "不在此列，须先认定" in owner.reason
    owing(tmp_path, PAID)
    (owner,) = owners(tmp_path)
    assert "限额为600,000.00元，须先认定" in owner.reason


def owners(folder: Path) -> list[Liable]:
    run = open_case(folder).analyze(only=["ZB09"])
    return [one for debt in run.owed for one in debt.liable if one.role is Role.owner_capped]
