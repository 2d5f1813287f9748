"""Makes memos of one run out of the findings that a person wants in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wagekit.core.errors import WagekitError
from wagekit.core.world import World
from wagekit.intake.said import Said
from wagekit.judge.determination import determinations
from wagekit.judge.joined import joined
from wagekit.judge.ledger import ledger
from wagekit.judge.orders import orders
from wagekit.memo.judged_again import judged_again
from wagekit.memo.kinds import compose, kind_named, parties
from wagekit.views.letter.concerns import concerns
from wagekit.views.letter.desk import WEIGHED

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    import pyarrow as pa

    from wagekit.core.runner import Answers
    from wagekit.memo.kinds import Asked, Memo
    from wagekit.model.decision import Standing
    from wagekit.model.finding import Determination, Finding
    from wagekit.model.liability import Liability
    from wagekit.model.paper import Paper
    from wagekit.model.recovery import Recovery
    from wagekit.views.letter.request import LetterSettings


class UnknownFinding(WagekitError):  # noqa: N818 - read aloud: "unknown finding"
    """The run has no finding of this id."""


@dataclass(frozen=True, slots=True)
class Drafts:
    """What memos of one run are made from.

    Attributes:
        answers: What the run found.
        determined: What contracts point to by all of it.
        world: The tables on an engine, made when it is first asked for.
        standings: Where findings stand now, by finding id.
        tables: The case's tables by canonical name; money is fen.
        settings: Who writes, and the day the facts are judged on.
        lang: `zh` or `en`.
        owed: Who must pay which wages.
        handed: What each worker is owed.
        papers: Which rows the sums in `owed` are read from.
        region: GB/T 2260 code of the case.
    """

    answers: Answers
    determined: Sequence[Determination]
    world: Callable[[], World]
    standings: Callable[[], Mapping[str, Standing]]
    tables: Mapping[str, pa.Table]
    settings: LetterSettings
    lang: str = "zh"
    owed: Sequence[Liability] = ()
    handed: Sequence[Recovery] = ()
    papers: Sequence[Paper] = ()
    region: str | None = None

    @property
    def findings(self) -> Sequence[Finding]:
        """What the run found."""
        return self.answers.findings

    def determine(self, taken: Sequence[Finding]) -> Sequence[Determination]:
        """What contracts point to by some of the findings.

        An act must not stand in a letter because of a finding that was left out of it.

        Args:
            taken: The findings that are in the letter.
        """
        if len(taken) == len(self.findings):
            return self.determined
        some = replace(self.answers, findings=tuple(taken))
        return determinations(some, self.world(), lang=self.lang)

    def dismissed(self) -> frozenset[str]:
        """The ids of the findings that a person dismissed: they go into a memo only if chosen.

        One that was dismissed as another outcome is not among them: it goes in, and is noted.
        """
        return frozenset(id_ for id_, one in self.standings().items() if one.left_out)

    def left_out(self, kind: str, project: str) -> Sequence[Finding]:
        """The findings that a memo would hold, had no person dismissed them.

        Args:
            kind: The name of the kind.
            project: The project that it is about.

        Raises:
            UnknownKind: There is no such kind.
        """
        out, takes = self.dismissed(), kind_named(kind).takes
        own = (f for f in self.findings if concerns(f.project_id, project) and f.outcome in WEIGHED)
        return [f for f in own if f.finding_id in out and takes(f)]

    def compose(
        self,
        kind: str,
        project: str,
        *,
        party: str | None = None,
        chosen: Collection[str] | None = None,
        addressee: str | None = None,
    ) -> Memo:
        """Make a memo.

        Args:
            kind: The name of the kind.
            project: The project that it is about.
            party: The party that it is about, for kinds that need one.
            chosen: The ids of the findings that go into it; None takes all but the dismissed.
            addressee: The authority that it goes to; None leaves the place open.

        Raises:
            UnknownKind: There is no such kind.
            UnknownFinding: The run has no finding of an id in `chosen`.
            WagekitError: There is nothing to write, or the words are not covered by the case.
        """
        asked = self._asked(chosen)
        wanted = asked["chosen"]
        taken = [f for f in self.findings if wanted is None or f.finding_id in wanted]
        left = [f for f in self.findings if wanted is not None and f.finding_id not in wanted]
        asked["determinations"] = self.determine(taken)
        takes = kind_named(kind).takes
        again = judged_again(taken, left, takes, self._own_world, self.lang)
        asked["findings"] = [*again, *left]
        asked["party"], asked["addressee"] = self._one_id(party), addressee
        return compose(kind, project, **asked)

    def parties(
        self, kind: str, project: str, *, chosen: Collection[str] | None = None
    ) -> tuple[str, ...]:
        """The ids of the parties that a memo can be about; none where its kind needs none.

        Args:
            kind: The name of the kind.
            project: The project that it is about.
            chosen: The ids of the findings that go into it; None takes all but the dismissed.

        Raises:
            UnknownKind: There is no such kind.
            UnknownFinding: The run has no finding of an id in `chosen`.
        """
        return parties(kind, project, **self._asked(chosen))

    def _own_world(self) -> World:
        return World(self.world().engine, as_of=self.settings.as_of, region=self.region)

    def _asked(self, chosen: Collection[str] | None) -> Asked:
        return {
            "findings": self.findings,
            "determinations": self.determined,
            "tables": self.tables,
            "joined": joined(self.world()),
            "settings": self.settings,
            "chosen": self._wanted(chosen),
            "dismissed_as": self._dismissed_as(),
            "lang": self.lang,
            "owed": self.owed,
            "handed": self.handed,
            "papers": self.papers,
            "orders": orders(self.world()),
            "ledger": ledger(self.world()),
            "region": self.region,
        }

    def _one_id(self, party: str | None) -> str | None:
        """The id under which a party goes everywhere; one party may be listed under several."""
        if party is None:
            return None
        world = self.world()
        return next(
            (row["who"] for row in world.records(world.frame("alias")) if row["id"] == party), party
        )

    def _dismissed_as(self) -> Mapping[str, str]:
        standings = self.standings().items()
        lapsed = ((id_, one.decision) for id_, one in standings if one.dismissed != one.left_out)
        return {id_: decision.seen.outcome for id_, decision in lapsed if decision}

    def _wanted(self, chosen: Collection[str] | None) -> Collection[str] | None:
        if chosen is not None:
            return self._known(frozenset(chosen))
        out = self.dismissed()
        return frozenset(f.finding_id for f in self.findings) - out if out else None

    def _known(self, chosen: frozenset[str]) -> frozenset[str]:
        lost = sorted(chosen - {f.finding_id for f in self.findings})
        if lost:
            raise UnknownFinding(
                Said(
                    f"本次运行没有这些编号的疑点：{'、'.join(lost)}；请核对 finding_id。",
                    f"this run has no finding {', '.join(lost)}: check finding_id.",
                )
            )
        return chosen
