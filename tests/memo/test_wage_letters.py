"""What holds for every letter about wages: both languages, masked numbers, plain names, bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import docx
import pytest
from wage_case import MARKED, PERSON, Given, made, rows, said, two_employers, words

from wagekit.law import articles, parameters
from wagekit.memo.docx import as_bytes
from wagekit.memo.kinds import kinds
from wagekit.views.letter.choose import CannotIssue
from wagekit.views.letter.cite import cited
from wagekit.views.letter.view import Grid
from wagekit.views.letter.words import Words

if TYPE_CHECKING:
    from pathlib import Path

TO_EMPLOYERS = ("rectify_order", "pay_decision")
KINDS = (*TO_EMPLOYERS, "advance_payment")
every_kind = pytest.mark.parametrize("kind", KINDS)
to_employers = pytest.mark.parametrize("kind", TO_EMPLOYERS)


@every_kind
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_is_composed_and_every_figure_resolves(kind: str, lang: str) -> None:
    text = words(kind, lang)
    assert "24,000.50" in text
    assert "贰万肆仟元伍角整" in text
    assert re.search(r"\{\w+\}", text.replace(MARKED, "")) is None


@every_kind
def test_no_chinese_sentence_stands_in_the_english_letter(kind: str) -> None:
    text = words(kind, "en").replace(MARKED, "")
    assert [s for s in re.findall(r"[^\n]*。[^\n]*", text) if not s.startswith("大写")] == []


@every_kind
def test_id_numbers_are_masked_and_names_stay_as_typed(kind: str) -> None:
    text = words(kind)
    assert PERSON not in text
    assert "410521********8219" in text
    assert MARKED in text


@every_kind
def test_the_lines_add_up_to_the_sum_in_the_text(kind: str) -> None:
    view = made(kind).view
    annex = next(a for a in view.annexes if a.title == "拖欠工资明细表")
    grid = next(b for b in annex.blocks if isinstance(b, Grid))
    assert [row[-1] for row in grid.rows] == ["12,000.00", "5,000.50", "7,000.00", "24,000.50"]
    assert grid.rows[-1][2] == "3人"
    assert view.annexed == "附件：拖欠工资明细表"


@every_kind
def test_blanks_for_a_person_are_marked_and_listed(kind: str) -> None:
    bare = said(made(kind, settings=Given(authority=None, doc_prefix=None)))
    for blank in (
        "（发文机关名称）",
        "（机关代字）",
        "发文机关名称",
        "联系人、联系电话、成文日期和印章",
    ):
        assert blank in bare
    assert "住所（地址）" in words(kind)


@every_kind
def test_the_same_words_give_the_same_bytes_and_word_opens_them(kind: str, tmp_path: Path) -> None:
    memo = made(kind)
    assert as_bytes(memo.view) == as_bytes(made(kind).view)
    memo.save(tmp_path / "稿.docx")
    opened = docx.Document(str(tmp_path / "稿.docx"))
    assert any(memo.view.addressee in p.text for p in opened.paragraphs)


@every_kind
def test_what_the_kind_says_of_itself_is_there(kind: str) -> None:
    known = kinds().by_name[kind]
    assert known.needs is not None
    assert {*known.articles} <= {*articles()}
    assert {*known.parameters} <= {*parameters()}
    assert known.title.zh != known.title.en


@every_kind
def test_without_wages_owed_there_is_no_letter(kind: str) -> None:
    paid = [{"payroll_id": f"Y{n}", "paid": "9000.00"} for n in range(1, 6)]
    with pytest.raises(CannotIssue, match=r"没有查得到期未付的工资数额.*请先取得.*工资支付表"):
        made(kind, rows(payroll=paid))


@every_kind
def test_without_an_employer_there_is_no_letter(kind: str) -> None:
    nobody = [{"payroll_id": f"Y{n}", "employer_id": None} for n in range(1, 6)]
    hired = [{"worker_id": f"W{n}", "employer_id": None} for n in range(1, 5)]
    with pytest.raises(CannotIssue, match="没有载明用人单位"):
        made(kind, rows(payroll=nobody, worker=hired))


@to_employers
def test_a_party_with_nothing_to_pay_is_refused_and_the_others_listed(kind: str) -> None:
    with pytest.raises(CannotIssue, match=r"BANK 不是本文书可以针对的对象；可选：SUB（石家庄"):
        made(kind, party="BANK")


@to_employers
def test_of_two_employers_one_must_be_named(kind: str) -> None:
    two = two_employers()
    with pytest.raises(CannotIssue, match=r"用 --party 指定.*GC（.*SUB（"):
        made(kind, two)
    assert "17,000.50" in said(made(kind, two, party="SUB"))


@to_employers
def test_another_addressee_is_kept_and_pointed_out(kind: str) -> None:
    typed = made(kind, addressee="石家庄远达劳务有限公司清算组：")
    assert typed.view.addressee == "石家庄远达劳务有限公司清算组："
    assert "主送填写为“石家庄远达劳务有限公司清算组”" in said(typed)
    assert "主送填写为" not in said(made(kind, addressee="石家庄远达劳务有限公司"))


def test_one_worker_is_no_plural() -> None:
    alone = rows(payroll=[{"payroll_id": f"Y{n}", "paid": "9000.00"} for n in (1, 2, 3)])
    text = said(made("rectify_order", alone, lang="en"))
    assert "owes 1 worker on" in text
    assert "pays 1 worker wages" in text
    assert "1 person" in text
    assert "owes 3 workers on" in words("rectify_order", "en")


def test_rows_of_one_article_are_cited_once() -> None:
    assert cited(("J-2", "J-3"), Words("zh")).count("第十八条") == 1


def test_english_items_begin_with_a_capital() -> None:
    for kind in KINDS:
        text = words(kind, "en").replace(MARKED, "")
        assert [line for line in text.splitlines() if re.match(r"\d+\. [a-z]", line)] == []
    assert "Rectify order (no. 安人社监A2字〔2026〕5号), served" in words("pay_decision", "en")


def test_payroll_lines_that_nobody_knows_of_are_told_beside_the_sum() -> None:
    unsaid = {"payroll_id": "Z9", "project_id": "P1", "worker_id": "W1", "employer_id": "SUB",
              "month": "2026-06", "payable": "9000.00", "due_on": "2026-07-15"}  # fmt: skip
    told = "工资表另有1行是否欠付不明"
    assert told in said(made("rectify_order", rows(payroll=[unsaid]), party="SUB"))
    assert told not in said(made("rectify_order", party="SUB"))
