"""A small bundle without a run, and ways to tamper with one."""

from __future__ import annotations

import datetime as dt
import json
import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from wagekit.handover.bundle_write import write_bundle
from wagekit.handover.case_files import case_files
from wagekit.handover.compose import Answer, compose
from wagekit.model.judged_on import DayFrom, JudgedOn

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from wagekit.handover.bundle_write import Content
    from wagekit.handover.manifest import Manifest

FILES = {
    "case.toml": b'case_id = "1"\n',
    "工资表.csv": "姓名,实发\n甲,1\n".encode(),
    "台账/合同.csv": b"a,b\n" * 50,
    "案件.ipynb": b"{}",
}
OUTPUTS = {"findings.json": "[]\n", "summary.md": "# 摘要\n"}


def case_at(folder: Path) -> Path:
    """A case folder with Chinese names, one of them in a folder."""
    for name, data in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def composed(case: Path, *, lang: str = "zh") -> tuple[Manifest, Content]:
    """What goes into a bundle of a case folder, with results that no run gave."""
    answer = Answer(
        folder=case,
        case_id="1",
        title="某案",
        judged=JudgedOn(dt.date(2024, 1, 10), DayFrom.case_file),
        rules=(),
        lang=lang,
        findings=(),
        tables={},
        outputs=OUTPUTS,
    )
    return compose(case_files(case), answer, {})


def bundle_of(case: Path, path: Path) -> Manifest:
    """Write such a bundle."""
    manifest, content = composed(case)
    write_bundle(path, manifest, content)
    return manifest


def members_of(path: Path) -> list[tuple[str, bytes]]:
    """Names and contents, as the standard library reads them."""
    with zipfile.ZipFile(path) as archive:
        return [(entry.filename, archive.read(entry)) for entry in archive.infolist()]


def write_zip(path: Path, members: Iterable[tuple[str, bytes]]) -> Path:
    """Write an archive of those members."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return path


def sealed(manifest: dict[str, Any]) -> bytes:
    """The list with a seal that fits, as somebody who knows how could make it."""
    manifest.pop("seal", None)
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    seal = sha256(text.encode()).hexdigest()
    return (json.dumps({**manifest, "seal": seal}, ensure_ascii=False, indent=2) + "\n").encode()


def listed_again(members: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """The members with a list that fits them, as somebody who knows how could make it."""
    held = dict(members)
    said_there = json.loads(held.pop("manifest.json"))
    said_there["members"] = [
        {"name": name, "size": len(data), "sha256": sha256(data).hexdigest()}
        for name, data in held.items()
    ]
    return [("manifest.json", sealed(said_there)), *held.items()]
