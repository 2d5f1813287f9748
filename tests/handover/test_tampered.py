"""Whatever is done to a bundle, it never passes as unchanged, and a sentence names the member."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from bundles import bundle_of, case_at, listed_again, members_of, sealed, write_zip
from hypothesis import given
from hypothesis import strategies as st

from wagekit.handover import verify
from wagekit.handover.bundle_name import clashing
from wagekit.handover.bundle_read import NotABundle
from wagekit.handover.manifest import manifest_of
from wagekit.handover.unpack import unpack
from wagekit.handover.verify import Checked, verify_bundle

if TYPE_CHECKING:
    from pathlib import Path

WAGES = "case/工资表.csv"


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("bundle")
    bundle_of(case_at(root / "case"), root / "b.zip")
    return root / "b.zip"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tampered") / "b.zip"


def said(path: Path) -> str:
    """What is wrong, in Chinese; never nothing."""
    checked = verify_bundle(path)
    assert checked.problems
    assert all(problem.zh and problem.en for problem in checked.problems)
    return "\n".join(problem.zh for problem in checked.problems)


def passes(path: Path) -> bool:
    try:
        checked = verify_bundle(path)
    except NotABundle:
        return False
    return checked.manifest is not None and not checked.problems


def test_it_is_whole_when_packed_anew(bundle: Path, place: Path) -> None:
    assert passes(write_zip(place, members_of(bundle)))


@given(data=st.data())
def test_no_byte_of_any_member_can_change(bundle: Path, place: Path, data: st.DataObject) -> None:
    members = members_of(bundle)
    at = data.draw(st.integers(0, len(members) - 1))
    name, content = members[at]
    byte = data.draw(st.integers(0, len(content) - 1))
    other = content[byte] ^ data.draw(st.integers(1, 255))
    members[at] = (name, content[:byte] + bytes([other]) + content[byte + 1 :])
    assert name in said(write_zip(place, members))


@given(data=st.data())
def test_a_bundle_with_a_flipped_byte_passes_only_if_it_reads_the_same(
    bundle: Path, place: Path, data: st.DataObject
) -> None:
    whole = bytearray(bundle.read_bytes())
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    place.write_bytes(whole)
    if passes(place):
        assert members_of(place) == members_of(bundle)


@given(data=st.data())
def test_a_bundle_that_was_cut_off_is_none(bundle: Path, place: Path, data: st.DataObject) -> None:
    whole = bundle.read_bytes()
    place.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    with pytest.raises(NotABundle, match=r"b\.zip"):
        verify_bundle(place)


@given(data=st.data())
def test_no_member_can_be_dropped(bundle: Path, place: Path, data: st.DataObject) -> None:
    members = members_of(bundle)
    name, _ = members.pop(data.draw(st.integers(0, len(members) - 1)))
    assert name in said(write_zip(place, members))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@given(name=st.text(min_size=1, max_size=12), content=st.binary(max_size=9))
def test_no_member_can_be_added(bundle: Path, place: Path, name: str, content: bytes) -> None:
    try:
        name.encode()
        write_zip(place, [*members_of(bundle), (name, content)])
    except UnicodeEncodeError:
        return
    assert not passes(place)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@given(data=st.data(), name=st.text(st.characters(codec="utf-8"), min_size=1, max_size=12))
def test_no_member_can_be_renamed(
    bundle: Path, place: Path, data: st.DataObject, name: str
) -> None:
    members = members_of(bundle)
    at = data.draw(st.integers(0, len(members) - 1))
    members[at] = (f"{name}x", members[at][1])
    assert not passes(write_zip(place, members))


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_in_a_sentence(place: Path, data: bytes) -> None:
    place.write_bytes(data)
    assert not passes(place)


@pytest.mark.parametrize(
    "name",
    [
        "../outside.csv",
        "case/../../outside.csv",
        "/etc/outside",
        "C:/outside",
        "case\\outside.csv",
        "case//outside",
        "./outside",
        "case/outside ",
        "case/out\x1bside",
    ],
)
def test_a_name_that_leads_out_is_named(bundle: Path, place: Path, name: str) -> None:
    problem = said(write_zip(place, [*members_of(bundle), (name, b"x")]))
    assert "不安全" in problem
    assert "\x1b" not in problem
    assert "outside" in problem or "\\x1b" in problem


def test_a_name_that_leads_out_is_no_better_when_it_is_listed(bundle: Path, place: Path) -> None:
    members = listed_again([*members_of(bundle), ("../outside.csv", b"x")])
    assert "../outside.csv" in said(write_zip(place, members))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", [WAGES, "case/CASE.toml", "manifest.json", "case/工资表.csv/x"])
def test_what_would_overwrite_another_is_named(bundle: Path, place: Path, name: str) -> None:
    assert name in said(write_zip(place, [*members_of(bundle), (name, b"x")]))


@pytest.mark.parametrize("name", ["case/新.csv", "outputs/x", "case/文件夹/"])
def test_what_is_not_listed_is_named(bundle: Path, place: Path, name: str) -> None:
    problem = said(write_zip(place, [*members_of(bundle), (name, b"")]))
    assert problem == f"{name} 没有列在清单里：是后来加进去的，或者包解开后重新压缩过"


@pytest.mark.parametrize(
    ("was", "is_now"),
    [
        (b'"as_of": "2024-01-10"', b'"as_of": "2024-01-11"'),
        (b'"as_of": "2024-01-10"', b'"as_of": null'),
        (b'"rules": []', b'"rules": ["ZB06"]'),
        (b'"left_out": []', b'"left_out": [ ]'),
        (b'"lang": "zh"', b'"lang": "en"'),
        (b"{\n", b'{"more": 1,\n'),
        (b"\n}\n", b"\n}"),
    ],
)
def test_a_changed_list_is_named(bundle: Path, place: Path, was: bytes, is_now: bytes) -> None:
    members = dict(members_of(bundle))
    assert was in members["manifest.json"]
    members["manifest.json"] = members["manifest.json"].replace(was, is_now, 1)
    assert said(write_zip(place, members.items())).startswith("manifest.json 已被改动")


@pytest.mark.parametrize("text", ["", "[]", "{", "null", "[" * 9999, '{"members": 1}', "\ufeff{}"])
def test_a_list_that_is_none_is_named(bundle: Path, place: Path, text: str) -> None:
    members = dict(members_of(bundle)) | {"manifest.json": text.encode()}
    assert said(write_zip(place, members.items())).startswith("manifest.json 已被改动")


WRONG: list[tuple[str, Any]] = [
    *((key, wrong) for key in ("case_id", "rules", "outcomes", "made_with", "left_out", "members")
      for wrong in (None, 1, [1], {"x": []}, [{"name": "a"}])),
    ("lang", "fr"), ("lang", []), ("as_of", 1), ("as_of", "soon"), ("as_of_from", "x"),
    ("members", [{"name": "a", "size": -1, "sha256": "x"}]),
    ("members", [{"name": "a", "size": True, "sha256": "x"}]),
    ("left_out", [{"name": "a", "reason": "whim"}]),
]  # fmt: skip


@pytest.mark.parametrize(("key", "wrong"), WRONG)
def test_a_sealed_list_of_nonsense_is_told_too(
    bundle: Path, place: Path, key: str, wrong: object
) -> None:
    members = dict(members_of(bundle))
    said_there = json.loads(members["manifest.json"]) | {key: wrong}
    members["manifest.json"] = sealed(said_there)
    assert not passes(write_zip(place, members.items()))


def test_whoever_seals_anew_has_another_fingerprint(bundle: Path, place: Path) -> None:
    members = [(n, b"other" if n == WAGES else data) for n, data in members_of(bundle)]
    write_zip(place, listed_again(members))
    was, is_now = (verify_bundle(path).manifest for path in (bundle, place))
    assert was
    assert is_now
    assert was.fingerprint() != is_now.fingerprint()


def _patched(bundle: Path, place: Path, name: str, fields: dict[tuple[int, int], bytes]) -> Path:
    """Write over bytes of the headers of one member: (from the local header, from the entry)."""
    whole = bytearray(bundle.read_bytes())
    with zipfile.ZipFile(bundle) as archive:
        local = archive.getinfo(name).header_offset
    entry = whole.index(b"PK\x01\x02")
    while whole[entry + 46 :][: len(name.encode())] != name.encode():
        entry = whole.index(b"PK\x01\x02", entry + 1)
    for (in_local, in_entry), data in fields.items():
        whole[local + in_local : local + in_local + len(data)] = data
        whole[entry + in_entry : entry + in_entry + len(data)] = data
    place.write_bytes(whole)
    return place


def test_an_encrypted_member_is_named(bundle: Path, place: Path) -> None:
    flags = struct.pack("<H", 0x801)
    assert said(_patched(bundle, place, WAGES, {(6, 8): flags})) == f"{WAGES} 加了密，无法核对"


@pytest.mark.parametrize("size", [0, 5, 9_999, 1 << 30])
def test_a_stated_size_that_is_not_the_listed_one_is_named(
    bundle: Path, place: Path, size: int
) -> None:
    stated = struct.pack("<I", size)
    assert WAGES in said(_patched(bundle, place, WAGES, {(22, 24): stated}))


def test_a_member_that_unpacks_to_more_than_is_stated_is_damaged(place: Path) -> None:
    """Forged with care: the list, the size and the check sum all speak of the beginning alone."""
    shown, hidden = b"a" * 100, b"a" * 100 + b"b" * 500
    members = listed_again([("manifest.json", _a_manifest()), ("case/a.csv", shown)])
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(*members[0])
        archive.writestr("case/a.csv", hidden)
    place.write_bytes(buffer.getvalue())
    forged = {(14, 16): struct.pack("<I", zipfile.crc32(shown)), (22, 24): struct.pack("<I", 100)}
    _patched(place, place, "case/a.csv", forged)
    with zipfile.ZipFile(place) as archive:
        assert archive.read("case/a.csv") == shown
    assert said(place) == "case/a.csv 已损坏，或实际内容与写明的大小不符"


def _a_manifest() -> bytes:
    made = {"wagekit": "", "code": "", "law": "", "python": "", "dependencies": {}, "packages": {}}
    return sealed(
        {
            "format": "wagekit-handover-1", "case_id": "", "title": "", "as_of": None,
            "as_of_from": "data", "rules": [], "lang": "zh", "outcomes": {}, "made_with": made,
            "left_out": [], "members": [],
        }
    )  # fmt: skip


def test_a_sealed_list_of_nothing_passes() -> None:
    assert manifest_of(_a_manifest()).members == ()


def test_a_member_that_unpacks_to_much_is_not_unpacked(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    members = [("manifest.json", _a_manifest()), ("case/a.csv", bytes(300_000))]
    write_zip(place, listed_again(members))
    assert passes(place)
    monkeypatch.setattr(verify, "UNZIP_RATIO_FROM", 200_000)
    assert said(place).startswith("case/a.csv 解开后过大（300000 字节")


def test_many_members_that_unpack_to_much_together_are_told(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [(f"case/{n}.csv", bytes(100_000)) for n in range(9)]
    write_zip(place, listed_again([("manifest.json", _a_manifest()), *many]))
    monkeypatch.setattr(verify, "UNZIP_RATIO_FROM", 200_000)
    assert "b.zip 解开后过大" in said(place)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_not_followed(bundle: Path, place: Path, method: int) -> None:
    with zipfile.ZipFile(place, "w", method) as archive:
        for name, data in members_of(bundle):
            kind = method if name == WAGES else zipfile.ZIP_STORED
            archive.writestr(name, data, compress_type=kind)
    assert WAGES in said(place)


def test_nothing_can_be_hidden_around_the_members(bundle: Path, place: Path) -> None:
    whole = bundle.read_bytes()
    for data in (b"#!/bin/sh\n" + whole, whole + b"more", whole[:-2] + b"\4\0more"):
        place.write_bytes(data)
        with pytest.raises(NotABundle, match="夹带"):
            verify_bundle(place)


def test_nothing_can_be_hidden_between_the_members(bundle: Path, place: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number, (name, data) in enumerate(members_of(bundle)):
            if number == 2:
                buffer.write(b"hidden")
                archive.start_dir = buffer.tell()
            archive.writestr(name, data)
    place.write_bytes(buffer.getvalue())
    assert members_of(place) == members_of(bundle)
    assert "夹带" in said(place)


def _with_entry(bundle: Path, place: Path, **more: bytes) -> Path:
    """The bundle in which one entry carries something besides."""
    with zipfile.ZipFile(place, "w") as archive:
        for name, data in members_of(bundle):
            entry = zipfile.ZipInfo(name)
            if name == WAGES:
                entry.comment, entry.extra = more.get("comment", b""), more.get("extra", b"")
            archive.writestr(entry, data)
    return place


HIDDEN = b"hidden" * 100
FIELD = struct.pack("<HH", 0xCAFE, len(HIDDEN)) + HIDDEN
LONG_ZIP64 = struct.pack("<HH", 1, len(HIDDEN)) + HIDDEN


@pytest.mark.parametrize(
    "more", [{"comment": HIDDEN}, {"extra": FIELD}, {"extra": LONG_ZIP64}, {"extra": b"abc"}]
)
def test_nothing_can_be_hidden_beside_the_content(
    bundle: Path, place: Path, more: dict[str, bytes]
) -> None:
    _with_entry(bundle, place, **more)
    assert members_of(place) == members_of(bundle)
    assert said(place).startswith(f"{WAGES} 除内容外还带有注释或附加字段")


def test_nothing_can_be_hidden_before_the_content_alone(bundle: Path, place: Path) -> None:
    whole = _with_entry(bundle, place, extra=FIELD).read_bytes()
    at = whole.rindex(FIELD)
    entry = at - 46 - len(WAGES.encode())
    assert whole[entry:].startswith(b"PK\x01\x02")
    listed = whole[: entry + 30] + b"\0\0" + whole[entry + 32 : at] + whole[at + len(FIELD) :]
    size, start = struct.unpack("<II", listed[-10:-2])
    place.write_bytes(listed[:-10] + struct.pack("<II", size - len(FIELD), start) + b"\0\0")
    assert members_of(place) == members_of(bundle)
    assert said(place).startswith(f"{WAGES} 除内容外还带有注释或附加字段")


class _Stream(io.RawIOBase):
    """What cannot be gone back in: sizes come after the members."""

    def __init__(self) -> None:
        self.held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        self.held += data
        return len(data)

    def getvalue(self) -> bytes:
        return bytes(self.held)


def test_numbers_that_may_be_long_are_nothing_hidden(bundle: Path, place: Path) -> None:
    for to in (io.BytesIO(), _Stream()):
        with zipfile.ZipFile(to, "w") as archive:
            for name, data in members_of(bundle):
                with archive.open(name, "w", force_zip64=True) as member:
                    member.write(data)
        place.write_bytes(to.getvalue())
        assert struct.pack("<HH", 1, 16) in place.read_bytes()
        assert passes(place)


@pytest.mark.parametrize("folder", ["case/x/", "case/x/y/"])
def test_a_folder_is_no_member_even_if_it_is_listed(bundle: Path, place: Path, folder: str) -> None:
    more = [(folder, b""), ("case/x/y/z.csv", b"1")]
    problem = said(write_zip(place, listed_again([*members_of(bundle), *more])))
    assert problem.startswith(f"{folder} 这个成员名不安全")


@pytest.mark.parametrize(
    ("one", "other"), [("straße.csv", "STRASSE.csv"), ("\u00e9.csv", "E\u0301.csv")]
)
def test_names_that_are_one_on_some_system_clash(one: str, other: str) -> None:
    assert clashing([one, other]) == (other,)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.zip", tmp_path):
        with pytest.raises(NotABundle, match="打不开"):
            verify_bundle(path)


def test_a_bundle_that_changes_after_it_was_verified_is_not_unpacked(
    bundle: Path, place: Path, tmp_path: Path
) -> None:
    checked: Checked = verify_bundle(bundle)
    assert checked.manifest
    members = [(n, b"x" * len(data) if n == WAGES else data) for n, data in members_of(bundle)]
    write_zip(place, members)
    with pytest.raises(Exception, match=r"工资表\.csv"):
        unpack(place, checked.manifest, "case/", tmp_path)
