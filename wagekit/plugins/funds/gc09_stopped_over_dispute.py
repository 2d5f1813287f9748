"""GC09: labour cost or wages stopped while the parties dispute quantity, quality or price."""

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
from wagekit.core.logic import (
    FALSE,
    TRUE,
    UNKNOWN,
    Frame,
    earliest,
    is_true,
    latest,
    month_begins,
    month_count,
    not_later,
)
from wagekit.core.rule import rule
from wagekit.law import parameter
from wagekit.model.contract_kinds import NOT_WORKS
from wagekit.model.text import Text
from wagekit.plugins.claims import LAST_SUM, PARTIES, behind, with_names

DECREE = nw.lit(parameter("wages_decree_from").on(None))


@rule(
    "GC09",
    "stopped_over_dispute",
    title=Text("争议期间人工费或工资停付", "Labour cost or wages stopped during a dispute"),
    subject="claim",
    articles=("T35",),
    parameters=("wages_decree_from",),
)
def stopped_over_dispute(
    labour_paid: Frame,
    site: Frame,
    actor: Frame,
    contract_payment: Frame,
    wage_line: Frame,
    payroll: Frame,
    any_payment: nw.Expr,
    as_of: nw.Expr,
) -> Ladder:
    """Labour cost or wages stopped while a claim is disputed.

    Why it matters: a dispute over quantity, quality or price may not stop labour cost or the wages
    that the general contractor pays (T35).
    Found when: a claim is disputed, its labour cost is due and open, and none reached the wage
    account since the claim was certified; between general contractor and subcontractor, when
    none of the wages that fell due for the months since then were paid.
    Not found when: nothing is disputed, wages were paid since, nothing of the labour cost is open,
    or some was paid since and the claim does not state how much there is. Where a part was paid
    since and a part is open, whether it was held back over the dispute is left open (T35).
    Assumes: the dispute began when the claim was certified, else when it fell due; a payment on
    that day counts as made since. Where the labour cost in a disputed progress claim is not stated,
    earlier payments that ended show that it stopped. Wages paid since to workers of whom nobody
    names the employer may be the subcontractor's. A sheet that only the claimant made does not
    show that wages were unpaid. Why money stopped only the papers can tell.
    """
    due = _due_lines(wage_line, payroll, as_of)
    frame = _judged(labour_paid, site, actor, contract_payment, due)
    stopped, disputed = _stopped(any_payment), nw.col("disputed")
    last = LAST_SUM & nw.col("labour").is_null()
    return ladder(
        frame.with_columns(stopped=stopped),
        not_applicable(
            is_true(nw.col("outside") | nw.col("exempt_build"))
            | is_true(nw.col("contract_kind").is_in(NOT_WORKS)),
            "不属于工程建设项目的施工合同",
            "no contract for works of a building project",
        ),
        not_applicable(
            is_true(nw.col("labour_to") < DECREE),
            "到期时《保障农民工工资支付条例》尚未施行",
            "it fell due before decree 724 was in force",
        ),
        not_applicable(
            is_true(nw.col("labour") == 0) | last,
            "该笔款项没有列人工费",
            "the claim states no labour cost",
        ),
        clear_when(is_true(~disputed), "没有争议", "nothing is disputed"),
        clear_when(is_true(~nw.col("stopped")), "人工费或工资没有停", "neither stopped"),
        cannot_tell(
            disputed.is_null(),
            "{issuer_name}与{contractor_name}对该笔款项是否有争议未知，此后人工费或工资可能停付",
            "whether {issuer_name} and {contractor_name} dispute the claim is not known; labour"
            " cost or wages may have stopped since",
            ask=["dispute_papers", "labour_cost_records"],
        ),
        found(
            is_true(nw.col("stopped") & nw.col("awarded")),
            "{issuer_name}与{contractor_name}对{told_day:day}确认或到期的款项有争议，"
            "此后没有人工费进入工资专户，尚欠人工费{short:sum}",
            "{issuer_name} and {contractor_name} dispute a claim of {told_day:day}; since then no"
            " labour cost reached the wage account, and {short:sum} of it is open",
            ask=["dispute_papers", "labour_cost_records"],
        ),
        found(
            is_true(nw.col("stopped")),
            "{issuer_name}与{contractor_name}对{told_day:day}确认或到期的款项有争议，"
            "此后各月已到期的工资，工资表均记载至研判日未实发（是否因该争议停发待查）",
            "{issuer_name} and {contractor_name} dispute a claim of {told_day:day}; the wage"
            " sheets of the months since then show that none of the wages due was paid by the day"
            " of judgement (whether over the dispute is to be examined)",
            ask=["dispute_papers", "labour_cost_records"],
        ),
        cannot_tell(
            is_true(nw.col("awarded") & (nw.col("since") > 0) & (nw.col("short_least") > 0)),
            "{issuer_name}与{contractor_name}对该笔款项有争议，此后有人工费进入工资专户，"
            "但至少尚欠{short_least:yuan}元，是否因争议少拨未知",
            "{issuer_name} and {contractor_name} dispute the claim; labour cost reached the wage"
            " account since, at least {short_least:yuan} yuan of it is open, and whether that was"
            " held back over the dispute is not known",
            ask=["dispute_papers", "labour_cost_records", "payment_records"],
        ),
        cannot_tell(
            nw.col("stopped").is_null(),
            "{issuer_name}与{contractor_name}对该笔款项有争议，此后人工费或工资是否停付未知",
            "{issuer_name} and {contractor_name} dispute the claim; whether labour cost or wages"
            " stopped since is not known",
            ask=["dispute_papers", "labour_cost_records", "payment_records"],
        ),
        clear("人工费或工资没有停", "neither stopped"),
        evidence=[
            *behind(labour_paid, contract_payment),
            cite("payroll", "payroll_id", frame=_sheets(frame, due)),
        ],
        parties=PARTIES,
        amount="short",
        period="period",
    )


