"""The kind of a contract that only its title tells: 木工劳务分包合同 is one of labour."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.distinct import distinct
from wagekit.intake.part import Part
from wagekit.intake.texts import as_chunked, plain
from wagekit.model.finding import Issue
from wagekit.model.schema import tables

_FORM = re.compile(r"(?:合同|协议)书?$")
_NOTE = re.compile(r"\([^()]*\)$")
_CHANGES = re.compile(r"补充|作废|解除|终止|变更")
_WORKS = re.compile(r"劳务|分包|承包|采购|租赁|合作|联营")
_MACHINES = (
    "塔吊", "塔机", "塔式起重机", "起重机", "吊车", "汽车吊", "吊篮", "挖掘机", "挖机",
    "装载机", "铲车", "压路机", "推土机", "泵车", "施工电梯", "施工升降机", "升降机", "人货梯",
    "物料提升机", "钢管", "扣件", "脚手架", "盘扣", "模板", "铝模", "爬架", "钢板桩", "钢支撑",
    "贝雷片", "机械", "机具", "设备",
)  # fmt: skip
"""Of these a lease is none of premises."""
_TRADES = (
    "水电安装", "机电安装", "机电", "消防", "消防设施", "防水", "防水保温", "防水防腐保温",
    "幕墙", "钢结构", "地基基础", "桩基", "桩基础", "装饰装修", "装修装饰", "精装修",
    "智能化", "弱电", "电梯安装", "通风空调",
)  # fmt: skip
"""Works of which the standards know a professional series."""
_BY_ENDING = {
    **{f"{each}租赁": "lease" for each in _MACHINES},
    **dict.fromkeys(["购销", "供应"], "supply"),
    **{f"{t}{of}分包": "professional" for t in _TRADES for of in ("", "工程", "施工", "工程施工")},
}
"""What titles say beyond what cells of kinds say."""
_LABOUR = re.compile(
    "清包|包清|包工|人工|劳动力|人力|用工|班组|[搭拆]|浇筑|开挖|绑扎|砌筑|抹灰|制作|安拆|安装(?!材料|设备)"
)
"""Work that stands beside goods; whose title names both is of neither kind for certain."""
_WHOLE = re.compile("主体|土建|房屋|住宅|[及和与、+/]")
"""Before a trade: the title names more than the trade."""
_LABOUR_ALONE = re.compile(r"\([^()]*(?:劳务|清包|包清|不包料|人工)[^()]*\)")
_AND_WORK = re.compile("(?:安装|安拆|施工|制作|吊装)(?:以?及|[和与兼、/+])")
_ANY_WORKS = frozenset(
    ["施工合同", "建设工程施工合同", "施工总包", "总包", "总包合同", "材料", "租赁", "租赁合同",
     "合作", "合作协议", "合作合同"]
)  # fmt: skip
"""Names that owners' contracts bear and subcontracts too, or that say too little."""


def settle_contract_kinds(parts: Sequence[Part]) -> list[Part]:
    """Fill the kind of contracts from their titles, where a recognised sheet gives none.

    Args:
        parts: All tables of the case.

    Returns:
        The same; only empty cells are filled, and an issue says how many.
    """
    return [_filled(part) if _has_titles(part) else part for part in parts]


def _has_titles(part: Part) -> bool:
    titled = part.table == "contract" and part.column("title") is not None
    return titled and not part.layout.canonical and len(part.data) > 0


def _filled(part: Part) -> Part:
    own, titles = part.column("kind"), part.data["title"]
    if own is None:
        own = as_chunked(pa.nulls(len(titles), pa.string()))
    found = distinct([titles], len(titles))
    said = found.spread([_kind(title) for (title,) in found.combinations])
    kinds = pc.coalesce(own, said)
    number, left = own.null_count - kinds.null_count, kinds.null_count
    return part.with_column("kind", kinds).noting(_about(part, number, left)) if number else part


def _about(part: Part, number: int, left: int) -> Iterator[Issue]:
    code = "kind_by_title_of_some" if left else "kind_by_title"
    yield part.note(code, target="title", count=number, left=left)


def _kind(title: str | None) -> str | None:
    text = plain(title or "")
    if _CHANGES.search(text) or _LABOUR_ALONE.search(text):
        return None
    bare = _FORM.sub("", _NOTE.sub("", text))
    fits = [word for word in _words() if bare.endswith(word)]
    word = max(fits, key=len, default=None)
    # 桩基工程专业分包采购合同, 劳务分包合作协议 and 幕墙安装及材料采购合同 name two kinds.
    return None if word is None or _names_more(bare, word) else _words()[word]


def _names_more(bare: str, word: str) -> bool:
    """Whether the words before what names the kind name another."""
    kind, rest = _words()[word], bare.removesuffix(word)
    if kind in {"supply", "lease"}:
        # Over all the words: 安装材料采购 is of materials.
        named = _WORKS.search(rest) or _AND_WORK.search(rest) or _LABOUR.search(bare)
        return bool(named)
    by_trade = kind == "professional" and word in _BY_ENDING
    return bool(_WORKS.search(rest) or (by_trade and _WHOLE.search(rest)))


@cache
def _words() -> Mapping[str, str]:
    """What the kinds of contracts are called, without 合同 or 协议, to their codes."""
    codes = tables()["contract"].column("kind").codes
    spelled = {plain(word): code for code, words in codes.items() for word in words}
    said = {_FORM.sub("", word): c for word, c in spelled.items() if word not in _ANY_WORKS}
    return MappingProxyType({**_BY_ENDING, **said})
