"""What a case and a run are as text: a few lines, and never the records themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wagekit.case import open_case
from wagekit.model.finding import Outcome

if TYPE_CHECKING:
    from pathlib import Path


def test_a_case_is_three_lines(case: Path) -> None:
    (case / "case.toml").write_text('title = "某工地"\nas_of = 2024-01-10\n', "utf-8")
    shown = repr(open_case(case)).splitlines()
    assert shown[:2] == ["某工地", "判断日 2024-01-10"]
    assert shown[2].startswith("资料 3 张表，载入 6 行")
    assert len(shown) == 3


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", "判断日 2023-06-01\n疑点 {} 项，资料不足 {} 项"),
        ("en", "judged on 2023-06-01\n{} suspicions, {} that cannot be told"),
    ],
)
def test_a_run_says_its_case_its_day_and_how_much(case: Path, lang: str, words: str) -> None:
    run = open_case(case).analyze(lang=lang)
    many = [sum(f.outcome is kind for f in run.answers.findings) for kind in Outcome]
    counted = dict(zip(Outcome, many, strict=True))
    assert counted[Outcome.found]
    said = words.format(counted[Outcome.found], counted[Outcome.cannot_tell])
    assert repr(run) == f"case\n{said}"
