"""A schema file that cannot be right is refused with its name."""

from __future__ import annotations

import pytest

from wagekit.model.schema_yaml import SchemaError, checked, read_table

GOOD = """
name: team
zh: 班组
en: Team
aliases: [班组名单]
key: [team_id]
edges:
  - {source: leader_id, target: team_id, zh: 带班, en: leads, directed: true}
columns:
  team_id: {type: id, required: true, zh: 班组编号, en: Team id}
  leader_id: {type: id, zh: 班组长, en: Leader, aliases: [带班], references: [team]}
  state: {type: enum, zh: 状态, en: State, codes: {active: [在岗], left: [离岗]}}
"""


def test_a_good_file_is_read() -> None:
    table = checked([read_table(GOOD, "team.yaml")])["team"]
    assert table.aliases == ("班组", "班组名单")
    assert table.column("leader_id").aliases == ("班组长", "带班")
    assert table.column("state").codes["left"] == ("离岗",)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("aliases: [带班]", "aliases: [班 组编号]", "列名重复"),
        ("left: [离岗]", "left: [在岗]", "取值重复"),
        ("left: [离岗]", "active: [离岗]", "重复写了"),
        ("key: [team_id]", "key: [team]", "所用的列"),
        ("target: team_id", "target: team", "所用的列"),
        ("{type: enum,", "{since: start, type: enum,", "所用的列"),
        ("{type: enum,", "{type: colour,", "不存在"),
        (", codes: {active: [在岗], left: [离岗]}", "", "enum 须有 codes"),
        ("{type: id, zh: 班组长", "{type: id, codes: {a: []}, zh: 班组长", "enum 须有 codes"),
        ("type: enum,", "type: bool,", "只能是 true 和 false"),
        ("required: true", "requierd: true", "不认识的键"),
        ("  state:", "  on:", "须加引号"),
        ("en: Team\n", "", "'en'"),
        ("name: team", "- team", "team.yaml"),
    ],
)
def test_a_contradiction_is_refused(old: str, new: str, says: str) -> None:
    assert GOOD.count(old) == 1
    with pytest.raises(SchemaError, match=r"team\.yaml") as error:
        read_table(GOOD.replace(old, new), "team.yaml")
    assert says in str(error.value)


@pytest.mark.parametrize("where", ["crew", "team.crew"])
def test_a_reference_to_nothing_is_refused(where: str) -> None:
    text = GOOD.replace("references: [team]", f"references: [{where}]")
    with pytest.raises(SchemaError, match=r"team\.leader_id"):
        checked([read_table(text, "team.yaml")])


def test_one_sheet_name_for_two_tables_is_refused() -> None:
    other = GOOD.replace("name: team", "name: crew").replace("zh: 班组\n", "zh: 队\n")
    with pytest.raises(SchemaError, match="班组名单"):
        checked([read_table(GOOD, "team.yaml"), read_table(other, "crew.yaml")])
