"""Encrypted workbooks: opened in memory with the password from case.toml or from the terminal."""

from io import BytesIO
from pathlib import Path

from wagekit.intake.attendant import attendant
from wagekit.intake.reading import RefusedFile
from wagekit.intake.said import Said
from wagekit.intake.source import Source

_TRIES = 3


def unlocked(source: Source, password: str | None) -> BytesIO:
    """Decrypt a workbook.

    Args:
        source: An encrypted .xlsx, .xlsm, .xlsb or .xls file.
        password: What opens it; None where case.toml gives none: whoever sits by is asked.

    Returns:
        The workbook in memory.

    Raises:
        RefusedFile: There is no password, it is wrong, or the file is damaged.
    """
    if password is not None:
        return _opened(source.path, password, wrong="wrong_password")
    for attempt in range(_TRIES):
        typed = attendant().password(source.name, again=attempt > 0)
        if typed is None:
            raise RefusedFile("encrypted")
        try:
            return _opened(source.path, typed, wrong="wrong_password_typed")
        except RefusedFile as refused:
            if refused.code != "wrong_password_typed":
                raise
    raise RefusedFile("wrong_password_typed")


def _opened(path: Path, password: str, *, wrong: str) -> BytesIO:
    from msoffcrypto import OfficeFile  # noqa: PLC0415 - only an encrypted file needs it
    from msoffcrypto.exceptions import InvalidKeyError  # noqa: PLC0415

    opened = BytesIO()
    try:
        with path.open("rb") as file:
            book = OfficeFile(file)
            book.load_key(password=password)
            book.decrypt(opened)
    except InvalidKeyError as error:
        raise RefusedFile(wrong) from error
    except Exception as error:  # the library raises whatever a damaged file makes it
        raise RefusedFile(
            "corrupt", Said("加密的工作簿不完整", "the encrypted workbook is cut short")
        ) from error
    opened.seek(0)
    return opened
