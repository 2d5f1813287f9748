"""The tables are those of the contract, column by column."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from wagekit.model.schema import ENGINE_TYPES, Column, tables
from wagekit.model.text import normal

CONTRACT = """
project: project_id*, name, region, sector[building, municipal, highway, railway, water, rural,
  decoration, manufacturing, logistics, catering, training, property, other],
  investment[government, state_owned, ppp, private], owner_id, general_contractor_id,
  contract_price, planning_ok(bool), permit_no, permit_on, funds_secured(bool),
  tender_required(bool), tender_method[open, invited, direct, none], award_on, started_on,
  completed_on, accepted_on, settled_on, labour_cost_ratio(ratio), labour_cost_cycle_months,
  emergency_or_rural_self_build(bool), status[planned, active, suspended, completed, settled]
party: party_id*, name, kind[company, individual, government, branch, sole_trader, partnership],
  uscc, id_no, legal_rep_id, parent_id, region, business_licence(bool), no_qualification(bool),
  lost_contact_on, successor_id, registered_on, deregistered_on,
  credit[good, fair, poor, blacklisted], size[large, medium, small, micro], phone, bank_account
shareholding: holder_id*, company_id*, share(ratio), from_on, to_on, actual_control(bool)
licence: party_id*, kind[qualification, safety, dispatch, labour_record],
  series[general, professional, labour, comprehensive], specialty,
  grade[special, first, second, third, a, b, ungraded], valid_from, valid_to, max_contract_amount
tender: tender_id*, project_id*, bidder_id*, agent_person_id, agent_employer_id, deposit_payer_id,
  deposit_amount, price, won(bool), bid_on, restrictive_terms, joint_members(ids)
contract: contract_id*, project_id*, parent_contract_id, issuer_id, contractor_id,
  kind[general, epc, professional, labour, supply, lease, internal, cooperation, affiliation,
  consortium, dispatch, outsourcing, franchise, premises_lease], title, scope, unit_work,
  whole_works(bool), main_structure(bool), steel_structure(bool), price, price_labour,
  price_main_materials, price_large_machinery, price_turnover_materials, price_minor,
  fee_rate(ratio), fee_amount, required_series[general, professional, labour, comprehensive],
  required_specialty, required_grade[special, first, second, third, a, b, ungraded], signed_on,
  started_on, ended_on, owner_consent(bool), owner_contracted(bool), employee_contractor(bool),
  own_account_risk(bool), joint_investment(bool), progress_pay_ratio(ratio), payment_days,
  back_to_back(bool), labour_cost_terms(bool), measurement_terms(bool), written(bool)
staff: project_id*, company_id*, contract_id, person_id*,
  post[project_manager, technical, quality, safety, labour_officer], labour_contract_with,
  wages_paid_by, pension_paid_by, from_on, to_on, days_expected, days_on_site, manages(bool),
  retired_rehired(bool), group_secondment(bool)
purchase: purchase_id*, project_id*, contract_id, item[main_material, component, equipment,
  machinery_lease, turnover_material, minor], duty_party_id, buyer_id, seller_id, amount,
  contract_seen(bool), invoice_seen(bool), invoice_to_id, owner_supplied(bool), on
claim: claim_id*, project_id*, contract_id*,
  kind[advance, progress, completion, settlement, retention], period, certified_on,
  certified_amount, payable_amount, cumulative(bool), labour_cost_amount, due_on, disputed(bool)
account: account_id*, party_id*, kind[basic, general, wage_special, wage_deposit, personal, escrow,
  emergency_fund], project_id, bank, opened_on, filed_on, closed_on, opening_balance, opening_on,
  tri_party_agreement(bool)
payment: payment_id*, paid_at*, payer_id, payee_id, payer_account, payee_account, amount, purpose,
  class[progress, settlement, advance, labour_cost, wage, material, lease, fee, tax, loan, deposit,
  return, living, other], project_id, contract_id, balance_after, in_kind(bool), mandated(bool)
team: team_id*, project_id*, employer_id, leader_id, contract_price
worker: worker_id*, project_id*, name, id_no, phone, employer_id, team_id, job,
  role[worker, manager, supplier, foreman],
  contract_kind[labour_contract, written_agreement, none], registered_on, entered_on, left_on,
  bank_account, card_holder_id
