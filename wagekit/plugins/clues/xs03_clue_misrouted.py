"""XS03: a clue went to an office that cannot handle what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, cite, clear, clear_when, found, ladder
from wagekit.core.logic import FALSE, NO_TEXT, TRUE, UNKNOWN, Frame, earliest, is_true
from wagekit.core.rule import rule
from wagekit.model.schema import tables
from wagekit.model.text import Text
from wagekit.plugins.clue_frame import HANDED_ON, NOT_RECEIVED, by_clue, done_actions

if TYPE_CHECKING:
    from collections.abc import Mapping

SECTOR_OFFICE = {
    "building": "housing",
    "municipal": "housing",
    "decoration": "housing",
    "highway": "transport",
    "railway": "transport",
    "water": "water",
}
"""Whose matter the works of a sector surely are; of the others it depends."""
OF_OTHERS = tuple(sector for sector, office in SECTOR_OFFICE.items() if office != "housing")
TRANSFERS = ("transfer_police", "transfer_housing")
OFFICES = ("housing", "transport", "water")
FITS = {
    "wage": ("labour",),
    "project_funds": ("court",),
    "settlement_dispute": ("court",),
    "contract_dispute": ("court",),
    "labour_dispute": ("labour", "arbitration"),
}
WRONG = {
    "wage": (*OFFICES, "court"),
    "project_funds": ("labour", "police"),
    "settlement_dispute": ("labour", "police"),
    "contract_dispute": ("labour", "police"),
    "labour_dispute": OFFICES,
}
"""Where a kind surely does not belong; what is in neither table is left open."""
PROJECT_MONEY = ("project_funds", "settlement_dispute")
OFFICE_NAMES = {
    "labour": Text("人社部门", "the labour authority"),
    "housing": Text("住建部门", "the housing authority"),
    "transport": Text("交通部门", "the transport authority"),
    "water": Text("水利部门", "the water authority"),
    "court": Text("法院", "the court"),
    "arbitration": Text("仲裁机构", "the arbitration commission"),
    "police": Text("公安机关", "the police"),
    "other": Text("其他部门", "another office"),
}
KIND_NAMES = {
    "wage": Text("反映欠薪的线索，应由人社部门承办", "a clue on wages is for the labour authority"),
    "project_funds": Text(
        "反映工程款的线索，不属于工资，应由工程的行业主管部门或者法院处理",
        "project money is no wages: a clue on it is for the authority of the sector or the court",
    ),
    "settlement_dispute": Text(
        "反映结算争议的线索，不属于工资，应由工程的行业主管部门或者法院处理",
        "a settlement is no wages: a clue on it is for the authority of the sector or the court",
    ),
    "contract_dispute": Text(
        "反映合同纠纷的线索，不属于工资，应由法院处理",
        "a contract is no wages: a clue on a dispute over it is for the court",
    ),
    "labour_dispute": Text(
        "反映劳动争议的线索，应由仲裁机构或者人社部门处理",
        "a clue on a labour dispute is for arbitration or the labour authority",
    ),
}


@rule(
    "XS03",
    "clue_misrouted",
    title=Text("线索转办部门不符", "Clue misrouted"),
    subject="clue",
    articles=("R3", "R6", "T10", "J-10"),
)
def clue_misrouted(
    clue: Frame, clue_now: Frame, action: Frame, project: Frame, as_of: nw.Expr
) -> Ladder:
    """A clue went to an office that surely cannot handle what it is about.

    Why it matters: whoever is asked first handles what is its own and forwards the rest at once
    (T10); a misrouted clue is lost time for the workers, or draws labour supervision into disputes
    over project money (T52).
    Found when: a clue on wages went to a sector's authority or the court; one on project money, a
    settlement or a contract to the labour authority or the police, or on project money to the
    authority of another sector than the project's; one on a labour dispute to a sector's authority.
    Not found when: the office fits; the clue is not routed yet; the transfer that the kind needs is
    on record. Where the office handed it on, refused it or guided the people elsewhere, what became
    of it is open; so it is where project money went to housing that is another authority's matter,
    or by a transfer that does not name the clue, or where an act of no stated kind may be it.
    Assumes: the kind is as the clue states it. Left open are wages at arbitration or with the
    police, which may be in dispute or a crime already, wages that came from the court, project
    money at arbitration, contracts with a sector's authority (they may be about works), labour
    disputes in court (arbitrated before), any dispute with the police in a mass incident, and all
    works whose sector does not say which authority it is.
    """
    done = done_actions(action, as_of)
    frame = _with_sector(_unrouted_later(clue_now, clue, as_of), project)
    frame = _with_transfers(frame, done).with_columns(wrong=_wrong())
    frame = frame.with_columns(
        **_named("office", "routed_to", OFFICE_NAMES), **_named("right", "kind", KIND_NAMES)
    ).with_columns(**_named("works", "_sector", _sectors()))
    kind, wrong = nw.col("kind"), is_true(nw.col("wrong"))
    unrouted = nw.col("routed_to").is_null()
    handed_on = is_true(nw.col("disposition").is_in(HANDED_ON))
    untouched = nw.col("taken").is_null() & ~nw.col("answered")
    return ladder(
        frame,
        NOT_RECEIVED,
        clear_when(unrouted & untouched, "线索尚未转办", "not routed yet"),
        cannot_tell(
            unrouted,
            "线索已转办或受理，承办部门未知",
            "the clue was dispatched or accepted; which office handles it is not known",
            ask=["clue_transfer"],
        ),
        cannot_tell(
            kind.is_null() | is_true(kind == "unknown"),
            "线索由{office_zh}承办，线索的性质未知，转办部门是否相符无法判断",
            "the clue went to {office_en}; what it is about is not known, nor therefore whether"
            " that office fits",
            ask=["clue_verification"],
        ),
        clear_when(
            nw.col("transferred"), "已有相应的移送", "the transfer that it needs is on record"
        ),
        cannot_tell(
            wrong & handed_on,
            "{right_zh}；线索转{office_zh}承办，已移送、引导或不予受理，此后由何部门处理未知",
            "{right_en}; this one went to {office_en}, which handed it on, guided the people or"
            " refused it: who handled it then is not known",
            ask=["clue_transfer"],
        ),
        cannot_tell(
            wrong & nw.col("sent_on"),
            "{right_zh}；线索转{office_zh}承办，另有移送住建部门的记录，是否针对本线索、住建部门是否为其主管"
            "部门未知",
            "{right_en}; this one went to {office_en}; a transfer to housing is on record, and"
            " whether it is on this clue, or housing is the authority for the works, is not known",
            ask=["clue_transfer", "project_sector"],
        ),
        cannot_tell(
            wrong & nw.col("untold"),
            "{right_zh}；线索转{office_zh}承办，另有没有写明种类的处置记录，是否为相应的移送未知",
            "{right_en}; this one went to {office_en}; an act of no stated kind is on record, and"
            " whether it is the transfer that the clue needs is not known",
            ask=["clue_transfer", "clue_handling"],
        ),
        found(
            wrong & nw.col("by_sector"),
            "工程属于{works_zh}，{right_zh}；线索转{office_zh}承办",
            "works of the sector {works_en}: {right_en}; this one went to {office_en}",
            ask=["clue_transfer", "clue_verification"],
        ),
        found(
            wrong,
            "{right_zh}；线索转{office_zh}承办",
            "{right_en}; this one went to {office_en}",
            ask=["clue_transfer", "clue_verification"],
        ),
        cannot_tell(
            nw.col("wrong").is_null() & nw.col("by_sector"),
            "{right_zh}；线索转{office_zh}承办，工程的行业未知或者不能确定主管部门",
            "{right_en}; this one went to {office_en}, and the sector of the works is not known or"
            " does not say whose it is",
            ask=["clue_transfer", "project_sector"],
        ),
        cannot_tell(
            nw.col("wrong").is_null(),
            "{right_zh}；线索转{office_zh}承办，是否有特别的原因（已仲裁、起诉或者涉嫌犯罪等）未知",
            "{right_en}; this one went to {office_en}; whether there was a special reason (a case"
            " in arbitration or court, or one of a suspected crime) is not known",
            ask=["clue_transfer", "clue_handling"],
        ),
        clear("承办部门与线索性质相符", "the office fits the kind of clue"),
        evidence=[
            cite("clue", "clue_id"),
            cite("action", "action_id", frame=by_clue(done, "action_id", clue_now)),
        ],
        parties=["respondent_id"],
    )


def _unrouted_later(frame: Frame, clue: Frame, as_of: nw.Expr) -> Frame:
    """A clue that is dispatched after the day of judgement has not been routed by it."""
    later = clue.filter(is_true(earliest("dispatched_on") > as_of)).select("clue_id", _later=TRUE)
    joined = frame.join(later, on="clue_id", how="left")
    now = nw.when(nw.col("_later").is_null()).then("routed_to")
    taken = nw.coalesce("accepted_from", "dispatched_from")
    return joined.with_columns(routed_to=now, taken=taken).drop("_later")


def _with_sector(frame: Frame, project: Frame) -> Frame:
    """`_sector`; `by_sector`: whether it turns on whose works these are."""
    sectors = project.group_by("project_id").agg(_sector=nw.col("sector").min())
    joined = frame.join(sectors, on="project_id", how="left")
    there = nw.col("kind").is_in(PROJECT_MONEY) & nw.col("routed_to").is_in(OFFICES)
    return joined.with_columns(by_sector=is_true(there))


def _with_transfers(frame: Frame, done: Frame) -> Frame:
    """`transferred`: the clue was handed to the police, or its project money to housing.

    `sent_on`: project money was, of works that are the matter of another authority, or by a
    transfer on the respondent in the project that names no clue. `untold`: an act of no stated kind
    may be either.
    """
    rows = done.filter(nw.coalesce(nw.col("kind").is_in(TRANSFERS), TRUE))
    named = rows.filter(~nw.col("clue_id").is_null()).group_by("clue_id").agg(
        _police=is_true(nw.col("kind") == "transfer_police").max(),
        _housing=is_true(nw.col("kind") == "transfer_housing").max(),
        _untold=nw.col("kind").is_null().max(),
    )  # fmt: skip
    joined = frame.join(named, on="clue_id", how="left")
    joined = joined.join(_loose(frame, rows), on="clue_id", how="left")
    at_police = is_true(nw.col("routed_to") == "police")
    police = is_true(nw.col("_police")) & at_police
    money = is_true(nw.col("kind").is_in(PROJECT_MONEY))
    housing, elsewhere = is_true(nw.col("_housing")), is_true(nw.col("_sector").is_in(OF_OTHERS))
    return joined.with_columns(
        transferred=police | (money & housing & ~elsewhere),
        sent_on=money & (housing | is_true(nw.col("_loose"))),
        untold=(is_true(nw.col("_untold")) & (money | at_police))
        | (is_true(nw.col("_loose_untold")) & money),
    ).drop("_police", "_housing", "_untold", "_loose", "_loose_untold")


def _loose(frame: Frame, rows: Frame) -> Frame:
    """`clue_id`, `_loose`: clues that a transfer to housing may be on, since it names none.

    `_loose_untold`: so may an act of no stated kind.
    """
    here = nw.coalesce(nw.col("kind") == "transfer_housing", TRUE)
    unnamed = rows.filter(nw.col("clue_id").is_null(), here)
    sent = unnamed.select("project_id", "day_to", "kind", respondent_id="party_id")
    places = frame.select("clue_id", "project_id", "respondent_id", "received_from")
    joined = sent.join(places, on=["project_id", "respondent_id"])
    since = joined.filter(~is_true(nw.col("day_to") < nw.col("received_from")))
    untold = nw.col("kind").is_null()
    return since.group_by("clue_id").agg(_loose=(~untold).max(), _loose_untold=untold.max())


def _wrong() -> nw.Expr:
    """Whether the office surely does not fit the kind; null where it may."""
    kind, office = nw.col("kind"), nw.col("routed_to")
    wrong = UNKNOWN
    for name, offices in WRONG.items():
        fits = (kind == name) & office.is_in(FITS[name])
        amiss = (kind == name) & office.is_in(offices)
        wrong = nw.when(fits).then(FALSE).otherwise(nw.when(amiss).then(TRUE).otherwise(wrong))
    wrong = nw.when("by_sector").then(_of_another_sector()).otherwise(wrong)
    incident = is_true(nw.col("mass_incident")) & (office == "police")
    sued = is_true(nw.col("channel") == "court") & (office == "court") & (kind == "wage")
    return nw.when(incident | sued).then(UNKNOWN).otherwise(wrong)


def _of_another_sector() -> nw.Expr:
    """Whether the office is another than that of the project's sector."""
    sector, office = nw.col("_sector"), nw.col("routed_to")
    wrong = nw.when(is_true(office == "housing")).then(FALSE).otherwise(UNKNOWN)
    of_none = nw.when(sector.is_null()).then(wrong).otherwise(UNKNOWN)
    for name, right in SECTOR_OFFICE.items():
        of_none = nw.when(sector == name).then(office != right).otherwise(of_none)
    rural = is_true(sector == "rural") & is_true(office == "housing")
    return nw.when(rural).then(FALSE).otherwise(of_none)


def _sectors() -> Mapping[str, Text]:
    return tables()["project"].column("sector").code_texts


def _named(name: str, code: str, names: Mapping[str, Text]) -> dict[str, nw.Expr]:
    """What a code is called, in both languages: `name`_zh and `name`_en."""
    zh, en = NO_TEXT, NO_TEXT
    for value, text in names.items():
        zh = nw.when(nw.col(code) == value).then(nw.lit(text.zh)).otherwise(zh)
        en = nw.when(nw.col(code) == value).then(nw.lit(text.en)).otherwise(en)
    return {f"{name}_zh": zh, f"{name}_en": en}
