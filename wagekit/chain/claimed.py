"""Claims of people in clues: whose each is, as far as ids, numbers and names tell, and its span."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.alias import telling
from wagekit.core.derived import derived
from wagekit.core.evidence import key_of
from wagekit.core.logic import Frame, earliest, is_true, latest, month_begins, month_count
from wagekit.core.roster import named_people

OF_CLUE = (
    "project_id", "respondent_id", "kind", "conclusion", "disposition",
    "people", "verified_people", "verified_amount",
)  # fmt: skip
MONTH = len("2024-03")


@derived
def claimed(
    claimant: Frame,
    clue: Frame,
    worker: Frame,
    party: Frame,
    alias: Frame,
    only_project: Frame,
    as_of: nw.Expr,
) -> Frame:
    """Every claimant of every clue.

    `subject`, `clue_id`, `claimant_name`, `claimed_amount`; of the clue `project_id` and the rest
    of `OF_CLUE`, `clue_amount`, `received_from` and `received_to` (the days it can have come).
    `person_id`: the one id of the person; null where the data do not tell who it is.
    `place`: the clue's project; where it names none, the only one that the person takes part in.
    `first`, `last`: the months claimed, as `month_count` counts; `period`: the same as text.
    `arrived`: the clue had come by the day of judgement. `by_name`: nothing but the name tells who
    it is.
    """
    rows = _with_clue(_one_row_each(claimant), clue)
    people = _people(worker, party, alias)
    rows = _with_own_id(rows, people, alias)
    rows = _with_number(rows, people)
    rows = _with_name(rows, people)
    only = only_project.select(person_id="party", _only="only")
    known = rows.with_columns(person_id=_who()).join(only, on="person_id", how="left")
    begun, over = _month_of("_from"), _month_of("_to")
    span = nw.concat_str([begun, over], separator="/")
    return known.select(
        "subject", "clue_id", "person_id", "claimed_amount", *OF_CLUE,
        "clue_amount", "received_from", "received_to",
        claimant_name=nw.coalesce("name", "worker_id", "id_no", nw.lit("")),
        id_no=nw.coalesce("_number", "_own_number"),
        place=nw.coalesce("project_id", "_only"),
        first=month_count(nw.col("_from")),
        last=month_count(nw.col("_to")),
        period=nw.when(begun == over).then(begun).otherwise(span),
        arrived=~is_true(nw.col("received_from") > as_of),
        by_name=nw.col("worker_id").is_null() & nw.col("_by_number").is_null(),
    )  # fmt: skip


def _month_of(day: str) -> nw.Expr:
    return nw.col(day).cast(nw.String).str.slice(0, MONTH)


def _one_row_each(claimant: Frame) -> Frame:
    """Of two rows with one key nothing counts in which they differ, and the months go together."""
    keyed = claimant.select(
        "clue_id", "worker_id", "name", "id_no", "claimed_amount",
        subject=key_of("claimant"), _from=earliest("claimed_from"), _to=latest("claimed_to"),
    )  # fmt: skip
    same = ("worker_id", "name", "id_no", "claimed_amount")
    lowest = {name: nw.col(name).min() for name in same}
    highest = {f"_{name}": nw.col(name).max() for name in same}
    each = keyed.group_by("subject", "clue_id").agg(
        nw.col("_from").min(), nw.col("_to").max(), **lowest, **highest
    )
    agreed = {name: nw.when(nw.col(name) == nw.col(f"_{name}")).then(name) for name in same}
    return each.with_columns(**agreed).drop(*highest)


def _with_clue(rows: Frame, clue: Frame) -> Frame:
    known = clue.select(
        "clue_id", *OF_CLUE, clue_amount="amount",
        received_from=earliest("received_on"), received_to=latest("received_on"),
    )  # fmt: skip
    return rows.join(known, on="clue_id", how="left")


def _people(worker: Frame, party: Frame, alias: Frame) -> Frame:
    """`id`, `person_id`, `project_id`, `name`, `number`, `roster`: the roster and the parties."""
    listed = named_people(worker, alias).select(
        "person_id", "project_id", "name", id="worker_id", number=telling("id_no"), roster=nw.lit(1)
    )
    firms = party.select(
        "name", id="party_id", person_id="party_id", number=telling("id_no"), roster=nw.lit(0)
    ).with_columns(project_id=nw.lit(None, dtype=nw.String))
    return nw.concat([listed, firms.select(*listed.collect_schema().names())], how="vertical")


def _with_own_id(rows: Frame, people: Frame, alias: Frame) -> Frame:
    """`_own`: the person of the stated id, even if no list has it.

    `_own_name`, `_own_number`: as the lists have it.
    """
    own = people.rename({"id": "worker_id"})
    each = own.group_by("worker_id").agg(
        _own=nw.col("person_id").min(),
        _own_name=nw.col("name").max(),
        _own_number=nw.col("number").max(),
    )
    ids = alias.select(worker_id="id", _one="who")
    joined = rows.join(each, on="worker_id", how="left").join(ids, on="worker_id", how="left")
    joined = joined.with_columns(_own=nw.coalesce("_own", "_one", "worker_id"))
    return joined.with_columns(name=nw.coalesce("name", "_own_name")).with_columns(
        _number=telling("id_no")
    )


def _with_number(rows: Frame, people: Frame) -> Frame:
    """`_by_number`: the one person who has the number stated."""
    known = people.filter(~nw.col("number").is_null()).rename({"number": "_number"})
    each = known.group_by("_number").agg(
        _by_number=nw.col("person_id").min(), _other=nw.col("person_id").max()
    )
    alone = each.filter(nw.col("_by_number") == nw.col("_other")).drop("_other")
    return rows.join(alone, on="_number", how="left")


def _with_name(rows: Frame, people: Frame) -> Frame:
    """`_by_name`: the one worker of the project who has exactly the name; and no other number."""
    roster = people.filter(nw.col("roster") == 1, ~nw.col("name").is_null())
    each = roster.group_by("project_id", "name").agg(
        _by_name=nw.col("person_id").min(),
        _other=nw.col("person_id").max(),
        _of_name=nw.col("number").max(),
    )
    alone = each.filter(nw.col("_by_name") == nw.col("_other")).drop("_other")
    return rows.join(alone, on=["project_id", "name"], how="left")


def _who() -> nw.Expr:
    """The id stated, unless its number is another's; else the number, and last the name."""
    two = is_true(nw.col("_by_number") != nw.col("_own"))
    conflict = is_true(nw.col("_number") != nw.col("_own_number")) | two
    stated = nw.when(~conflict).then("_own")
    other = is_true(nw.col("_number") != nw.col("_of_name"))
    unstated = nw.coalesce("_by_number", nw.when(~other).then("_by_name"))
    return nw.when(~nw.col("worker_id").is_null()).then(stated).otherwise(unstated)


@derived
def namesake(claimed: Frame, worker: Frame, alias: Frame) -> Frame:
    """`subject` of claimants of whose name the place has somebody else, with no other number.

    Two ids may then stand for one person.
    """
    roster = named_people(worker, alias).select(
        place="project_id", claimant_name="name", _person="person_id", _of_other=telling("id_no")
    )
    rows = claimed.select("subject", "place", "claimant_name", "person_id", "id_no")
    pairs = rows.join(roster, on=["place", "claimant_name"])
    apart = is_true(nw.col("_person") != nw.col("person_id"))
    others = pairs.filter(apart, ~is_true(nw.col("_of_other") != nw.col("id_no")))
    return others.group_by("subject").agg(rows=nw.len()).select("subject")


@derived
def gate_month(attendance: Frame, as_of: nw.Expr) -> Frame:
    """`project_id`, `month`: the months, as `month_count` counts, of which the gate has any row."""
    gate = attendance.filter(nw.col("source") == "gate")
    begun = gate.select("project_id", _begins=month_begins("month"))
    done = begun.filter(~is_true(nw.col("_begins") > as_of))
    return done.select("project_id", month=month_count(nw.col("_begins"))).unique()
