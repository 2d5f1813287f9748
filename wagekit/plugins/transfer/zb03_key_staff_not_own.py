"""ZB03: a key post is empty, held by somebody else's person, or its project manager is idle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, cite, clear_when, found, not_applicable
from wagekit.core.logic import HOLDS, TRUE, Frame, earliest, is_true, not_later, truth
from wagekit.core.rule import rule
from wagekit.model.contract_kinds import OTHER_THAN_WORKS
from wagekit.model.text import Text
from wagekit.plugins.key_post import POSTS, UNRELATED, VACANT, holders, perhaps_filled, posted_by
from wagekit.plugins.reach import CONTRACT, perhaps_itself, under_method
from wagekit.plugins.side import sides
from wagekit.plugins.works_period import with_not_begun, works_over

if TYPE_CHECKING:
    from wagekit.core.engine import Engine

ASK = ("staff_posting", "labour_contract", "explanation")


@rule(
    "ZB03",
    "key_staff_not_own",
    title=Text("未派驻主要管理人员或非本单位人员", "Key staff missing or not the contractor's own"),
    subject="contract",
    articles=("ZB-8.3",),
    explainable=True,
)
def key_staff_not_own(
    work: Frame,
    project: Frame,
    member: Frame,
    open_branch: Frame,
    staff: Frame,
    actor: Frame,
    as_of: nw.Expr,
    engine: Engine,
) -> Ladder:
    """A key post of a contractor is empty or held by a person who is not its own.

    Why it matters: a contractor that sends nobody of its own to manage the works has probably
    passed them on. It may explain and prove the contrary.
    Found when: the post of project manager, technical, quality or safety head is said to be empty
    (`none`); or the labour contract, the wages and the pension of its holder are all elsewhere or
    `none`; or the project manager is known not to manage.
    Not found when: one of the three relations is the contractor's (a pension elsewhere
    alone is nothing); the person is seconded within the group or retired and rehired. A branch and
    the members of the contractor's consortium are the contractor; a post that one member leaves
    empty and another fills is filled, and so is one whose vacancy has ended since; an idle project
    manager whom another has replaced since is none. What begins after the works were completed or
    accepted, or the contract ended, or after the day of judgement, says nothing of them. An
    accepted explanation rebuts it.
    Assumes: staff rows without a contract belong to all contracts of their company in the project;
    a post without a row is unknown, and so is whether a project manager manages if nobody says so.
    A post that is said to be empty and held, without the days, counts as empty; where nobody says
    when an empty or idle time ended, and somebody came later, it is open. A firm that may be
    the branch of the contractor or of a member, and employs the holder or fills the post, leaves
    it open. Labour contracts, agreements that pass works on, and individuals have no such posts,
    and nobody need be posted before the works begin: by the contract's day, else by the project's
    or its status.
    """
    side = engine.keep(sides(work, member))
    come = staff.filter(not_later("from_on", as_of))
    posted = engine.keep(posted_by(side, member, open_branch, come))
    perhaps = perhaps_filled(posted, side, come, open_branch)
    rows = holders(posted, member, perhaps, actor, as_of)
    rows = engine.keep(_of_the_works(rows, works_over(work, project)))
    judged = engine.keep(_by_contract(rows))
    begun = with_not_begun(work, project, as_of)
    frame = begun.join(judged, on="contract_id", how="left").with_columns(
        missing=truth(nw.col("_level")), **_named()
    )
    how = nw.col("_picked").str.slice(1, 1)
    shown = rows.join(judged.select("contract_id", "_level"), on="contract_id")
    shown = shown.filter(nw.col("level") == nw.col("_level"))
    return under_method(
        frame,
        not_applicable(
            is_true(nw.col("kind").is_in(OTHER_THAN_WORKS) | nw.col("own")),
            "不是总包或专业承包合同，不要求派驻上述人员",
            "not a general or professional contract: no such posts are required",
        ),
        not_applicable(
            is_true(nw.col("contractor_kind") == "individual"),
            "承包人是个人，另按发给个人判断",
            "the contractor is an individual, which another rule judges",
        ),
        not_applicable(
            nw.col("not_begun"),
            "尚未开工，还不要求派驻上述人员",
            "the works have not begun: nobody need be posted yet",
        ),
        clear_when(
            is_true(~nw.col("missing")),
            "四个岗位均有人，且均与承包单位有劳动合同、工资或养老保险关系",
            "all four posts are held by people related to the contractor",
        ),
        cannot_tell(
            nw.col("missing").is_null(),
            "{contractor_name}的项目、技术、质量、安全负责人的派驻或劳动合同、工资、养老保险关系资料不全",
            "the data on the four key posts of {contractor_name}, or on labour contracts, wages"
            " and pensions, are not complete",
            ask=["staff_posting", "labour_contract"],
        ),
        perhaps_itself(),
        cannot_tell(
            nw.col("kind").is_null(),
            "{firm}的{post_zh}登记为空缺、非本单位人员或者未组织管理，但合同类别未知，可能是劳务合同",
            "the post of {post_en} of {firm} is recorded as empty, held by another"
            " firm's person or idle, but the kind of contract is not known: it may be labour",
            ask=["contract_paper", *ASK],
        ),
        found(
            how == VACANT,
            "资料登记{firm}的{post_zh}空缺",
            "the post of {post_en} of {firm} is recorded as empty",
            ask=ASK,
        ),
        found(
            how == UNRELATED,
            "资料登记{firm}的{post_zh}{person}的劳动合同、工资、养老保险关系均不在该单位",
            "the labour contract, wages and pension of {person}, {post_en} of {firm}, are all"
            " recorded as elsewhere",
            ask=ASK,
        ),
        found(
            TRUE,
            "资料登记{firm}的{post_zh}{person}未组织管理施工活动",
            "{person}, {post_en} of {firm}, is recorded as not organising and managing the works",
            ask=ASK,
        ),
        evidence=[
            *CONTRACT,
            cite("party", "contractor_id"),
            cite("staff", "key", frame=shown.with_columns(subject=nw.col("contract_id"))),
        ],
    )


def _of_the_works(rows: Frame, over: Frame) -> Frame:
    """`rows` without what would count as missing but began after the works were over."""
    joined = rows.join(over, on="contract_id", how="left")
    after = is_true(earliest("from_on") > nw.col("over"))
    return joined.filter(~(after & (nw.col("level") == HOLDS)))


def _by_contract(rows: Frame) -> Frame:
    """The highest level of the four posts, and the first holder who has it; a gap is unknown."""
    rank = nw.lit("9")
    for number, post in enumerate(POSTS):
        rank = nw.when(nw.col("post") == post).then(nw.lit(str(number))).otherwise(rank)
    sign = nw.concat_str([rank, nw.col("how"), nw.coalesce("_name", "person_id")])
    marked = rows.with_columns(_sign=nw.when(nw.col("level") == HOLDS).then(sign))
    marked = marked.with_columns(_picked=nw.col("_sign").min().over("contract_id"))
    picked = nw.col("_sign") == nw.col("_picked")
    firm = nw.when(picked).then(nw.coalesce("_side_name", "side_id"))
    grouped = (
        marked.with_columns(_firm=firm)
        .group_by("contract_id")
        .agg(
            _most=nw.col("level").max(),
            _posts=nw.col("post").n_unique(),
            _picked=nw.col("_sign").min(),
            firm=nw.col("_firm").min(),
        )
    )
    gap = nw.when(nw.col("_posts") < len(POSTS)).then(nw.lit(1)).otherwise(nw.lit(0))
    return grouped.select(
        "contract_id", "_picked", "firm", _level=nw.max_horizontal(nw.col("_most"), gap)
    )


def _named() -> dict[str, nw.Expr]:
    zh = en = nw.lit(None, dtype=nw.String)
    rank = nw.col("_picked").str.slice(0, 1)
    for number, post in enumerate(POSTS.values()):
        zh = nw.when(rank == str(number)).then(nw.lit(post.zh)).otherwise(zh)
        en = nw.when(rank == str(number)).then(nw.lit(post.en)).otherwise(en)
    return {"post_zh": zh, "post_en": en, "person": nw.col("_picked").str.slice(2)}
