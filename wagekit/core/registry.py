"""Where rules come from: the package, installed plugins (`wagekit.rules`), and a folder."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import pkgutil
import sys
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from wagekit.core.rule import declared
from wagekit.intake.said import Said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from importlib.metadata import EntryPoint
    from pathlib import Path

    from wagekit.core.rule import Rule

BUNDLED = "wagekit.plugins"
GROUP = "wagekit.rules"
RULE_FILE = "[a-z][a-z][0-9][0-9]_*.py"
"""How a rule's file is called; other Python files of a folder are nobody's business."""
FROM_FOLDER = "wagekit_plugin_"
_MISNAMED = Said(
    "规则文件应命名为“代码_名称.py”（如 zb77_my_rule.py），此文件没有运行，请改名",
    "a rule's file is called CODE_name.py (as zb77_my_rule.py): this one did not run, rename it",
)


@dataclass(frozen=True, slots=True)
class Broken:
    """A plugin that could not be loaded: it is shown as `not_run`, never left out."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules that can run, by code, and those that could not be loaded."""

    by_code: Mapping[str, Rule]
    broken: tuple[Broken, ...]


def rules(folder: Path | None = None) -> Rules:
    """Find all rules; `folder` holds further rule files (``--plugins DIR``)."""
    files = rules_in(folder) if folder else []
    broken = [found for found in _attempts(files) if found is not None]
    broken += _misnamed(folder) if folder else ()
    asked_for = {_module_of(path) for path in files}
    by_code = {
        code: rule
        for code, rule in sorted(declared().items())
        if rule.function.__module__ in asked_for or not _is_of_a_folder(rule)
    }
    return Rules(by_code, tuple(broken))


def rules_in(folder: Path) -> list[Path]:
    """The rule files of a folder; one that cannot be opened is among them, to be told as broken.

    Args:
        folder: The folder.
    """
    return sorted(path for path in folder.glob(RULE_FILE) if not path.is_dir())


def _misnamed(folder: Path) -> Iterator[Broken]:
    """Files that declare a rule and are not called as rules are: else nobody would miss them."""
    others = (path for path in folder.glob("*.py") if not path.match(RULE_FILE))
    for path in sorted(path for path in others if path.is_file()):
        if _declares_a_rule(path.read_text("utf-8", errors="replace")):
            yield Broken(path.name, _MISNAMED)


def _declares_a_rule(text: str) -> bool:
    try:
        functions = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef)]
    except SyntaxError:
        return False
    called = (
        each.func for n in functions for each in n.decorator_list if isinstance(each, ast.Call)
    )
    return any("rule" in {getattr(one, "id", ""), getattr(one, "attr", "")} for one in called)


def _is_of_a_folder(rule: Rule) -> bool:
    """Loaded from somebody's folder, perhaps for an earlier run in this process."""
    return rule.function.__module__.startswith(FROM_FOLDER)


def _attempts(files: Sequence[Path]) -> Iterator[Broken | None]:
    for module in _modules(BUNDLED):
        yield _attempt(module, partial(importlib.import_module, module))
    for entry in _entries():
        yield _attempt(entry.name, entry.load)
    for path in files:
        yield _attempt(path.name, partial(_import_file, path))


def _attempt(name: str, load: Callable[[], object]) -> Broken | None:
    try:
        load()
    except Exception as error:  # noqa: BLE001 - whatever a plugin raises, the others must run
        return Broken(name, f"{type(error).__name__}: {error}")
    return None


@cache
def _entries() -> tuple[EntryPoint, ...]:
    """Looked up once: what is installed is read from the disk of every package each time."""
    return tuple(entry_points(group=GROUP))


@cache
def _modules(package: str) -> tuple[str, ...]:
    root = importlib.import_module(package)
    found = pkgutil.walk_packages(root.__path__, f"{package}.")
    return tuple(module.name for module in found if not module.ispkg)


def _module_of(path: Path) -> str:
    """The same file has the same module name in one process; files of one name have others."""
    return f"{FROM_FOLDER}{sha256(str(path.resolve()).encode()).hexdigest()[:8]}_{path.stem}"


def _import_file(path: Path) -> None:
    name = _module_of(path)
    if name in sys.modules:
        return
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path.name} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
