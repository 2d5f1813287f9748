"""Puts together what goes into a bundle: the case, its answer, the page, and the list of it all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from wagekit.handover.bundle_name import CASE, OUTPUTS, README
from wagekit.handover.bundle_write import Content, member_of_text
from wagekit.handover.decisions import NAME as LOG
from wagekit.handover.decisions import DecisionLog, ReadLog, standings
from wagekit.handover.made_with import made_with
from wagekit.handover.manifest import Manifest, Member
from wagekit.handover.notebook_state import notebook_state
from wagekit.model.finding import Outcome
from wagekit.views.handover.pending import pending_of
from wagekit.views.handover.readme import Handed, readme
from wagekit.views.handover.words import word
from wagekit.views.letter.text import numbers_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pyarrow as pa

    from wagekit.handover.case_files import CaseFiles
    from wagekit.handover.made_with import MadeWith
    from wagekit.model.finding import Finding
    from wagekit.model.judged_on import JudgedOn

NOTEBOOK = ".ipynb"
SHORT = 12
"""So many digits of a hash are enough to be told apart by a person."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a run said of a case.

    Attributes:
        folder: The case folder.
        case_id: The case's id.
        title: What the case is called.
        judged: The day of judgement.
        rules: The rules that were chosen; none where all ran.
        lang: The language of the outputs.
        findings: What was found.
        tables: The tables of the case.
        outputs: The files of the run, as text by name.
    """

    folder: Path
    case_id: str
    title: str
    judged: JudgedOn
    rules: tuple[str, ...]
    lang: str
    findings: Sequence[Finding]
    tables: Mapping[str, pa.Table]
    outputs: Mapping[str, str]


def compose(
    case: CaseFiles, answer: Answer, plugins: Mapping[str, bytes]
) -> tuple[Manifest, Content]:
    """The manifest of a bundle, and what it lists.

    Args:
        case: The files of the case folder.
        answer: What was found, and by what.
        plugins: The files with further rules, by their names in the bundle.

    Raises:
        NotRecorded: The decision log is there and cannot be read.
    """
    made = made_with()
    texts = {README: readme(_handed(case, answer, plugins, made)).encode()}
    texts |= {f"{OUTPUTS}{name}": text.encode() for name, text in answer.outputs.items()}
    texts |= plugins
    members = [member_of_text(name, data) for name, data in texts.items()]
    members += [Member(f"{CASE}{one.name}", one.size, one.sha256) for one in case.members]
    manifest = Manifest(
        case_id=answer.case_id,
        title=answer.title,
        judged=answer.judged,
        rules=answer.rules,
        lang=answer.lang,
        outcomes=_outcomes(answer.findings),
        made_with=made,
        left_out=case.left_out,
        members=tuple(members),
    )
    return manifest, Content(texts, {f"{CASE}{name}": path for name, path in case.files.items()})


def _outcomes(findings: Sequence[Finding]) -> dict[str, int]:
    return dict(sorted(Counter(str(finding.outcome) for finding in findings).items()))


def _handed(
    case: CaseFiles, answer: Answer, plugins: Mapping[str, bytes], made: MadeWith
) -> Handed:
    # A log that is a link is not in the bundle, and so no part of what is handed over.
    log = DecisionLog(answer.folder, answer.lang).read() if LOG in case.files else ReadLog()
    held = standings(log, answer.findings, answer.tables)
    suspicions = [f for f in answer.findings if f.outcome is Outcome.found]
    decided = {key for key, standing in held.items() if standing.decision is not None}
    return Handed(
        title=answer.title,
        case_id=answer.case_id,
        judged=answer.judged,
        rules=answer.rules,
        outcomes=_outcomes(answer.findings),
        open=sum(finding.finding_id not in decided for finding in suspicions),
        files=len(case.members),
        notebooks=[
            (name, word(notebook_state(path), part="notebook"))
            for name, path in case.files.items()
            if PurePosixPath(name).suffix == NOTEBOOK
        ],
        plugins=list(plugins),
        packages=[f"{name} {version}" for name, version in made.packages.items()],
        pending=pending_of(answer.tables),
        decisions=log.in_force(),
        log_issues=len(log.issues),
        left_out=[(one.name, word(one.reason, part="reason")) for one in case.left_out],
        versions=_versions(made),
        numbers=numbers_of(answer.tables),
    )


def _versions(made: MadeWith) -> dict[str, str]:
    return {
        "wagekit": f"{made.wagekit} ({made.code[:SHORT]})",
        "wagekit/law": made.law[:SHORT],
        "Python": made.python,
        **made.dependencies,
    }
