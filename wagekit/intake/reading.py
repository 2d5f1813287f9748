"""Open any data file as raw sheets; a file that cannot be read is an issue, not an error."""

from collections.abc import Callable

from wagekit.intake.notes import note
from wagekit.intake.raw import RawSheet
from wagekit.intake.source import Source
from wagekit.model.finding import Issue

Read = tuple[tuple[RawSheet, ...], tuple[Issue, ...]]


class RefusedFile(Exception):  # noqa: N818 - a refusal is a decision, not a fault
    """A file that is not read: the code of the sentence, and what the library said."""

    def __init__(self, code: str, why: str = "") -> None:
        super().__init__(code)
        self.code, self.why = code, why


def read_source(source: Source) -> Read:
    """Read one file.

    Args:
        source: The file.

    Returns:
        Its sheets and what there is to say about them; no sheet where the file is refused.
    """
    try:
        return _reader(source)(source)
    except RefusedFile as refused:
        return (), (note(refused.code, source.name, why=refused.why),)
    except OSError as error:
        return (), (note("corrupt", source.name, why=error.strerror or "无法打开"),)


def _reader(source: Source) -> Callable[[Source], Read]:
    # Each reader is imported when a file needs it: a folder of csv files never loads the others.
    if source.ending in {".csv", ".tsv"}:
        from wagekit.intake.read_text import read_text  # noqa: PLC0415

        return read_text
    if source.ending == ".parquet":
        from wagekit.intake.read_parquet import read_parquet  # noqa: PLC0415

        return read_parquet
    from wagekit.intake.read_excel import read_excel  # noqa: PLC0415

    return read_excel
