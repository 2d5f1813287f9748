"""Firms that bid as one, written in one cell: who leads them, and who else is of it."""

import re
from typing import NamedTuple

import pyarrow as pa

from wagekit.intake.not_numbers import these_rows
from wagekit.intake.part import ROW, Part
from wagekit.intake.texts import as_chunked, tidy

_LEADS = {"tender": "bidder_id", "contract": "contractor_id"}
"""Where the leader of a consortium stands (CONTRACT 7.16)."""
_BETWEEN = re.compile(
    r"(?:(?<=公司)|(?<=院)|(?<=[)）]))\s*(?:[、;；，,/+＋和与及]|\s)\s*(?=\S{4,}(?:公司|院))"
)
_ROLES = "(?:联合体)?(?:牵头|主办|成员|主体|联合|参与)?(?:人|方|单位|企业|各方|体)*"
_ROLE = re.compile(rf"[(（]{_ROLES}[)）]|^(?:{_ROLES}[:：]|\d+[.．、]\s*)+")
_LED = re.compile(r"牵头|主办")
_JOINT = re.compile(r"[(（]?联合体(?:投标|中标|承包)?[)）]?$")
_FIRM = re.compile(r".{4,}(?:(?<!分)公司|院)")
"""A branch is of its own firm, and 集团 may stand within a name."""


class _Consortium(NamedTuple):
    """The leader of some firms, and the others."""

    leader: str
    members: tuple[str, ...]


def with_consortium(part: Part) -> Part:
    """Take the leader of a consortium for who bids or contracts, the others for its members.

    Args:
        part: A sheet, cleaned; one with canonical headers stays as it is.

    Returns:
        The same, with one issue that says which rows.
    """
    target = _LEADS.get(part.table)
    column = part.column(target) if target and not part.layout.canonical else None
    if target is None or column is None:
        return part
    cells = column.to_pylist()
    found = {at: joint for at, cell in enumerate(cells) if cell and (joint := _consortium(cell))}
    return _taken(part, target, cells, found) if found else part


def _consortium(cell: str) -> _Consortium | None:
    """None where a cell does not name several firms, each whole."""
    named = _BETWEEN.split(_JOINT.sub("", tidy(cell)))
    firms = [_ROLE.sub("", name).strip() for name in named]
    if len(firms) < 2 or not all(map(_FIRM.fullmatch, firms)):  # noqa: PLR2004 - several
        return None
    led = next((i for i, name in enumerate(named) if _LED.search(name)), 0)
    return _Consortium(firms[led], tuple(firm for i, firm in enumerate(firms) if i != led))


def _taken(part: Part, target: str, cells: list[str | None], found: dict[int, _Consortium]) -> Part:
    leaders = [found[at].leader if at in found else cell for at, cell in enumerate(cells)]
    said = part.data[ROW].take(pa.array(list(found))).to_pylist()
    code = "consortium" if part.table == "tender" else "led_alone"
    told = part.note(
        code, said[0], target=target, value=cells[next(iter(found))],
        count=len(said), rows=these_rows(said),
    )  # fmt: skip
    part = part.with_column(target, as_chunked(pa.array(leaders, pa.string()))).noting([told])
    return _with_members(part, found) if part.table == "tender" else part


def _with_members(part: Part, found: dict[int, _Consortium]) -> Part:
    """The other firms, where no column of its own names them."""
    own = part.column("joint_members")
    stated = own.to_pylist() if own is not None else [None] * len(part.data)
    members = [
        cell or (";".join(found[at].members) if at in found else None)
        for at, cell in enumerate(stated)
    ]
    return part.with_column("joint_members", as_chunked(pa.array(members, pa.string())))
