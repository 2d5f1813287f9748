"""The memo composer in Python: each choice gives another draft, saving gives a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from test_drafts import EVERY, drafts

from wagekit.memo.memo_desk import MemoDesk
from wagekit.widgets.memo_composer import MemoComposer

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def composer(tmp_path: Path) -> MemoComposer:
    return _composer(tmp_path)


def _composer(tmp_path: Path, **state: Any) -> MemoComposer:
    case = tmp_path / "案件"
    case.mkdir(exist_ok=True)
    return MemoComposer(MemoDesk(drafts(), ("P1",), {}, tmp_path / "结果", case), state=state)


def _texts(composer: MemoComposer) -> list[str]:
    return [line["text"] for line in composer.view["lines"]]


def test_the_draft_follows_the_state(composer: MemoComposer) -> None:
    composer.state = {"addressee": "安平县住房和城乡建设局"}
    assert "安平县住房和城乡建设局：" in _texts(composer)
    assert "安平县住房和城乡建设局：" in composer.twin
    composer.state = {"out": sorted(EVERY)}
    assert _texts(composer) == []
    assert "未选入" in composer.alt


def test_a_saved_state_is_there_from_the_start(tmp_path: Path) -> None:
    composer = _composer(tmp_path, addressee="安平县住房和城乡建设局", colour="red")
    assert "安平县住房和城乡建设局：" in _texts(composer)
    assert "colour" in composer.note


@pytest.mark.parametrize(
    "state", [{"kind": 1}, {"out": "ZB09-1"}, {"in": [1]}, {"addressee": None}]
)
def test_what_is_not_known_of_a_saved_state_is_left_out(
    composer: MemoComposer, state: dict[str, Any]
) -> None:
    composer.state = state
    assert composer.state == {}
    assert composer.note


def test_saving_from_the_browser_gives_a_file_and_shows_its_path(composer: MemoComposer) -> None:
    composer._handle_custom_msg({"do": "save"}, [])  # noqa: SLF001 - as the browser does
    said = composer.view["said"]
    assert ".docx" in said
    composer.state = {"addressee": "安平县住房和城乡建设局"}
    assert composer.view["said"] == ""


def test_what_is_saved_is_what_the_browser_showed(composer: MemoComposer) -> None:
    asked = {"do": "save", "state": {"addressee": "安平县住房和城乡建设局", "colour": "red"}}
    composer._handle_custom_msg(asked, [])  # noqa: SLF001 - as the browser does
    assert composer.state == {"addressee": "安平县住房和城乡建设局"}
    assert "安平县住房和城乡建设局：" in _texts(composer)
    assert ".docx" in composer.view["said"]


@pytest.mark.parametrize("request_", ["save", None, {"other": 1}])
def test_what_is_no_request_saves_nothing(
    composer: MemoComposer, request_: object, tmp_path: Path
) -> None:
    composer._handle_custom_msg(request_, [])  # noqa: SLF001 - as the browser does
    assert not (tmp_path / "结果").exists()
