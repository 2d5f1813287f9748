"""劳动保障监察调查询问通知书: asks a party what the papers do not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.law import parameter
from wagekit.memo.kind import Request, described
from wagekit.model.finding import Outcome, State
from wagekit.views.letter.choose import CannotIssue, lacking, the_one
from wagekit.views.letter.cite import cited
from wagekit.views.letter.desk import judged_on
from wagekit.views.letter.facts import facts_of
from wagekit.views.letter.frame import Content, framed
from wagekit.views.letter.part import Part, body
from wagekit.views.letter.proof import must_prove, proof_line
from wagekit.views.letter.questions import one_sentence
from wagekit.views.letter.schedule import sources_page
from wagekit.views.letter.sections import addressed_part, addressed_to, project_name
from wagekit.views.letter.suspicions import by_party, by_rule, papers_asked, reach_of, title_of
from wagekit.views.letter.text import plain
from wagekit.views.letter.view import Annex, Grid
from wagekit.views.letter.words import Words
from wagekit.views.texts import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from wagekit.model.finding import Finding
    from wagekit.views.letter.facts import Facts
    from wagekit.views.letter.view import LetterView

BOOK: Final = read("letter/inquiry.yaml")
ARTICLES: Final = BOOK["kind"]["articles"]
FAMILIES: Final = tuple(BOOK["kind"]["families"])
WIDTHS: Final = (8, 28, 64)
MANY: Final = 3
"""More points of one rule than these stand in the annex."""


def _compose(request: Request) -> LetterView:
    words = Words(request.lang, BOOK, request.settings.as_of)
    facts = _facts(request)
    there = _by_party(facts)
    if not there:
        raise CannotIssue(_why_nobody(request, facts, words))
    shown = [
        words.say("party_asked", party=plain(id_), name=facts.named(id_) or id_, count=len(points))
        for id_, points in there.items()
    ]
    party, points = the_one(there, request.party_id, shown, words)
    return framed(_content(party, points, request, facts, words), request, words)


def _facts(request: Request) -> Facts:
    own = tuple(f for f in request.findings if f.rule.startswith(FAMILIES))
    acts = request.determinations
    return facts_of(request, findings=own, determinations=acts)


def _why_nobody(request: Request, facts: Facts, words: Words) -> str:
    if _open(facts):
        return lacking("nobody_named", ("project_parties", "contract_paper"), request, words)
    return lacking("nothing_open", ("contract_paper", "wage_sheet"), request, words)


def _by_party(facts: Facts) -> Mapping[str, tuple[Finding, ...]]:
    """The points that each party can explain."""
    return by_party(_open(facts))


def _open(facts: Facts) -> Sequence[Finding]:
    """What cannot be told, and what awaits an explanation."""
    awaited = {
        (rule, subject)
        for d in facts.determinations
        if d.state is State.awaiting_explanation
        for rule in d.rules
        for subject in (d.contract_id, d.project_id)
    }
    open_ = [f for f in facts.by_outcome(Outcome.cannot_tell) if f.ask_for]
    open_ += [f for f in facts.by_outcome(Outcome.found) if (f.rule, f.subject) in awaited]
    return open_


def _content(
    party_id: str, points: Sequence[Finding], request: Request, facts: Facts, words: Words
) -> Content:
    to, differs = addressed_to(party_id, request, facts, words)
    told = {"project": project_name(facts), "party": facts.named(party_id) or party_id}
    opening = words.say(
        "intro", **told, inquiry=cited(ARTICLES["inquiry"], words), **judged_on(request, words)
    )
    rows = dict.fromkeys(e for finding in points for e in finding.evidence)
    return Content(
        title=(words.say("title_1"), words.say("title_2")),
        addressee=to,
        opening=(body(opening),),
        parts=(
            addressed_part(party_id, facts, words),
            Part(words.say("heading_points"), tuple(map(body, _points(points, words)))),
            Part(words.say("heading_papers"), tuple(map(body, _papers(points, facts, words)))),
            _when(request, facts, words),
            Part(words.say("heading_unmet"), (body(_unmet(party_id, request, facts, words)),)),
        ),
        annexes=_annexes(points, words),
        working=(sources_page(request, (), tuple(rows), words),),
        articles=[row for what in _cited(party_id, request) for row in ARTICLES[what]],
        findings=points,
        todo=(*differs, *(words.say(f"todo_{what}") for what in ("when", "officers", "service"))),
    )


def _points(points: Sequence[Finding], words: Words) -> Iterator[str]:
    number = 0
    for _, same in by_rule(points).values():
        many = len(same) > MANY
        for finding in same[:1] if many else same:
            number += 1
            name, reason = title_of(finding, words), one_sentence(finding, words)
            key = "point_many" if many else "point"
            yield words.say(key, number=number, name=name, reason=reason, count=len(same))


def _papers(points: Sequence[Finding], facts: Facts, words: Words) -> Iterator[str]:
    asked = facts.explanations.still_asked(papers_asked(points), points)
    for n, what in enumerate(asked, start=1):
        yield words.say("document", number=n, what=what)
    yield words.say("copies")


def _when(request: Request, facts: Facts, words: Words) -> Part:
    reach = reach_of(request, facts)
    held = parameter("regional_inquiry_reply_days").held(reach.day, region=reach.region)
    days = words.say("blank_place") if held is None else str(held.value)
    rows = [held.article] if held is not None and held.article else []
    articles = words.say("by_article", articles=cited(rows, words)) if rows else ""
    when = words.say("when", day=words.say("blank_day"), place=words.say("blank_place"))
    reply = words.say("reply", days=days, articles=articles)
    todo = () if rows else (words.say("todo_reply"),)
    return Part(words.say("heading_when"), (body(when), body(reply)), todo)


def _unmet(party: str, request: Request, facts: Facts, words: Words) -> str:
    proof = proof_line(party, ARTICLES["proof"], request, words)
    name, articles = facts.named(party) or party, cited(ARTICLES["unmet"], words)
    return words.say("unmet", party=name, proof=proof, unmet=articles)


def _cited(party: str, request: Request) -> tuple[str, ...]:
    return ("inquiry", *(("proof",) if must_prove(party, request) else ()), "unmet")


def _annexes(points: Sequence[Finding], words: Words) -> tuple[Annex, ...]:
    """Rules with many points, one line each."""
    many = [f for _, same in by_rule(points).values() if len(same) > MANY for f in same]
    lines = tuple(
        (
            str(n),
            words.say("cell", text=title_of(f, words)),
            words.say("cell", text=one_sentence(f, words)),
        )
        for n, f in enumerate(many, start=1)
    )
    heads = tuple(words.say(f"column_{head}") for head in ("number", "name", "reason"))
    return (Annex("", words.say("points_title"), (Grid(heads, lines, WIDTHS),)),) if many else ()


def _parties(request: Request) -> Sequence[str]:
    return list(_by_party(_facts(request)))


KIND: Final = described(BOOK, _compose, _parties)
