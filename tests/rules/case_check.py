"""Holds what an engine said of a case against what the case expects."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wagekit.testing.cases import Case
    from wagekit.testing.worlds import Answer

Answers = dict[tuple[str, str], "Answer"]


def check(case: Case, answers: Answers) -> None:
    """Fail unless each expected subject got its outcome, and the reason where one is given."""
    answer = answers[case.rule, case.name]
    said = {subject: answer.outcomes.get(subject) for subject in case.expected}
    assert said == dict(case.expected), answer.failed or answer.reasons
    if case.reason:
        assert case.reason in answer.reasons[next(iter(case.expected))]
