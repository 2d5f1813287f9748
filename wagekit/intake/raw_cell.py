"""The way back from a loaded value to the cell that it came from, exactly as it is in the file."""

from pathlib import Path

from wagekit.intake.errors import UnreadableCase
from wagekit.intake.folder import source_named
from wagekit.intake.reading import read_untidied
from wagekit.intake.said import Said
from wagekit.intake.settings import FileOverride, read_settings


def raw_row(folder: Path, file: str, sheet: str | None, row: int) -> tuple[str | None, ...]:
    """Read one row again, nothing cleaned, stripped or translated.

    Args:
        folder: The case folder.
        file: `_file` of a loaded row.
        sheet: `_sheet` of a loaded row; None or empty where the format has none.
        row: `_row` of a loaded row.

    Returns:
        The cells from the first column on; None for an empty one. A number comes as Excel shows it
        unformatted.

    Raises:
        UnreadableCase: The file, sheet or row is not there any more; one sentence.
    """
    source = source_named(folder, file)
    inside = folder.resolve() in source.path.resolve().parents
    if not inside or source.path.is_symlink() or not source.path.is_file():
        raise UnreadableCase(
            Said(
                f"案件文件夹里没有 {file}，请检查文件是否已移走。",
                f"the case folder has no {file}; was it moved?",
            )
        )
    override = read_settings(folder)[0].files.get(file, FileOverride())
    for each in read_untidied(source, override.password)[0]:
        if (each.sheet or None) == (sheet or None):
            numbers = each.rows.to_pylist()
            if row in numbers:
                return each.cells(numbers.index(row))
    raise UnreadableCase(
        Said(
            f"{file} {sheet or ''} 没有第 {row} 行，文件可能已改动。",
            f"{file} {sheet or ''} has no row {row}; the file may have changed.",
        )
    )
