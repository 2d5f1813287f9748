"""`wagekit new-rule CODE name`: a rule and its cases, ready to be filled in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from wagekit.cli.say import Say
from wagekit.core.errors import WagekitError
from wagekit.core.registry import rules
from wagekit.core.rule import CODE
from wagekit.intake.said import Said
from wagekit.testing.scaffold import CASES, RULE

if TYPE_CHECKING:
    import argparse

NAME = re.compile(r"[a-z][a-z0-9_]*")
IN_CHECKOUT = Path("wagekit/plugins")


def execute(arguments: argparse.Namespace) -> int:
    """Write the two files; nothing that exists is overwritten."""
    say = Say(arguments)
    code, name, root = arguments.code, arguments.name, arguments.into
    _check(code, name)
    rule = _family(root, code) / f"{code.lower()}_{name}.py"
    cases = root / "tests" / "rules" / f"{code}.yaml"
    for path, text in ((rule, RULE), (cases, CASES)):
        if path.exists():
            raise WagekitError(
                Said(
                    f"{path} 已存在，没有改动；请换一个代码",
                    f"{path} exists and was left as it is: take another code",
                )
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("CODE", code).replace("NAME", name), "utf-8")
        say.result(str(path))
    say.line(
        "先改写用例，再改写规则；在别的软件包里，请把规则所在模块写入入口点 wagekit.rules",
        "write the cases first, then the rule; in a package of your own, name the rule's module"
        " in the entry point group wagekit.rules",
    )
    return 0


def _check(code: str, name: str) -> None:
    if not CODE.fullmatch(code):
        raise WagekitError(
            Said(
                f"{code!r} 应为两个大写字母加两位数字，例如 GC11",
                f"{code!r} must be two capital letters and two digits, such as GC11",
            )
        )
    if not NAME.fullmatch(name):
        raise WagekitError(
            Said(
                f"{name!r} 应为小写英文和下划线，例如 sub_to_individual",
                f"{name!r} must be small letters and underscores, such as sub_to_individual",
            )
        )
    if code in rules().by_code:
        raise WagekitError(
            Said(
                f"规则代码 {code} 已被使用，代码不重复使用，请换一个",
                f"the code {code} is taken, and codes are never used again: take another",
            )
        )


def _family(root: Path, code: str) -> Path:
    """In the checkout, the folder of the rules with the same letters; elsewhere, the root."""
    plugins = root / IN_CHECKOUT
    if not plugins.is_dir():
        return root
    kin = sorted(plugins.glob(f"*/{code[:2].lower()}[0-9][0-9]_*.py"))
    return kin[0].parent if kin else plugins / code[:2].lower()
