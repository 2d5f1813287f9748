"""FB04: the tender set terms that keep bidders out without reason."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, cite, clear_when, found, not_applicable
from wagekit.core.logic import UNKNOWN, Frame, is_true, level, truth
from wagekit.core.rule import rule
from wagekit.model.codes import NONE
from wagekit.model.schema import tables
from wagekit.model.text import Text
from wagekit.plugins.reach import under_method

TERMS = nw.col("restrictive_terms")
REVIEWED = "((经[^，,。：:]{0,8})?(审查|审核|核查|复核|评审|检查)(后|结果)?[，,：: ]*)?"
SAYS_NOTHING_FOUND = f"^[ 　0-9.、()（）]*{REVIEWED}(暂|尚|均|并)?(无|未|没有|不存在)"
"""A sentence that may be an acquittal but is not the agreed word for it."""
STOP = "[。.；;，, 　]*$"
BLANK = "^[ 　]*[/／—–－-]+[ 　]*$"
"""What stands in a cell that nobody filled in."""
FINE = "合理|合规|相适应|不构成|未发现|符合"
AMISS = "不合理|不合规|不相适应|不符合|超出合理|缺乏合理|不具合理|无合理"
NOTHING_AMISS = f"(未发现|未见|不构成|不存在|没有|无)[^，,。；;]{{0,20}}({AMISS})"
"""A review with a word of `FINE` may say that the terms are in order, unless it says `AMISS`."""
BARS = (
    "^[ 　0-9.、()（）]*(无|未|没有)[^，,。；;]*(的|者)[^，,。；;的]*"
    "(不得|不予|不能)(投标|参加|参与|报名|担任|中标|受理|接受)[^，,。；;的]*[。.；;]*$"
)
"""Who lacks something and is kept out for it is named by a term, unless the law itself asks it."""
BY_LAW = "资质|安全生产许可|营业执照|保证金|按时|按期|失信|违法"


@rule(
    "FB04",
    "award_restrictive_terms",
    title=Text("以不合理条件限制、排斥投标人", "Tender terms that keep bidders out"),
    subject="project",
    articles=("FB-6.4", "TL-51"),
)
def award_restrictive_terms(site: Frame, tender: Frame) -> Ladder:
    """A review of the tender names terms that keep bidders out without reason.

    Why it matters: terms made for one bidder decide the award before any bid is opened (FB-6.4).
    Found when: the review of any of the project's bids names a restrictive term.
    Not found when: every row says that it was reviewed and none was found; nothing was tendered.
    Assumes: the column holds the judgment of a person who read the tender documents; this rule
    only repeats it. A text that starts with a word for none or not is left open, for it may say
    that nothing was found; that word alone says so, whatever stop follows it. One that keeps out
    who lacks something that no law asks for is a term all the same. One that speaks of terms as
    reasonable, regular or fitting without saying that they are not is left open too; a stroke or a
    dash is an empty cell.
    """
    read = tender.with_columns(_restricts=_restricts())
    return under_method(
        site.join(_by_project(read), on="project_id", how="left"),
        found(
            is_true(nw.col("restricts")),
            "招标文件审查记录载有限制性条件：{quoted}",
            "the review of the tender records restrictive terms: {quoted}",
            ask=["tender_documents"],
        ),
        clear_when(
            is_true(~nw.col("restricts")),
            "经审查没有发现限制、排斥投标人的条件",
            "reviewed: no restrictive terms",
        ),
        not_applicable(
            is_true(nw.col("_bids").is_null() & nw.col("tender_method").is_in(["direct", NONE])),
            "没有进行招标",
            "nothing was tendered",
        ),
        cannot_tell(
            nw.lit(True),
            "招标文件是否有不合理条件未经审查或记录不明",
            "whether the tender set unreasonable terms was not reviewed, or is not clear",
            ask=["tender_documents"],
        ),
        evidence=[
            cite("project", "project_id"),
            cite("party", "owner_id"),
            cite("tender", "tender_id", frame=_restrictive(read)),
        ],
        parties=["owner_id"],
    )


def _restricts() -> nw.Expr:
    """Whether the review names a restrictive term; null where the row does not settle it."""
    words = "|".join(tables()["tender"].column("restrictive_terms").none_spellings)
    nothing = TERMS.str.contains(f"^({words}){STOP}")
    bars = TERMS.str.contains(BARS) & ~TERMS.str.contains(BY_LAW)
    none = TERMS.str.contains(SAYS_NOTHING_FOUND) & ~bars
    said = none | TERMS.str.contains(BLANK) | _perhaps_fine()
    unclear = is_true(said & ~nothing)
    return nw.when(unclear).then(UNKNOWN).otherwise(~nothing)


def _perhaps_fine() -> nw.Expr:
    amiss = TERMS.str.contains(AMISS) & ~TERMS.str.contains(NOTHING_AMISS)
    return TERMS.str.contains(FINE) & ~amiss


def _by_project(read: Frame) -> Frame:
    quoted = nw.when(nw.col("_restricts")).then(TERMS)
    grouped = read.group_by("project_id").agg(
        _level=level(nw.col("_restricts")).max(), _bids=nw.len(), quoted=quoted.max()
    )
    return grouped.with_columns(restricts=truth(nw.col("_level")))


def _restrictive(read: Frame) -> Frame:
    rows = read.filter(nw.col("_restricts"))
    return rows.select("project_id", "tender_id", subject=nw.col("project_id"))
