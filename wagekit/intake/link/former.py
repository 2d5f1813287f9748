"""Former names that a register gives for a firm: a column 曾用名, or a list of changes."""

from collections.abc import Iterator
from dataclasses import dataclass

from wagekit.intake.raw import RawSheet
from wagekit.intake.texts import plain, tidy

HEADERS = frozenset({"曾用名", "历史名称", "历史名称(曾用名)", "企业曾用名"})
_NAME = ("企业名称", "公司名称", "单位名称", "企业(机构)名称", "系统匹配企业名称", "名称")
_CODE = ("统一社会信用代码",)
_CHANGE = ("变更事项", "变更前内容", "变更后内容")
_NAME_CHANGED = frozenset({"名称变更", "企业名称变更", "名称", "名称变更(字号名称、集团名称等)"})
_MOST_ROWS_ABOVE = 15
_NOTHING = frozenset({"", "-", "—", "--", "/", "无"})
_BETWEEN = str.maketrans(dict.fromkeys("；,，、\n\t|", ";"))


@dataclass(frozen=True, slots=True)
class Former:
    """That a firm had another name.

    Attributes:
        name: Its present name.
        code: Its credit code, where the register gives it.
        was: The former name.
        file: Where this stands.
        sheet: The sheet, where there is one.
        row: The row as Excel numbers it.
    """

    name: str
    code: str | None
    was: str
    file: str
    sheet: str | None
    row: int


def former_names(sheet: RawSheet) -> Iterator[Former]:
    """Find former names in a sheet, whatever table it is taken for.

    Args:
        sheet: The raw sheet.

    Yields:
        One for each former name of each firm.
    """
    for at in range(min(_MOST_ROWS_ABOVE, sheet.height)):
        header = [plain(cell) if cell else "" for cell in sheet.cells(at)]
        if HEADERS & set(header) and _first(header, _NAME) is not None:
            yield from _listed(sheet, at, header)
            return
        if set(_CHANGE) <= set(header):
            yield from _changed(sheet, at, header)
            return


def _first(header: list[str], names: tuple[str, ...]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)


def _listed(sheet: RawSheet, at: int, header: list[str]) -> Iterator[Former]:
    name, code = _first(header, _NAME), _first(header, _CODE)
    was = next(index for index, cell in enumerate(header) if cell in HEADERS)
    for row in range(at + 1, sheet.height):
        present = _cell(sheet, name, row)
        for former in (_cell(sheet, was, row) or "").translate(_BETWEEN).split(";"):
            if present and tidy(former) not in _NOTHING and plain(former) != plain(present):
                yield _found(sheet, row, present, _cell(sheet, code, row), tidy(former))


def _changed(sheet: RawSheet, at: int, header: list[str]) -> Iterator[Former]:
    item, before, after = (header.index(name) for name in _CHANGE)
    for row in range(at + 1, sheet.height):
        was, present = _cell(sheet, before, row), _cell(sheet, after, row)
        if plain(_cell(sheet, item, row) or "") in _NAME_CHANGED and was and present:
            yield _found(sheet, row, present, None, was)


def _found(sheet: RawSheet, row: int, name: str, code: str | None, was: str) -> Former:
    number: int = sheet.rows[row].as_py()
    return Former(name, code, was, sheet.source.name, sheet.sheet, number)


def _cell(sheet: RawSheet, column: int | None, row: int) -> str | None:
    return None if column is None else sheet.columns[column][row].as_py()
