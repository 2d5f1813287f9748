"""The words of the findings table, the decision log and the memo composer, in two languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wagekit.intake.said import Said
from wagekit.model.finding import Issue
from wagekit.model.text import Text
from wagekit.views.texts import read

_FILE: Final = "findings_table/words.yaml"


def text(part: str, key: str, *, file: str = _FILE) -> Text:
    """One entry of a YAML of words.

    Args:
        part: The part of the file.
        key: The entry.
        file: The file.
    """
    return Text(**read(file)[part][key])


@dataclass(frozen=True, slots=True)
class TableWords:
    """Says things in one language.

    Attributes:
        lang: `zh` or `en`.
        file: The YAML they are in.
    """

    lang: str
    file: str = _FILE

    def say(self, key: str, *, part: str = "said", **values: str | int) -> str:
        """A sentence with its places filled; braces in the values stay as typed.

        Args:
            key: The entry.
            part: The part of the file.
            values: What to fill in.
        """
        return text(part, key, file=self.file).in_(self.lang).format(**values)

    def all_of(self, part: str) -> dict[str, str]:
        """Every entry of a part, places left open: the page fills in counts.

        Args:
            part: The part of the file.
        """
        return {
            key: text(part, key, file=self.file).in_(self.lang) for key in read(self.file)[part]
        }


class _Log:
    """What the decision log says when it refuses, or of a line that it cannot read."""

    def say(self, key: str, lang: str, **facts: str) -> str:
        """Why a decision was not written.

        Args:
            key: The entry.
            lang: `zh` or `en`.
            facts: What to fill in.
        """
        return TableWords(lang).say(key, part="refused", **facts)

    def issue(self, file: str, row: int, key: str, column: str = "", value: str = "") -> Issue:
        """A line that is not used.

        Args:
            file: The file.
            row: The line.
            key: What is wrong with it.
            column: The column, where one is wrong.
            value: The cell.
        """
        problem, done = text("issues", key), text("issues", "done")
        return Issue(
            file=file,
            row=row,
            column=column or None,
            value=value[:200] or None,
            problem=Said(problem.zh, problem.en),
            done=Said(done.zh, done.en),
            severity="warning",
        )


LOG: Final = _Log()
