"""What hangs on two names being one: nobody is suspected for a spelling, and sums say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.case import open_case
from wagekit.model.finding import Act
from wagekit.model.liability import Role

if TYPE_CHECKING:
    from pathlib import Path

    from wagekit.model.finding import Determination, Finding
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


def test_what_is_found_under_the_other_id_stays_found(tmp_path: Path) -> None:
    (tmp_path / "project.csv").write_text("project_id,name\nP1,甲项目\n", "utf-8")
    (tmp_path / "party.csv").write_text("party_id,name\nG1,青禾砚山建设有限公司\n", "utf-8")
    head = "worker_id,project_id,name,id_no,employer_id\n"
    for name, row in (
        ("worker", "W1,P1,张大山,110101199003071233,G1"),
        ("worker2", "W2,P1,张大山,110101********1233,G1"),
    ):
        (tmp_path / f"{name}.csv").write_text(f"{head}{row}\n", "utf-8")
    (tmp_path / "case.toml").write_text(
        'as_of = 2025-12-01\n[files."worker2.csv"]\ntable = "worker"\n', "utf-8"
    )
    (tmp_path / "payroll.csv").write_text(
        "payroll_id,project_id,worker_id,employer_id,month,days,payable,deducted,paid,due_on\n"
        "R1,P1,W1,G1,2025-03,20,6000,0,6000,2025-04-15\n"
        "R2,P1,W2,G1,2025-04,20,6000,0,0,2025-05-15\n",
        "utf-8",
    )
    case = open_case(tmp_path)
    assert [(j.left, j.right) for j in case.read.judgements] == [("W1", "W2")]
    (found,) = case.analyze(only=["GZ01"]).answers.findings
    assert (found.outcome, found.subject, found.amount) == ("found", "W2", 600_000)
    assert "尚未认定" not in found.reason


LENT, LENT_SHORT = "青禾永盛劳务有限公司", "青禾永盛劳务公司"


def lending(folder: Path, name: str = LENT_SHORT) -> None:
    """Works passed on after the award; who paid the bidder's deposit has a name much like it."""
    for table, text in {
        "project": "project_id,name,owner_id,general_contractor_id\nP1,甲项目,O1,G1\n",
        "party": "party_id,name,kind\nO1,云川置业有限公司,company\n"
        f"G1,砚山建设工程有限公司,company\nS1,{LENT},company\n",
        "party2": f"party_id,name,kind\nS2,{name},company\n",
        "contract": "contract_id,project_id,parent_contract_id,issuer_id,contractor_id,kind,price,"
        "signed_on,started_on,whole_works\n"
        "K1,P1,,O1,G1,general,10000000,2024-01-10,2024-02-01,\n"
        "K2,P1,K1,G1,S1,cooperation,9000000,2024-03-05,2024-03-06,true\n",
        "tender": "tender_id,project_id,bidder_id,deposit_payer_id,agent_employer_id,won,bid_on\n"
        "T1,P1,G1,S2,G1,true,2024-01-01\n",
        "staff": "project_id,company_id,person_id,post,from_on\nP1,S1,W1,technical,2024-03-07\n",
    }.items():
        (folder / f"{table}.csv").write_text(text, "utf-8")
    (folder / "case.toml").write_text(
        'as_of = 2025-12-01\n[files."party2.csv"]\ntable = "party"\n', "utf-8"
    )


def act_of(folder: Path, lang: str = "zh") -> Determination:
    """Of what was passed on; the award itself looks like a borrowed licence of who paid for it."""
    acts = {one.contract_id: one for one in open_case(folder).analyze(lang=lang).determined}
    assert acts["K1"].act is Act.nominal_licence
    return acts["K2"]


def test_an_act_that_hangs_on_a_name_is_left_open(tmp_path: Path) -> None:
    lending(tmp_path)
    one = act_of(tmp_path)
    assert one.act is Act.transfer_or_nominal_licence
    assert not {each.act for each in one.excluded} & {Act.nominal_licence, Act.whole_transfer}
    assert f"“{LENT}”与“{LENT_SHORT}”" in one.ask_for[0]
    assert "是则指向挂靠，否则指向转包" in one.ask_for[0]
    assert {"GK-9", "ZB-7", "ZB-8.0"} <= set(one.articles)
    assert (
        "points to nominal licence; if not, to whole transfer" in act_of(tmp_path, "en").ask_for[0]
    )


def test_an_act_that_hangs_on_no_name_is_said_as_it_is(tmp_path: Path) -> None:
    lending(tmp_path, "云川广石商贸有限公司")
    one = act_of(tmp_path)
    assert one.act is Act.whole_transfer
    assert [each.act for each in one.excluded] == [Act.nominal_licence]
    assert not any("同一单位" in text for text in one.ask_for)


def test_a_loan_of_a_licence_to_who_may_be_the_lender_itself_is_no_act(tmp_path: Path) -> None:
    for table, text in {
        "project": "project_id,owner_id,general_contractor_id\nP1,O1,G1\n",
        "party": "party_id,name,kind\nO1,云川置业有限公司,company\n"
        "G1,砚山宏达建设有限公司,company\n",
        "party2": "party_id,name,kind\nB1,砚山宏达建设公司,company\n",
        "contract": "contract_id,project_id,parent_contract_id,issuer_id,contractor_id,kind,price,"
        "signed_on,whole_works\n"
        "K1,P1,,O1,G1,general,10000000,2024-05-10,\n"
        "K2,P1,K1,G1,B1,cooperation,1000000,2024-02-01,false\n",
        "licence": "party_id,kind,series,valid_from\nB1,qualification,general,2020-01-01\n",
        "tender": "tender_id,project_id,bidder_id,deposit_payer_id,won,bid_on\n"
        "T1,P1,G1,B1,true,2024-04-01\n",
    }.items():
        (tmp_path / f"{table}.csv").write_text(text, "utf-8")
    (tmp_path / "case.toml").write_text(
        'as_of = 2025-12-01\n[files."party2.csv"]\ntable = "party"\n', "utf-8"
    )
    run = open_case(tmp_path).analyze()
    lent = run.findings.query("rule == 'GK02' and subject == 'K2'")
    assert lent["outcome"].tolist() == ["cannot_tell"]
    assert not run.determined
