"""Accounts that are called as special wage accounts are, by their own name or by their sheet's."""

import re
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.distinct import distinct
from wagekit.intake.link.words import words
from wagekit.intake.part import Part
from wagekit.intake.texts import as_chunked, plain

_STATEMENT = re.compile(
    r"(?:(?:银行|(?<!专用)账户|资金|收支)?"
    r"(?:流水|交易明细|明细|对账单|交易记录|往来|台账|收支表|收支情况表|收支|登记簿)账?单?"
    r"|[\d年月日至()._-]|csv|xlsx?)+$"
)
"""What stands behind an account in the title of its statement."""
_OTHER_ACCOUNT = re.compile(
    r"基本[户存账]|一般[户存账]|结算账?户|拨付|拨款|拨入|转入|[付拨划转缴存向与至到入给](?=农民工|工资)"
)
"""Titles of statements of another account, which may name the special one that it paid into."""
_REGISTER = re.compile(
    "(?:信息|清单|台账|登记|统计|开[立设户]|备案|情况|一览|汇总|明细)+[表册]?(?:[.]xlsx?|[.]csv)?$"
)
"""What stands behind them in the title of a register."""
_OTHER_KIND = re.compile("保证金|基本[户存账]|一般[户存账]|监管|共管|周转金")


def settle_account_kinds(parts: Sequence[Part]) -> list[Part]:
    """Fill the kind of accounts that are called special wage accounts and of which none is stated.

    Args:
        parts: All tables of the case.

    Returns:
        The same; what a column of kinds says stays, and so does what it says and is not read.
    """
    return [_filled(part) if _may_be_called_so(part) else part for part in parts]


def _may_be_called_so(part: Part) -> bool:
    return part.table == "account" and not part.layout.canonical and "party_id" in part.raw


def _filled(part: Part) -> Part:
    own, stated = part.column("kind"), part.raw.get("kind")
    found = distinct([part.raw["party_id"], stated], len(part.data))
    titled = own is None and _titled_so(part)
    called = [None if said else _kind(name, titled=titled) for name, said in found.combinations]
    if own is None:
        own = as_chunked(pa.nulls(len(part.data), pa.string()))
    return part.with_column("kind", pc.coalesce(own, found.spread(called)))


def _kind(name: str | None, *, titled: bool) -> str | None:
    """That of one account: its own name goes before what its sheet is called."""
    own = is_special((name or "",))
    by_title = titled and not _OTHER_KIND.search(plain(name or ""))
    return "wage_special" if own or by_title else None


def _titled_so(part: Part) -> bool:
    titles = [plain(title) for title in own_titles(part)]
    return any(is_special((_REGISTER.sub("", t),)) for t in titles if not _OTHER_KIND.search(t))


def names_of(part: Part) -> tuple[str, ...]:
    """What a sheet is called, by its own name, its file's and what stands above it."""
    if part.meta.other_holder:
        return part.meta.titles
    return (part.sheet or "", part.file, *part.meta.titles)


def own_titles(part: Part) -> tuple[str, ...]:
    """What its sheet is called, unless that is after another account."""
    return tuple(title for title in names_of(part) if not _OTHER_ACCOUNT.search(title))


def is_special(texts: Sequence[str]) -> bool:
    """Whether one of them is called as accounts for wages are."""
    return any(_STATEMENT.sub("", plain(text)).endswith(words().special) for text in texts)
