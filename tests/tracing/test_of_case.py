"""A trace from a case folder: claims, parties under several ids, the page, the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from wagekit.case import open_case
from wagekit.cli import main
from wagekit.core.errors import WagekitError
from wagekit.tracing.of_case import names_of_case

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "project.csv": "project_id,name\nP,甲项目\n",
    "party.csv": "party_id,name,uscc\nOWN,业主*公司,\nGC,总包公司,91130100MA0000001X\n"
    "GC2,总包公司,91130100MA0000001X\nLAB,劳务公司,\nCAR,车行|公司,\n",
    "contract.csv": "contract_id,project_id,issuer_id,contractor_id,kind\nC1,P,OWN,GC,general\n",
    "claim.csv": "claim_id,project_id,contract_id,kind,payable_amount,due_on\n"
    "K1,P,C1,progress,60.00,2024-01-01\nK2,P,C1,progress,60.00,2024-01-02\n",
    "payment.csv": "payment_id,paid_at,payer_id,payee_id,amount,class,project_id,contract_id\n"
    "P1,2024-01-05 00:00:00,OWN,GC2,100.00,progress,P,C1\n"
    "P2,2024-01-06 00:00:00,BANK,GC,50.00,loan,,\n"
    "P3,2024-01-07 00:00:00,GC,CAR,50.00,other,,\n"
    "P4,2024-01-08 00:00:00,GC,LAB,100.00,labour_cost,P,\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    case = tmp_path / "case"
    case.mkdir()
    for name, text in FILES.items():
        (case / name).write_text(text, "utf-8")
    return case


def test_a_claim_is_traced_through_the_payments_that_met_it(folder: Path) -> None:
    case = open_case(folder)
    assert case.trace("K1").source.parts == {"P1": 60_00}
    second = case.trace("claim:K2", "fifo")
    assert second.source.parts == {"P1": 40_00}
    assert second.methods["fifo"].source == 40_00


def test_a_party_under_two_ids_is_one(folder: Path) -> None:
    case = open_case(folder)
    by_first, by_second = case.trace("GC").as_dict(), case.trace("GC2").as_dict()
    assert by_first == by_second
    assert {(o.pot.party_id, o.max) for o in case.trace_back("GC2")} == {
        ("OWN", 100_00),
        ("BANK", 50_00),
    }


def test_the_command_writes_the_contract_and_a_page(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["trace", str(folder), "--from", "OWN", "--project", "P", "--out", str(out)]) == 0
    made = json.loads((out / "trace.json").read_text("utf-8"))
    assert {"fifo", "lifo", "pro_rata", "lowest_balance", "destinations", "unknown"} < set(made)
    assert made["conservation"]["ok"] is True
    car = next(d for d in made["destinations"] if d["party_id"] == "CAR")
    assert (car["min"], car["max"], car["class"]) == (0.0, 50.0, "other")
    assert car["by_method"]["pro_rata"] == 33.33
    text = (out / "trace.md").read_text("utf-8")
    assert "车行\\|公司" in text
    assert "在付出 P3 之前收到追踪资金 100.00 元，另有其他资金 50.00 元混在一起" in text
    assert "先进先出 50.00，后进先出 0.00，按比例 33.33，最低余额 0.00" in text


@pytest.mark.parametrize(
    ("lang", "told", "papers"),
    [
        ("zh", "另有 1 笔付款（共 50.00 元）没有载明项目，也看不出按哪个合同支付", "所依据的合同"),
        ("en", "no project and no contract of a known one: 1, 50.00 in all", "the contract or"),
    ],
)
def test_payments_of_no_project_are_told_on_the_page_and_the_screen(
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    lang: str,
    told: str,
    papers: str,
) -> None:
    asked = ["trace", str(folder), "--from", "GC", "--lang", lang]
    assert main([*asked, "--project", "P", "--out", str(tmp_path / "one")]) == 0
    page = (tmp_path / "one" / "trace.md").read_text("utf-8")
    assert told in page
    assert papers in page
    assert "--project" in page
    assert told in capsys.readouterr().out
    assert main([*asked, "--out", str(tmp_path / "all")]) == 0
    assert told not in (tmp_path / "all" / "trace.md").read_text("utf-8")


def test_the_same_case_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    for out in ("one", "two"):
        main(["trace", str(folder), "--from", "GC", "--out", str(tmp_path / out), "--quiet"])
    for name in ("trace.json", "trace.md"):
        first, second = ((tmp_path / out / name).read_bytes() for out in ("one", "two"))
        assert first == second


def test_the_page_speaks_english(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    main(
        [
            "trace",
            str(folder),
            "--from",
            "OWN",
            "--lang",
            "en",
            "--method",
            "fifo",
            "--out",
            str(out),
        ]
    )
    text = (out / "trace.md").read_text("utf-8")
    assert text.startswith("# Money traced\n")
    assert "One method only" in text
    assert set(json.loads((out / "trace.json").read_text("utf-8"))) & {"lifo", "fifo"} == {"fifo"}


@pytest.mark.parametrize("arguments", [["--from", "NOPE"], ["--from", "OWN", "--project", "NOPE"]])
def test_an_unknown_party_or_project_is_one_sentence(
    folder: Path, tmp_path: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["trace", str(folder), *arguments, "--out", str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err
    assert said.startswith("wagekit: ")
    assert said.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_case_without_payments_says_so(tmp_path: Path) -> None:
    (tmp_path / "project.csv").write_text(FILES["project.csv"], "utf-8")
    with pytest.raises(WagekitError, match="没有付款记录"):
        open_case(tmp_path).trace("OWN")


def test_a_party_is_found_by_its_name(folder: Path) -> None:
    case = open_case(folder)
    assert case.trace("业主*公司").as_dict() == case.trace("OWN").as_dict()
    assert case.trace("车行｜公司").source.id == "CAR"  # the bar is full-width
    assert case.trace("总包公司").source.id == case.trace("GC2").source.id


def test_a_name_that_nobody_has_brings_the_nearest_with_their_ids(folder: Path) -> None:
    with pytest.raises(WagekitError, match=r"劳务有限公司.*名称最接近的有：劳务公司（LAB）"):
        open_case(folder).trace("劳务有限公司")


def test_a_name_that_two_have_brings_their_ids(folder: Path) -> None:
    rows = FILES["party.csv"].replace("车行|公司", "劳务公司")
    (folder / "party.csv").write_text(rows, "utf-8")
    with pytest.raises(WagekitError, match="有 2 个，请写编号：CAR、LAB"):
        open_case(folder).trace("劳务公司")


def test_the_nearest_names_are_told_in_english(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["trace", str(folder), "--from", "业主公司", "--out", str(tmp_path / "o"), "--lang", "en"])
    assert "nearest by name: 业主*公司 (OWN)" in capsys.readouterr().err


def test_a_payment_that_names_only_its_contract_is_of_its_project(folder: Path) -> None:
    whole = open_case(folder).trace("OWN", project="P").as_dict()
    text = FILES["payment.csv"].replace("progress,P,C1", "progress,,C1")
    (folder / "payment.csv").write_text(text, "utf-8")
    assert open_case(folder).trace("OWN", project="P").as_dict() == whole


def test_a_firm_keeps_its_name_where_a_branch_goes_by_its_id(folder: Path) -> None:
    text = FILES["party.csv"].replace("GC2,总包公司", "GC2,总包公司北城分公司")
    (folder / "party.csv").write_text(text, "utf-8")
    case = open_case(folder)
    assert case.trace("总包公司").source.id == "GC"
    assert names_of_case(case.world())["GC"] == "总包公司"


def test_an_account_is_found_as_the_file_writes_it(folder: Path) -> None:
    paid = (
        FILES["payment.csv"]
        .replace("class,", "payer_account,class,")
        .replace(",loan,", ",6222 0001,loan,")
        .replace(",progress,", ",,progress,")
    )
    paid = paid.replace(",other,", ",,other,").replace(",labour_cost,", ",,labour_cost,")
    (folder / "payment.csv").write_text(paid, "utf-8")
    case = open_case(folder)
    assert case.trace("6222 0001").as_dict() == case.trace("62220001").as_dict()