def _due_lines(wage_line: Frame, payroll: Frame, as_of: nw.Expr) -> Frame:
    """The lines of wages that are due, or paid already, with what was paid of them by `as_of`.

    Where no pay day is stated wages are due when the last day that they can be is past (T14).
    That nothing was paid is no more than a claim where only the claimant's own sheet says so.
    """
    stated = payroll.select("payroll_id", "made_by", _stated=latest("due_on"))
    lines = wage_line.join(stated, on="payroll_id")
    due = is_true(nw.coalesce("_stated", "due_to") < as_of)
    claim = is_true(nw.col("made_by") == "claimant") & ~is_true(nw.col("paid") > 0)
    by_now = nw.when(not_later("paid_on", as_of)).then("paid").otherwise(nw.lit(0))
    judged = lines.with_columns(
        payable=nw.col("payable") - nw.coalesce("deducted", nw.lit(0)),
        paid=nw.when(~claim).then(by_now),
    )
    return judged.filter(due | is_true(nw.col("paid") > 0))


def _judged(
    labour_paid: Frame, site: Frame, actor: Frame, contract_payment: Frame, payroll: Frame
) -> Frame:
    scope = site.select("project_id", "outside", "exempt_build")
    frame = with_names(labour_paid, actor).join(scope, on="project_id", how="left")
    since = nw.coalesce(earliest("certified_on"), "due_from")
    uncertified = earliest("certified_on").is_null()
    frame = frame.with_columns(
        since_day=since,
        told_day=nw.when(uncertified).then("due_day").otherwise("certified_on"),
        told_day_month=nw.when(uncertified).then("due_day_month").otherwise("certified_on_month"),
        _month=month_count(since),
    )
    paid = frame.select("claim_id", "contract_id", "since_day").join(
        contract_payment.filter(~is_true(~nw.col("placed"))), on="contract_id"
    )
    later = paid.filter(nw.col("class") == "labour_cost", nw.col("last_on") >= nw.col("since_day"))
    frame = frame.join(later.group_by("claim_id").agg(_later=nw.len()), on="claim_id", how="left")
    paid_of = nw.coalesce("paid", nw.lit(0))
    unknown = (nw.col("paid").is_null() & (nw.col("payable") != 0)).cast(nw.Int64)
    sums = (
        _of_months(frame, payroll)
        .group_by("claim_id")
        .agg(
            _payable=nw.col("payable").sum().cast(nw.Int64),
            _paid=paid_of.sum().cast(nw.Int64),
            _unknown=nw.coalesce(unknown, nw.lit(1)).max(),
        )
    )
    perhaps = _paid_by_nobody_named(frame, payroll).group_by("claim_id").agg(_perhaps=nw.len())
    frame = frame.join(sums, on="claim_id", how="left")
    return frame.join(perhaps, on="claim_id", how="left")


