"""`wagekit memo CASE --kind KIND --project ID --out FILE.docx`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.case import open_case
from wagekit.cli.say import Say
from wagekit.output.folder import refuse_inside

if TYPE_CHECKING:
    import argparse


def execute(arguments: argparse.Namespace) -> int:
    """Compose a document and save it."""
    say = Say(arguments)
    refuse_inside(arguments.out, arguments.case)
    with say.progress("正在起草……", "composing ..."):
        case = open_case(arguments.case)
        memo = case.memo(
            arguments.kind, project=arguments.project, party=arguments.party, lang=say.lang
        )
    memo.save(arguments.out)
    say.line(
        f"草稿已写入 {arguments.out}，须经审核盖章",
        f"draft written to {arguments.out}; it needs review and a seal",
    )
    return 0