attendance: project_id*, worker_id*, month*, days, source[gate, manual, log], override(bool)
payroll: payroll_id*, project_id*, worker_id*, employer_id, month*, days, payable, deducted, paid,
  due_on, paid_on, payer_id, payer_account, payee_account,
  channel[wage_special, bank, cash, in_kind, proxy, none], signed(bool), slip_given(bool),
  made_by[employer, foreman, claimant, platform], made_on
guarantee: guarantee_id*, project_id*, kind[wage_deposit, payment_guarantee],
  form[cash, bank_letter, insurance, company_letter], provider_id, amount, required_amount, from_on,
  to_on, drawn_on, drawn_amount, replenished_on, exempt(bool)
safeguard: project_id*, item[real_name, gate, wage_account, paid_by_general, wage_deposit,
  payment_guarantee, rights_board, labour_cost_paid, monthly_full_pay, labour_officer,
  payroll_reviewed, data_upload], ok(bool), checked_on, note
clue: clue_id*, channel[national_platform, hotline_12345, petition, complaint, media, letterbox,
  patrol, transfer, court], project_id, respondent_id, received_on, accepted_on, dispatched_on,
  due_on, concluded_on, feedback_on, kind[wage, project_funds, settlement_dispute,
  contract_dispute, labour_dispute, unknown], routed_to[labour, housing, transport, water, court,
  arbitration, police, other], conclusion[true, partly, false, pending], disposition[paid, ordered,
  filed, transferred, mediated, guided, rejected, none], people, amount, verified_people,
  verified_amount, mass_incident(bool), text
claimant: clue_id*, worker_id, name, id_no, claimed_amount, claimed_from, claimed_to
arrears: entry_id*, district, project_id, employer_id, people, amount, found_on, source_clue_id,
  target_on, paid_amount, paid_on, voucher_seen(bool), closed_on, revisit_on,
  revisit_paid_in_full(bool), lead_official, level[general, major]
funds_arrears: entry_id*, district, project_id, owner_id, contractor_id, amount, plan_on, plan_text,
  paid_amount, closed_on
action: action_id*, project_id, party_id, entry_id, clue_id, kind[inquiry, rectify_order, pay_order,
  penalty_notice, penalty, decision, enforcement, transfer_police, transfer_housing,
  transfer_discipline, list_notice, list_decision, announce, reminder, interview, supervise,
  case_filed, case_closed], doc_no, decided_on, served_on, served_how[direct, mail, posted_photo,
  electronic, other], due_on, done_on, result[appeared, absent, refused, paid, partly], amount,
  people
