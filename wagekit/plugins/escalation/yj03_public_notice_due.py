"""YJ03: a decision on large arrears was made, and nothing was announced."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import (
    Ladder,
    Note,
    Step,
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
    HOLDS,
    OPEN,
    TRUE,
    UNKNOWN,
    ZERO,
    Frame,
    earliest,
    how_many,
    is_true,
    latest,
    stated,
)
from wagekit.core.rule import rule
from wagekit.law import parameter
from wagekit.model.text import Text
from wagekit.plugins.unmet_order import LARGE_AMOUNT, debt_rows, employers, untold_acts

DECISIONS = ("decision", "penalty")
"""What ends an inquiry with a decision; an order to rectify, a notice or a filed case does not."""
BOUNDS = {
    "one_low": "crime_one_amount_low",
    "many_low": "crime_many_amount_low",
    "many_high": "crime_many_amount_high",
}
"""The numbers of the whole country."""
REVIEW = parameter("public_notice_review_workdays")
FROM = nw.lit(REVIEW.history()[0].begins)
"""The day from which on there were rules on publication."""

DECIDED = Note(
    ~nw.col("decided_sum").is_null(),
    Text(
        "；处理决定载明金额{decided_sum:yuan}元",
        "; the decision states {decided_sum:yuan} yuan",
    ),
)
STILL_OWED = Note(
    ~nw.col("known_sum").is_null() & ~nw.col("decisions").is_null(),
    Text("；目前尚欠工资{known_sum:yuan}元", "; {known_sum:yuan} yuan of wages are unpaid"),
)
PENALTY = Note(
    is_true(nw.col("decision_kind") == "penalty"),
    Text(
        "；须核对处罚事由是拖欠工资",
        "; check that the penalty was for unpaid wages",
    ),
)


@rule(
    "YJ03",
    "public_notice_due",
    title=Text("已作出处理决定，尚未社会公布", "Decided on and not announced"),
    subject="party",
    articles=("G5", "G6", "G7-8", "CR-4"),
    parameters=(
        *LARGE_AMOUNT,
        "public_notice_review_workdays",
    ),
)
def public_notice_due(
    debt_now: Frame,
    wage_debt: Frame,
    owing_place: Frame,
    arrears: Frame,
    addressed_action: Frame,
    project: Frame,
    actor: Frame,
    as_of: nw.Expr,
    any_action: nw.Expr,
) -> Ladder:
    """An administrative decision on large arrears of wages was made and not announced.

    Why it matters: cities and counties publish such cases every quarter, and may at any time;
    the entry goes into the credit file (G5).
    Found when: a decision or a penalty stands, and the arrears are large, by the sum that the
    decision states or by what is owed, or the case was handed over to the police as a refusal.
    Not found when: nothing was decided yet: while a case is only filed nothing may be published;
    it was announced since; or the arrears are small.
    Assumes: the rules on publication give no number for large arrears, so the amounts of the crime
    stand in: from the highest on it is found, below the lowest clear, open in between. A penalty's
    own sum is a fine, not the arrears. Wages paid after the decision do not undo it. An act that
    names an entry of the ledger and nobody is on the firm of that entry, and a decision on an entry
    is on its wages, whenever the ledger took them up. An act on the firm, of no stated kind, may be
    the decision, or the announcement after it, and leaves it open.
    """
    who = employers(debt_now, arrears, _decided_on(addressed_action), project, actor)
    decided = _decisions(addressed_action, as_of)
    frame = who.join(decided, on="employer_id", how="left")
    frame = _with_untold(frame, addressed_action, as_of)
    frame = _with_later(frame, addressed_action, as_of)
    frame = _with_link(frame, wage_debt, addressed_action, as_of)
    frame = _with_unaddressed(frame, owing_place, addressed_action, as_of)
    frame = _with_bounds(frame).with_columns(big=_big())
    never = nw.col("decisions").is_null()
    return ladder(
        frame,
        cannot_tell(
            never & _perhaps_decided(),
            "{employer_name}有{untold}份没有写明种类的文书（{untold_day}），是否为处理决定未知；"
            "所涉工资可能数额较大，未见社会公布",
            "{untold:document|documents} to {employer_name} ({untold_day}) of no stated kind may be"
            " the decision, over wages that may be a large amount; no announcement is on record",
            ask=["decision_papers", "announcement_record"],
        ),
        clear_when(
            is_true(nw.col("large") == 0) & never,
            "所欠工资数额不大，也没有处理决定",
            "no large amount is owed, and nothing was decided",
        ),
        cannot_tell(
            never & (nw.col("unaddressed") > 0),
            "{employer_name}所欠工资所在的项目有{unaddressed}份处理决定未载明相对人，是否针对该单位未知",
            "in a project where {employer_name} owes wages {unaddressed} decisions name nobody;"
            " whether they were on it is not known",
            ask=["decision_papers"],
        ),
        clear_when(
            never & any_action,
            "尚未作出处理决定，不得公布",
            "nothing was decided: nothing to publish",
        ),
        clear_when(
            never & nw.col("looked_at") & is_true(nw.col("sum_may") == 0) & (nw.col("open") == 0),
            "没有尚未支付的到期工资",
            "no wages that are due are unpaid",
        ),
        cannot_tell(
            never,
            "{employer_name}未付的到期工资至多{sum_may:sum}，可能数额较大；是否已作出处理决定未知",
            "{employer_name} owes at most {sum_may:sum} of wages that were due, perhaps a large"
            " amount; whether anything was decided is not known",
            ask=["decision_papers", "announcement_record"],
        ),
        not_applicable(
            is_true(nw.col("last_decided") < FROM),
            "处理决定在《重大劳动保障违法行为社会公布办法》施行以前作出",
            "decided before there were rules on publication",
        ),
        clear_when(nw.col("announced"), "已社会公布", "announced already"),
        _perhaps_announced(nw.col("transferred")),
        found(
            nw.col("transferred"),
            "已对{employer_name}作出处理决定（{decided_day}），案件已移送公安机关，未见社会公布",
            "{employer_name} had a decision ({decided_day}), and the case went to the police"
            "; no announcement is on record",
            ask=["announcement_record", "decision_papers"],
        ),
        not_applicable(
            ~nw.col("looked_at") & nw.col("pays_first"),
            "未见其直接招用的劳动者被拖欠工资，先行清偿、垫付的责任不等于用人单位拖欠工资",
            "no wages of workers that it hired itself are known to be owed; having to pay first is"
            " not owing as an employer",
        ),
        clear_when(is_true(nw.col("big") == 0), "拖欠数额不大", "the arrears are not large"),
        _perhaps_announced(is_true(nw.col("big") == HOLDS)),
        found(
            is_true(nw.col("big") == HOLDS),
            "已对{employer_name}作出处理决定（{decided_day}），未见社会公布",
            "{employer_name} had a decision ({decided_day}); no announcement is on record",
            ask=["announcement_record", "decision_papers"],
        ),
        cannot_tell(
            nw.col("big") == OPEN,
            "已对{employer_name}作出处理决定（{decided_day}），所欠工资是否属于数额较大，资料或当地标准"
            "不足以确定",
            "{employer_name} had a decision ({decided_day}); whether the unpaid wages are a large"
            " amount, data or local standard do not settle",
            ask=["decision_papers", "announcement_standard", "wage_sheet"],
        ),
        clear("没有应当公布的处理决定", "no decision that is to be published"),
        notes=[DECIDED, STILL_OWED, PENALTY],
        evidence=[
            cite("party", "employer_id"),
            cite("action", "action_id", frame=_cited(who, addressed_action, as_of)),
            cite("payroll", "payroll_id", frame=debt_rows(who, wage_debt, "payroll", "payroll_id")),
            cite("arrears", "entry_id", frame=debt_rows(who, wage_debt, "arrears", "entry_id")),
            cite("clue", "clue_id", frame=debt_rows(who, wage_debt, "clue", "clue_id")),
        ],
        parties=["employer_id"],
        amount="in_question",
    )


def _perhaps_decided() -> nw.Expr:
    """Whether an act of no stated kind would be on large arrears, or a case that went over."""
    by_sum = is_true(nw.col("untold_sum") >= nw.col("one_low"))
    matters = is_true(nw.col("large") > 0) | by_sum | nw.col("transferred")
    as_payer = ~nw.col("looked_at") & nw.col("pays_first")
    return is_true(nw.col("untold") > 0) & matters & ~nw.col("announced") & ~as_payer


def _perhaps_announced(when: nw.Expr) -> Step:
    return cannot_tell(
        when & is_true(nw.col("perhaps_announced") > 0),
        "已对{employer_name}作出处理决定（{decided_day}）；另有{perhaps_announced}份没有写明种类的文书，"
        "是否为社会公布未知",
        "{employer_name} had a decision ({decided_day}); {perhaps_announced:document|documents} of"
        " no stated kind may be the announcement",
        ask=["announcement_record"],
    )


def _made(action: Frame, kinds: tuple[str, ...], as_of: nw.Expr) -> Frame:
    """Actions of `kinds` up to the day of judgement, with the days between which each was."""
    rows = action.filter(is_true(nw.col("kind").is_in(kinds)))
    dated = rows.with_columns(
        employer_id=nw.col("party_id"),
        _from=nw.coalesce(earliest("decided_on"), earliest("served_on")),
        _to=nw.coalesce(latest("decided_on"), latest("served_on")),
        _said=nw.coalesce(stated("decided_on"), stated("served_on")),
    )
    return dated.filter(~is_true(nw.col("_from") > as_of))


def _decided_on(action: Frame) -> Frame:
    """A decision is about pay, a penalty may be for anything; of no stated kind, over a sum."""
    untold = nw.col("kind").is_null() & (nw.col("amount") >= _bound("one_low"))
    rows = action.filter(is_true(nw.col("kind") == "decision") | is_true(untold))
    return rows.select("project_id", employer_id="party_id")


def _decisions(action: Frame, as_of: nw.Expr) -> Frame:
    """Of each party: how many there are, the last of them, and the largest sum that one states.

    `decided_from`, `last_decided`: the days between which the last was made.
    """
    rows = _made(action, DECISIONS, as_of)
    about_pay = nw.col("kind") == "decision"
    return rows.group_by("employer_id").agg(
        decisions=nw.len(),
        decision_kind=nw.col("kind").min(),
        decided_from=nw.col("_from").max(),
        last_decided=nw.col("_to").max(),
        decided_day=nw.col("_said").max(),
        decided_sum=nw.when(about_pay).then("amount").max(),
        decided_people=nw.when(about_pay).then("people").max(),
    )


def _with_untold(frame: Frame, action: Frame, as_of: nw.Expr) -> Frame:
    """`untold`: acts of no stated kind that may be a decision on these wages.

    `untold_sum`, `untold_day`, `untold_from`: the largest sum that one states, and the last day.
    `perhaps_announced`: those since the last decision, or on no known day.
    """
    days = frame.select("employer_id", "sheet_due", "decided_from")
    rows = untold_acts(action, as_of).join(days, on="employer_id")
    last, unsaid = nw.col("day_to"), nw.col("amount").is_null()
    apart = is_true(last < FROM) | (unsaid & is_true(last < nw.col("sheet_due")))
    about = nw.when(~apart)
    counted = rows.group_by("employer_id").agg(
        untold=how_many(~apart),
        untold_sum=about.then("amount").max(),
        untold_day=about.then("day").max(),
        untold_from=about.then("day_from").max(),
        perhaps_announced=how_many(~is_true(last < nw.col("decided_from")) & ~nw.col("paid")),
    )
    return frame.join(counted, on="employer_id", how="left")


def _with_unaddressed(frame: Frame, owing_place: Frame, action: Frame, as_of: nw.Expr) -> Frame:
    """`unaddressed`: decisions on nobody that is named, in the projects where it owes."""
    rows = _made(action, ("decision",), as_of).filter(nw.col("employer_id").is_null())
    met = rows.select("action_id", "project_id").join(owing_place, on="project_id")
    counted = met.group_by("employer_id").agg(unaddressed=nw.len())
    return frame.join(counted, on="employer_id", how="left")


def _with_later(frame: Frame, action: Frame, as_of: nw.Expr) -> Frame:
    """`announced`: after the last decision, or on no known day. `transferred`: wages being due."""
    decided = nw.coalesce("decided_from", "untold_from")
    days = frame.select("employer_id", "first_due", decided=decided)
    for kind, name, since in (
        ("announce", "announced", "decided"),
        ("transfer_police", "transferred", "first_due"),
    ):
        rows = (
            _made(action, (kind,), as_of).select("employer_id", "_to").join(days, on="employer_id")
        )
        early = is_true(nw.col("_to") < nw.col(since))
        some = rows.filter(~early).group_by("employer_id").agg(nw.len().alias(f"_{name}"))
        frame = frame.join(some, on="employer_id", how="left")
        frame = frame.with_columns((~nw.col(f"_{name}").is_null()).alias(name)).drop(f"_{name}")
    return frame


def _with_link(frame: Frame, wage_debt: Frame, action: Frame, as_of: nw.Expr) -> Frame:
    """`linked`: a decision is on an entry, or a clue, by which the party owes wages still."""
    rows = _made(action, DECISIONS, as_of)
    named = [rows.select("employer_id", basis=nw.lit(basis), row_id=nw.col(column))
             for basis, column in (("arrears", "entry_id"), ("clue", "clue_id"))]  # fmt: skip
    unpaid = wage_debt.filter(~is_true(nw.col("owed") <= 0))
    met = unpaid.join(nw.concat(named, how="vertical"), on=["employer_id", "basis", "row_id"])
    linked = met.group_by("employer_id").agg(_linked=nw.len())
    joined = frame.join(linked, on="employer_id", how="left")
    return joined.with_columns(linked=~nw.col("_linked").is_null()).drop("_linked")


def _with_bounds(frame: Frame) -> Frame:
    """Where no wages are on record the bounds are those of the whole country."""
    whole = {column: nw.coalesce(column, _bound(column)) for column in BOUNDS}
    stated_sum, owed = nw.coalesce("decided_sum", ZERO), nw.coalesce("known_sum", ZERO)
    more = nw.when(stated_sum > owed).then(stated_sum).otherwise(owed)
    unknown = nw.col("decided_sum").is_null() & nw.col("known_sum").is_null()
    return frame.with_columns(**whole, in_question=nw.when(~unknown).then(more.cast(nw.Int64)))


def _bound(column: str) -> nw.Expr:
    return nw.lit(parameter(BOUNDS[column]).history()[0].value, dtype=nw.Int64)


def _big() -> nw.Expr:
    """By the sum decided on; else as for the crime, of wages due before the decision."""
    above = is_true(nw.col("decided_sum") >= nw.col("many_high"))
    timely = _timely()
    sure = above | is_true((nw.col("large") == HOLDS) & timely)
    small = is_true(nw.col("decided_sum") < nw.col("one_low"))
    before = is_true(nw.col("last_decided") < nw.col("sheet_due"))
    unsaid = nw.col("decided_sum").is_null() & (is_true(nw.col("large") == 0) | before)
    none = (small & ~is_true(nw.col("large") == OPEN)) | unsaid
    rest = nw.when(none).then(nw.lit(0)).otherwise(nw.lit(OPEN))
    return nw.when(sure).then(nw.lit(HOLDS)).otherwise(rest)


def _timely() -> nw.Expr:
    """Whether some of the wages were due before the last decision (Kleene).

    An entry or a clue that came later, or on no known day, and that no decision is on, may be about
    these wages or about others.
    """
    early = nw.when(nw.col("last_decided") < nw.col("sheet_due")).then(FALSE).otherwise(UNKNOWN)
    by_sheet = nw.when(nw.col("decided_from") >= nw.col("sheet_due_to")).then(TRUE).otherwise(early)
    by_entry = nw.when(nw.col("decided_from") >= nw.col("first_due")).then(TRUE).otherwise(UNKNOWN)
    told = nw.when(nw.col("linked")).then(TRUE).otherwise(by_entry)
    return nw.when(nw.col("sheet_due").is_null()).then(told).otherwise(by_sheet)


def _cited(frame: Frame, action: Frame, as_of: nw.Expr) -> Frame:
    made = _made(action, (*DECISIONS, "transfer_police"), as_of)
    both = (rows.select("employer_id", "action_id") for rows in (made, untold_acts(action, as_of)))
    subjects = frame.select("subject", "employer_id", "project_id")
    return nw.concat(list(both), how="vertical").join(subjects, on="employer_id")
