"""Kinds that only the words of a ledger tell."""

from pathlib import Path

import pytest
from intake_folders import column, put

from wagekit.intake import read_case

PAID = "付款日期,付款单位,收款单位,付款金额（元）,款项用途\n2024-03-20,甲公司,乙公司,100,{}\n"
LETTER = "项目名称,担保形式,金额（元）,{}\n东湖,银行保函,150,{}\n"


@pytest.mark.parametrize(
    ("purpose", "meant"),
    [
        ("工程进度款", "progress"),
        ("人工费", "labour_cost"),
        ("材料款", None),
        ("农民工工资", None),
        ("往来款", None),
    ],
)
def test_the_purpose_of_a_payment_tells_its_class(
    tmp_path: Path, purpose: str, meant: str | None
) -> None:
    put(tmp_path, "付款台账.csv", PAID.format(purpose))
    case = read_case(tmp_path)
    classes = case.tables["payment"]
    said = column(case, "payment", "class") if "class" in classes.column_names else [None]
    assert said == [meant]
    assert [i.severity for i in case.issues if "款项类别" in i.problem] == ["info"] * bool(meant)


def test_a_class_that_is_stated_stays(tmp_path: Path) -> None:
    text = PAID.replace("款项用途", "款项用途,款项性质").format("工程进度款,结算款")
    put(tmp_path, "付款台账.csv", text)
    assert column(read_case(tmp_path), "payment", "class") == ["settlement"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("农民工工资保证金台账", "wage_deposit"),
        ("工程款支付担保台账", "payment_guarantee"),
        ("工资保证金、工程款支付担保台账", None),
        ("保函台账", None),
    ],
)
def test_the_title_tells_the_kind_of_guarantees(
    tmp_path: Path, title: str, kind: str | None
) -> None:
    put(tmp_path, "担保.csv", f"{title},,,\n" + LETTER.format("到期日期", "2025-06-01"))
    case = read_case(tmp_path)
    held = case.tables["guarantee"]
    assert (column(case, "guarantee", "kind") if "kind" in held.column_names else [None]) == [kind]


def test_a_letter_for_wages_is_a_wage_deposit(tmp_path: Path) -> None:
    text = LETTER.format("保函类型", "农民工工资支付保函")
    put(tmp_path, "保函台账.csv", text)
    assert column(read_case(tmp_path), "guarantee", "kind") == ["wage_deposit"]


def test_a_kind_that_is_no_code_is_not_overruled_by_the_title(tmp_path: Path) -> None:
    text = LETTER.format("保函类型", "履约保函")
    put(tmp_path, "担保.csv", f"农民工工资保证金及履约保函台账,,,\n{text}")
    assert column(read_case(tmp_path), "guarantee", "kind") == [None]


CLUES = "线索编号,项目名称,被反映单位,接收日期,反映人数\nK1,东湖,乙劳务公司,2024-03-01,12\n"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("欠薪线索台账", "wage"),
        ("拖欠农民工工资投诉台账", "wage"),
        ("拖欠工程款线索台账", "project_funds"),
        ("欠薪、拖欠工程款线索台账", None),
        ("线索台账", None),
    ],
)
def test_the_title_tells_what_clues_are_about(tmp_path: Path, title: str, kind: str | None) -> None:
    put(tmp_path, "台账.csv", f"{title},,,,\n{CLUES}")
    held = read_case(tmp_path).tables["clue"]
    assert (held["kind"].to_pylist() if "kind" in held.column_names else [None]) == [kind]
