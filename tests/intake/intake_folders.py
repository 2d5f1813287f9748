"""Small case folders, written for one test each."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl

from wagekit.intake import CaseFolder, read_case

Rows = Sequence[Sequence[object]]
CONTRACT = "contract_id,project_id,issuer_id,contractor_id,kind,price,signed_on\n"


def write(folder: Path, **files: str | bytes) -> Path:
    """Write text or bytes under names such as `contract_csv`."""
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        put(folder, name.replace("_csv", ".csv").replace("_toml", ".toml"), data)
    return folder


def put(folder: Path, name: str, data: bytes | str) -> None:
    """Write one file, whatever it is called."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())


def workbook(path: Path, sheets: Mapping[str, Rows]) -> None:
    """Write an xlsx file."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)


def rows(case: CaseFolder, table: str) -> list[dict[str, object]]:
    """The rows of one table as dictionaries."""
    found: list[dict[str, object]] = case.tables[table].to_pylist()
    return found


def column(case: CaseFolder, table: str, name: str) -> list[object]:
    """One column of one table."""
    values: list[object] = case.tables[table][name].to_pylist()
    return values


def one_contract(folder: Path, line: str) -> CaseFolder:
    """Read a case of one contract line."""
    return read_case(write(folder, contract_csv=CONTRACT + line + "\n"))


def problems(case: CaseFolder) -> list[tuple[int | None, str | None, str | None, str]]:
    """What the issues are about: row, column, value, severity."""
    return [(i.row, i.column, i.value, i.severity) for i in case.issues]
