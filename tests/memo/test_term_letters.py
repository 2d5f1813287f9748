"""What holds for the letters on terms and suspicions: languages, masks, plain names, bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import docx
import pytest
from term_case import MARKED, PERSON, case, made, words
from wage_case import Given, said

from wagekit.law import articles, parameters
from wagekit.memo.docx import as_bytes
from wagekit.memo.kinds import kinds
from wagekit.views.letter.choose import CannotIssue
from wagekit.views.letter.view import Grid

if TYPE_CHECKING:
    from pathlib import Path

PARTIES = {
    "list_notice": None,
    "reminder": None,
    "supervise": None,
    "interview": "SUB",
    "progress_report": None,
}
every_kind = pytest.mark.parametrize(("kind", "party"), PARTIES.items())
by_project = pytest.mark.parametrize("kind", ["reminder", "supervise", "progress_report"])


@every_kind
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_is_composed_and_every_place_is_filled(kind: str, party: str | None, lang: str) -> None:
    text = words(kind, lang, party)
    assert "2026" in text
    assert re.search(r"\{\w+\}", text.replace(MARKED, "")) is None


@every_kind
def test_no_chinese_sentence_stands_in_the_english_letter(kind: str, party: str | None) -> None:
    text = words(kind, "en", party).replace(MARKED, "")
    assert re.findall(r"[^\n]*[。；][^\n]*", text) == []


@every_kind
def test_personal_numbers_are_masked_and_names_stay_as_typed(kind: str, party: str | None) -> None:
    text = words(kind, party=party)
    for number in (PERSON, "13912345678", "6222020200112233445"):
        assert number not in text
    assert (MARKED in text) is (kind not in {"reminder", "supervise"})


@every_kind
def test_it_says_suspicion_and_no_verdict(kind: str, party: str | None) -> None:
    text = re.sub(r"《[^》]*》", "", words(kind, party=party))
    assert re.search(r"构成|违反|违法|犯罪|查实", text) is None
    assert "疑点" in text or "现有材料显示" in text


@every_kind
def test_blanks_for_a_person_are_marked_and_listed(kind: str, party: str | None) -> None:
    bare = said(made(kind, party=party, settings=Given(authority=None, doc_prefix=None)))
    for blank in ("（发文机关名称）", "（机关代字）", "联系人、联系电话、成文日期和印章"):
        assert blank in bare


@every_kind
def test_the_same_words_give_the_same_bytes_and_word_opens_them(
    kind: str, party: str | None, tmp_path: Path
) -> None:
    memo = made(kind, party=party)
    assert as_bytes(memo.view) == as_bytes(made(kind, party=party).view)
    memo.save(tmp_path / "稿.docx")
    opened = docx.Document(str(tmp_path / "稿.docx"))
    assert any(memo.view.addressee in p.text for p in opened.paragraphs)


@pytest.mark.parametrize("kind", PARTIES)
def test_what_the_kind_says_of_itself_is_there(kind: str) -> None:
    known = kinds().by_name[kind]
    assert known.needs is not None
    assert {*known.articles} <= {*articles()}
    assert {*known.parameters} <= {*parameters()}
    assert known.title.zh != known.title.en


@by_project
def test_a_letter_on_a_project_refuses_a_party(kind: str) -> None:
    with pytest.raises(CannotIssue, match=r"按项目制作.*--party SUB"):
        made(kind, party="SUB")


@by_project
def test_the_addressee_is_left_open_or_as_typed(kind: str) -> None:
    assert made(kind).view.addressee.startswith("（")
    typed = made(kind, addressee="深州市人力资源和社会保障局：")
    assert typed.view.addressee == "深州市人力资源和社会保障局："


@by_project
def test_rules_are_called_by_their_titles_and_law_of_other_provinces_is_left_out(kind: str) -> None:
    text = words(kind)
    assert "线索滞留，共2项" in text
    assert "clue_stuck" not in text
    for other in ("贵州省", "江苏省", "河北省", "反映平台办理要求"):
        assert other not in text
    hebei = case(project=[{"project_id": "P1", "name": "滨河新城一期", "region": "131125",
                           "owner_id": "OWN", "general_contractor_id": "GC"}])  # fmt: skip
    assert "《河北省劳动和社会保障监察条例》第十九条" in said(made(kind, hebei))


@by_project
def test_every_suspicion_stands_in_the_list_and_has_its_rows(kind: str) -> None:
    annexes = made(kind).view.annexes
    listed = _rows(annexes, "疑点清单")
    places = _rows(annexes, "疑点来源清单")
    assert [row[0] for row in listed] == [str(n) for n in range(1, len(listed) + 1)]
    numbers = {int(n) for row in places for n in _spread(row[0])}
    assert numbers == {*range(1, len(listed) + 1)}
    assert all(row[2].endswith(".csv") for row in places)


def _rows(annexes: tuple[object, ...], title: str) -> tuple[tuple[str, ...], ...]:
    annex = next(a for a in annexes if a.title == title)  # type: ignore[attr-defined]
    grid = next(b for b in annex.blocks if isinstance(b, Grid))  # type: ignore[attr-defined]
    return grid.rows


def _spread(said_: str) -> list[int]:
    found = []
    for part in re.findall(r"\d+(?:—\d+)?", said_):
        first, _, last = part.partition("—")
        found += range(int(first), int(last or first) + 1)
    return found
