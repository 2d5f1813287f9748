"""Encrypted workbooks: opened in memory with the password from case.toml."""

from io import BytesIO
from pathlib import Path

from wagekit.intake.reading import RefusedFile


def unlocked(path: Path, password: str | None) -> BytesIO:
    """Decrypt a workbook.

    Args:
        path: An encrypted .xlsx, .xlsm, .xlsb or .xls file.
        password: What opens it; None where case.toml gives none.

    Returns:
        The workbook in memory.

    Raises:
        RefusedFile: There is no password, it is wrong, or the file is damaged.
    """
    if password is None:
        raise RefusedFile("encrypted")
    from msoffcrypto import OfficeFile  # noqa: PLC0415 - only an encrypted file needs it
    from msoffcrypto.exceptions import InvalidKeyError  # noqa: PLC0415

    opened = BytesIO()
    try:
        with path.open("rb") as file:
            book = OfficeFile(file)
            book.load_key(password=password)
            book.decrypt(opened)
    except InvalidKeyError as error:
        raise RefusedFile("wrong_password") from error
    except Exception as error:  # the library raises whatever a damaged file makes it
        raise RefusedFile("corrupt", "加密的工作簿不完整") from error
    opened.seek(0)
    return opened
