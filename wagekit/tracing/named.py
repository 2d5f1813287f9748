"""A party by its name, where a person types that instead of an id."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz, process

from wagekit.core.errors import WagekitError
from wagekit.intake.said import Said

if TYPE_CHECKING:
    from collections.abc import Mapping

FEW: Final = 5


def party_named(names: Mapping[str, str], name: str) -> str:
    """The one party of that name, as `party:ID`.

    Args:
        names: The names of those whose money moves, by id.
        name: As typed; full-width and half-width signs are the same.

    Raises:
        WagekitError: nobody has that name, or several have; those who may be meant are listed.
    """
    same = [who for who, theirs in names.items() if _plain(theirs) == _plain(name)]
    if len(same) == 1:
        return f"party:{same[0]}"
    if same:
        ids = sorted(same)[:FEW]
        raise WagekitError(
            Said(
                f"名为 {name!r} 的当事人有 {len(same)} 个，请写编号：{'、'.join(ids)}",
                f"{len(same)} parties are called {name!r}, give an id: {', '.join(ids)}",
            )
        )
    raise WagekitError(_nearest(names, name))


def _nearest(names: Mapping[str, str], name: str) -> Said:
    """The sentence that names those who are called something like it."""
    plain = {who: _plain(theirs) for who, theirs in sorted(names.items())}
    near = process.extract(_plain(name), plain, scorer=fuzz.ratio, limit=FEW)
    zh = "、".join(f"{names[who]}（{who}）" for _, _, who in near)
    en = ", ".join(f"{names[who]} ({who})" for _, _, who in near)
    return Said(
        f"资金明细中没有编号或名称为 {name!r} 的付款、账户或当事人"
        + (f"；名称最接近的有：{zh}" if near else "，请核对编号"),
        f"no payment, account or party has the id or name {name!r}"
        + (f"; nearest by name: {en}" if near else ", check the id"),
    )


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip()
