"""case.toml: what the inspector says about the case and about files that need help."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Final

from wagekit.intake.errors import UnreadableCase
from wagekit.intake.folder import readable_name
from wagekit.intake.notes import note
from wagekit.intake.said import Said, why_not
from wagekit.model.finding import Issue
from wagekit.model.schema import tables

_REGION = re.compile(r"\d{6}", re.ASCII)
_NAME = "case.toml"
_TEXTS = ("case_id", "title", "region", "authority", "doc_prefix")
UNITS = ("元", "万元", "分")


@dataclass(frozen=True, slots=True)
class FileOverride:
    """What case.toml says of one file, each optional.

    Attributes:
        table: Its canonical table.
        unit: Its money unit.
        profile: Its source profile.
        password: What opens it; never shown or written anywhere.
    """

    table: str | None = None
    unit: str | None = None
    profile: str | None = None
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """The case's own facts.

    Attributes:
        case_id: By default the folder's name.
        title: What the case is called.
        as_of: The day the facts are judged on; None where nothing dated is known.
        as_of_given: Whether case.toml gives it.
        region: GB/T 2260 code.
        authority: Who issues the documents.
        doc_prefix: Opening of document numbers.
        files: Overrides by path inside the folder.
    """

    case_id: str
    title: str | None = None
    as_of: date | None = None
    region: str | None = None
    authority: str | None = None
    doc_prefix: str | None = None
    files: Mapping[str, FileOverride] = field(default_factory=lambda: MappingProxyType({}))
    as_of_given: bool = False

    def judged_on(self, latest: date | None) -> "Settings":
        """The same with `as_of` filled from the data where case.toml gives none."""
        return self if self.as_of else replace(self, as_of=latest)


def read_settings(folder: Path) -> tuple[Settings, tuple[Issue, ...]]:
    """Read case.toml if there is one.

    Args:
        folder: The case folder.

    Returns:
        The settings, and an issue for each key that is not known.

    Raises:
        UnreadableCase: Broken TOML, a wrong type, an unknown table or unit.
    """
    path, called = folder / _NAME, readable_name(folder.resolve().name)
    if not path.is_file() or path.is_symlink():
        return Settings(called), ()
    found = _parse(path)
    known = {key: _text(found, key) for key in _TEXTS if key in found}
    settings = Settings(
        **{"case_id": called, **known},
        as_of=_as_of(found),
        as_of_given="as_of" in found,
        files=MappingProxyType(_overrides(found)),
    )
    unknown = [key for key in found if key not in {*_TEXTS, "as_of", "files"}]
    unknown += _unknown_of_files(found["files"]) if "files" in found else []
    told = tuple(note("unknown_key", _NAME, column=key) for key in unknown)
    return settings, (*told, *_about_region(known.get("region", "")))


def _about_region(region: str) -> tuple[Issue, ...]:
    if not region or _REGION.fullmatch(region):
        return ()
    return (note("bad_region", _NAME, column="region", value=region),)


def _parse(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        why = why_not(error)
        raise UnreadableCase(
            Said(
                f"{_NAME} 打不开，请检查权限：{why}。",
                f"{_NAME} cannot be opened; check who may: {why.en}.",
            )
        ) from error
    except UnicodeDecodeError as error:
        raise UnreadableCase(
            Said(
                f"{_NAME} 不是 UTF-8 文本，请另存为 UTF-8 后再试。",
                f"{_NAME} is no UTF-8 text; save it as UTF-8 and try again.",
            )
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise UnreadableCase(
            Said(
                f"{_NAME} 写法有误，请改正后再试：{error}。",
                f"{_NAME} is not written right: {error}.",
            )
        ) from error


def _text(found: Mapping[str, object], key: str) -> str:
    value = found[key]
    if not isinstance(value, str):
        raise UnreadableCase(
            Said(
                f"{_NAME} 的 {key} 应为带引号的文字，现为 {value!r}，请改正。",
                f"{key} in {_NAME} should be text in quotes, not {value!r}.",
            )
        )
    return value


def _as_of(found: Mapping[str, object]) -> date | None:
    value = found.get("as_of")
    if value is None:
        return None
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise UnreadableCase(
        Said(
            f"{_NAME} 的 as_of 应为不带引号的日期（如 2026-11-20），现为 {value!r}，请改正。",
            f"as_of in {_NAME} should be a day without quotes (2026-11-20), not {value!r}.",
        )
    )


def _overrides(found: Mapping[str, object]) -> dict[str, FileOverride]:
    files = found.get("files", {})
    if not isinstance(files, dict):
        raise UnreadableCase(
            Said(
                f'{_NAME} 的 files 应写成 [files."文件名"]，请改正。',
                f'files in {_NAME} should be written as [files."name"].',
            )
        )
    return {_inside(name): _override(name, entry) for name, entry in files.items()}


def _unknown_of_files(files: object) -> list[str]:
    entries = files.items() if isinstance(files, dict) else ()
    return [f"files.{name}.{key}" for name, entry in entries for key in entry if key not in _KEYS]


def _inside(name: str) -> str:
    path = PurePosixPath(name.replace("\\", "/"))
    if not path.parts or path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise UnreadableCase(
            Said(
                f"{_NAME} 的 [files] 只能写案件文件夹内的文件，现为 {name!r}，请改正。",
                f"[files] in {_NAME} may only name files of the case folder, not {name!r}.",
            )
        )
    return str(path)


def _override(name: str, entry: object) -> FileOverride:
    where = f'{_NAME} 的 [files."{name}"]'
    if not isinstance(entry, dict):
        raise UnreadableCase(
            Said(
                f"{where} 应为一个小节（table、unit），请改正。",
                f"{where} should be a section (table, unit).",
            )
        )
    for key, (fits, zh, en) in _KEYS.items():
        value = entry.get(key)
        if value is not None and not fits(value):
            raise UnreadableCase(
                Said(
                    f"{where} 的 {key} {zh.format(value)}，请改正。",
                    f"{key} of {where} {en.format(value)}.",
                )
            )
    return FileOverride(**{key: entry.get(key) for key in _KEYS})


def _is_table(name: object) -> bool:
    return isinstance(name, str) and name in tables()


def _is_unit(unit: object) -> bool:
    return isinstance(unit, str) and unit in UNITS


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_profile(name: object) -> bool:
    from wagekit.intake.profile import profiles  # noqa: PLC0415 - only a case that names one

    return isinstance(name, str) and name in profiles()


_KEYS: Final[Mapping[str, tuple[Callable[[object], bool], str, str]]] = MappingProxyType(
    {
        "table": (_is_table, "不是已知的表名：{!r}", "is no known table: {!r}"),
        "unit": (_is_unit, "应为 元、万元 或 分，现为 {!r}", "should be 元, 万元 or 分, not {!r}"),
        "profile": (_is_profile, "不是已知的来源格式：{!r}", "is no known source profile: {!r}"),
        "password": (_is_text, "应为带引号的文字", "should be text in quotes"),
    }
)
"""What a section of a file may say, what fits it, and what is said of what does not.

A password is never shown.
"""
