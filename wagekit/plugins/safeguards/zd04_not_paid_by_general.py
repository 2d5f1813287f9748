"""ZD04: wages are not paid by the general contractor through the wage account."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import cannot_tell, cite, found
from wagekit.core.logic import FALSE, HOLDS, TRUE, UNKNOWN, earliest, is_true, level
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.general import of_generals
from wagekit.plugins.safeguard import FIRST_MONTH, by_check, check_rows, with_check
from wagekit.plugins.wage_account import NOT_COMPULSORY, SPECIAL, THRESHOLDS, with_compulsory

if TYPE_CHECKING:
    from wagekit.core.ladder import Ladder
    from wagekit.core.logic import Frame

ITEM = "paid_by_general"
ASK = ("wage_payment_proof", "wage_account_statement")
OTHERWISE = ("bank", "cash", "in_kind", "proxy")


@rule(
    "ZD04",
    "not_paid_by_general",
    title=Text("未实行总包代发工资", "Wages not paid by the general contractor"),
    subject="project",
    articles=("T31", "Z15-18", "T55", "T56"),
    parameters=(*THRESHOLDS, "wages_decree_from"),
)
def not_paid_by_general(
    site: Frame,
    general_site: Frame,
    general_party: Frame,
    payroll: Frame,
    account: Frame,
    checked: Frame,
    last_check: Frame,
    as_of: nw.Expr,
) -> Ladder:
    """Wages reach workers otherwise than from the general contractor's wage account.

    Why it matters: what the general contractor pays straight to the workers' cards cannot be lost
    on the way through subcontractors and foremen (T31).
    Found when: a line of the payroll was paid by transfer from another account, in cash, in kind or
    through somebody else, or by a firm that is not a general contractor; or the last check says
    that the general contractor does not pay.
    Not found when: every paid line came from the wage account and from a general contractor; or the
    last check says so and no line says otherwise; the region asks for no wage account for so small
    a project; the works have not begun, or were over before the decree.
    Assumes: while nothing is paid it is open; what was paid after the day of judgement was not.
    `wage_special` without a payer is the general contractor's payment. What the owner paid in
    advance of wages says nothing, nor does a sheet of the claimant's own or a month before the
    decree. A professional firm that the owner hired is a general contractor too.
    """
    rows = _lines(payroll, account, site, general_party, general_site, as_of)
    shown = rows.filter(nw.col("_level") == HOLDS)
    most = rows.group_by("project_id").agg(
        _most=nw.col("_level").max(), _any=is_true(nw.col("_paid")).max()
    )
    sums = shown.group_by("project_id").agg(lines=nw.len(), people=nw.col("worker_id").n_unique())
    frame = with_check(site, checked, ITEM, as_of=as_of).join(most, on="project_id", how="left")
    frame = with_compulsory(frame.join(sums, on="project_id", how="left"), general_site)
    open_ = nw.col("compulsory").is_null()
    shows = (nw.col("_most") == HOLDS) | is_true(~nw.col("ok"))
    return by_check(
        frame,
        "总承包单位通过专户代发工资",
        "payment by the general contractor from the wage account",
        ask=ASK,
        steps=[
            NOT_COMPULSORY,
            cannot_tell(
                open_ & is_true(shows),
                "工资未全部通过总承包单位的专户发放，但项目造价或工期是否达到当地限额未知",
                "not all wages came from the general contractor's account, but whether the project"
                " exceeds the region's price and duration is not known",
                ask=["contract_price", "contract_dates"],
            ),
            found(
                nw.col("_most") == HOLDS,
                "{people}名工人的{lines}条工资未由总承包单位通过专户支付",
                "the general contractor did not pay {lines:wage line|wage lines} of"
                " {people:worker|workers} from the wage account",
                ask=ASK,
            ),
        ],
        settled=(nw.col("_most") == 0) & nw.col("_any"),
        evidence=[
            check_rows(last_check, ITEM),
            cite("payroll", "payroll_id", frame=shown),
            cite("account", "account_id", frame=_from(shown)),
        ],
    )


def _lines(
    payroll: Frame,
    account: Frame,
    site: Frame,
    general_party: Frame,
    general_site: Frame,
    as_of: nw.Expr,
) -> Frame:
    """The lines that were paid, with how true it is that they went another way."""
    kinds = account.select(payer_account="account_id", kind="kind", _holder="party_id")
    owners = site.select("project_id", "owner_id")
    counted = payroll.filter(
        ~is_true(nw.col("made_by") == "claimant"), nw.col("month") >= FIRST_MONTH
    ).drop("_file", "_sheet", "_row")
    frame = counted.join(kinds, on="payer_account", how="left")
    frame = frame.join(owners, on="project_id", how="left").with_columns(
        payer_id=nw.coalesce("payer_id", "_holder")
    )
    frame = of_generals(
        frame, "payer_id", general_party=general_party, general_site=general_site
    ).filter(~is_true(nw.col("payer_id") == nw.col("owner_id")))
    amiss = _paid(as_of) & ~(_from_account() & _by_general())
    return frame.with_columns(subject=nw.col("project_id"), _paid=_paid(as_of), _level=level(amiss))


def _paid(as_of: nw.Expr) -> nw.Expr:
    """Whether anything was paid on the line by `as_of`; null if not known."""
    unpaid = is_true(nw.col("channel") == "none") & nw.col("paid").is_null()
    later = is_true(earliest("paid_on") > as_of)
    return nw.when(unpaid | later).then(FALSE).otherwise(nw.col("paid") > 0)


def _from_account() -> nw.Expr:
    """The account says it; else the channel does."""
    channel = nw.col("channel")
    other = nw.when(channel.is_in(OTHERWISE)).then(FALSE).otherwise(UNKNOWN)
    stated = nw.when(channel == "wage_special").then(TRUE).otherwise(other)
    return nw.coalesce(SPECIAL, stated)


def _by_general() -> nw.Expr:
    payer = nw.col("payer_id")
    unnamed = nw.when(nw.col("channel") == "wage_special").then(TRUE).otherwise(UNKNOWN)
    side = nw.col("side")
    stated = nw.when(side == "").then(UNKNOWN).otherwise(~side.is_null())
    return nw.when(payer.is_null()).then(unnamed).otherwise(stated)


def _from(shown: Frame) -> Frame:
    rows = shown.select("project_id", "subject", account_id=nw.col("payer_account"))
    return rows.filter(~nw.col("account_id").is_null())
