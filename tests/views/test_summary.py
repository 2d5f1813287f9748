"""The page to read first: each thing said once, in the language of the run."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from wagekit.case import Case, open_case
from wagekit.model.finding import Evidence, Finding, Outcome
from wagekit.output.files import files_of
from wagekit.testing.rows import table_of
from wagekit.views.explained import Explanations
from wagekit.views.summary.findings import LISTED, Findings
from wagekit.views.summary.scope import quiet

if TYPE_CHECKING:
    from wagekit.run import Run

FOLDER = Path(__file__).parents[2] / "sample_data"
HAN = re.compile(r"[\u3001-\u9fff\uff01-\uff5e]+")


@cache
def case() -> Case:
    return open_case(FOLDER / "qinghe_whole_transfer")


@cache
def ran(lang: str) -> Run:
    return case().analyze(lang=lang)


def page(lang: str) -> str:
    return files_of(case(), ran(lang))["summary.md"]


def finding(number: int, **changed: object) -> Finding:
    given = {
        "finding_id": str(number), "rule": "GZ01", "name": "wages_unpaid",
        "outcome": Outcome.found, "project_id": "P", "subject": f"P/W{number}",
        "amount": 100000, "reason": f"W{number}尚欠1,000.00元", "articles": ("T14",),
        "evidence": (Evidence("payroll", "R", "a.csv", None, 2),), "ask_for": ("凭证",),
    }  # fmt: skip
    return Finding(**{**given, **changed})  # type: ignore[arg-type]


def test_a_rule_and_its_documents_are_named_once() -> None:
    lines = list(Findings([finding(1), finding(2)], "zh").found())
    assert lines == [
        "### GZ01 到期未足额支付工资（2 项）",
        "",
        "- W1尚欠1,000.00元。依据：a.csv #2",
        "- W2尚欠1,000.00元。依据：a.csv #2",
        "",
        "需要补充的材料：凭证",
        "",
    ]


def test_an_amount_and_a_subject_that_the_reason_leaves_out_are_added() -> None:
    one = finding(1, reason="到期未付", subject="C7", evidence=())
    assert "- C7：到期未付（1,000.00 元）" in list(Findings([one], "zh").found())


def test_projects_are_told_apart_where_there_are_several() -> None:
    other = finding(2, project_id="Q", subject="Q/W2")
    assert "- Q：W2尚欠1,000.00元。依据：a.csv #2" in list(
        Findings([finding(1), other], "zh").found()
    )


def test_a_long_list_is_cut_and_says_so() -> None:
    many = [finding(n) for n in range(LISTED + 3)]
    lines = list(Findings(many, "zh").found())
    assert "- 另有 3 项，见 findings.json" in lines
    assert sum(line.startswith("- W") for line in lines) == LISTED


def test_an_explained_one_says_so() -> None:
    one = finding(1, outcome=Outcome.rebutted)
    assert "- 【疑点已有合理说明】W1尚欠1,000.00元。依据：a.csv #2" in list(
        Findings([one], "zh").found()
    )


def test_each_article_and_document_stands_once_on_the_page() -> None:
    law = page("zh").split("## 所依据的条款")[1].split("\n## ")[0]
    assert law.count("《保障农民工工资支付条例》") == 1
    assert law.count("第二十八条第一款（ZD03）") == 1
    untold = page("zh").split("## 资料不足")[1].split("\n## ")[0]
    named = [line.rpartition("：")[0] for line in untold.splitlines() if line.startswith("- ")]
    assert len(named) == len(set(named)) > 1


def head(folder: Path, as_of: dt.date | None = None) -> str:
    opened = open_case(folder)
    only = opened.analyze(only=["ZD11"], as_of=as_of)
    return files_of(opened, only)["summary.md"].splitlines()[2]


def test_the_day_of_judgement_is_named_with_where_it_comes_from(tmp_path: Path) -> None:
    (tmp_path / "project.csv").write_text("project_id,started_on\nP,2024-01-10\n", "utf-8")
    assert head(tmp_path).endswith("判断日 2024-01-10（未指定，取资料中最近一次有事发生的日期）")
    assert head(tmp_path, dt.date(2025, 1, 1)).endswith(
        "判断日 2025-01-01（运行时以 --as-of 指定）"
    )
    (tmp_path / "case.toml").write_text("as_of = 2024-06-30\n", "utf-8")
    assert head(tmp_path).endswith("判断日 2024-06-30（case.toml 写明）")


def test_an_explanation_stands_beside_its_finding_and_is_not_asked_for_again() -> None:
    row = {"project_id": "P", "rule": "GZ01", "subject": "P/W1", "documents": "委托书"}
    given = Explanations.given_in({"explanation": table_of("explanation", [row])})
    asks = ("对该情形的书面说明和证明材料", "凭证")
    pair = [finding(1, ask_for=asks), finding(2)]
    lines = list(Findings(pair, "zh", explanations=given).found())
    assert lines[2].startswith(
        "- W1尚欠1,000.00元。对上述疑点，当事人已提交说明（材料：委托书），尚未审查"
    )
    assert "对上述疑点" not in lines[3]
    assert lines[5] == "需要补充的材料：凭证"


def test_an_explanation_is_still_asked_of_who_has_given_none() -> None:
    row = {"project_id": "P", "rule": "GZ01", "subject": "P/W1"}
    given = Explanations.given_in({"explanation": table_of("explanation", [row])})
    pair = [finding(n, ask_for=("对该情形的书面说明和证明材料",)) for n in (1, 2)]
    assert list(Findings(pair, "zh", explanations=given).found())[5].endswith("书面说明和证明材料")


def test_one_word_for_a_suspicion() -> None:
    assert "**涉嫌转包（待说明）**" in page("zh")
    assert "疑似" not in page("zh")


def test_an_awaited_explanation_is_explained_once() -> None:
    assert page("zh").count("“待说明”：") == 1
    assert page("en").count('"awaiting explanation":') == 1


def test_a_project_is_named() -> None:
    assert "- 青禾县城南安置小区一期工程（QH-A） / 合同" in page("zh")


@pytest.mark.parametrize("name", ["summary.md", "liability.md"])
def test_the_english_page_has_no_chinese_but_what_the_files_hold(name: str) -> None:
    held = "\n".join(str(value) for table in case().read.tables.values() for column in
                     table.columns for value in column.to_pylist())  # fmt: skip
    held += f"{case().settings.title}{case().settings.case_id}"
    runs = HAN.findall(files_of(case(), ran("en"))[name].replace("\\", ""))
    assert [run for run in runs if run not in held] == []


def test_a_project_in_which_nothing_was_found_is_told_as_such() -> None:
    quiet = page("zh").split("## 未见疑点的项目")[1].split("##")[0]
    assert re.search(
        r"- 青禾县职业中学实训楼工程（QH-B）：未见疑点；\d+ 项因资料不足无法判断", quiet
    )
    assert "QH-A" not in quiet


def test_a_run_of_a_few_rules_says_that_the_others_did_not_run() -> None:
    few = case().analyze(only=["ZB01", "ZD03"])
    said = files_of(case(), few)["summary.md"]
    assert "**本次只运行了 ZB01、ZD03；其余 72 条规则没有运行" in said
    assert "本次只运行了" not in page("zh")


def test_no_project_is_called_calm_beside_a_finding_that_names_none() -> None:
    assert list(quiet(["P", "Q"], [finding(1, project_id="Q")], {}, "zh")) != []
    assert list(quiet(["P"], [finding(1, project_id=None)], {}, "zh")) == []
