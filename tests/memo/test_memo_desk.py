"""The desk where memos are composed: choices, the draft, what is missing, files of new names."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import docx
import pytest
import wage_case
from housing_case import PERSON
from test_drafts import EVERY, KIND, dismissed, drafts

from wagekit.core.errors import WagekitError
from wagekit.memo.memo_desk import MemoDesk
from wagekit.model.decision import Seen
from wagekit.views.letter.view import Paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from wagekit.model.decision import Standing

NAMES = {"P1": "滨河新城/一期:安置房"}


def _desk(tmp_path: Path, standings: Mapping[str, Standing] | None = None) -> MemoDesk:
    (tmp_path / "案件").mkdir(exist_ok=True)
    return MemoDesk(drafts(standings), ("P1",), NAMES, tmp_path / "结果", tmp_path / "案件")


def _view(desk: MemoDesk, state: Mapping[str, Any], do: str | None = None) -> Any:
    return json.loads(json.dumps(desk.page(state, {"do": do} if do else None).view))


def test_the_draft_reads_as_the_letter_and_lists_what_is_missing(tmp_path: Path) -> None:
    view = _view(_desk(tmp_path), {})
    letter = drafts().compose(KIND, "P1").view
    shown = [line["text"] for line in view["lines"]]
    for text in (*(b.text for b in letter.body if isinstance(b, Paragraph)), letter.issuer):
        assert text in shown
    missing = [b.text for b in letter.annexes[-1].blocks[1:] if isinstance(b, Paragraph)]
    assert view["missing"] == missing
    assert list((tmp_path).iterdir()) == [tmp_path / "案件"]


def test_only_findings_of_the_kind_are_offered_and_all_go_in(tmp_path: Path) -> None:
    items = _view(_desk(tmp_path), {})["items"]
    assert {item["id"] for item in items} == EVERY - {"GZ01-1"}
    assert all(item["chosen"] for item in items)


def test_what_was_dismissed_is_offered_and_unticked(tmp_path: Path) -> None:
    desk = _desk(tmp_path, dismissed("ZB09-1"))
    view = _view(desk, {})
    assert {i["id"] for i in view["items"] if not i["chosen"]} == {"ZB09-1"}
    assert "ZB09-1" not in view["usual"]
    assert "另有1条" in view["missing"][0]
    again = _view(desk, {"in": ["ZB09-1"], "out": ["ZB06-1"]})
    assert {i["id"] for i in again["items"] if not i["chosen"]} == {"ZB06-1"}


def test_what_changed_since_it_was_dismissed_is_said(tmp_path: Path) -> None:
    item = _view(_desk(tmp_path, dismissed("ZB09-1")), {})["items"]
    (out,) = (one for one in item if one["dismissed"])
    assert out["changed"] == ""
    ((id_, standing),) = dismissed("ZB09-1").items()
    now = {id_: replace(standing, now=replace(standing.now, amount=7))}
    item = _view(_desk(tmp_path, now), {})["items"]
    (out,) = (one for one in item if one["dismissed"])
    assert "金额（元）由 不详 变为 0.07" in out["changed"]


def test_what_was_dismissed_as_something_else_is_ticked_and_can_be_left_out(tmp_path: Path) -> None:
    desk = _desk(tmp_path, dismissed("ZB09-1", Seen("cannot_tell", None, "v")))
    (item,) = (one for one in _view(desk, {})["items"] if one["id"] == "ZB09-1")
    assert (item["chosen"], item["dismissed"]) == (True, False)
    assert "无法判断" in item["changed"]
    (item,) = (i for i in _view(desk, {"out": ["ZB09-1"]})["items"] if i["id"] == "ZB09-1")
    assert not item["chosen"]


def test_why_there_is_no_draft_is_said(tmp_path: Path) -> None:
    view = _view(_desk(tmp_path), {"out": sorted(EVERY)})
    assert "未选入" in view["problem"]
    assert view["lines"] == []
    refused = _view(_desk(tmp_path), {"out": sorted(EVERY)}, "save")
    assert refused["refused"]
    assert not (tmp_path / "结果").exists()


def test_saving_shows_the_path_and_never_replaces_a_file(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    first = _view(desk, {"addressee": "安平县住房和城乡建设局"}, "save")
    (path,) = (tmp_path / "结果").iterdir()
    assert str(path) in first["said"]
    assert path.name == "案件线索移送函_滨河新城_一期_安置房.docx"
    before = path.read_bytes()
    second = _view(desk, {}, "save")
    assert path.read_bytes() == before
    other = tmp_path / "结果" / "案件线索移送函_滨河新城_一期_安置房（2）.docx"
    assert str(other) in second["said"]
    words = [p.text for p in docx.Document(str(path)).paragraphs]
    assert "安平县住房和城乡建设局：" in words


def test_a_draft_that_was_not_read_as_it_is_now_is_not_saved(tmp_path: Path) -> None:
    shown = [i["id"] for i in _view(_desk(tmp_path), {})["items"] if i["chosen"]]
    desk = _desk(tmp_path, dismissed("ZB09-1"))
    view = desk.page({}, {"do": "save", "chosen": shown}).view
    assert view["refused"]
    assert "请看过以后再存" in view["said"]
    assert not desk.folder.exists()
    desk.page({}, {"do": "save", "chosen": [id_ for id_ in shown if id_ != "ZB09-1"]})
    assert len(list(desk.folder.iterdir())) == 1


def test_a_draft_whose_words_changed_since_it_was_read_is_not_saved(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    view = _view(desk, {})
    asked = {
        "do": "save",
        "mark": view["mark"],
        "addressee": "",
        "chosen": [i["id"] for i in view["items"] if i["chosen"]],
    }
    noted = dismissed("ZB09-1", Seen("cannot_tell", None, "v"))
    refused = _desk(tmp_path, noted).page({}, asked).view
    assert refused["refused"]
    assert "请看过以后再存" in refused["said"]
    assert refused["mark"] != view["mark"]
    assert not desk.folder.exists()
    assert not _desk(tmp_path, noted).page({}, {**asked, "mark": refused["mark"]}).view["refused"]


def test_an_addressee_typed_just_before_saving_goes_along(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    asked = {"do": "save", "mark": _view(desk, {})["mark"], "addressee": ""}
    assert not desk.page({"addressee": "安平县住房和城乡建设局"}, asked).view["refused"]
    (path,) = desk.folder.iterdir()
    assert "安平县住房和城乡建设局：" in [p.text for p in docx.Document(str(path)).paragraphs]


@pytest.mark.parametrize("wrong", [{"chosen": [["x"]]}, {"chosen": 1}, {"mark": ["x"]}])
def test_a_damaged_request_saves_nothing(tmp_path: Path, wrong: dict[str, Any]) -> None:
    desk = _desk(tmp_path)
    assert desk.page({}, {"do": "save", **wrong}).view["refused"]
    assert not desk.folder.exists()


def test_nothing_is_saved_in_the_case_folder(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    inside = MemoDesk(drafts(), ("P1",), NAMES, desk.case_folder / "稿", desk.case_folder)
    view = _view(inside, {}, "save")
    assert view["refused"]
    assert "会被当成材料读入" in view["said"]
    assert list(desk.case_folder.iterdir()) == []


def test_a_place_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    (tmp_path / "结果").write_text("一个文件")
    view = _view(_desk(tmp_path), {}, "save")
    assert view["refused"]
    assert "写不到" in view["said"]


def test_what_is_asked_for_otherwise_is_refused(tmp_path: Path) -> None:
    assert _view(_desk(tmp_path), {}, "delete")["refused"]


def test_a_state_of_another_case_falls_back_to_what_there_is(tmp_path: Path) -> None:
    state = {"kind": "none", "project": "P9", "out": ["?"], "in": ["?"]}
    view = _view(_desk(tmp_path), state)
    assert (view["kind"], view["project"]) == (KIND, "P1")
    assert view["lines"]


def test_a_case_without_projects_says_so(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    view = _view(MemoDesk(desk.drafts, (), NAMES, desk.folder, desk.case_folder), {})
    assert "没有项目" in view["problem"]


def test_a_log_that_cannot_be_read_stops_the_draft(tmp_path: Path) -> None:
    def unread() -> Mapping[str, Standing]:
        raise WagekitError("处理记录读不了")

    desk = _desk(tmp_path)
    broken = replace(desk, drafts=replace(desk.drafts, standings=unread))
    view = _view(broken, {}, "save")
    assert view["problem"] == "处理记录读不了"
    assert view["refused"]


@pytest.mark.parametrize("text", ["<b>x</b>", PERSON])
def test_text_of_the_case_is_text_in_the_twin_and_starred(tmp_path: Path, text: str) -> None:
    page = _desk(tmp_path).page({"addressee": text})
    assert text not in page.twin
    assert page.view["addressee"] == text


def _at(tmp_path: Path, given: wage_case.Rows) -> MemoDesk:
    (tmp_path / "案件").mkdir(exist_ok=True)
    made = wage_case.drafts(given)
    return MemoDesk(made, ("P1",), {"SUB": "远达劳务"}, tmp_path / "结果", tmp_path / "案件")


def test_a_party_is_offered_only_where_there_is_a_choice(tmp_path: Path) -> None:
    desk = _at(tmp_path, wage_case.two_employers())
    view = _view(desk, {"kind": "rectify_order"})
    assert view["parties"] == [["", "（未指定）"], ["GC", "GC"], ["SUB", "远达劳务（SUB）"]]
    assert view["problem"] == "请在左边“针对的当事人”中选择一个。"
    alone = _view(_at(tmp_path, wage_case.rows()), {"kind": "rectify_order"})
    assert (alone["parties"], alone["problem"]) == ([], "")
    assert _view(_desk(tmp_path), {})["parties"] == []


def test_the_draft_is_about_the_party_that_was_chosen(tmp_path: Path) -> None:
    desk = _at(tmp_path, wage_case.two_employers())
    view = _view(desk, {"kind": "rectify_order", "party": "SUB"})
    assert (view["party"], view["problem"]) == ("SUB", "")
    assert "石家庄远达劳务有限公司：" in [line["text"] for line in view["lines"]]
    done = _view(desk, {"kind": "rectify_order", "party": "SUB"}, do="save")
    assert not done["refused"]
    assert len(list((tmp_path / "结果").iterdir())) == 1


def test_a_party_of_another_kind_of_document_is_forgotten(tmp_path: Path) -> None:
    desk = _at(tmp_path, wage_case.two_employers())
    view = _view(desk, {"kind": "advance_payment", "party": "SUB"})
    assert view["party"] == ""
    assert "河北恒盛建筑工程有限公司：" in [line["text"] for line in view["lines"]]
