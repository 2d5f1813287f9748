"""The letter as LibreOffice lays it out: A4 pages, and every word survives."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from housing_case import letter

from wagekit.memo.docx import save

if TYPE_CHECKING:
    from pathlib import Path

NEEDED = ("soffice", "pdftotext", "pdfinfo")
MISSING = [tool for tool in NEEDED if shutil.which(tool) is None]

pytestmark = pytest.mark.skipif(
    bool(MISSING),
    reason=f"缺少 {MISSING}：装上 libreoffice-writer-nogui 和 poppler-utils 后才能排版检查",
)

STAND_INS = {
    "仿宋_GB2312": ("FandolFang R", "FandolFang", "Noto Serif CJK SC"),
    "方正小标宋简体": ("Noto Serif CJK SC",),
    "宋体": ("Noto Serif CJK SC",),
    "黑体": ("Noto Sans CJK SC",),
    "楷体_GB2312": ("AR PL UKai CN", "Noto Serif CJK SC"),
    "Times New Roman": ("Liberation Serif", "DejaVu Serif"),
}


def fonts(folder: Path) -> Path:
    """Only this process sees the names that an inspector's machine has."""
    lines = [
        f'<alias binding="same"><family>{name}</family><prefer>'
        + "".join(f"<family>{face}</family>" for face in faces)
        + "</prefer></alias>"
        for name, faces in STAND_INS.items()
    ]
    head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
    system = "<include>/etc/fonts/fonts.conf</include>"
    path = folder / "fonts.conf"
    path.write_text(f"{head}{system}{''.join(lines)}</fontconfig>", "utf-8")
    return path


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("letter")
    save(letter(), folder / "letter.docx")
    # A profile of its own: a second soffice with the same one quits without a word.
    profile = folder / "profile"
    profile.mkdir()
    subprocess.run(  # noqa: S603 - a fixed command
        [  # noqa: S607 - found on the path above
            "soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore",
            "--convert-to", "pdf", "--outdir", str(folder), str(folder / "letter.docx"),
        ],
        check=True,
        timeout=180,
        capture_output=True,
        env={**os.environ, "FONTCONFIG_FILE": str(fonts(folder)), "HOME": str(profile)},
    )  # fmt: skip
    made = folder / "letter.pdf"
    assert made.exists()
    return made


def told(*command: str) -> str:
    made = subprocess.run(command, check=True, capture_output=True, timeout=60)  # noqa: S603 - fixed
    return made.stdout.decode("utf-8")


def test_pages_are_a4(pdf: Path) -> None:
    size = next(line for line in told("pdfinfo", str(pdf)).splitlines() if "Page size" in line)
    assert "A4" in size


def test_words_survive(pdf: Path) -> None:
    text = "".join(told("pdftotext", "-raw", str(pdf), "-").split())
    made = letter()
    wanted = [made.issuer, made.draft, *made.title, "（一）涉嫌转包——合同C2",
              "叁仟肆佰肆拾壹万陆仟柒佰伍拾陆元柒角伍分", "待补充事项", "—2—"]  # fmt: skip
    assert [said for said in wanted if "".join(said.split()) not in text] == []


def test_no_page_number_on_the_first_page_and_the_signature_has_company(pdf: Path) -> None:
    pages = told("pdftotext", "-raw", str(pdf), "-").split("\f")
    assert "— 1 —" not in pages[0]
    signed = next(page for page in pages if "联系人" in page)
    assert "专此函达" in signed
