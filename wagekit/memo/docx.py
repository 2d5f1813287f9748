"""Saves a letter as .docx: the same words give the same bytes, and a file is whole or not there."""

from __future__ import annotations

import datetime as dt
import io
import os
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from wagekit.core.errors import WagekitError
from wagekit.intake.said import Said, why_not

if TYPE_CHECKING:
    from pathlib import Path

    from wagekit.views.letter.view import LetterView

_STAMP: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip archive can name; a letter bears no clock's time."""

SUFFIX: Final = ".docx"
_FIRST: Final = "[Content_Types].xml"
_CORE: Final = "docProps/core.xml"
_UNTOUCHED: Final = b"1980-01-01T00:00:00Z</dcterms:modified>"
"""`_STAMP` as a document names the moment of its last change."""


class CannotSave(WagekitError):  # noqa: N818 - what happened, read aloud
    """The document could not be made or written."""


def save(view: LetterView, path: Path) -> None:
    """Write a letter; an untouched draft of that name is replaced whole, or left as it is.

    Args:
        view: The words.
        path: Where to, with the suffix .docx; its folder is made if need be.

    Raises:
        CannotSave: python-docx is not installed, the place cannot be written to or has another
            suffix, or a file stands there that somebody wrote or worked on.
    """
    content = as_bytes(view)
    _refuse_foreign(path)
    half = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(content)
        half.replace(path)
    except OSError as error:
        why = why_not(error)
        raise CannotSave(
            Said(
                f"文稿写不到 {path}（{why}）；请检查文件夹能否写入，或者另用一个位置",
                f"the document cannot be written to {path} ({why.en}); see whether the folder can"
                " be written to, or take another place",
            )
        ) from error
    finally:
        with suppress(OSError):
            half.unlink()


def _refuse_foreign(path: Path) -> None:
    if path.suffix.lower() != SUFFIX:
        raise CannotSave(
            Said(
                f"文稿须存为 {SUFFIX} 文件：{path}",
                f"a document is saved as a {SUFFIX} file: {path}",
            )
        )
    if path.is_file() and path.stat().st_size and not _is_untouched(path):
        raise CannotSave(
            Said(
                f"{path} 已存在，不是本软件的草稿或者已被修改，没有覆盖；请另用一个文件名",
                f"{path} is there and is no draft of wagekit's, or was worked on; it was not"
                " replaced: take another name",
            )
        )


def _is_untouched(path: Path) -> bool:
    """Whoever edits a draft sets its last change to a real moment."""
    try:
        with zipfile.ZipFile(path) as draft:
            return _UNTOUCHED in draft.read(_CORE)
    except (KeyError, OSError, zipfile.BadZipFile):
        return False


def as_bytes(view: LetterView) -> bytes:
    """The .docx file of a letter.

    Args:
        view: The words.

    Raises:
        CannotSave: python-docx is not installed.
    """
    try:
        from docx import Document  # noqa: PLC0415 - an extra: only who writes letters needs it
    except ImportError as error:
        raise CannotSave(
            Said(
                "生成 Word 文稿需要 python-docx：pip install 'wagekit[docx]'",
                "a Word document needs python-docx: pip install 'wagekit[docx]'",
            )
        ) from error
    from wagekit.memo.docx_body import fill  # noqa: PLC0415

    document = Document()
    _describe(document.core_properties, view)
    fill(document, view)
    raw = io.BytesIO()
    document.save(raw)
    return _without_clock(raw)


def _describe(properties: Any, view: LetterView) -> None:  # noqa: ANN401 - python-docx
    properties.title, properties.author = view.name, "wagekit"
    properties.last_modified_by, properties.comments = "", view.draft
    properties.language = "zh-CN" if view.lang == "zh" else "en"
    properties.created = properties.modified = dt.datetime(*_STAMP)  # noqa: DTZ001 - as python-docx
    properties.revision = 1


def _without_clock(raw: io.BytesIO) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(raw) as read, zipfile.ZipFile(made, "w") as written:
        for name in sorted(read.namelist(), key=lambda name: (name != _FIRST, name)):
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            written.writestr(entry, read.read(name))
    return made.getvalue()
