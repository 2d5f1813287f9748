"""What a run says: findings, determinations, issues and counts, each as its JSON fields."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Final, Literal

from wagekit.model.money import json_number
from wagekit.model.text import Text

Severity = Literal["error", "warning", "info"]
SEVERITIES: Final = {
    "error": Text("错误", "error"),
    "warning": Text("警告", "warning"),
    "info": Text("提示", "info"),
}
"""What a person calls them."""


class Outcome(StrEnum):
    """What a rule says of one subject; exactly one of these."""

    found = "found"
    clear = "clear"
    cannot_tell = "cannot_tell"
    not_applicable = "not_applicable"
    rebutted = "rebutted"
    not_run = "not_run"

    @property
    def text(self) -> Text:
        """What a person calls it: a suspicion, never a verdict."""
        return _OUTCOMES[self]


class Act(StrEnum):
    """What the competent authority may come to call it (建市规〔2019〕1号)."""

    illegal_award = "illegal_award"
    whole_transfer = "whole_transfer"
    illegal_subcontract = "illegal_subcontract"
    nominal_licence = "nominal_licence"
    transfer_or_nominal_licence = "transfer_or_nominal_licence"

    @property
    def text(self) -> Text:
        """What the law calls it."""
        return _ACTS[self]


class State(StrEnum):
    """How far the question of an act has come."""

    suspected = "suspected"
    awaiting_explanation = "awaiting_explanation"
    explained = "explained"

    @property
    def text(self) -> Text:
        """What a person calls it."""
        return _STATES[self]


_OUTCOMES: Final = {
    Outcome.found: Text("发现疑点", "suspicion found"),
    Outcome.clear: Text("未见疑点", "no suspicion"),
    Outcome.cannot_tell: Text("资料不足，无法判断", "cannot tell from the data"),
    Outcome.not_applicable: Text("不适用", "does not apply"),
    Outcome.rebutted: Text("疑点已有合理说明", "suspicion explained"),
    Outcome.not_run: Text("规则未能运行", "rule could not be run"),
}
_ACTS: Final = {
    Act.illegal_award: Text("违法发包", "illegal award"),
    Act.whole_transfer: Text("转包", "whole transfer"),
    Act.illegal_subcontract: Text("违法分包", "illegal subcontracting"),
    Act.nominal_licence: Text("挂靠", "nominal licence"),
    Act.transfer_or_nominal_licence: Text("转包或者挂靠", "whole transfer or nominal licence"),
}
_STATES: Final = {
    State.suspected: Text("涉嫌", "suspected"),
    State.awaiting_explanation: Text("待说明", "awaiting an explanation"),
    State.explained: Text("已说明", "explained"),
}


class _Record:
    """A frozen record whose fields are those of the output."""

    __slots__ = ()

    def as_dict(self) -> dict[str, Any]:
        """The fields as they are written, in their order."""
        return {f.name: _plain(getattr(self, f.name)) for f in fields(self)}  # type: ignore[arg-type] # every record is a dataclass


def _plain(value: Any) -> Any:  # noqa: ANN401 - any field
    if isinstance(value, _Record):
        return value.as_dict()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, StrEnum) else value


@dataclass(frozen=True, slots=True)
class Evidence(_Record):
    """A row that a finding rests on.

    Attributes:
        table: Its canonical table.
        key: Its key columns joined by `/`.
        file: Where it was read; None when it was not read from a file.
        sheet: The sheet, where there is one.
        row: The row as Excel numbers it.
    """

    table: str
    key: str
    file: str | None = None
    sheet: str | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(_Record):
    """What one rule says of one subject.

    Attributes:
        finding_id: The same rule and subject have the same id in every run.
        rule: The code.
        name: What the rule looks for, in the language of the run.
        outcome: One of six.
        project_id: The project; None where the rule did not run.
        subject: The key of the row looked at; None where the rule did not run.
        parties: The parties concerned, without repeats.
        amount: Fen; None when unknown or when the rule counts none.
        period: The month or span it is about.
        reason: Why, in words and values.
        articles: The articles it rests on, by their ids.
        evidence: The rows it rests on.
        ask_for: The documents that would settle it.
    """

    finding_id: str
    rule: str
    name: str
    outcome: Outcome
    project_id: str | None = None
    subject: str | None = None
    parties: tuple[str, ...] = ()
    amount: int | None = None
    period: str | None = None
    reason: str = ""
    articles: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    ask_for: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The fields as they are written, in their order; the amount in yuan."""
        return _Record.as_dict(self) | {"amount": json_number(self.amount)}


@dataclass(frozen=True, slots=True)
class Excluded(_Record):
    """An act that was weighed and put aside, and why."""

    act: Act
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Determination(_Record):
    """Which act a contract points to; only the competent authority determines it.

    Attributes:
        project_id: The project.
        contract_id: The contract.
        act: What it points to.
        state: How far the question has come.
        rules: The codes that lead to it.
        excluded: The acts put aside.
        articles: The articles it rests on, by their ids.
        ask_for: The documents that would settle it.
    """

    project_id: str
    contract_id: str
    act: Act
    state: State
    rules: tuple[str, ...] = ()
    excluded: tuple[Excluded, ...] = ()
    articles: tuple[str, ...] = ()
    ask_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(_Record):
    """Something in a file that is not as it should be, and what was done about it.

    Attributes:
        file: The file as named inside the case folder.
        sheet: The sheet, where there is one.
        row: The row as Excel numbers it.
        column: The column as the file spells it.
        value: The cell as the file spells it.
        problem: What is wrong.
        done: What was done.
        severity: `error`, `warning` or `info`.
    """

    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None
    problem: str
    done: str
    severity: Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCount(_Record):
    """What became of the rows of one sheet; read is always the sum of the other three.

    Attributes:
        file: The file as named inside the case folder.
        sheet: The sheet, where there is one.
        table: The canonical table; None where it was not recognised.
        profile: How it was recognised; None where it was not.
        read: Rows there are.
        loaded: Rows that became data.
        quarantined: Rows set aside, each with a reason.
        skipped: Header, total, blank, signature and note rows.

    Raises:
        ValueError: The numbers do not add up.
    """

    file: str
    sheet: str | None = None
    table: str | None = None
    profile: str | None = None
    read: int
    loaded: int
    quarantined: int
    skipped: int

    def __post_init__(self) -> None:
        if self.read != self.loaded + self.quarantined + self.skipped:
            raise ValueError(f"{self.file} 的行数对不上：{self.as_dict()}")
