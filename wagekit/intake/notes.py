"""Issues: what is wrong with a file, a sheet, a row or a cell, and what was done about it."""

from collections.abc import Mapping

from wagekit.intake.said import Said, english
from wagekit.intake.sentences import sentences
from wagekit.model.finding import Issue


def note(
    code: str,
    file: str,
    sheet: str | None = None,
    row: int | None = None,
    *,
    column: str | None = None,
    value: str | None = None,
    **facts: object,
) -> Issue:
    """Build one issue.

    Args:
        code: Which sentence.
        file: The file as named inside the case folder.
        sheet: The sheet, where there is one.
        row: The row as the inspector sees it.
        column: The column as the file spells it.
        value: The cell as the file spells it, shortened.
        **facts: What the sentence leaves open.

    Returns:
        The issue.
    """
    sentence = sentences()[code]
    return Issue(
        file=file,
        sheet=sheet,
        row=row,
        column=column,
        value=_short(value),
        problem=_said(sentence.problem, sentence.problem_en, facts),
        done=_said(sentence.done, sentence.done_en, facts),
        severity=sentence.severity,
    )


def _said(zh: str, en: str, facts: Mapping[str, object]) -> Said:
    twins = {name: english(value) for name, value in facts.items()}
    return Said(zh.format(**facts), en.format(**twins))


def _short(value: str | None, most: int = 200) -> str | None:
    return value if value is None or len(value) <= most else value[:most] + "…"
