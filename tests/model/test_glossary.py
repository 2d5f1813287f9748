"""One legal term has one identifier, and every identifier is one that the code knows."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from wagekit.law import article
from wagekit.memo.kinds import kinds
from wagekit.model.decision import DecisionKind
from wagekit.model.finding import Act, Outcome, State
from wagekit.model.schema import tables

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"
HEAD = ["term", "identifier", "where used", "source"]

RULES = """
FB01 award_to_individual FB02 award_to_unqualified FB03 award_without_tender
FB04 award_restrictive_terms FB05 split_award ZB01 whole_transfer ZB02 split_transfer
ZB03 key_staff_not_own ZB04 materials_by_others ZB05 labour_takes_all ZB06 disguised_transfer
ZB07 professional_issuer_outsider ZB08 labour_issuer_outsider ZB09 no_payment_relation
ZB10 consortium_fee_only GK01 borrowed_by_unlicensed GK02 borrowed_by_licensed
GK03 borrowed_with_transfer_signs WF01 sub_to_individual WF02 sub_to_unqualified
WF03 main_structure_sub WF04 professional_resub WF05 labour_resub WF06 labour_takes_materials
WF07 sub_without_consent GC01 progress_unpaid GC02 settlement_unpaid
GC03 labour_cost_late_or_short GC04 payment_guarantee_missing GC05 contractor_made_to_fund
GC06 started_without_permit GC07 progress_ratio_low GC08 sme_payment_overdue
GC09 stopped_over_dispute GC10 project_money_diverted ZD01 wage_account_missing_or_late
ZD02 wage_account_misused ZD03 works_unregistered ZD04 not_paid_by_general
ZD05 wage_deposit_missing_or_short ZD06 rights_board_missing ZD07 labour_officer_missing
ZD08 contract_terms_missing ZD09 wage_ledger_incomplete ZD10 attendance_not_by_gate
ZD11 data_not_uploaded ZD12 wage_sheet_not_reviewed GZ01 wages_unpaid GZ02 wages_late
GZ03 paid_to_another GZ04 paid_in_kind GZ05 attended_without_pay GZ06 left_unsettled
XJ01 claimant_never_on_site XJ02 claimant_not_a_worker XJ03 claim_already_paid
XJ04 project_price_as_wages XJ05 claim_exceeds_verified XS01 clue_accepted_late XS02 clue_stuck
XS03 clue_misrouted XS04 conclusion_contradicts XS05 people_or_amount_unclear XS06 clue_overdue
XS07 outside_time_limit TZ01 missing_from_ledger TZ02 closed_without_proof TZ03 past_target_date
TZ04 revisit_missing_or_failed YJ01 crime_transfer_due YJ02 dishonest_list_due
YJ03 public_notice_due PQ01 unlicensed_dispatch PQ02 outsourced_to_unlicensed
"""
ROLES = """
direct_employer general_contractor issuer labour_subject licence_lender owner_capped owner_full
dispatch_user investor successor guarantor emergency_fund
"""
RULE_NAMES = dict(re.findall(r"([A-Z]{2}\d\d) (\w+)", RULES))


def _rows() -> list[list[str]]:
    lines = [line for line in GLOSSARY.read_text("utf-8").splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in rows if row != HEAD and set(row[0]) != {"-"}]


ROWS = _rows()


def _known() -> set[str]:
    columns = [column for table in tables().values() for column in table.columns]
    names = {column.name for column in columns}
    codes = {code for column in columns for code in column.codes}
    said = {*Outcome, *Act, *State, *DecisionKind, *RULE_NAMES.values(), *ROLES.split()}
    firms = {name.removesuffix("_id") for name in names}
    return {*tables(), *names, *firms, *codes, *said, *kinds().by_name}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_every_identifier_is_known(row: list[str]) -> None:
    assert row[1] in _known()


@pytest.mark.parametrize("place", [0, 1], ids=HEAD[:2])
def test_nothing_stands_twice(place: int) -> None:
    counted = Counter(row[place] for row in ROWS)
    assert [word for word, n in counted.items() if n > 1] == []


def test_every_rule_act_state_outcome_role_and_table_is_there() -> None:
    wanted = {*RULE_NAMES.values(), *Act, *State, *Outcome, *ROLES.split(), *tables()}
    assert wanted - {row[1] for row in ROWS} == set()


def test_a_rules_row_names_its_code() -> None:
    shown = {row[1]: row[2] for row in ROWS}
    assert [c for c, name in RULE_NAMES.items() if f"rule {c}" not in shown[name]] == []


def test_words_of_the_enums_are_those_of_the_glossary() -> None:
    shown = {row[1]: row[0] for row in ROWS}
    words: list[Outcome | Act | State | DecisionKind] = [*Outcome, *Act, *State, *DecisionKind]
    assert {word: word.text.zh for word in words} == {word: shown[word] for word in words}


def test_every_table_is_called_what_the_schema_calls_it() -> None:
    shown = {row[1]: row[0] for row in ROWS}
    for table in tables().values():
        assert shown[table.name] in table.aliases, table.name


def test_every_source_is_an_article_of_the_law() -> None:
    cited = {source.strip() for row in ROWS for source in row[3].split(",")} - {""}
    for source in cited:
        article(source)
