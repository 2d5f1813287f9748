"""`wagekit rule CODE`: the law behind a rule, how it decides step by step, and its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.cli.broken import tell_broken
from wagekit.cli.say import Say
from wagekit.core.errors import WagekitError
from wagekit.core.registry import rules
from wagekit.intake.said import Said
from wagekit.rulebook import steps_of
from wagekit.views.rule_card import rule_card

if TYPE_CHECKING:
    import argparse


def execute(arguments: argparse.Namespace) -> int:
    """Explain one rule; files beside it that cannot be loaded are named too."""
    say = Say(arguments)
    known = rules(arguments.plugins)
    status = tell_broken(say, known)
    rule = known.by_code.get(arguments.code)
    if rule is None:
        raise WagekitError(
            Said(
                f"没有规则 {arguments.code}，用 wagekit rules 查看全部规则",
                f"no rule {arguments.code}: `wagekit rules` lists them all",
            )
        )
    say.result(rule_card(rule, steps_of(rule), lang=say.lang))
    return status
