"""约谈通知书: invites a party to explain the suspicions that concern it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.law import in_force
from wagekit.memo.kind import Request, described
from wagekit.model.documents import document
from wagekit.model.finding import Outcome
from wagekit.views.letter.choose import CannotIssue, lacking, the_one
from wagekit.views.letter.cite import cited
from wagekit.views.letter.desk import judged_on
from wagekit.views.letter.facts import facts_of
from wagekit.views.letter.frame import Content, framed
from wagekit.views.letter.part import Part, body
from wagekit.views.letter.project import is_individual
from wagekit.views.letter.proof import must_prove, proof_line
from wagekit.views.letter.sections import addressed_part, addressed_to, project_name
from wagekit.views.letter.suspicions import (
    by_party,
    by_rule,
    law_behind,
    of_project,
    papers_asked,
    reach_of,
    rows_page,
    rules_part,
    suspicions_annex,
    title_of,
)
from wagekit.views.letter.text import plain
from wagekit.views.letter.words import Words
from wagekit.views.texts import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wagekit.model.finding import Finding
    from wagekit.views.letter.facts import Facts
    from wagekit.views.letter.suspicions import Reach
    from wagekit.views.letter.view import LetterView

BOOK: Final = read("letter/interview.yaml")
ARTICLES: Final = BOOK["kind"]["articles"]
FAMILIES: Final = tuple(BOOK["kind"]["families"])
_WHO: Final = {True: "person", False: "firm", None: "either"}


def _compose(request: Request) -> LetterView:
    words = Words(request.lang, BOOK, request.settings.as_of)
    facts = facts_of(request, findings=request.findings, determinations=request.determinations)
    there = by_party(of_project(request, FAMILIES))
    if not there:
        papers = ("explanation", "payment_records", "wage_sheet")
        raise CannotIssue(lacking("nothing", papers, request, words))
    shown = [
        words.say(
            "party_concerned", party=plain(id_), name=facts.named(id_) or id_, count=len(found)
        )
        for id_, found in there.items()
    ]
    party, found = the_one(there, request.party_id, shown, words)
    return framed(_content(party, found, request, facts, words), request, words)


def _content(
    party_id: str, found: Sequence[Finding], request: Request, facts: Facts, words: Words
) -> Content:
    to, differs = addressed_to(party_id, request, facts, words)
    party, name = facts.named(party_id) or party_id, project_name(facts)
    open_ = [f for f in of_project(request, FAMILIES, Outcome.cannot_tell) if party_id in f.parties]
    basis = _basis(party_id, facts, request)
    reach = reach_of(request, facts)
    intro = words.say(
        "intro",
        project=name,
        party=party,
        articles=cited(basis, words),
        **judged_on(request, words),
    )
    return Content(
        title=(words.say("title_1"), name, words.say("title_2")),
        addressee=to,
        opening=(body(intro),),
        parts=(
            addressed_part(party_id, facts, words),
            rules_part(words.say("heading_suspicions"), found, reach, words),
            Part(words.say("heading_open"), tuple(map(body, _open(open_, words)))),
            _papers(party_id, (*found, *open_), facts, words),
            _when(party_id, facts, words),
            _after(party_id, request, facts, words),
        ),
        annexes=(suspicions_annex(words.say("suspicions_title"), found, words),),
        working=(rows_page(found, words),),
        articles=[*basis, *_articles(party_id, found, request, reach)],
        findings=(*found, *open_),
        todo=(*differs, *_todo(basis, words)),
    )


def _basis(party: str, facts: Facts, request: Request) -> tuple[str, ...]:
    """The owner of government works may be summoned by the rules on its money too."""
    owner, investment = facts.project.get("owner_id"), facts.project.get("investment")
    is_owner = party == owner and investment == "government"
    rows = (*ARTICLES["talk"], *(ARTICLES["government"] if is_owner else ()))
    return in_force(rows, request.settings.as_of)


def _articles(
    party: str, found: Sequence[Finding], request: Request, reach: Reach
) -> tuple[str, ...]:
    own = law_behind(found, reach)
    always = ("unmet", "out_of_reach")
    said = ("proof", *always) if must_prove(party, request) else always
    fixed = (row for what in said for row in ARTICLES[what])
    return tuple(dict.fromkeys((*own, *fixed)))


def _open(findings: Sequence[Finding], words: Words) -> Iterator[str]:
    for number, (_, same) in enumerate(by_rule(findings).values(), start=1):
        yield words.say("open_rule", number=number, name=title_of(same[0], words), count=len(same))


def _papers(party: str, findings: Sequence[Finding], facts: Facts, words: Words) -> Part:
    asked = tuple(facts.explanations.still_asked(papers_asked(findings), findings))
    if is_individual(facts.parties.get(party, {})):
        asked = tuple(what for what in asked if what not in _of_firms(words))
    lines = [words.say("document", number=n, what=what) for n, what in enumerate(asked, start=1)]
    lines.append(words.say("identity", number=len(lines) + 1))
    return Part(words.say("heading_papers"), tuple(map(body, lines)))


def _of_firms(words: Words) -> frozenset[str]:
    """The papers that no individual holds, such as the statement of the special wage account."""
    return frozenset(document(name).in_(words.lang) for name in BOOK["not_of_a_person"])


def _when(party: str, facts: Facts, words: Words) -> Part:
    day, place = words.say("blank_day"), words.say("blank_place")
    who = words.say(f"who_{_WHO[is_individual(facts.parties.get(party, {}))]}")
    said = words.say("when", day=day, place=place, who=who)
    return Part(words.say("heading_when"), (body(said),), (words.say("todo_when"),))


def _after(party: str, request: Request, facts: Facts, words: Words) -> Part:
    cites = {what: cited(ARTICLES[what], words) for what in ("unmet", "out_of_reach")}
    proof = proof_line(party, ARTICLES["proof"], request, words)
    after = words.say("after", party=facts.named(party) or party, proof=proof, **cites)
    lines = (after, words.say("record"))
    return Part(words.say("heading_after"), tuple(map(body, lines)))


def _todo(basis: Sequence[str], words: Words) -> Iterator[str]:
    if set(ARTICLES["government"]) & set(basis):
        yield words.say("todo_government", articles=cited(ARTICLES["government"], words))
    yield from (words.say(f"todo_{what}") for what in ("tip", "officers", "service"))


def _parties(request: Request) -> Sequence[str]:
    return list(by_party(of_project(request, FAMILIES)))


KIND: Final = described(BOOK, _compose, _parties)
