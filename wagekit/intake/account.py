"""Every row of every sheet: loaded, set aside or skipped; the three always add up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from wagekit.intake.part import Part, Unread
from wagekit.model.finding import FileCount


def count_rows(sheets: Iterable[Part | Unread]) -> tuple[FileCount, ...]:
    """Count what became of the rows.

    Args:
        sheets: All tables of the case, in order; those of one sheet are counted together.

    Returns:
        One count a sheet. Rows that also fill a second table are counted once.
    """
    found: dict[tuple[str, str | None], list[Part | Unread]] = {}
    for sheet in sheets:
        found.setdefault((sheet.file, sheet.sheet), []).append(sheet)
    return tuple(_counted(pieces) for pieces in found.values())


def count_unloaded(
    counts: Sequence[FileCount], copies: Mapping[str, str], unread: Iterable[str]
) -> tuple[FileCount, ...]:
    """Count the files of which nothing was loaded; an issue of each says why.

    Args:
        counts: What became of the files that were read.
        copies: Files that were not read since they are copies, each with the file it copies.
        unread: Files that cannot be read.

    Returns:
        The rows of a copy, all set aside; no rows where the file cannot be read.
    """
    known = {count.file for count in counts}
    copied = [
        replace(one, file=name, loaded=0, quarantined=one.read - one.skipped)
        for name, first in copies.items()
        for one in counts
        if one.file == first
    ]
    left = [*unread, *(name for name, first in copies.items() if first not in known)]
    nothing = (FileCount(file=n, read=0, loaded=0, quarantined=0, skipped=0) for n in left)
    return (*copied, *nothing)


def _counted(pieces: Sequence[Part | Unread]) -> FileCount:
    counted = [piece for piece in pieces if not (isinstance(piece, Part) and piece.second)]
    read = sum(piece.read for piece in counted)
    skipped = sum(piece.skipped for piece in counted)
    aside = sum(_aside(piece) for piece in counted)
    tables = [piece for piece in pieces if isinstance(piece, Part)]
    main = max(tables, key=_weight, default=None)
    profiles = dict.fromkeys(_profile(piece) for piece in pieces)
    return FileCount(
        file=pieces[0].file,
        sheet=pieces[0].sheet,
        table=main.table if main else None,
        profile="+".join(name for name in profiles if name) or None,
        read=read,
        loaded=read - skipped - aside,
        quarantined=aside,
        skipped=skipped,
    )


def _weight(part: Part) -> tuple[bool, int]:
    return not part.second, part.read - part.skipped


def _aside(piece: Part | Unread) -> int:
    return len(piece.aside) if isinstance(piece, Part) else piece.read - piece.skipped


def _profile(piece: Part | Unread) -> str | None:
    if isinstance(piece, Unread):
        return piece.profile
    if piece.layout.header < 0 and piece.second:
        return f"form {piece.table}"
    if piece.second:
        return None
    if piece.layout.profile is not None:
        return piece.layout.profile.name
    return "canonical" if piece.layout.canonical else f"headers {piece.layout.share:.0%}"
