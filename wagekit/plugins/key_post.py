"""Who holds the key posts of a contract, and whether something is missing there."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.evidence import key_of
from wagekit.core.logic import HOLDS, OPEN, TRUE, Frame, earliest, is_true, latest, level
from wagekit.core.perhaps_one import with_perhaps_one
from wagekit.model.codes import EMPLOYS, NONE
from wagekit.model.text import Text
from wagekit.plugins.side import with_outside

POSTS = {
    "project_manager": Text("项目负责人", "project manager"),
    "technical": Text("技术负责人", "technical head"),
    "quality": Text("质量管理负责人", "quality head"),
    "safety": Text("安全管理负责人", "safety head"),
}
VACANT, UNRELATED, IDLE = "1", "2", "3"
"""In what way a post is not held, in the order in which one of several is told."""
IDLE_MANAGER = (nw.col("post") == "project_manager") & ~nw.col("manages")


def posted_by(side: Frame, member: Frame, open_branch: Frame, staff: Frame) -> Frame:
    """One row for each holder of a key post, by contract, and where his relations are."""
    posted = staff.filter(nw.col("post").is_in(list(POSTS))).select(
        "project_id",
        "post",
        "person_id",
        *EMPLOYS,
        "manages",
        "retired_rehired",
        "group_secondment",
        "from_on",
        "from_on_month",
        "to_on",
        "to_on_month",
        side_id=nw.col("company_id"),
        _stated=nw.col("contract_id"),
        key=key_of("staff"),
    )
    rows = side.join(posted, on=["project_id", "side_id"])
    rows = rows.filter(~is_true(nw.col("_stated") != nw.col("contract_id")))
    for relation in EMPLOYS:
        rows = with_outside(rows, member, open_branch, relation, relation)
    return rows


def holders(posted: Frame, member: Frame, perhaps: Frame, actor: Frame, as_of: nw.Expr) -> Frame:
    """`posted` with `level`: is something missing; `how`; and the names of holder and firm."""
    posted = posted.join(perhaps, on=["contract_id", "key"], how="left")
    rows = posted.join(_filled(posted, member), on=["contract_id", "post"], how="left")
    rows = rows.join(_ended(posted, as_of), on=["contract_id", "key"], how="left")
    names = actor.select(person_id="party_id", _name="name")
    rows = rows.join(names, on="person_id", how="left")
    firms = actor.select(side_id="party_id", _side_name="name")
    rows = rows.join(firms, on="side_id", how="left")
    return _judged(rows)


def _filled(rows: Frame, member: Frame) -> Frame:
    """The posts of consortia that one of their firms filled."""
    partners = member.filter(nw.col("member_id") != nw.col("leader_id"))
    led = partners.select("project_id", contractor_id="leader_id")
    joint = rows.join(led, on=["project_id", "contractor_id"], how="semi")
    filled = joint.filter(~is_true(nw.col("person_id") == NONE))
    return filled.group_by("contract_id", "post").agg(_filled=nw.len())


def perhaps_filled(rows: Frame, side: Frame, staff: Frame, open_branch: Frame) -> Frame:
    """The vacancies whose post another, perhaps the branch of a firm of that side, filled."""
    vacant = rows.filter(nw.col("person_id") == NONE)
    vacant = vacant.select("project_id", "contract_id", "post", "key")
    vacant = vacant.join(side.select("contract_id", "side_id"), on="contract_id")
    holders = staff.filter(~is_true(nw.col("person_id") == NONE)).select(
        "project_id", "post", "company_id", _stated="contract_id"
    )
    pairs = vacant.join(holders, on=["project_id", "post"])
    pairs = pairs.filter(~is_true(nw.col("_stated") != nw.col("contract_id")))
    pairs = with_perhaps_one(pairs, open_branch, "side_id", "company_id")
    perhaps = pairs.filter("perhaps_one").group_by("contract_id", "key")
    return perhaps.agg(_perhaps=nw.len())


def _ended(rows: Frame, as_of: nw.Expr) -> Frame:
    """The vacancies and idle managers whom somebody has followed since: `_since`, `_maybe_since`.

    Who follows an idle manager must not be known to be idle himself. Where nobody says when the
    time ended, whoever came later may have followed.
    """
    empty, idle = is_true(nw.col("person_id") == NONE), is_true(IDLE_MANAGER)
    gone = rows.filter(empty | idle).select(
        "contract_id", "post", "key", _empty=empty, _began=latest("from_on"), _end=latest("to_on")
    )
    held = rows.filter(~empty).select(
        "contract_id", "post", _idle=idle, _from=latest("from_on"), _until=earliest("to_on")
    )
    pairs = gone.join(held, on=["contract_id", "post"])
    follows = nw.col("_empty") | ~nw.col("_idle")
    came = pairs.filter(nw.col("_from") <= as_of, follows)
    stays = nw.coalesce(nw.col("_until") >= nw.col("_end"), nw.col("_until").is_null())
    since = is_true((nw.col("_end") <= as_of) & stays)
    maybe = is_true(nw.col("_end").is_null() & (nw.col("_began") < nw.col("_from")))
    marked = came.with_columns(
        _since=nw.when(since).then(1), _maybe_since=nw.when(~since & maybe).then(1)
    )
    return marked.group_by("contract_id", "key").agg(
        nw.col("_since").sum(), nw.col("_maybe_since").sum()
    )


def _judged(rows: Frame) -> Frame:
    away = nw.col(EMPLOYS[0]) & nw.col(EMPLOYS[1]) & nw.col(EMPLOYS[2])
    since, maybe = (is_true(nw.col(mark) > 0) for mark in ("_since", "_maybe_since"))
    idle = IDLE_MANAGER & ~since & nw.when(~maybe).then(TRUE)
    shielded = is_true(nw.col("group_secondment") | nw.col("retired_rehired"))
    holder = nw.when(shielded).then(nw.lit(0)).otherwise(level(away | idle))
    empty = nw.col("person_id") == NONE
    filled = ~nw.col("_filled").is_null() | since
    sure = nw.col("_perhaps").is_null() & ~maybe
    vacant = nw.when(sure).then(nw.lit(HOLDS)).otherwise(nw.lit(OPEN))
    vacancy = nw.when(filled).then(nw.lit(0)).otherwise(vacant)
    how = (
        nw.when(empty)
        .then(nw.lit(VACANT))
        .otherwise(nw.when(is_true(away)).then(nw.lit(UNRELATED)).otherwise(nw.lit(IDLE)))
    )
    return rows.with_columns(level=nw.when(empty).then(vacancy).otherwise(holder), how=how)
