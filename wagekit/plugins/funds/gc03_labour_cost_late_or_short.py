"""GC03: labour cost did not reach the wage account in full and in time."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import (
    Ladder,
    cannot_tell,
    cite,
    clear,
    clear_when,
    found,
    ladder,
    not_applicable,
)
from wagekit.core.logic import Frame, is_true
from wagekit.core.rule import rule
from wagekit.law import parameter
from wagekit.model.contract_kinds import NOT_WORKS
from wagekit.model.text import Text
from wagekit.plugins.claims import LAST_SUM, PARTIES, behind, with_names
from wagekit.plugins.wage_account import NOT_COMPULSORY, THRESHOLDS, with_compulsory


@rule(
    "GC03",
    "labour_cost_late_or_short",
    title=Text("人工费未按时足额拨入工资专户", "Labour cost late or short"),
    subject="claim",
    articles=("T24b", "T29a", "Z12"),
    parameters=("labour_cost_cycle_months", *THRESHOLDS),
)
def labour_cost_late_or_short(
    labour_paid: Frame, site: Frame, actor: Frame, contract_payment: Frame, general_site: Frame
) -> Ladder:
    """The owner's labour cost was not all on the special wage account when it fell due.

    Why it matters: the owner pays the labour cost in full into the wage account, at least monthly
    (T24b, T29a, Z12); wages that are paid from it stop when it stops.
    Found when: by the day the claim's labour cost fell due, less than the labour cost of this and
    all earlier claims of the contract had reached a special wage account, or something is missing
    still.
    Not found when: it was there on that day, the day has not passed, the claim holds no labour
    cost, it fell due before decree 724, or the region asks for no wage account of so small a
    project.
    Assumes: it falls due on the claim's stated day. Where none is stated, with the contract's days
    to pay, and where a cycle is agreed at the latest a month after certification, the longest cycle
    that the law allows; without either the day is not known. Labour cost paid to another account of
    the contractor did not reach the wage account; into which account a payment went, and for which
    project another project's wage account took it, may be open.
    """
    scope = site.select("project_id", "outside", "exempt_build")
    frame = with_names(labour_paid, actor).join(scope, on="project_id", how="left")
    frame = with_compulsory(frame, general_site)
    in_force = parameter("labour_cost_cycle_months").expr(nw.col("labour_to"))
    short, past = nw.col("short_least") > 0, nw.col("past")
    frame = frame.with_columns(
        limit=in_force,
        amount=nw.when(is_true(nw.col("short_most") > 0)).then("short").otherwise("labour"),
    )
    return ladder(
        frame,
        not_applicable(
            is_true(nw.col("outside") | nw.col("exempt_build"))
            | is_true(nw.col("contract_kind").is_in(NOT_WORKS)),
            "不属于须拨付人工费的工程建设项目或施工合同",
            "not a building project, or no contract for works",
        ),
        not_applicable(
            is_true(~nw.col("awarded")),
            "不是建设单位发包的合同，人工费由总承包单位经专户代发",
            "not the owner's contract: the general contractor pays these wages from the account",
        ),
        not_applicable(
            nw.col("limit").is_null() & ~nw.col("labour_to").is_null(),
            "到期时《保障农民工工资支付条例》尚未施行",
            "it fell due before decree 724 was in force",
        ),
        not_applicable(
            is_true(nw.col("labour") == 0) | (LAST_SUM & nw.col("labour").is_null()),
            "该笔款项没有列人工费",
            "the claim states no labour cost",
        ),
        NOT_COMPULSORY,
        clear_when(is_true(~past), "人工费尚未到期", "the labour cost is not yet due"),
        clear_when(
            is_true(~nw.col("late")), "已按时足额拨入专户", "in the account in full and time"
        ),
        cannot_tell(
            nw.col("awarded").is_null() | nw.col("labour").is_null() | past.is_null(),
            "该笔款项的人工费{labour:sum}、到期日或发包人是否为建设单位，有一项未知",
            "the claim's labour cost of {labour:sum}, its due day, or whether the owner gave"
            " the contract out is not known",
            ask=["claim_papers", "contract_paper", "labour_cost_records"],
        ),
        cannot_tell(
            nw.col("compulsory").is_null(),
            "当地只要求造价和工期超过限额的项目开立工资专户，本项目的造价或工期未知",
            "the region asks for a wage account above a price and duration only, and one of the two"
            " is not known of this project",
            ask=["contract_price", "contract_dates"],
        ),
        found(
            is_true(short & ~nw.col("short").is_null()),
            "{issuer_name}最迟应于{labour_day:day}拨付人工费{labour:yuan}元，"
            "至今尚有{short:yuan}元没有进入工资专户",
            "{issuer_name} was to pay labour cost of {labour:yuan} yuan by {labour_day:day};"
            " {short:yuan} has not reached the wage account to this day",
            ask=["labour_cost_records", "payment_records"],
        ),
        found(
            is_true(short),
            "{issuer_name}最迟应于{labour_day:day}拨付人工费{labour:yuan}元，"
            "至少尚有{short_least:yuan}元没有进入工资专户",
            "{issuer_name} was to pay labour cost of {labour:yuan} yuan by {labour_day:day}; at"
            " least {short_least:yuan} has not reached the wage account",
            ask=["labour_cost_records", "payment_records"],
        ),
        found(
            is_true(nw.col("late")),
            "{issuer_name}最迟应于{labour_day:day}拨付的人工费{labour:yuan}元，"
            "到期时没有足额进入工资专户",
            "the labour cost of {labour:yuan} yuan that {issuer_name} was to pay by"
            " {labour_day:day} was not all on the wage account then",
            ask=["labour_cost_records", "payment_records"],
        ),
        cannot_tell(
            nw.col("late").is_null(),
            "{issuer_name}最迟应于{labour_day:day}拨付的人工费{labour:yuan}元，是否进入工资专户未知",
            "whether the labour cost of {labour:yuan} yuan that {issuer_name} was to pay by"
            " {labour_day:day} reached the wage account is not known",
            ask=["labour_cost_records", "payment_records"],
        ),
        clear("人工费没有短缺", "no labour cost is missing"),
        evidence=[*behind(labour_paid, contract_payment), cite("project", "project_id")],
        parties=PARTIES,
        amount="amount",
        period="period",
    )
