"""Kinds of memo are found, named when unknown, and checked before anyone sees them."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from typing import TYPE_CHECKING

import pytest
from housing_case import Given, determinations, findings, letter, tables

from wagekit.memo import kinds as module
from wagekit.memo.docx import as_bytes
from wagekit.memo.kind import Kind
from wagekit.model.text import Text
from wagekit.views.letter.check import LetterRefused

if TYPE_CHECKING:
    from pathlib import Path

    from wagekit.memo.kinds import Memo

NOTE = Kind("note", Text("便函", "note"), lambda _: letter())
TAKEN = Kind("transfer_housing", Text("冒名", "impostor"), lambda _: letter())


def made(kind: str) -> Memo:
    return module.compose(
        kind,
        "P1",
        findings=findings(),
        determinations=determinations(),
        tables=tables(),
        settings=Given(),
    )


def offer(monkeypatch: pytest.MonkeyPatch, **entries: str) -> None:
    made = [EntryPoint(name, value, module.GROUP) for name, value in entries.items()]
    monkeypatch.setattr(module, "entry_points", lambda group: made if group == module.GROUP else [])


def test_the_bundled_kind_is_composed_and_checked() -> None:
    assert made("transfer_housing").view == letter()


def test_a_memo_saves_itself(tmp_path: Path) -> None:
    made("transfer_housing").save(str(tmp_path / "函.docx"))
    assert (tmp_path / "函.docx").read_bytes() == as_bytes(letter())


def test_an_unknown_kind_lists_the_known(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, lost="no_such_module:KIND")
    with pytest.raises(module.UnknownKind, match=r"poem.*transfer_housing.*lost.*ModuleNotFound"):
        made("poem")


def test_plugins_are_found_and_none_replaces_a_bundled_kind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offer(monkeypatch, a=f"{__name__}:NOTE", b=f"{__name__}:TAKEN", c=f"{__name__}:made")
    there = module.kinds()
    assert {"note", "transfer_housing"} <= {*there.by_name}
    assert list(there.by_name) == sorted(there.by_name)
    assert there.by_name["transfer_housing"].title.zh != "冒名"
    assert set(there.broken) == {"b", "c"}


def test_a_plugin_cannot_accuse(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, bad=f"{__name__}:ACCUSING")
    with pytest.raises(LetterRefused, match="构成"):
        made("accusing")


ACCUSING = Kind(
    "accusing",
    Text("断言", "verdict"),
    lambda _: letter().mapped(lambda text: text.replace("专此函达", "该公司构成转包")),
)
