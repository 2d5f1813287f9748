"""Every row of every sheet: loaded, set aside or skipped; the three always add up."""

from collections.abc import Iterable

from wagekit.intake.part import Part, Unread
from wagekit.model.finding import FileCount


def count_rows(sheets: Iterable[Part | Unread]) -> tuple[FileCount, ...]:
    """Count what became of the rows.

    Args:
        sheets: All sheets of the case, in order.

    Returns:
        One count a sheet.
    """
    return tuple(_counted(sheet) for sheet in sheets)


def _counted(sheet: Part | Unread) -> FileCount:
    table, profile, aside = None, None, sheet.read - sheet.skipped
    if isinstance(sheet, Part):
        table, profile, aside = sheet.table, _profile(sheet), len(sheet.aside)
    return FileCount(
        file=sheet.file,
        sheet=sheet.sheet,
        table=table,
        profile=profile,
        read=sheet.read,
        loaded=sheet.read - sheet.skipped - aside,
        quarantined=aside,
        skipped=sheet.skipped,
    )


def _profile(part: Part) -> str:
    if part.layout.canonical:
        return "canonical"
    return f"headers {part.layout.share:.0%}"
