"""What a cell says that holds a person's name and id number."""

import re
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.texts import plain
from wagekit.model.identity import Quality, resident_id

_LONG = r"\d{6}[\dXx*]{8}"
_BOTH = re.compile(
    r"(?P<name>[\u4e00-\u9fff·]{2,12}?)[(\[【,;:、/]*"
    r"(?P<label>(?:居民|公民)?身份(?:证件?)?(?:号码?|编号)?|证件号码?)?[:]?"
    r"(?P<number>\d{6}[\dX*]{8}(?:[\dX*]{3}[\dX*]|\d))[)\]】]*"
)
_FIRM = re.compile(
    "公司|企业|中心|合作社|事务所|工作室|商行|班组|负责人|代表人|代理人|经办|[局院厂队部店班]$"
)
_LONGEST = 4
"""Characters of a name that has no dot between its parts."""


class Numbered(NamedTuple):
    """Who a cell means."""

    name: str
    number: str


def numbered_in(column: pa.ChunkedArray) -> dict[str, Numbered]:
    """Find the texts of a column that hold both.

    Args:
        column: Names as a sheet has them.

    Returns:
        Each such text, and whom it means.
    """
    texts = pc.unique(column).drop_null()
    long = texts.filter(pc.match_substring_regex(texts, _LONG)).to_pylist()
    return {text: both for text in long if (both := _both(text))}


def _both(text: str) -> Numbered | None:
    said = _BOTH.fullmatch(plain(text).upper())
    if said is None or not may_be_person(said["name"]):
        return None
    # Without 身份证号 before it, other numbers have as many digits.
    sure = said["label"] or resident_id(said["number"]).quality == Quality.ok
    return Numbered(said["name"], said["number"]) if sure else None


def may_be_person(name: str) -> bool:
    """Whether a text is no longer than a person's name; 法定代表人王五 and 王五班组 are none."""
    return not _FIRM.search(name) and (len(name) <= _LONGEST or "·" in name)
