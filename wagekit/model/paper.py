"""Which rows of which files the sums of a debt are read from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from wagekit.model.text import Text


class SumOf(StrEnum):
    """What a sum is, in the order in which a person asks for it."""

    owed = "owed"
    owner_unsettled = "owner_unsettled"
    deposit = "deposit"
    account = "account"

    @property
    def text(self) -> Text:
        """What a person calls it."""
        return _SUMS[self]


_SUMS: Final = {
    SumOf.owed: Text("欠薪数额", "wages owed"),
    SumOf.owner_unsettled: Text("建设单位到期未付工程款", "price that the owner has not paid"),
    SumOf.deposit: Text("工资保证金或保函", "wage deposit or letter"),
    SumOf.account: Text("账户余额", "balances of accounts"),
}


@dataclass(frozen=True, slots=True)
class Paper:
    """Rows of one sheet that one sum of a debt is read from.

    Attributes:
        project_id: The project of the debt; None where the ledger names none.
        employer_id: Who hired the workers; None where nobody is named.
        of: What the sum is.
        table: The canonical table.
        file: The file; None where the rows were made by hand.
        sheet: The sheet; None where the file has none.
        rows: The row numbers, in order.
    """

    project_id: str | None
    employer_id: str | None
    of: SumOf
    table: str
    file: str | None
    sheet: str | None
    rows: tuple[int, ...]
