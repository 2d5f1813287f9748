"""What the parties have handed in on a finding, and what became of it, for whoever reads of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from wagekit.model.documents import document
from wagekit.model.text import Text
from wagekit.views.letter.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pyarrow as pa

    from wagekit.model.finding import Finding

    Row = Mapping[str, Any]
    Key = tuple[str | None, str, str | None]

WRITTEN = document("explanation")
"""What is not asked for again where it was given."""
OPEN = Text(
    "对上述疑点，当事人已提交说明{papers}，尚未审查",
    "On this question the party has handed in an explanation{papers}, not yet examined",
)
REFUSED = Text(
    "对上述疑点，当事人提交的说明{papers}未予采纳{by}",
    "On this question the party's explanation{papers} was not accepted{by}",
)
ACCEPTED = Text(
    "对上述疑点，当事人提交的说明{papers}经审查采信{by}",
    "On this question the party's explanation{papers} was accepted{by}",
)
PAPERS = Text("（材料：{papers}）", " (papers: {papers})")
BY = Text("（{by}）", " ({by})")
COMMA = Text("，", ", ")


@dataclass(frozen=True, slots=True)
class Explanations:
    """The explanations of a case by project, rule and subject."""

    rows: Mapping[Key, Sequence[Row]] = field(default_factory=dict)

    @classmethod
    def given_in(cls, tables: Mapping[str, pa.Table]) -> Explanations:
        """Those of a case's tables; `explanation` may be absent.

        Args:
            tables: The case's tables by canonical name.
        """
        there = tables.get("explanation")
        rows: dict[Key, list[Row]] = {}
        for row in [] if there is None else there.to_pylist():
            rows.setdefault((row["project_id"], row["rule"], row["subject"]), []).append(row)
        return cls(rows)

    def said(self, finding: Finding, lang: str) -> tuple[str, ...]:
        """A sentence for each explanation of a finding, without its full stop.

        Args:
            finding: The finding.
            lang: `zh` or `en`.
        """
        return tuple(_said(row, lang) for row in self._of(finding))

    def still_asked(self, asked: Iterable[str], findings: Sequence[Finding]) -> tuple[str, ...]:
        """The documents asked for, without an explanation that all who could give it have given.

        Args:
            asked: The documents.
            findings: The findings that ask for them.
        """
        written = {WRITTEN.zh, WRITTEN.en}
        missing = any(written & {*f.ask_for} and not self._of(f) for f in findings)
        return tuple(one for one in dict.fromkeys(asked) if missing or one not in written)

    def _of(self, finding: Finding) -> Sequence[Row]:
        return self.rows.get((finding.project_id, finding.rule, finding.subject), ())


def _said(row: Row, lang: str) -> str:
    papers = plain(row.get("documents") or "")
    day = row.get("decided_on") or row.get("decided_on_month")
    when = "" if day is None else f"{day:%Y-%m-%d}" if row.get("decided_on") else f"{day:%Y-%m}"
    by = COMMA.in_(lang).join(filter(None, (plain(row.get("decided_by") or ""), when)))
    accepted = row.get("accepted")
    sentence = OPEN if accepted is None else ACCEPTED if accepted else REFUSED
    return sentence.in_(lang).format(
        papers=PAPERS.in_(lang).format(papers=papers) if papers else "",
        by=BY.in_(lang).format(by=by) if by else "",
    )
