"""An id names one row and a name one number; a second one is refused when the files are read."""

from __future__ import annotations

import shutil
from importlib import import_module
from pathlib import Path

import pytest

# The package gives the functions these names, so the modules are fetched by their path.
ARTICLE = import_module("wagekit.law.article")
PARAMETER = import_module("wagekit.law.parameter")
LAW = Path(ARTICLE.__file__ or "").parent


def test_two_rows_with_one_id_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.yaml", "b.yaml"):
        shutil.copy(LAW / "articles" / "building_law.yaml", tmp_path / name)
    monkeypatch.setattr(ARTICLE, "_FOLDER", tmp_path)
    with pytest.raises(ValueError, match=r"b\.yaml.*BL-24"):
        ARTICLE.articles.__wrapped__()


def test_two_numbers_with_one_name_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for family in ("one", "two"):
        (tmp_path / family).mkdir()
        (tmp_path / family / "days.yaml").touch()
    monkeypatch.setattr(PARAMETER, "_FOLDER", tmp_path)
    with pytest.raises(ValueError, match="days"):
        PARAMETER._files.__wrapped__()  # noqa: SLF001 - the index of names, before any is read
