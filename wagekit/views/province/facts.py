"""What the page of a province tells, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wagekit.model.finding import FileCount, Issue, Outcome
    from wagekit.model.judged_on import JudgedOn
    from wagekit.model.text import Text


@dataclass(frozen=True, slots=True)
class Open:
    """A step that left subjects open.

    Attributes:
        says: its sentence, with what stands for values in braces.
        ask: the documents that would settle it.
        number: how many subjects.
    """

    says: Text
    ask: tuple[Text, ...]
    number: int


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """What one rule said.

    Attributes:
        code: its code.
        title: what it looks for.
        counts: how many subjects had each outcome.
        open: the steps that left subjects open, most first.
        failed: why it did not run; nothing where it did.
    """

    code: str
    title: Text
    counts: Mapping[Outcome, int]
    open: tuple[Open, ...] = ()
    failed: str = ""


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """A project with how much was found in it.

    Attributes:
        project_id: its id.
        name: what it is called.
        found: how many findings.
        rules: how many rules found something.
    """

    project_id: str
    name: str | None
    found: int
    rules: int


@dataclass(frozen=True, slots=True)
class RegionFacts:
    """A region with the projects in which most was found.

    Attributes:
        region: its code; None where the projects name none.
        projects: how many projects it has.
        with_findings: in how many something was found.
        found: how many findings.
        most: the projects with most, most first.
    """

    region: str | None
    projects: int
    with_findings: int
    found: int
    most: tuple[ProjectFacts, ...]


@dataclass(frozen=True, slots=True)
class ProvinceFacts:
    """All of it.

    Attributes:
        name: what the folder is called.
        judged: the day on which it was judged.
        rules: what each rule said, by code.
        regions: those with most findings first.
        files: what became of the rows of each table.
        issues: what was wrong in them.
    """

    name: str
    judged: JudgedOn
    rules: Sequence[RuleFacts]
    regions: Sequence[RegionFacts]
    files: Sequence[FileCount]
    issues: Sequence[Issue]
