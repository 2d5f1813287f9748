"""A malformed law file is refused, with the file and what was expected."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from wagekit.law import source

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_that_is_a_list_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "law.yaml"
    path.write_text("- one", encoding="utf-8")
    with pytest.raises(ValueError, match=r"law\.yaml"):
        source.read(path)


@pytest.mark.parametrize("wrong", ["yes", None, True])
def test_a_check_mark_is_one_of_three(wrong: object) -> None:
    with pytest.raises(ValueError, match="T6"):
        source.known_check(wrong, "T6")


@pytest.mark.parametrize("wrong", ["2020", 2020, datetime(2020, 5, 1, 8)])  # noqa: DTZ001 - no clock
def test_a_day_is_a_day(wrong: object) -> None:
    with pytest.raises(ValueError, match="T6"):
        source.day(wrong, "T6")


def test_without_a_near_id_some_are_named() -> None:
    assert source.nearest("zzz", ["B", "A"]) == "A、B"
