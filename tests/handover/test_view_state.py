"""view.json: what was chosen comes back; what cannot be understood is left out and told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagekit.handover.view_state import NAME, PARTS, NotKept, ViewState, keep_view, read_view

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = st.none() | st.booleans() | st.integers() | st.text(max_size=20)
STATES = st.dictionaries(st.text(max_size=10), PLAIN, min_size=1, max_size=4)


@given(st.dictionaries(st.sampled_from(PARTS), STATES))
def test_what_is_kept_comes_back(
    tmp_path_factory: pytest.TempPathFactory, parts: dict[str, Any]
) -> None:
    folder = tmp_path_factory.mktemp("case")
    keep_view(folder, parts)
    assert read_view(folder) == ViewState(parts)


def test_views_that_are_not_named_stay_as_they_were(tmp_path: Path) -> None:
    keep_view(tmp_path, {"chain": {"selected": "A"}, "memo": {"kind": "x"}})
    keep_view(tmp_path, {"chain": {}, "steps": {"step": "letter"}})
    assert read_view(tmp_path).parts == {"memo": {"kind": "x"}, "steps": {"step": "letter"}}
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_case_without_one_has_nothing_chosen(tmp_path: Path) -> None:
    assert read_view(tmp_path) == ViewState()


def test_what_is_not_known_is_named(tmp_path: Path) -> None:
    said = {"chain": {"selected": "A"}, "telescope": {"x": 1}, "memo": "letter"}
    (tmp_path / NAME).write_text(json.dumps(said), "utf-8")
    assert read_view(tmp_path) == ViewState({"chain": {"selected": "A"}}, ("memo", "telescope"))


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[1]", b"\xff\xfe\x00", b"[" * 100_000, b'"' + b"x" * 300_000 + b'"'],
    ids=["empty", "cut off", "a list", "no text", "deep", "big"],
)
def test_a_file_that_is_no_state_is_named_and_can_be_replaced(tmp_path: Path, data: bytes) -> None:
    (tmp_path / NAME).write_bytes(data)
    assert read_view(tmp_path) == ViewState(ignored=(NAME,))
    keep_view(tmp_path, {"chain": {"selected": "A"}})
    assert read_view(tmp_path) == ViewState({"chain": {"selected": "A"}})


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotKept, match=r"view\.json"):
        keep_view(tmp_path / "none", {"chain": {"selected": "A"}})
