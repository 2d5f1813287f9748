"""`wagekit demo`: the whole main job on the sample cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.bundled import bundled
from wagekit.case import open_case
from wagekit.cli.commands.analyze import status_of, tell
from wagekit.cli.say import Say
from wagekit.output.files import files_of
from wagekit.output.folder import write_together

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from wagekit.case import Case
    from wagekit.run import Run

KIND = "transfer_housing"
FIRST = "qinghe_whole_transfer"
"""The case that the documentation goes through."""


def execute(arguments: argparse.Namespace) -> int:
    """Analyse every sample case and leave its results and letters in `--out`."""
    say = Say(arguments)
    folders = sorted(path.parent for path in bundled("sample_data").glob("*/case.toml"))
    status = max(_one(say, folder, arguments.out / folder.name) for folder in folders)
    page = arguments.out / FIRST / "summary.md"
    say.line(f"先看 {page}", f"Read first: {page}")
    return status


def _one(say: Say, folder: Path, out: Path) -> int:
    case = open_case(folder)
    say.same(f"== {case.settings.title or case.settings.case_id} ==")
    run = case.analyze(lang=say.lang)
    write_together(out, files_of(case, run), beside=folder)
    tell(say, run, names=case.names)
    for letter in _letters(case, run, out):
        say.line(f"移送函草稿：{letter}", f"draft letter: {letter}")
    say.line(f"结果已写入 {out}\n", f"results written to {out}\n")
    return status_of(run)


def _letters(case: Case, run: Run, out: Path) -> list[Path]:
    projects = sorted({one.project_id for one in run.determined})
    letters = []
    for project in projects:
        path = out / f"{KIND}_{project}.docx"
        case.memo(KIND, project=project, lang=run.lang).save(path)
        letters.append(path)
    return letters
