"""What differs between the results in a bundle and those of a new run, record by record."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from wagekit.handover.said import shown
from wagekit.views.handover.words import word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from wagekit.model.text import Text

    Record = Mapping[str, Any]
    Key = tuple[str, ...]

KEYS: Final = {
    "findings.json": ("finding_id", "rule", "project_id", "subject"),
    "determinations.json": ("project_id", "contract_id"),
    "liability.json": ("project_id", "employer_id"),
}
"""By what a record of each file is known again."""
PAGE: Final = ".md"


def differences(
    before: Mapping[str, str], now: Mapping[str, str], left_out: Collection[str] = ()
) -> Iterator[Text]:
    """A sentence for each record that differs; pages are left aside.

    Args:
        before: The results in the bundle, as text by file.
        now: Those of the new run.
        left_out: Names of files that the bundle does not hold: what is said of them is no part.
    """
    data = [file for file in _named(before, now) if not file.endswith(PAGE)]
    yield from _one_sided(data, before, now)
    for file in data:
        if file in before and file in now:
            yield from _of_file(file, before[file], now[file], left_out)


def page_differences(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Text]:
    """A sentence for each page whose words differ.

    Args:
        before: The results in the bundle, as text by file.
        now: Those of the new run.
    """
    pages = [file for file in _named(before, now) if file.endswith(PAGE)]
    yield from _one_sided(pages, before, now)
    for file in pages:
        if file in before and file in now and before[file] != now[file]:
            yield word("file", part="difference", file=shown(file))


def _named(before: Mapping[str, str], now: Mapping[str, str]) -> Iterable[str]:
    """Every file of either side: what was taken out of the bundle differs too."""
    return dict.fromkeys(chain(before, now))


def _one_sided(
    files: Iterable[str], before: Mapping[str, str], now: Mapping[str, str]
) -> Iterator[Text]:
    for file in files:
        if file not in now:
            yield word("not_written", part="difference", file=shown(file))
        elif file not in before:
            yield word("not_in_bundle", part="difference", file=shown(file))


def _of_file(file: str, before: str, now: str, left_out: Collection[str]) -> Iterator[Text]:
    if file in KEYS:
        yield from _records(file, before, now)
    elif _without(file, before, left_out) != _without(file, now, left_out):
        yield word("file", part="difference", file=shown(file))


def _records(file: str, before: str, now: str) -> Iterator[Text]:
    try:
        old = _by_key(file, before)
    except (ValueError, TypeError, AttributeError, RecursionError):
        yield word("not_read", part="difference", file=file)
        return
    new = _by_key(file, now)
    for key in dict.fromkeys(chain(old, new)):
        facts = {"file": file, "what": shown(" ".join(filter(None, key)))}
        if key not in new:
            yield word("gone", part="difference", **facts)
        elif key not in old:
            yield word("new", part="difference", **facts)
        elif old[key] != new[key]:
            fields = shown(", ".join(_fields(old[key], new[key])))
            yield word("changed", part="difference", fields=fields, **facts)


def _by_key(file: str, text: str) -> dict[Key, Record]:
    """The records of a file; one that is there twice counts twice."""
    seen: Counter[Key] = Counter()
    found: dict[Key, Record] = {}
    for record in json.loads(text):
        key = tuple(str(record.get(name) or "") for name in KEYS[file])
        seen[key] += 1
        found[(*key, f"#{seen[key]}") if seen[key] > 1 else key] = record
    return found


def _fields(old: Record, new: Record) -> Iterator[str]:
    for name in dict.fromkeys(chain(old, new)):
        was, is_now = old.get(name), new.get(name)
        if was != is_now:
            yield f"{name}: {was} → {is_now}" if name in {"outcome", "act", "state"} else str(name)


def _without(file: str, text: str, left_out: Collection[str]) -> object:
    """The content of a file without what it says of files that are not in the bundle."""
    if file == "coverage.json":
        return _counted(text, left_out)
    if file == "issues.csv":
        return _issues(text, left_out)
    return text


def _issues(text: str, left_out: Collection[str]) -> object:
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
    except csv.Error:
        return text
    return [row for row in rows if not _about(row) & set(left_out)]


def _about(row: Mapping[str, str | None]) -> set[str]:
    """Which files an issue may be about; a name like a formula has a sign before it."""
    return {(row.get(column) or "").removeprefix("'") for column in ("file", "value")}


def _counted(text: str, left_out: Collection[str]) -> object:
    try:
        said = json.loads(text)
        return {**said, "files": [f for f in said["files"] if f["file"] not in left_out]}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return text
