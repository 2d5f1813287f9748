"""What the letter to the housing authority says, and what it leaves blank."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from housing_case import CARD, PERSON, PHONE, Given, determinations, findings, letter, tables

from wagekit.memo.bundled.transfer_housing import NothingToTransfer, UnknownProject
from wagekit.model.finding import Evidence, Finding, Outcome, State
from wagekit.testing.rows import table_of
from wagekit.views.letter.view import Grid


def said(**changed: object) -> str:
    return "\n".join(letter(**changed).texts())


def test_head_leaves_to_the_user_what_is_the_users() -> None:
    made = letter()
    assert made.number == "安人社监移字〔2026〕　号"
    assert made.draft == "草稿，须经审核盖章"
    assert "".join(made.title) == "关于滨河新城一期安置房项目涉嫌转包、挂靠的案件线索移送函"
    assert made.issuer == made.signature == "安平县人力资源和社会保障局"
    assert made.addressee.endswith("：")
    assert not any(c.isdigit() for c in made.date)


@pytest.mark.parametrize(
    "words",
    [
        "（一）涉嫌转包——合同C2",
        "（二）涉嫌挂靠（待当事人说明）——合同C3",
        "合同金额34,416,756.75元（大写：叁仟肆佰肆拾壹万陆仟柒佰伍拾陆元柒角伍分）",
        "涉及金额4,750,000.00元（大写：肆佰柒拾伍万元整）",
        "第八条第（八）项（未核原文）",
        "委托付款手续",
        "已考虑、未单列的情形：挂靠（钟某首次出现",
        "疑点已有说明，不在本次移送之列（合同C2）：主要材料由他人采购",
        "线索待查（合同C3）：没有建设单位同意分包的资料",
        "第四十三条",
        "第十八条",
        "书面反馈",
        "线索XS-2026-0113：2026年10月8日由全国根治欠薪线索反映平台收到",
        "安人社监立字〔2026〕37号",
        "合同C3的签订日期",
    ],
)
def test_every_part_is_there(words: str) -> None:
    assert words in said()


def test_what_several_rules_leave_open_for_one_reason_is_one_clue() -> None:
    left = next(f for f in findings() if f.outcome is Outcome.cannot_tell)
    alike = [replace(left, rule=rule, subject=subject) for rule, subject in
             (("GK01", "C2"), ("GK02", "C2"), ("GK03", "C3"))]  # fmt: skip
    text = said(findings=(*findings(), *alike))
    assert text.count("没有建设单位同意分包的资料") == 1
    assert "线索待查（合同C3、C2）：没有建设单位同意分包的资料" in text


def test_the_parties_of_every_contract_cited_stand_in_it() -> None:
    cited = tuple(
        Evidence("contract", name, "合同台账.xlsx", "合同台账", row)
        for name, row in (("C1", 6), ("C2", 7), ("C3", 8))
    )
    split = replace(findings()[0], rule="ZB02", subject="C1", parties=("OWN", "GC"), evidence=cited)
    grids = [b for b in letter(findings=(split,), determinations=()).body if isinstance(b, Grid)]
    roles = {row[0]: row[1] for row in grids[1].rows}
    assert {"钟某", "石家庄远达劳务有限公司"} < set(roles)
    assert "C3" in roles["石家庄远达劳务有限公司"]


def test_other_families_of_rules_stay_out() -> None:
    assert "工资与本函无关" not in said()


def test_a_finding_stands_under_one_act_only() -> None:
    assert said().count("范围为其承包的全部工程") == 1


def explained(**more: object) -> dict[str, object]:
    row = {"project_id": "P1", "rule": "ZB09", "subject": "C2", "documents": "委托付款书", **more}
    asks = ("对该情形的书面说明和证明材料", "委托付款手续")
    found = tuple(replace(f, ask_for=asks) if f.rule == "ZB09" else f for f in findings())
    return {"tables": tables() | {"explanation": table_of("explanation", [row])}, "findings": found}


def test_an_explanation_that_nobody_has_examined_is_told_and_not_asked_for_again() -> None:
    text = said(**explained())
    assert "对上述疑点，当事人已提交说明（材料：委托付款书），尚未审查。" in text
    assert "对该情形的书面说明" not in text
    assert "委托付款手续" in text


def test_an_explanation_that_was_refused_is_told_with_who_refused_it() -> None:
    text = said(**explained(accepted=False, decided_by="劳动监察科", decided_on="2026-10-09"))
    assert "说明（材料：委托付款书）未予采纳（劳动监察科，2026-10-09）。" in text


def test_an_explanation_of_another_subject_is_not_this_ones() -> None:
    text = said(**explained(subject="C1"))
    assert "已提交说明" not in text
    assert "对该情形的书面说明" in text


def test_an_explained_act_is_not_transferred() -> None:
    explained = replace(determinations()[1], state=State.explained)
    text = said(determinations=(determinations()[0], explained))
    assert "疑似挂靠" not in text
    assert "其他疑点" in text


def test_every_stated_sum_has_its_row_in_the_annex() -> None:
    grid = next(block for block in letter().annexes[0].blocks if isinstance(block, Grid))
    rows = {(row[3], row[5]) for row in grid.rows}
    assert ("project.csv", "2") in rows
    assert ("工商银行流水（2024年）.xlsx", "15") in rows
    assert [row[0] for row in grid.rows] == [str(n) for n in range(1, len(grid.rows) + 1)]


def test_names_stay_and_numbers_are_masked() -> None:
    text = said()
    assert "钟某" in text
    assert "410521********8219" in text
    assert not any(number in text for number in (PERSON, PHONE, CARD))


def test_a_number_inside_a_name_is_masked() -> None:
    given = tables()
    party = [{"party_id": "ZHONG", "name": f"钟某{PERSON}（{PHONE}，6222 0217 0200 1234 567）"}]
    text = said(tables=given | {"party": table_of("party", party)})
    assert not any(number in text for number in (PERSON, PHONE, "0200 1234"))


def test_public_numbers_stay_readable() -> None:
    text = said()
    assert "130100202403150101" in text
    assert "91131125MA07X1234A" in text


def test_missing_facts_are_listed_and_nothing_is_invented() -> None:
    made = letter(tables={}, settings=Given(as_of=None, authority=None, doc_prefix=None))
    todo = "\n".join(block.text for block in made.annexes[-1].blocks)  # type: ignore[union-attr]
    for what in ("机关代字", "发文机关名称", "判断日", "主送机关全称", "项目的建设单位",
                 "线索来源", "立案时间", "合同C2的合同资料", "反馈期限"):  # fmt: skip
        assert what in todo
    assert made.number == "（机关代字）〔　　〕　号"
    assert "2026" not in made.number + made.date


def test_the_day_of_judgement_is_not_told_as_how_far_the_papers_reach() -> None:
    text = said()
    assert (
        "以2026年11月20日为判断日，比对了合同、付款等资料（资料所载最近一次事项在2026年10月12日）"
        in text
    )
    assert "截至" not in text
    same = said(settings=Given(as_of=dt.date(2026, 10, 12)))
    assert "以2026年10月12日为判断日，比对了合同、付款等资料，发现" in same


def test_other_sectors_ask_who_is_in_charge() -> None:
    given = tables()
    project = [{"project_id": "P1", "name": "某公路", "sector": "highway"}]
    text = said(tables=given | {"project": table_of("project", project)})
    assert "请核对主管部门" in text


def test_data_come_out_as_plain_text() -> None:
    given = tables()
    nasty = "=1+1 <b>{{x}}</b> {project} &amp;\u202e\x07公司\n二行"
    party = [{"party_id": "GC", "name": nasty}]
    text = said(tables=given | {"party": table_of("party", party)})
    assert "=1+1 <b>{{x}}</b> {project} &amp;公司 二行" in text


def test_no_suspicion_no_letter() -> None:
    quiet = tuple(f for f in findings() if f.outcome is not Outcome.found)
    with pytest.raises(NothingToTransfer, match="P1 没有可移送的疑点（待查 1 项，已有说明 1 项）"):
        letter(findings=quiet, determinations=())


def test_unknown_project_names_the_known() -> None:
    with pytest.raises(UnknownProject, match=r"P9.*P1"):
        letter(project_id="P9")


def test_a_project_known_only_from_findings_is_known() -> None:
    lone = Finding(finding_id="x", rule="ZB01", name="x", outcome=Outcome.found, project_id="P7",
                   subject="C9", reason="整体转让")  # fmt: skip
    text = said(project_id="P7", findings=(lone,), determinations=(), tables={})
    assert "有关疑点的案件线索移送函" in text
    assert "疑点ZB01（C9）的证据材料" in text


def test_english_twin() -> None:
    made = letter(lang="en")
    text = "\n".join(made.texts())
    assert "Suspected whole transfer: contract C2" in text
    assert "Suspected nominal licence" in text
    assert "34,416,756.75 yuan" in text
