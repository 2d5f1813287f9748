"""What a rule is: a function from tables to a ladder, with the identity that its decorator gives.

Everything that can be checked when the rule is defined is checked then, so that a mistake shows to
its author and not in somebody's case.
"""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wagekit.core.derived import SPECIAL, derived_tables
from wagekit.core.errors import RuleError
from wagekit.law import article, parameter, regional
from wagekit.model.schema import tables

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from wagekit.core.ladder import Ladder
    from wagekit.model.text import Text

CODE = re.compile(r"[A-Z]{2}[0-9]{2}")
HEADS = ("Why it matters:", "Found when:", "Not found when:", "Assumes:")
OUTCOMES = "outcomes"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and all that is known of it before it runs.

    Attributes:
        subject: the kind of thing it judges: contract, project, payment, worker, ...
        articles: law rows that a finding cites.
        parameters: dated numbers of `law/parameters` that it uses.
        explainable: whether an accepted explanation rebuts it (the law allows it for few).
        after: rules whose listed outcomes it reads as the table `outcomes`.
    """

    code: str
    name: str
    title: Text
    subject: str
    articles: tuple[str, ...]
    parameters: tuple[str, ...]
    explainable: bool
    after: tuple[str, ...]
    function: Callable[..., Ladder]

    @property
    def reads(self) -> tuple[str, ...]:
        """The tables that it reads, by the names of its parameters."""
        return tuple(inspect.signature(self.function).parameters)

    @property
    def sentence(self) -> str:
        """What it finds, in one English sentence."""
        return (inspect.getdoc(self.function) or "").split("\n", 1)[0]


def rule(
    code: str,
    name: str,
    *,
    title: Text,
    subject: str,
    articles: Sequence[str],
    parameters: Sequence[str] = (),
    explainable: bool = False,
    after: Sequence[str] = (),
) -> Callable[[Callable[..., Ladder]], Callable[..., Ladder]]:
    """Declare the decorated function as the rule `code`.

    Raises:
        RuleError: the code, an article, a parameter, the docstring or a table name is wrong.
    """

    def declare(function: Callable[..., Ladder]) -> Callable[..., Ladder]:
        made = Rule(
            code,
            name,
            title,
            subject,
            tuple(articles),
            tuple(parameters),
            explainable,
            tuple(after),
            function,
        )
        check(made)
        _declared[code] = made
        return function

    return declare


_declared: dict[str, Rule] = {}


def declared() -> dict[str, Rule]:
    """Every rule declared so far in this process, by code."""
    return _declared


def check(made: Rule) -> None:
    """Refuse a rule that is not well formed, naming what is wrong."""
    if not CODE.fullmatch(made.code):
        raise RuleError(f"{made.code!r} is not two capitals and two digits, such as GC11")
    _check_unique(made)
    _check_docstring(made)
    _check_tables(made)
    for row in made.articles:
        article(row)
    for number in made.parameters:
        parameter(number)


def check_ladder(made: Rule, ladder: Ladder) -> None:
    """Refuse a ladder that does not say of which region the rule's articles are to be named."""
    rows = regional(made.articles)
    if rows and ladder.law_in is None:
        raise RuleError(
            f"{made.code}: {', '.join(rows)} hold in one region only: give the ladder `law_in`, the"
            " column with the region of each subject"
        )


def _check_unique(made: Rule) -> None:
    taken = _declared.get(made.code)
    if taken is not None and taken.function.__module__ != made.function.__module__:
        there = taken.function.__module__
        raise RuleError(f"{made.code} is taken by {there}: codes are never reused, choose another")


def _check_docstring(made: Rule) -> None:
    text = inspect.getdoc(made.function) or ""
    missing = [head for head in HEADS if head not in text]
    if missing:
        raise RuleError(f"{made.code}: the docstring lacks {', '.join(missing)}")
    if not made.sentence.endswith("."):
        raise RuleError(f"{made.code}: the docstring's first line must be one whole sentence")


def _check_tables(made: Rule) -> None:
    known = {*tables(), *derived_tables(), *SPECIAL, *([OUTCOMES] if made.after else [])}
    for name in made.reads:
        if name not in known:
            raise RuleError(f"{made.code}: no table is called {name!r}")
