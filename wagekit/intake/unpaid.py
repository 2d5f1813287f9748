"""Wage sheets that say what is still unpaid: which of their columns that is."""

import re
from collections.abc import Sequence

from wagekit.intake.headed import foremost, words_of
from wagekit.intake.headers import header_of

HEADERS = frozenset(
    [
        "欠付", "欠发", "尚欠", "尚欠金额", "尚欠工资", "未发", "未付", "未发金额", "未付金额",
        "未发工资", "未付工资", "欠付工资", "欠发工资", "欠付金额", "剩余", "剩余工资", "剩余未付",
        "欠薪", "欠薪金额", "拖欠工资", "拖欠金额", "未支付", "未支付工资", "未支付金额",
        "余欠", "余欠工资", "余欠金额", "还欠", "还欠工资", "未发放", "未发放工资", "未发放金额",
        "未领工资", "未发合计", "未付合计", "欠付合计",
        "下欠", "下欠工资", "下欠金额", "结欠", "结欠工资", "结欠金额", "欠款", "剩余金额",
        "剩余未发", "剩余未发工资", "剩余未发金额", "剩余未付工资", "剩余未付金额",
        "剩余未支付", "剩余应发", "剩余应付", "剩余待发", "尚未发放", "尚未支付", "尚未付",
        "尚未发", "未结工资", "未结金额",
        "剩余欠款", "剩余欠薪", "剩余工资款",
    ]
)  # fmt: skip
_PERHAPS = frozenset(["余额", "结余", "结余工资", "结余金额", "应付余额", "未付余额", "工资余额"])
"""What is unpaid if the sheet adds up so; else what is left in an account."""
_OF_OTHERS = re.compile("借|预支|账户|帐户|专户|卡")
_TO_PAY = frozenset(
    {
        "实发工资",
        "实发",
        "实发金额",
        "实发合计",
        "实付工资",
        "本月实发",
        "本月实发工资",
        "实发数",
        "实发工资合计",
    }
)
_SO_FAR = (
    "已发", "已发工资", "已发金额", "已付", "已付工资", "已付金额",
    "已支付", "已支付工资", "已支付金额", "已发合计",
    "已发放", "已发放工资", "已发放金额", "已付款", "其中:已付", "其中:已付款", "其中:已发",
)  # fmt: skip


def prefer_paid_so_far(
    table: str, said: Sequence[tuple[str, ...]], columns: dict[str, int]
) -> None:
    """Beside 未发 a 实发工资 is what is to be paid, and 已发 what was.

    Args:
        table: The canonical table.
        said: For each column the words it may be known by.
        columns: Target to column index, changed in place.
    """
    if table != "payroll" or "paid" not in columns:
        return
    words = {word: index for index, each in reversed(list(enumerate(said))) for word in each}
    so_far = next((words[word] for word in _SO_FAR if word in words), None)
    if so_far is not None and HEADERS & words.keys() and _TO_PAY & set(said[columns["paid"]]):
        columns["paid"] = so_far


def unpaid_column(table: str, headers: Sequence[str | None]) -> int | None:
    """Which column says what is unpaid; None where there is none."""
    if table != "payroll":
        return None
    said = [word.rpartition("/") for word in words_of(headers)]
    sure = (index for index, (*_, word) in enumerate(said) if word in HEADERS)
    perhaps = (
        index
        for index, (above, _, word) in enumerate(said)
        if word in _PERHAPS and not _OF_OTHERS.search(above)
    )
    return next(sure, next(perhaps, None))


def only_perhaps_unpaid(header: str | None) -> bool:
    """Whether a column tells what is unpaid only if the sheet adds up so."""
    return header_of(header or "").text.rpartition("/")[2] in _PERHAPS


def paid_so_far(table: str, headers: Sequence[str | None], paid: int) -> int | None:
    """Which column is what was paid if 实发工资 is what is to be paid, beside an 余额."""
    said = words_of(headers)
    stays = unpaid_column(table, headers)
    if stays is None or said[paid] not in _TO_PAY or not only_perhaps_unpaid(headers[stays]):
        return None
    return foremost(said, _SO_FAR)
