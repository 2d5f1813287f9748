"""A folder of canonical files: typed values, provenance, and only the columns that are there."""

import hashlib
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from intake_folders import column, one_contract, problems, put, rows, workbook, write

from wagekit.intake import read_case
from wagekit.model.arrow import arrow_schema
from wagekit.model.schema import tables

PROJECT = "project_id,name\nP1,某项目\n"


def test_values_have_the_types_of_the_schema(tmp_path: Path) -> None:
    write(
        tmp_path,
        payment_csv=(
            "payment_id,paid_at,payer_id,payee_id,amount,project_id,class,in_kind\n"
            "M1,2021-01-05 10:11:12,A,B,123456789012.56,P1,progress,false\n"
        ),
        project_csv="project_id,labour_cost_ratio,contract_price\nP1,0.2,3.5\n",
    )
    case = read_case(tmp_path)
    [payment] = rows(case, "payment")
    assert payment["amount"] == 12_345_678_901_256
    assert payment["paid_at"] == datetime(2021, 1, 5, 10, 11, 12)  # noqa: DTZ001 - local by contract
    assert payment["in_kind"] is False
    assert column(case, "project", "labour_cost_ratio") == [0.2]
    assert column(case, "project", "contract_price") == [350]
    assert case.issues == ()
    for name, table in case.tables.items():
        schema = arrow_schema(tables()[name])
        assert all(schema.field(field.name) == field for field in table.schema)


def test_tables_come_in_the_order_of_the_schema_with_the_columns_present(tmp_path: Path) -> None:
    write(tmp_path, party_csv="party_id,name\nA,甲\n", project_csv=PROJECT)
    case = read_case(tmp_path)
    assert list(case.tables) == ["project", "party"]
    assert case.tables["party"].column_names == ["party_id", "name", "_file", "_sheet", "_row"]


def test_rows_know_their_file_and_number(tmp_path: Path) -> None:
    put(tmp_path, "下属/project.csv", PROJECT)
    workbook(tmp_path / "甲.xlsx", {"party": [["party_id", "name"], [], ["A", "甲"], ["B", "乙"]]})
    case = read_case(tmp_path)
    assert rows(case, "project")[0]["_file"] == "下属/project.csv"
    assert rows(case, "project")[0]["_sheet"] is None
    assert rows(case, "project")[0]["_row"] == 2
    assert column(case, "party", "_row") == [3, 4]
    assert column(case, "party", "_sheet") == ["party", "party"]


def test_a_record_over_several_lines_counts_as_one_row(tmp_path: Path) -> None:
    write(tmp_path, party_csv='party_id,name\nA,"甲\n公司"\n\nB,乙\n')
    case = read_case(tmp_path)
    assert column(case, "party", "_row") == [2, 4]


def test_a_canonical_header_without_rows_is_a_table(tmp_path: Path) -> None:
    write(tmp_path, project_csv=PROJECT, action_csv="action_id,kind\n")
    case = read_case(tmp_path)
    assert len(case.tables["action"]) == 0
    assert case.tables["action"].column_names[:2] == ["action_id", "kind"]


def test_empty_is_unknown_and_none_is_said(tmp_path: Path) -> None:
    write(
        tmp_path,
        staff_csv=(
            "project_id,company_id,person_id,manages,wages_paid_by,pension_paid_by\nP1,C,W,,none,\n"
        ),
    )
    [staff] = rows(read_case(tmp_path), "staff")
    assert staff["manages"] is None
    assert staff["wages_paid_by"] == "none"
    assert staff["pension_paid_by"] is None


def test_a_month_stands_beside_the_unknown_day(tmp_path: Path) -> None:
    case = one_contract(tmp_path, "C1,P1,A,B,general,1,2020-05")
    [contract] = rows(case, "contract")
    assert contract["signed_on"] is None
    assert contract["signed_on_month"] == date(2020, 5, 1)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("C1,P1,A,B,general,1,2020-05-03", date(2020, 5, 3)),
        ("C1,P1,A,B,general,1,2020-02", date(2020, 2, 29)),
        ("C1,P1,A,B,general,1,", None),
    ],
)
def test_the_latest_happening_is_the_day_of_judgement(
    tmp_path: Path, line: str, day: date | None
) -> None:
    assert one_contract(tmp_path, line).settings.as_of == day


