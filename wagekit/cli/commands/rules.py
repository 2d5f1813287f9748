"""`wagekit rules`: every rule, and every plugin that could not be loaded."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from wagekit.cli.broken import tell_broken
from wagekit.cli.say import Say
from wagekit.core.registry import rules

if TYPE_CHECKING:
    import argparse

    from wagekit.core.rule import Rule


def execute(arguments: argparse.Namespace) -> int:
    """List the rules."""
    say = Say(arguments)
    known = rules(arguments.plugins)
    if arguments.json:
        listed = [_record(rule) for rule in known.by_code.values()]
        say.result(json.dumps(listed, ensure_ascii=False, indent=2))
    else:
        for rule in known.by_code.values():
            say.result(f"{rule.code}  {rule.title.in_(say.lang)}")
    return tell_broken(say, known)


def _record(rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "title": {"zh": rule.title.zh, "en": rule.title.en},
        "subject": rule.subject,
        "articles": list(rule.articles),
        "parameters": list(rule.parameters),
        "explainable": rule.explainable,
        "reads": list(rule.reads),
    }
