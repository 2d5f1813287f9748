"""Kinds of memo are found, named when unknown, and checked before anyone sees them."""

from __future__ import annotations

import re
from importlib.metadata import EntryPoint
from typing import TYPE_CHECKING, Final

import pytest
from housing_case import Given, determinations, findings, letter, tables

from wagekit.intake.said import sentence_of
from wagekit.memo import kinds as module
from wagekit.memo.docx import as_bytes
from wagekit.memo.kind import Kind, Request, described
from wagekit.model.text import Text
from wagekit.views.letter.check import LetterRefused
from wagekit.views.letter.frame import Content, framed
from wagekit.views.letter.part import body
from wagekit.views.letter.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from wagekit.memo.kinds import Asked, Memo
    from wagekit.views.letter.view import LetterView

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


def test_what_is_refused_is_said_in_english_too(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, b=f"{__name__}:TAKEN", c=f"{__name__}:made")
    with pytest.raises(module.UnknownKind) as refused:
        made("poem")
    said = sentence_of(refused.value, "en")
    assert said.startswith("no kind of document is called poem; there are advance_payment (")
    assert "plugin b was not loaded: the name transfer_housing is taken" in said
    assert "plugin c was not loaded: what it offers is no wagekit.memo.kind.Kind." in said
    assert not re.search("[一-鿿]", said)


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


BOOK: Final = {
    "kind": {
        "name": "reply",
        "title": {"zh": "复函", "en": "reply"},
        "needs": {"zh": "有线索", "en": "a clue"},
        "families": ["XS"],
        "articles": {"grounds": ["T10"], "again": ["T10", "J-8"]},
        "parameters": ["complaint_accept_workdays"],
    },
    "name": {"zh": "复函", "en": "Reply"},
    "said": {"zh": "关于{project}，复函如下{stop}", "en": "About {project}{stop}"},
}


def _reply(request: Request) -> LetterView:
    words = Words(request.lang, BOOK)
    said = words.say("said", project=request.project_id, stop=words.say("stop"))
    content = Content(title=("复函",), addressee="", opening=(body(said),), parts=())
    return framed(content, request, words)


REPLY = described(BOOK, _reply, lambda request: ["GC", "GC", request.project_id])


def test_an_outside_kind_has_the_same_frame_words_and_parties(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offer(monkeypatch, reply=f"{__name__}:REPLY")
    memo = made("reply")
    assert "关于P1，复函如下。" in [*memo.view.texts()]
    assert memo.view.draft == letter().draft
    assert memo.view.annexes[-1].title == "待补充事项"
    asked: Asked = {
        "findings": findings(),
        "determinations": determinations(),
        "tables": tables(),
        "settings": Given(),
    }
    assert module.parties("reply", "P1", **asked) == ("GC", "P1")
    assert module.parties("transfer_housing", "P1", **asked) == ()
    known = module.kind_named("reply")
    assert (known.articles, known.parameters) == (("T10", "J-8"), ("complaint_accept_workdays",))