def test_due_dates_do_not_set_the_day_of_judgement(tmp_path: Path) -> None:
    write(
        tmp_path,
        claim_csv="claim_id,project_id,contract_id,due_on\nL,P1,C1,2030-01-01\n",
        payment_csv="payment_id,paid_at,amount\nM,2020-06-30 23:00:00,1\n",
    )
    assert read_case(tmp_path).settings.as_of == date(2020, 6, 30)


def test_parquet_keeps_typed_values_exactly(tmp_path: Path) -> None:
    table = pa.table(
        {
            "payment_id": ["M1", "M2"],
            "paid_at": pa.array([datetime(2021, 1, 31, 8)] * 2, pa.timestamp("ns")),  # noqa: DTZ001
            "amount": pa.array([Decimal("0.10"), Decimal("99999999999.99")], pa.decimal128(20, 2)),
            "balance_after": pa.array([0.1, -2.5], pa.float64()),
            "in_kind": pa.array([True, None], pa.bool_()),
        }
    )
    pq.write_table(table, tmp_path / "payment.parquet")
    case = read_case(tmp_path)
    assert case.issues == ()
    assert column(case, "payment", "amount") == [10, 9_999_999_999_999]
    assert column(case, "payment", "balance_after") == [10, -250]
    assert column(case, "payment", "in_kind") == [True, None]
    assert column(case, "payment", "_row") == [1, 2]
    assert case.files[0].read == case.files[0].loaded == 2


def test_markup_and_formulas_stay_plain_text(tmp_path: Path) -> None:
    name = "<script>alert(1)</script>{{x}} =1+1"
    write(tmp_path, party_csv=f"party_id,name\nA,{name}\n")
    assert column(read_case(tmp_path), "party", "name") == [name]


def test_invisible_characters_are_stripped(tmp_path: Path) -> None:
    write(tmp_path, party_csv="party_id,name\n\u200bA\ufeff,甲\u200d\u202e\x00公司\u00a0\n")
    [party] = rows(read_case(tmp_path), "party")
    assert (party["party_id"], party["name"]) == ("A", "甲公司")


def test_control_characters_cannot_split_a_cell(tmp_path: Path) -> None:
    text = "合同编号,项目名称,发包单位\nH\x1f1,某\x07项目,甲\x1f乙\n"
    put(tmp_path, "合同台账.csv", text)
    [contract] = rows(read_case(tmp_path), "contract")
    assert (contract["contract_id"], contract["issuer_id"]) == ("H1", "甲乙")


def test_files_are_known_by_their_hash(tmp_path: Path) -> None:
    write(tmp_path, project_csv=PROJECT)
    digest = hashlib.sha256(PROJECT.encode()).hexdigest()
    assert dict(read_case(tmp_path).hashes) == {"project.csv": digest}


def test_a_column_that_is_not_known_is_named(tmp_path: Path) -> None:
    write(tmp_path, party_csv="party_id,name,颜色\nA,甲,红\n")
    case = read_case(tmp_path)
    assert problems(case) == [(None, "颜色", None, "info")]
    assert len(case.tables["party"]) == 1


def test_of_two_equal_headers_the_first_wins(tmp_path: Path) -> None:
    write(tmp_path, party_csv="party_id,name,name\nA,甲,乙\n")
    case = read_case(tmp_path)
    assert column(case, "party", "name") == ["甲"]
    assert problems(case) == [(None, "name", None, "warning")]


def test_parquet_lists_and_not_a_number(tmp_path: Path) -> None:
    tender = {
        "tender_id": ["T1", "T2", "T3"], "project_id": ["P1"] * 3, "bidder_id": ["A"] * 3,
        "joint_members": [["B", "C"], None, ["D", None]], "price": [1.5, float("nan"), None],
    }  # fmt: skip
    pq.write_table(pa.table(tender), tmp_path / "tender.parquet")
    case = read_case(tmp_path)
    assert column(case, "tender", "joint_members") == ["B;C", None, "D"]
    assert column(case, "tender", "price") == [150, None, None]
    assert not [i for i in case.issues if i.column == "price"]
