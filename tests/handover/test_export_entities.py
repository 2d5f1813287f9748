"""Entities say what the files say, in the schemata of FollowTheMoney, and nothing of rules."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

import wagekit as wk
from wagekit.handover.export_entities import entities, write_entities

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
SAMPLES = ("qinghe_whole_transfer", "yunchuan_borrowed_licence", "pile")
HOSTILE = "<b>x</b> =1+1 {{ 7*7 }} **y**\n[z](http://x)"
AT = {"_file": "账.csv", "_sheet": None, "_row": 3}


def _world(**tables: list[dict[str, Any]]) -> dict[str, pa.Table]:
    return {name: pa.Table.from_pylist([row | AT for row in rows]) for name, rows in tables.items()}


def _made(**tables: list[dict[str, Any]]) -> list[Mapping[str, Any]]:
    return list(entities(_world(**tables), case_id="案一"))


def _one(made: list[Mapping[str, Any]], schema: str) -> dict[str, Any]:
    (found,) = (one for one in made if one["schema"] == schema)
    return {name: value for name, (value,) in found["properties"].items()}


def test_a_payment_is_between_two_whom_the_files_name() -> None:
    made = _made(
        party=[{"party_id": "G", "name": "甲公司", "kind": "company"}],
        worker=[{"worker_id": "W", "name": "王五", "project_id": "P"}],
        payment=[
            {
                "payment_id": "1",
                "payer_id": "G",
                "payee_id": "W",
                "amount": 1_234_567,
                "paid_at": dt.datetime(2024, 1, 2, 9, 30),  # noqa: DTZ001 - files have no zone
                "class": "wage",
            }
        ],
    )
    ids = {one["properties"]["name"][0]: one["id"] for one in made if "name" in one["properties"]}
    assert _one(made, "Payment") == {
        "currency": "CNY",
        "transactionNumber": "1",
        "date": "2024-01-02T09:30:00",
        "amount": "12345.67",
        "programme": "工资",
        "payer": ids["甲公司"],
        "beneficiary": ids["王五"],
        "description": "账.csv 第 3 行",
    }


def test_nobody_is_made_up_for_an_end_that_is_not_known() -> None:
    made = _made(payment=[{"payment_id": "1", "payer_id": "G", "payee_id": None, "amount": 100}])
    assert "beneficiary" not in _one(made, "Payment")
    assert _one(made, "LegalEntity") == {"name": "G"}


def test_a_month_stays_a_month() -> None:
    signed = {"signed_on": None, "signed_on_month": dt.date(2023, 5, 1)}
    made = _made(contract=[{"contract_id": "C", "project_id": "P", **signed}])
    assert _one(made, "Contract")["contractDate"] == "2023-05"


def test_a_credit_code_that_does_not_add_up_is_only_a_number() -> None:
    right, wrong = "91990000000001011G", "919900000000010110"
    made = _made(party=[{"party_id": "1", "uscc": right}, {"party_id": "2", "uscc": wrong}])
    assert made[0]["properties"]["uscCode"] == [right]
    assert made[1]["properties"]["registrationNumber"] == [wrong]


def test_the_employer_of_an_employment_is_an_organisation() -> None:
    made = _made(
        party=[{"party_id": "G", "kind": "company"}, {"party_id": "I", "kind": "individual"}],
        worker=[
            {"worker_id": "A", "project_id": "P", "employer_id": "G"},
            {"worker_id": "B", "project_id": "P", "employer_id": "I"},
        ],
    )
    assert _one(made, "Employment")["employer"] == made[0]["id"]
    assert _one(made, "UnknownLink")["subject"] == made[1]["id"]


def test_ids_of_two_cases_never_meet() -> None:
    world = _world(party=[{"party_id": "G", "name": "甲"}])
    (one,), (other,) = entities(world, case_id="一"), entities(world, case_id="二")
    assert one["id"] != other["id"]
    assert one["properties"] == other["properties"]


def test_a_name_stays_the_text_that_it_is(tmp_path: Path) -> None:
    world = _world(party=[{"party_id": "G", "name": HOSTILE}])
    write_entities(world, tmp_path / "out.ftm.json", case_id="案一")
    (line,) = (tmp_path / "out.ftm.json").read_text("utf-8").splitlines()
    assert json.loads(line)["properties"]["name"] == [HOSTILE]


@pytest.mark.parametrize("sample", SAMPLES)
def test_each_id_is_given_once_and_every_pointer_leads_somewhere(sample: str) -> None:
    case = wk.open_case(ROOT / "sample_data" / sample)
    made = list(entities(case.read.tables, case_id=case.settings.case_id))
    ids = [one["id"] for one in made]
    pointed = {
        value
        for one in made
        for values in one["properties"].values()
        for value in values
        if value.startswith("wk-")
    }
    assert len(set(ids)) == len(ids)
    assert pointed
    assert pointed <= set(ids)


@pytest.mark.parametrize("sample", SAMPLES)
def test_followthemoney_itself_finds_them_valid(sample: str) -> None:
    ftm = pytest.importorskip(
        "followthemoney",
        reason="followthemoney is not installed: pip install 'wagekit[ftm]'"
        " (Debian first: apt-get install g++ libicu-dev pkg-config)",
    )
    case = wk.open_case(ROOT / "sample_data" / sample)
    made = list(entities(case.read.tables, case_id=case.settings.case_id))
    schema_of = {one["id"]: ftm.model.get(one["schema"]) for one in made}
    for one in made:
        schema = schema_of[one["id"]]
        schema.validate(one)
        assert ftm.model.get_proxy(one, cleaned=False).to_dict()["properties"] == one["properties"]
        for name, values in one["properties"].items():
            ranged = schema.properties[name].range
            assert ranged is None or all(schema_of[value].is_a(ranged) for value in values)
    assert {"Company", "Person", "Payment", "Contract"} <= {one["schema"] for one in made}
