"""What Python keeps of the chain explorer: its state, its selection, its twin."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagekit.views.explorer.elsewhere import Others
from wagekit.views.explorer.part import Elsewhere
from wagekit.views.explorer.twin import explorer_twin
from wagekit.views.explorer.view import explorer_view
from wagekit.widgets.chain_explorer import ChainExplorer

sys.path.append(str(Path(__file__).parents[1] / "views"))
from chains import finding, simple

OTHERS = {"G": Others((Elsewhere("project:P2", "二号工程", "承包 1 份"),), "")}
VIEW = explorer_view(simple(), [finding("WF01", "C2", parties=("G", "L"))], others=OTHERS)
GOOD: dict[str, Any] = {
    "selected": "contract:C2",
    "layers": ["contract"],
    "opened": ["node:G"],
    "search": "劳务",
    "least": 10,
    "most": None,
    "from": "2023-01-01",
    "to": "",
    "acts": [],
    "marked": True,
    "look": [0.5, -3, 0.7],
}


def test_a_state_comes_back_whole() -> None:
    made = ChainExplorer.of(VIEW, state=json.loads(json.dumps(GOOD)))
    assert made.state == GOOD
    assert made.note == ""
    assert made.selected["label"] == "劳务分包 320.00万元"


@pytest.mark.parametrize("id_", ["project", "project:P2", "project:P2 node:G", "node:O", ""])
def test_all_that_can_be_selected_can_be_kept(id_: str) -> None:
    assert ChainExplorer.of(VIEW, state={"selected": id_}).state == {"selected": id_}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("selected", "contract:gone"),
        ("selected", ["contract:C2"]),
        ("layers", "contract"),
        ("layers", ["nothing"]),
        ("opened", [3]),
        ("search", "x" * 1000),
        ("least", "10"),
        ("most", float("nan")),
        ("least", True),
        ("from", "2023-13-01"),
        ("to", "20230101"),
        ("to", None),
        ("acts", ["theft"]),
        ("marked", "yes"),
        ("look", [1, 2]),
        ("look", [1, 2, 0]),
        ("colour", "red"),
    ],
)
def test_what_is_not_known_is_dropped_and_said(key: str, value: object) -> None:
    made = ChainExplorer.of(VIEW, state={"marked": True} | {key: value})
    assert made.state == ({"marked": True} if key != "marked" else {})
    assert made.note == f"保存的视图中有无法识别的内容，已忽略：{key}"


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda some: (
        st.lists(some, max_size=3) | st.dictionaries(st.text(max_size=3), some, max_size=2)
    ),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([*GOOD, "other"]), ANYTHING))
def test_no_state_is_an_error(state: dict[str, Any]) -> None:
    made = ChainExplorer.of(VIEW, state=state)
    assert set(made.state) <= set(GOOD)
    assert ChainExplorer.of(VIEW, state=made.state).state == made.state


def test_nothing_selected_is_nothing() -> None:
    assert ChainExplorer.of(VIEW).selected == {}


def test_a_notebook_gets_the_twin_beside_the_widget() -> None:
    twin = explorer_twin(simple(), [finding("WF01", "C2")])
    bundle = ChainExplorer.of(VIEW, twin=twin)._repr_mimebundle_()
    assert bundle is not None
    data, _ = bundle
    assert data["text/html"] == twin
    assert data["text/plain"] == VIEW.alt
    assert "application/vnd.jupyter.widget-view+json" in data


def test_the_view_is_json() -> None:
    hostile = replace(VIEW, title="</script><img src=x onerror=alert(1)>")
    made = ChainExplorer.of(hostile)
    assert json.loads(json.dumps(made.view, allow_nan=False))["title"] == hostile.title
