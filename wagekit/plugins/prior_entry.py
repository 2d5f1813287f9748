"""What GK01 to GK03 share: the borrower was there before the lender bid or signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.evidence import key_of
from wagekit.core.ladder import Cited, Ladder, Note, Step, cannot_tell, cite, clear_when
from wagekit.core.logic import Frame, is_true
from wagekit.model.text import Text
from wagekit.plugins.reach import CONTRACT, under_statute

if TYPE_CHECKING:
    from collections.abc import Sequence

ASK = ("site_entry", "tender_deposit", "tender_agent", "contract_dates")
ON_SITE = ("company_id", "person_id", "labour_contract_with")
CLEARS = ("labour_contract", "site_entry", "tender_deposit")
PRIOR = is_true(nw.col("prior"))
SIGNS = (
    Note(
        PRIOR & is_true(nw.col("by_label")),
        Text("；协议标注为挂靠", "; the agreement is labelled an affiliation"),
    ),
    Note(
        PRIOR & is_true(nw.col("by_deposit")),
        Text(
            "；{borrower_name}登记为{lender_name}投标保证金的缴纳人",
            "; {borrower_name} is recorded as having paid the tender deposit of {lender_name}",
        ),
    ),
    Note(
        PRIOR & is_true(nw.col("by_agent")),
        Text(
            "；{lender_name}的投标代理人登记为{borrower_name}本人或其人员",
            "; the agent of {lender_name} at the bid is recorded as {borrower_name} or one of its"
            " people",
        ),
    ),
    Note(
        PRIOR & is_true(nw.col("by_contract")),
        Text(
            "；双方协议于{agreed_day}签订或者开始履行",
            "; their agreement was signed or started on {agreed_day}",
        ),
    ),
    Note(
        PRIOR & is_true(nw.col("by_site")),
        Text(
            "；{borrower_name}自{site_day}起登记有人员（或者本人）在场",
            "; {borrower_name}, or people of it, are recorded there from {site_day} on",
        ),
    ),
    Note(
        PRIOR,
        Text(
            "；{lender_name}的投标日{bid_day}，签约日{signed_day}",
            "; {lender_name} bid on {bid_day} and signed on {signed_day}",
        ),
    ),
)
"""Which signs of prior entry the data show, each with its day, and the days to hold it against."""


def judged_by_entry(
    borrowing: Frame,
    *steps: Step,
    prior_sign: Frame,
    tender: Frame,
    staff: Frame,
    licence: Frame,
) -> Ladder:
    """Judge each possible borrowing: entry known to come after clears it, else `steps` decide.

    Args:
        borrowing: the contracts to judge.
        steps: decide where the entry is known to be prior, or is open.
        prior_sign: the signs of prior entry, which the reason names.
        tender: bids of the lender, shown as evidence.
        staff: people on the site, shown as evidence.
        licence: licences of the borrower, shown as evidence.
    """
    return under_statute(
        borrowing.join(prior_sign, on=["contract_id", "borrower_id"], how="left"),
        clear_when(
            is_true(~nw.col("prior") & ~nw.col("between")),
            "投标保证金和投标代理人均出自投标单位一方（含分支机构、联合体成员）",
            "the deposit and the agent came from the bidder's own side (its branches and the"
            " members of its consortium included)",
        ),
        clear_when(
            is_true(~nw.col("prior")),
            "{borrower_name}在投标和签约之后才介入",
            "{borrower_name} came in after the bid and the signing",
        ),
        *steps,
        evidence=[*CONTRACT, *_evidence(borrowing, tender, staff, licence)],
        parties=("lender_id", "borrower_id"),
        notes=SIGNS,
    )


def nobody_known() -> tuple[Step, ...]:
    """Nobody is known to have taken over, and how the bid was made is not known either."""
    nobody = nw.col("borrower_id").is_null()
    payer, employer = is_true(nw.col("payer_told")), is_true(nw.col("employer_told"))
    return (
        cannot_tell(
            nobody & ~payer & ~employer,
            "没有资料说明投标保证金由谁缴纳、投标代理人在投标时属于哪个单位",
            "the data do not tell who paid the tender deposit and who employed the agent at the"
            " bid",
            ask=ASK,
        ),
        cannot_tell(
            nobody & ~payer,
            "没有资料说明投标保证金由谁缴纳",
            "the data do not tell who paid the tender deposit",
            ask=ASK,
        ),
        cannot_tell(
            nobody & ~employer,
            "没有资料说明投标代理人在投标时属于哪个单位",
            "the data do not tell who employed the agent at the bid",
            ask=ASK,
        ),
        cannot_tell(
            nobody,
            "资料登记的投标保证金缴纳人和投标代理人情况，尚不足以说明{lender_name}投标时有无他人介入",
            "what is recorded of who paid the tender deposit and who employed the agent does not"
            " yet tell whether somebody else stood behind the bid of {lender_name}",
            ask=ASK,
        ),
    )


def entry_open() -> tuple[Step, ...]:
    """It is not known whether somebody else came before or after."""
    open_ = nw.col("prior").is_null()
    return (
        cannot_tell(
            open_ & is_true(nw.col("staff_open")),
            "内部承包人{borrower_name}是否为{lender_name}的在册职工未知",
            "it is not known whether {borrower_name} is on the staff of {lender_name}",
            ask=["labour_contract"],
        ),
        cannot_tell(
            open_ & is_true(nw.col("branch_open")),
            "{lender_name}与{borrower_name}可能是总公司与其分公司（类别或者上级单位未登记），不能确定是否有他人介入",
            "{lender_name} and {borrower_name} may be a firm and its branch (the kind or the parent"
            " is not recorded), so that it is not certain that anybody else came in",
            ask=["identity"],
        ),
        cannot_tell(
            open_ & is_true(nw.col("partner_open")),
            "{borrower_name}与{lender_name}订有联合体协议，中标的投标记录没有登记联合体成员，是否为联合体成员未知",
            "{borrower_name} and {lender_name} have a consortium agreement; no won bid on record"
            " says who the partners are, and whether they are is not known",
            ask=["consortium_agreement", "tender_agent"],
        ),
        cannot_tell(
            open_ & is_true(nw.col("kind_open")),
            "{borrower_name}的协议未载明合同类别，可能只是劳务作业，不能确定其是否承接了{lender_name}的工程",
            "the agreement of {borrower_name} does not state its kind and may be for labour alone,"
            " so that it is not certain that it took over the works of {lender_name}",
            ask=["contract_paper"],
        ),
        cannot_tell(
            open_ & is_true(nw.col("whole_open")),
            "{borrower_name}的合同价款接近{lender_name}合同的全部价款，但未载明是否为{lender_name}承包的全部工程，"
            "不能确定其是否承接了{lender_name}的工程",
            "the price of the contract of {borrower_name} is near that of all that {lender_name}"
            " holds; it does not say whether it covers the whole, so that it is not certain that it"
            " took over the works of {lender_name}",
            ask=["contract_paper"],
        ),
        cannot_tell(
            open_ & is_true(nw.col("seen")),
            "{borrower_name}有人员于{site_day}在场，资料未见其在本项目承揽工程的合同，因何在场未知"
            "（{lender_name}的投标日{bid_day}，签约日{signed_day}）",
            "{borrower_name} had people there on {site_day}; no contract under which it works in"
            " the project is seen, and it is not known what for ({lender_name} bid on {bid_day} and"
            " signed on {signed_day})",
            ask=ASK,
        ),
        cannot_tell(
            open_,
            "现有资料不能确定{borrower_name}在{lender_name}投标、签约之前还是之后介入",
            "the data do not tell whether {borrower_name} came in before or after {lender_name}"
            " bid and signed",
            ask=ASK,
        ),
    )


def _evidence(borrowing: Frame, tender: Frame, staff: Frame, licence: Frame) -> Sequence[Cited]:
    pairs = borrowing.select("project_id", "subject", "lender_id", "borrower_id")
    bids = tender.select("project_id", lender_id="bidder_id", key=key_of("tender"))
    licences = licence.select(borrower_id="party_id", key=key_of("licence"))
    posts = staff.select("project_id", *ON_SITE, key=key_of("staff"))
    posted = pairs.join(posts, on="project_id").filter(
        nw.any_horizontal(
            *(is_true(nw.col("borrower_id") == nw.col(who)) for who in ON_SITE), ignore_nulls=True
        )
    )
    return (
        cite("party", "borrower_id"),
        cite("tender", "key", frame=pairs.join(bids, on=["project_id", "lender_id"])),
        cite("staff", "key", frame=posted),
        cite("licence", "key", frame=pairs.join(licences, on="borrower_id")),
    )
