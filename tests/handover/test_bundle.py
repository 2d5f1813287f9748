"""A bundle is whole or not there, has the same bytes for the same content, and verifies."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from bundles import FILES, OUTPUTS, bundle_of, case_at, composed, members_of

from wagekit.core.errors import WagekitError
from wagekit.handover import bundle_write
from wagekit.handover.bundle_name import CASE
from wagekit.handover.bundle_write import refuse_foreign, write_bundle
from wagekit.handover.case_files import case_files
from wagekit.handover.manifest import manifest_of
from wagekit.handover.unpack import texts, unpack
from wagekit.handover.verify import verify_bundle
from wagekit.intake import UnreadableCase


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return case_at(tmp_path / "某案")


@pytest.fixture
def bundle(case: Path, tmp_path: Path) -> Path:
    bundle_of(case, tmp_path / "包.zip")
    return tmp_path / "包.zip"


def test_it_holds_the_case_its_results_and_the_list_of_them(bundle: Path) -> None:
    held = dict(members_of(bundle))
    listed = json.loads(held["manifest.json"])
    assert {name: held[f"case/{name}"] for name in FILES} == FILES
    assert {name: held[f"outputs/{name}"].decode() for name in OUTPUTS} == OUTPUTS
    assert {one["name"] for one in listed["members"]} == held.keys() - {"manifest.json"}
    for one in listed["members"]:
        data = held[one["name"]]
        assert (one["size"], one["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    assert (listed["as_of"], listed["as_of_from"]) == ("2024-01-10", "case_file")
    assert {"wagekit", "code", "law", "python", "dependencies"} <= listed["made_with"].keys()
    assert "polars" in listed["made_with"]["dependencies"]
    assert "numba" not in listed["made_with"]["dependencies"]


def test_names_are_marked_as_utf8_and_times_as_none(bundle: Path) -> None:
    with zipfile.ZipFile(bundle) as archive:
        entries = archive.infolist()
    assert all(e.flag_bits & 0x800 for e in entries if not e.filename.isascii())
    assert {e.date_time for e in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_it_verifies_and_comes_out_as_it_went_in(bundle: Path, tmp_path: Path) -> None:
    checked = verify_bundle(bundle)
    assert checked.problems == ()
    assert checked.manifest
    into = tmp_path / "out"
    into.mkdir()
    unpack(bundle, checked.manifest, CASE, into)
    assert {name: (into / name).read_bytes() for name in FILES} == FILES
    assert texts(bundle, checked.manifest, "outputs/") == OUTPUTS


def test_the_same_content_gives_the_same_bytes(case: Path, bundle: Path, tmp_path: Path) -> None:
    for path in case.rglob("*"):
        os.utime(path, (1, 1))
    bundle_of(case, tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == bundle.read_bytes()


def test_an_older_bundle_is_replaced_and_another_file_is_not(bundle: Path, tmp_path: Path) -> None:
    refuse_foreign(bundle)
    refuse_foreign(tmp_path / "none.zip")
    (tmp_path / "工资表.zip").write_bytes(b"x")
    (tmp_path / "folder.zip").mkdir()
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("a.txt", "a")
    for name in ("工资表.zip", "folder.zip", "other.zip", "包.rar"):
        with pytest.raises(WagekitError, match=name):
            refuse_foreign(tmp_path / name)


@pytest.mark.parametrize("changed", [b"longer than it was by far" * 9, b"b,a\n" * 50, b""])
def test_a_file_that_changes_meanwhile_leaves_no_bundle(
    case: Path, bundle: Path, changed: bytes
) -> None:
    before = bundle.read_bytes()
    manifest, content = composed(case)
    (case / "台账/合同.csv").write_bytes(changed)
    with pytest.raises(WagekitError, match=r"case/台账/合同\.csv"):
        write_bundle(bundle, manifest, content)
    assert bundle.read_bytes() == before
    assert sorted(path.name for path in bundle.parent.iterdir()) == ["包.zip", "某案"]


def test_what_does_not_verify_is_not_kept(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def packed(file: Any, *_: Any) -> None:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("manifest.json", "{}")

    monkeypatch.setattr(bundle_write, "_pack", packed)
    with pytest.raises(WagekitError, match=r"manifest\.json"):
        bundle_of(case, tmp_path / "b.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["某案"]


def test_a_place_that_cannot_be_written_to_is_told(case: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(WagekitError, match="无法写入"):
        bundle_of(case, tmp_path / "file" / "b.zip")


def test_what_is_left_out_is_counted_with_its_reason(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (case / "外.csv").symlink_to(tmp_path / "secret")
    (case / "外面").symlink_to(tmp_path)
    (case / ".git").mkdir()
    (case / ".git" / "config").write_text("x")
    (case / "~$工资表.xlsx").write_text("x")
    if sys.platform != "win32":
        os.mkfifo(case / "管道")
    _lock(case / "案件.ipynb", monkeypatch)
    manifest = bundle_of(case, tmp_path / "b.zip")
    assert {one.name: one.reason for one in manifest.left_out} == {
        "外.csv": "symlink",
        "外面": "symlink",
        ".git": "hidden",
        "~$工资表.xlsx": "hidden",
        "案件.ipynb": "unreadable",
    } | ({"管道": "special"} if sys.platform != "win32" else {})
    assert verify_bundle(tmp_path / "b.zip").problems == ()
    page = dict(members_of(tmp_path / "b.zip"))["README.md"].decode()
    assert "- 外.csv (符号链接，不跟随)" in page
    assert manifest_of(manifest.as_bytes()) == manifest


def _lock(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refused(self: Path, *args: Any, **more: Any) -> Any:
        if self == path:
            raise PermissionError(13, "Permission denied")
        return opened(self, *args, **more)

    monkeypatch.setattr(Path, "open", refused)


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be there")
@pytest.mark.parametrize("name", ["a\\b.csv", "c:d.csv", "e\n.csv", "f. ", "g."])
def test_a_name_that_cannot_be_everywhere_is_refused(case: Path, name: str) -> None:
    (case / name).write_text("x")
    with pytest.raises(WagekitError, match="改名"):
        case_files(case)


@pytest.mark.skipif(sys.platform != "linux", reason="such names cannot be there")
def test_names_that_would_overwrite_one_another_are_refused(case: Path) -> None:
    (case / "A.csv").write_text("x")
    (case / "a.CSV").write_text("x")
    with pytest.raises(WagekitError, match=r"a\.CSV"):
        case_files(case)


@pytest.mark.skipif(sys.platform != "linux", reason="names are text on this system")
def test_a_name_in_another_encoding_goes_over_as_text(case: Path, tmp_path: Path) -> None:
    raw = os.fsencode(case) + b"/" + "流水.csv".encode("gb18030")
    Path(os.fsdecode(raw)).write_bytes(b"x")
    bundle_of(case, tmp_path / "b.zip")
    assert dict(members_of(tmp_path / "b.zip"))["case/流水.csv"] == b"x"


def test_no_folder_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableCase):
        case_files(tmp_path / "none")


def test_a_big_file_is_stored_as_it_is(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle_write, "UNZIP_RATIO_FROM", 100)
    bundle_of(case, tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        kinds = {entry.filename: entry.compress_type for entry in archive.infolist()}
    assert kinds["case/台账/合同.csv"] == zipfile.ZIP_STORED
    assert kinds["case/case.toml"] == zipfile.ZIP_DEFLATED
