"""A payee known only by name may be the worker of that name: told, never merged, not accused."""

from __future__ import annotations

import pytest
from intake_folders import put

import wagekit as wk

ROSTER = (
    "姓名,身份证号,用人单位,工种\n"
    "张三,990101199001010014,乙劳务有限公司,木工\n"
    "李四,990101199001010022,乙劳务有限公司,木工\n"
)
STATEMENT = (
    "户名：甲建设有限公司农民工工资专户\n账号：6200001\n"
    "交易时间,借方发生额,贷方发生额,余额,对方户名,对方账号,摘要\n"
    "2025-04-10 10:00:00,,20000.00,20000.00,某建设局,,拨付人工费\n"
    "2025-04-11 10:00:00,6000.00,,14000.00,张 三,,代发工资\n"
    "2025-04-11 10:01:00,5000.00,,9000.00,王五,,代发工资\n"
)
PROJECT = "project_id,name,owner_id,general_contractor_id\nP,某某工程,O,G\n"
PARTY = "party_id,name,kind\nG,甲建设有限公司,company\nO,某业主有限公司,company\n"
ACCOUNT = "account_id,party_id,kind,project_id\n6200001,G,wage_special,P\n"


FILES = {
    "project.csv": PROJECT,
    "party.csv": PARTY,
    "account.csv": ACCOUNT,
    "花名册.csv": ROSTER,
    "专户流水.csv": STATEMENT,
}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> wk.Case:
    root = tmp_path_factory.mktemp("named")
    for name, text in FILES.items():
        put(root, name, text)
    return wk.open_case(root)


def test_it_is_told_once_a_sheet(case: wk.Case) -> None:
    told = case.issues[case.issues["problem"].str.contains("与花名册人员同名")]
    assert told["value"].tolist() == ["张三"]
    assert told["problem"].str.startswith("1 个").all()


def test_who_has_the_name_of_a_worker_is_not_suspected(case: wk.Case) -> None:
    found = case.analyze(only=["ZD02"]).findings
    by_row = dict(zip(found["subject"], found["outcome"], strict=True))
    assert by_row == {"专户流水.csv#5": "cannot_tell", "专户流水.csv#6": "found"}