def _of_months(frame: Frame, payroll: Frame) -> Frame:
    """Wage sheets of the contractor for the months from the claim on."""
    rows = payroll.with_columns(contractor_id="employer_id")
    return _since(_keys(frame).join(rows, on=["project_id", "contractor_id"]))


def _paid_by_nobody_named(frame: Frame, payroll: Frame) -> Frame:
    """Wages paid of those months of which nobody names the employer: they may be his."""
    nobodys = payroll.filter(nw.col("employer_id").is_null(), is_true(nw.col("paid") > 0))
    return _since(_keys(frame).join(nobodys, on="project_id"))


def _keys(frame: Frame) -> Frame:
    return frame.select("claim_id", "project_id", "contractor_id", "_month", "awarded")


def _since(lines: Frame) -> Frame:
    months = month_count(month_begins("month")) >= nw.col("_month")
    columns = ("claim_id", "project_id", "payroll_id", "payable", "paid")
    return lines.filter(is_true(~nw.col("awarded")), months).select(*columns)


def _sheets(frame: Frame, payroll: Frame) -> Frame:
    return _of_months(frame, payroll).select("project_id", "payroll_id", subject=nw.col("claim_id"))


def _stopped(any_payment: nw.Expr) -> nw.Expr:
    """Whether labour cost (of the owner) or wages (of a subcontractor) stopped since the claim."""
    nothing_open = is_true(nw.col("short_most") == 0)
    went_on = nothing_open | (nw.col("labour").is_null() & (nw.col("since") > 0))
    none = (nw.col("may_since") == 0) & any_payment
    unstated = nw.col("labour").is_null() & (nw.col("before") > 0)
    open_ = nw.col("past") & none & (is_true(nw.col("short_least") > 0) | unstated)
    not_yet = is_true(~nw.col("past"))
    of_owner = (
        nw.when(went_on | not_yet)
        .then(FALSE)
        .otherwise(nw.when(is_true(open_)).then(TRUE).otherwise(UNKNOWN))
    )
    sub_went_on = is_true(nw.col("_later") > 0) | is_true(nw.col("_paid") > 0)
    sure = (nw.col("_unknown") == 0) & nw.col("_perhaps").is_null()
    no_wages = is_true((nw.col("_payable") > 0) & (nw.col("_paid") == 0) & sure)
    of_sub = (
        nw.when(sub_went_on | not_yet)
        .then(FALSE)
        .otherwise(nw.when(no_wages).then(TRUE).otherwise(UNKNOWN))
    )
    either = nw.when(is_true(~of_owner) & is_true(~of_sub)).then(FALSE).otherwise(UNKNOWN)
    sub_or_unknown = nw.when(is_true(~nw.col("awarded"))).then(of_sub).otherwise(either)
    return nw.when(is_true(nw.col("awarded"))).then(of_owner).otherwise(sub_or_unknown)
