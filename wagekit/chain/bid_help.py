"""Who but the bidder paid the deposit of a bid or sent its agent."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.hold import of_bid, of_contract
from wagekit.core.derived import derived
from wagekit.core.logic import HOLDS, NO_TEXT, OPEN, Frame, is_true
from wagekit.core.perhaps_one import with_perhaps_one
from wagekit.core.roster import named_people
from wagekit.model.codes import LETTERS, NOBODY, NONE
from wagekit.model.contract_kinds import OF_STAFF

KEYS = ("project_id", "lender_id", "borrower_id")
BID = ("hold_id", "contract_id", "project_id", "lender_id")
AT_BID = ("deposit_payer_id", "agent_person_id", "agent_employer_id")
HELP = ("stands", "paid", "sent")
SECURERS = ("银行", "保险", "担保")


@derived
def bid_help(
    contract_bid: Frame,
    loose_bid: Frame,
    work: Frame,
    project: Frame,
    employed: Frame,
    worker: Frame,
    alias: Frame,
    actor: Frame,
    allied: Frame,
    guarantee: Frame,
    open_branch: Frame,
) -> Frame:
    """Who paid the deposit or sent the agent of the bid that belongs to a contract.

    `hold_id`, `contract_id` (null where it is not on record), `project_id`, `lender_id`,
    `borrower_id`; `helped`: the level to which it is true; `paid`, `sent`: which of the two, 1 for
    yes; `stands`: 1 where that tells of a borrower without an agreement too. Not the bidder itself,
    its branch, its legal representative, its own employees (as a contract with them says or a list
    of people shows), a member of its consortium, or the owner: it takes no works over from whom
    it hires; or a bank, insurer or guarantor: those secure a bid. Of what may be the bidder's
    branch, and of whom a roster has under the bidder, it is open whether it helped, and it does not
    stand alone.
    """
    signed = contract_bid.with_columns(hold_id=of_contract("contract_id"))
    loose = loose_bid.with_columns(hold_id=of_bid(), contract_id=NO_TEXT)
    bids = nw.concat([one.select(*BID, *AT_BID) for one in (signed, loose)], how="vertical")
    listed = named_people(worker, alias)
    on_record = _employers(employed, listed)
    helpers = nw.concat(_helpers(bids, on_record), how="vertical")
    strangers = helpers.filter(nw.col("borrower_id") != nw.col("lender_id"))
    strangers = strangers.filter(~nw.col("borrower_id").is_in(NOBODY))
    for own in (own_people(employed, actor), _own_contractors(work)):
        strangers = strangers.join(own, on=["lender_id", "borrower_id"], how="anti")
    strangers = strangers.join(allied, on=list(KEYS), how="anti")
    strangers = strangers.join(_owners(work, project), on=["project_id", "borrower_id"], how="anti")
    strangers = strangers.join(_securers(actor, guarantee), on="borrower_id", how="anti")
    strangers = _unless_perhaps_own(strangers, open_branch, _perhaps_staff(listed))
    return strangers.group_by("hold_id", "contract_id", *KEYS).agg(
        *(nw.col(one).max() for one in ("helped", *HELP))
    )


def _helpers(bids: Frame, on_record: Frame) -> list[Frame]:
    """Who may have helped at each bid.

    Where nobody stated who employs the agent, he himself did help; but that he borrowed anything
    takes an agreement with him. Whether his employer on record sent him is open: that may have
    begun after the bid.
    """
    employer, agent = nw.col("agent_employer_id"), nw.col("agent_person_id")
    sender = nw.when(employer.is_in(NOBODY)).then(agent).otherwise(employer)
    unstated = bids.filter(employer.is_null())
    sent = unstated.select(*BID, "agent_person_id").join(on_record, on="agent_person_id")
    return [
        _helper(bids, nw.col("deposit_payer_id"), HOLDS, stands=1, paid=1, sent=0),
        _helper(bids, sender, HOLDS, stands=1, paid=0, sent=1),
        _helper(unstated, agent, HOLDS, stands=0, paid=0, sent=1),
        _helper(sent, nw.col("employer_id"), OPEN, stands=0, paid=0, sent=0),
    ]


def _helper(bids: Frame, who: nw.Expr, helped: int, **flags: int) -> Frame:
    told = {name: nw.lit(flag) for name, flag in flags.items()}
    return bids.select(*BID, borrower_id=who, helped=nw.lit(helped), **told)


def _unless_perhaps_own(strangers: Frame, open_branch: Frame, staff: Frame) -> Frame:
    marked = with_perhaps_one(strangers, open_branch, "lender_id", "borrower_id")
    marked = marked.join(staff, on=["lender_id", "borrower_id"], how="left")
    own = nw.col("perhaps_one") | ~nw.col("_listed").is_null()
    return marked.with_columns(
        helped=nw.when(own).then(nw.lit(OPEN)).otherwise("helped"),
        stands=nw.when(own).then(nw.lit(0)).otherwise("stands"),
    ).drop("perhaps_one", "_listed")


def _perhaps_staff(people: Frame) -> Frame:
    """`lender_id`, `borrower_id`: whom a roster has under a party, not known to have no contract.

    Who is known to have a labour contract is left out before.
    """
    unsaid = people.filter(~is_true(nw.col("contract_kind") == NONE))
    pairs = unsaid.group_by("employer_id", "person_id").agg(_listed=nw.len())
    return pairs.rename({"employer_id": "lender_id", "person_id": "borrower_id"})


def _employers(employed: Frame, people: Frame) -> Frame:
    """Everybody's employers on record, by labour contract or not."""
    hired = employed.select("employer_id", agent_person_id="person_id")
    listed = people.select("employer_id", agent_person_id="person_id")
    return nw.concat([hired, listed], how="vertical")


def _securers(actor: Frame, guarantee: Frame) -> Frame:
    called = (is_true(nw.col("name").str.contains(word, literal=True)) for word in SECURERS)
    firms = actor.filter(~is_true(nw.col("kind") == "individual"))
    named = firms.filter(nw.any_horizontal(*called, ignore_nulls=True))
    letters = nw.col("form").is_in(LETTERS) | (nw.col("kind") == "payment_guarantee")
    gave = guarantee.filter(is_true(letters), ~nw.col("provider_id").is_null())
    parts = [named.select(borrower_id="party_id"), gave.select(borrower_id="provider_id")]
    return nw.concat(parts, how="vertical")


def _owners(work: Frame, project: Frame) -> Frame:
    """Who gives out the works of each project, by what it says of itself or by its awards."""
    awards = work.filter(is_true(nw.col("awarded")))
    named = project.select("project_id", borrower_id="owner_id")
    issuers = awards.select("project_id", borrower_id="issuer_id")
    both = nw.concat([named, issuers], how="vertical")
    return both.filter(~nw.col("borrower_id").is_null())


def _own_contractors(work: Frame) -> Frame:
    """Who holds a contract of each party that calls him its employee."""
    staffed = nw.col("kind").is_in(OF_STAFF) & nw.col("employee_contractor")
    held = work.filter(is_true(staffed), ~nw.col("contractor_id").is_null())
    return held.select(lender_id="issuer_id", borrower_id="contractor_id")


def own_people(employed: Frame, actor: Frame) -> Frame:
    """`lender_id`, `borrower_id`: the employees and the legal representative of each party."""
    hired = employed.select(lender_id="employer_id", borrower_id="person_id")
    leaders = actor.select(lender_id="party_id", borrower_id="legal_rep_id")
    known = leaders.filter(~nw.col("borrower_id").is_null())
    return nw.concat([hired, known], how="vertical")