explanation: project_id*, rule*, subject*, text, documents, accepted(bool), decided_by, decided_on
"""
MONEY = re.compile(r"price|amount|balance|payable$|^deducted$|^paid$")
TABLE_LINES = re.split(r"\n(?=\S)", CONTRACT.strip())
ALL = [(table, column) for table in tables().values() for column in table.columns]
COLUMNS = [column for _, column in ALL]
IDS = [f"{table.name}.{column.name}" for table, column in ALL]


def _written(column: Column) -> str:
    if column.type == "enum":
        return f"{column.name}{'*' * column.required}[{', '.join(column.codes)}]"
    shown = f"({column.type})" if column.type in {"bool", "ratio", "ids"} else ""
    return f"{column.name}{'*' * column.required}{shown}"


@pytest.mark.parametrize("line", TABLE_LINES, ids=lambda line: line.split(":")[0])
def test_columns_order_required_flags_and_codes_are_the_contracts(line: str) -> None:
    name, _, columns = line.partition(": ")
    assert ", ".join(map(_written, tables()[name].columns)) == " ".join(columns.split())


def test_tables_come_in_the_order_of_the_contract() -> None:
    assert list(tables()) == [line.split(":")[0] for line in TABLE_LINES]


@pytest.mark.parametrize("column", COLUMNS, ids=IDS)
def test_a_columns_type_follows_from_its_name(column: Column) -> None:
    name = column.name
    if name.endswith("_on") or name == "on":
        assert column.type == "date"
    elif name.endswith(("_id", "_account")):
        assert column.type == "id"
    elif MONEY.search(name):
        assert column.type == "money"
    assert column.type in ENGINE_TYPES


@pytest.mark.parametrize("column", COLUMNS, ids=IDS)
def test_a_column_has_titles_in_both_languages(column: Column) -> None:
    assert re.search(r"[\u4e00-\u9fff]", column.title.in_("zh"))
    assert column.title.in_("en").isascii()
    assert column.aliases[0] == column.zh


def test_every_id_refers_to_something_or_names_the_row() -> None:
    free = {
        f"{table.name}.{column.name}"
        for table, column in ALL
        if column.type in {"id", "ids"} and not column.references
    }
    own = {f"{name}.{table.key[0]}" for name, table in tables().items() if len(table.key) == 1}
    assert free - own == {"party.bank_account", "worker.bank_account", "explanation.subject"}


def test_an_alias_means_one_column_within_its_table() -> None:
    for table in tables().values():
        spelt = [normal(alias) for column in table.columns for alias in column.aliases]
        assert len(spelt) == len(set(spelt)), table.name


@pytest.mark.parametrize(
    ("table", "header", "column"),
    [
        ("payment", "交易时间", "paid_at"),
        ("payroll", "应发工资", "payable"),
        ("payroll", "证件号码", "worker_id"),
        ("contract", "合同备案编号", "contract_id"),
        ("contract", "甲方", "issuer_id"),
        ("clue", "包案领导", None),
        ("arrears", "包案领导", "lead_official"),
        ("claimant", "尚欠", "claimed_amount"),
        ("payment", "对方户名", None),
        ("payment", "交易对手余额", None),
    ],
)
def test_headers_of_real_files(table: str, header: str, column: str | None) -> None:
    found = [c.name for c in tables()[table].columns if header in c.aliases]
    assert found == ([column] if column else [])


def test_codes_are_spelt_as_in_ledgers() -> None:
    kinds = tables()["contract"].column("kind").codes
    assert "专业承包" in kinds["professional"]
    assert {"劳务分包", "劳务", "专业作业"} <= set(kinds["labour"])


def test_only_what_has_happened_dates_the_case() -> None:
    happens = {f"{table.name}.{column.name}" for table, column in ALL if column.happens}
    assert {"payment.paid_at", "payroll.paid_on", "attendance.month"} <= happens
    assert {"contract.signed_on", "action.served_on", "clue.received_on"} <= happens
    later = re.compile(r"due_on|to_on|valid_|target_on|plan_on|ended_on|completed_on")
    assert not [name for name in happens if later.search(name)]


def test_only_the_contracts_cells_may_say_that_there_is_none() -> None:
    words = {f"{t.name}.{c.name}": c.none_word for t, c in ALL if c.none_word}
    assert words == {
        "project.permit_no": "none",
        "tender.restrictive_terms": "无",
        "staff.person_id": "none",
        "staff.labour_contract_with": "none",
        "staff.wages_paid_by": "none",
        "staff.pension_paid_by": "none",
    }


def test_a_claimant_without_a_worker_id_is_known_by_name_and_without_that_by_number() -> None:
    claimant = tables()["claimant"]
    assert claimant.key == ("clue_id", "worker_id")
    assert claimant.key_else == {"worker_id": ("name", "id_no")}


@pytest.mark.parametrize(
    ("table", "source", "target"),
    [
        ("contract", "issuer_id", "contractor_id"),
        ("payment", "payer_id", "payee_id"),
        ("shareholding", "holder_id", "company_id"),
    ],
)
def test_what_a_row_draws(table: str, source: str, target: str) -> None:
    edge = tables()[table].edges[0]
    assert (edge.source, edge.target, edge.directed) == (source, target, True)


def test_an_unknown_column_is_named_with_those_there_are() -> None:
    with pytest.raises(KeyError, match="worker_id"):
        tables()["attendance"].column("wroker_id")


def test_required_and_names() -> None:
    attendance = tables()["attendance"]
    assert attendance.required == ("project_id", "worker_id", "month")
    assert attendance.names[-2:] == ("source", "override")


def test_the_model_loads_nothing_heavy() -> None:
    code = (
        "import sys, wagekit.model.schema as s, wagekit.model.finding, wagekit.model.identity;"
        "s.tables(); print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)  # noqa: S603 - our own interpreter
    heavy = {"pandas", "numpy", "pyarrow", "duckdb", "narwhals", "networkx", "matplotlib", "stdnum"}
    assert not heavy & set(loaded.stdout.decode().split())
