"""What wagekit keeps in a case folder is no material of the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.intake import read_case

if TYPE_CHECKING:
    from pathlib import Path

LOG = "\ufeffdecision_id,when,who,project_id,rule,subject,finding_id,decision,reason,undoes\r\n"


def _folder(tmp_path: Path) -> Path:
    (tmp_path / "party.csv").write_text("party_id,name\nA,甲公司\n", "utf-8")
    return tmp_path


def test_the_decision_log_and_the_saved_view_are_not_read(tmp_path: Path) -> None:
    before = read_case(_folder(tmp_path))
    (tmp_path / "decisions.csv").write_text(LOG + "d1,,,,,,,,,\r\n", "utf-8")
    (tmp_path / "view.json").write_text("{}", "utf-8")
    after = read_case(tmp_path)
    assert [count.file for count in after.files] == ["party.csv"]
    assert after.issues == before.issues
    assert after.hashes == before.hashes


def test_another_file_of_that_name_is_read_like_any_other(tmp_path: Path) -> None:
    (_folder(tmp_path) / "decisions.csv").write_text("party_id,name\nB,乙公司\n", "utf-8")
    assert read_case(tmp_path).tables["party"].num_rows == 2


def test_a_log_deeper_down_is_material(tmp_path: Path) -> None:
    (_folder(tmp_path) / "旧卷").mkdir()
    (tmp_path / "旧卷" / "decisions.csv").write_text(LOG, "utf-8")
    assert "旧卷/decisions.csv" in {count.file for count in read_case(tmp_path).files}


def test_the_answers_to_an_invented_province_are_not_read(tmp_path: Path) -> None:
    (_folder(tmp_path) / "truth.csv").write_text("rule,subject,outcome\nZB09,C,found\n", "utf-8")
    assert [count.file for count in read_case(tmp_path).files] == ["party.csv"]
