"""A new run is compared record by record; which finding differs, and in what, is said."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from wagekit.handover.differences import differences, page_differences
from wagekit.handover.made_with import made_with
from wagekit.handover.other_versions import other_versions

FOUND = {
    "finding_id": "ZB06-1", "rule": "ZB06", "project_id": "P1", "subject": "C2",
    "outcome": "found", "amount": 1.5,
}  # fmt: skip
COVERAGE = {
    "tables": {"contract": {"rows": 2}},
    "rules": {"ZB06": {"found": 1}},
    "files": [{"file": "a.csv", "read": 3}],
}
ISSUES = "file,sheet,row,column,value,problem,done,severity\n"
BEFORE = {
    "findings.json": json.dumps([FOUND]),
    "determinations.json": "[]",
    "liability.json": "[]",
    "coverage.json": json.dumps(COVERAGE),
    "issues.csv": ISSUES,
    "links.csv": "left,right\n",
    "summary.md": "# 摘要\n",
}


def told(now: dict[str, Any], *left_out: str) -> list[str]:
    """What differs when the new run gives `now` in place of what was."""
    texts = {k: v if isinstance(v, str) else json.dumps(v) for k, v in now.items()}
    return [text.zh for text in differences(BEFORE, BEFORE | texts, left_out)]


def test_the_same_is_the_same() -> None:
    assert told({}) == []
    assert told({"findings.json": json.dumps([FOUND], indent=4)}) == []


def test_a_finding_that_differs_is_named_with_its_fields() -> None:
    other = [FOUND | {"outcome": "clear", "amount": 2}]
    assert told({"findings.json": other}) == [
        "findings.json：ZB06-1 ZB06 P1 C2 不同（outcome: found → clear, amount）"
    ]


def test_a_finding_that_is_gone_or_new_is_named() -> None:
    new = FOUND | {"finding_id": "WF01-9", "rule": "WF01"}
    assert told({"findings.json": [new]}) == [
        "findings.json：ZB06-1 ZB06 P1 C2 本次没有",
        "findings.json：WF01-9 WF01 P1 C2 原包里没有",
    ]


def test_a_finding_that_is_there_twice_is_not_one() -> None:
    [line] = told({"findings.json": [FOUND, FOUND]})
    assert "#2 原包里没有" in line


def test_acts_and_debts_are_named_by_contract_and_employer() -> None:
    act = {"project_id": "P1", "contract_id": "C2", "act": "whole_transfer"}
    debt = {"project_id": "P1", "employer_id": "L", "owed": 1.0}
    assert told({"determinations.json": [act], "liability.json": [debt]}) == [
        "determinations.json：P1 C2 原包里没有",
        "liability.json：P1 L 原包里没有",
    ]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("coverage.json", json.dumps(COVERAGE | {"rules": {}})),
        ("coverage.json", json.dumps(COVERAGE | {"files": []})),
        ("coverage.json", json.dumps(COVERAGE | {"engine": 2})),
        ("issues.csv", f"{ISSUES}a.csv,,1,,x,y,z,error\n"),
        ("links.csv", "left,right\nA,B\n"),
    ],
)
def test_another_file_that_differs_is_named(file: str, text: str) -> None:
    assert told({file: text}) == [f"{file} 的内容不同"]


def test_what_is_said_of_files_that_are_not_there_is_no_difference() -> None:
    there = [*COVERAGE["files"], {"file": "锁.csv", "read": 0}]
    issues = f"{ISSUES}锁.csv,,,,,打不开,未读取,error\ncase.toml,,,,锁.csv,没有,,warning\n"
    now = {"coverage.json": COVERAGE | {"files": there}, "issues.csv": issues}
    assert told(now, "锁.csv") == []
    assert len(told(now)) == 2


def test_a_file_that_is_not_written_any_more_is_named() -> None:
    now = {name: text for name, text in BEFORE.items() if name != "links.csv"}
    assert [text.en for text in differences(BEFORE, now)] == ["links.csv was not written this time"]


@pytest.mark.parametrize("file", sorted(BEFORE.keys() - {"summary.md"}))
def test_a_file_that_was_taken_out_of_the_bundle_is_named(file: str) -> None:
    before = {name: text for name, text in BEFORE.items() if name != file}
    [line] = differences(before, BEFORE)
    assert line.zh == f"{file} 原包里没有"
    assert line.en == f"{file} is not in the bundle"


def test_pages_are_compared_apart() -> None:
    now = BEFORE | {"summary.md": "# 另一页\n"}
    assert list(differences(BEFORE, now)) == []
    assert [text.zh for text in page_differences(BEFORE, now)] == ["summary.md 的内容不同"]
    assert list(page_differences(BEFORE, BEFORE)) == []


def test_a_page_that_one_side_lacks_is_named() -> None:
    less = {name: text for name, text in BEFORE.items() if name != "summary.md"}
    assert [text.zh for text in page_differences(less, BEFORE)] == ["summary.md 原包里没有"]
    assert [text.zh for text in page_differences(BEFORE, less)] == ["summary.md 本次没有写出"]


@pytest.mark.parametrize("text", ["", "null", "[1]", '{"a": 1}', "[" * 99_999, '[{"rule": []}'])
@pytest.mark.parametrize("file", ["findings.json", "coverage.json"])
def test_nonsense_in_a_bundle_is_told(file: str, text: str) -> None:
    told_of = [one.zh for one in differences({file: text}, {file: BEFORE[file]})]
    assert told_of
    assert all(file in one for one in told_of)


def test_other_versions_are_said_and_the_same_are_not() -> None:
    here = made_with()
    assert list(other_versions(here, here)) == []
    there = replace(
        here,
        wagekit="9.9",
        code="0",
        law="0",
        python="2.7",
        dependencies={**here.dependencies, "polars": "0.1"},
        packages={"outside-rules": "1.0"},
    )
    lines = [text.en for text in other_versions(there, here)]
    assert lines[0] == f"another version of wagekit: 9.9 then, {here.wagekit} now"
    assert lines[1].startswith("other law data")
    assert lines[2] == f"another Python: 2.7 then, {here.python} now"
    assert lines[3:] == [
        "another outside-rules: 1.0 then, - now",
        f"another polars: 0.1 then, {here.dependencies['polars']} now",
    ]


def test_changed_source_under_the_same_version_is_said() -> None:
    here = made_with()
    [line] = other_versions(replace(here, code="0"), here)
    assert "程序有改动" in line.zh
