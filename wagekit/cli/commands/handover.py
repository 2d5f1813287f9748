"""`wagekit handover CASE -o BUNDLE.zip`: the case and its answer, sealed for whoever takes over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.case import open_case
from wagekit.cli.commands.analyze import status_of
from wagekit.cli.say import Say
from wagekit.handover.bundle_name import CASE, OUTPUTS
from wagekit.handover.bundle_write import refuse_foreign, write_bundle
from wagekit.handover.case_files import case_files
from wagekit.handover.compose import Answer, compose
from wagekit.handover.rule_files import rule_files
from wagekit.handover.said import shown
from wagekit.output.files import files_of
from wagekit.output.folder import refuse_inside
from wagekit.views.handover.words import word

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from wagekit.case import Case
    from wagekit.handover.manifest import Manifest
    from wagekit.run import Run


def execute(arguments: argparse.Namespace) -> int:
    """Analyse a case and pack what it was, what came of it, and by what."""
    say, bundle = Say(arguments), arguments.out
    refuse_inside(bundle, arguments.case)
    refuse_foreign(bundle)
    files = case_files(arguments.case)
    with say.progress("正在读取案件……", "reading the case ..."):
        case = open_case(arguments.case)
    with say.progress("正在运行规则……", "running the rules ..."):
        run = case.analyze(
            as_of=arguments.as_of, only=arguments.rule, plugins=arguments.plugins, lang=say.lang
        )
    answer = _answer(case, run, arguments.rule)
    manifest, content = compose(files, answer, rule_files(arguments.plugins))
    with say.progress("正在装包……", "writing the bundle ..."):
        write_bundle(bundle, manifest, content)
    _tell(say, bundle, manifest, case)
    return status_of(run)


def _answer(case: Case, run: Run, rules: list[str]) -> Answer:
    return Answer(
        folder=case.folder,
        case_id=case.settings.case_id,
        title=run.title,
        judged=run.judged,
        rules=tuple(rules),
        lang=run.lang,
        findings=run.answers.findings,
        tables=case.read.tables,
        outputs=files_of(case, run),
    )


def _tell(say: Say, bundle: Path, manifest: Manifest, case: Case) -> None:
    files, outputs = (len(manifest.under(folder)) for folder in (CASE, OUTPUTS))
    said = [word("written", path=bundle, files=files, outputs=outputs)]
    said += (
        word("left_out", name=shown(one.name), reason=word(one.reason, part="reason"))
        for one in manifest.left_out
    )
    said += (word("fingerprint", code=manifest.fingerprint()), word("personal"))
    if any(override.password for override in case.settings.files.values()):
        said.append(word("password"))
    for line in said:
        say.same(line.in_(say.lang))
