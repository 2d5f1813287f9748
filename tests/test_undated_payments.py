"""A payment whose day cannot be read does not load; nobody is suspected of not having paid it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wagekit.case import open_case
from wagekit.model.finding import Outcome

if TYPE_CHECKING:
    from pathlib import Path

    from wagekit.model.finding import Finding

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


@pytest.mark.parametrize("day", ["2024-03", "2024年2月", "2024-13-45"])
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


@pytest.mark.parametrize("line", ["N,,O,G,900,progress,P,C", "N,2024-03,,,900,progress,P,C"])
def test_a_row_that_says_no_day_or_names_nobody_settles_nothing(tmp_path: Path, line: str) -> None:
    head = "\n".join(PAID.splitlines()[:2])
    assert unpaid(tmp_path, f"{head}\n{line}\n").outcome is Outcome.found
