"""案件线索移送函 to the housing authority: suspicions about the award and contracting of works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.core.errors import WagekitError
from wagekit.memo.kind import Kind, Request
from wagekit.model.finding import Outcome
from wagekit.model.schema import tables as schemas
from wagekit.model.text import Text
from wagekit.views.letter.acts import source_part
from wagekit.views.letter.annex import evidence_annex, evidence_numbers, unsourced
from wagekit.views.letter.cite import cited
from wagekit.views.letter.desk import judged_on, named
from wagekit.views.letter.facts import facts_of, rows
from wagekit.views.letter.frame import Content, framed
from wagekit.views.letter.part import Part, body
from wagekit.views.letter.project import parties_part, project_part
from wagekit.views.letter.questions import acts, led_to, open_part, questions_part
from wagekit.views.letter.sections import project_name
from wagekit.views.letter.text import plain
from wagekit.views.letter.words import Words
from wagekit.views.texts import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wagekit.model.finding import Finding
    from wagekit.views.letter.facts import Facts
    from wagekit.views.letter.view import LetterView

TERMS: Final = read("letter/terms.yaml")


class NothingToTransfer(WagekitError):  # noqa: N818 - read aloud: "nothing to transfer"
    """No finding of the project is a suspicion that the housing authority could take up."""


class UnknownProject(WagekitError):  # noqa: N818 - read aloud: "unknown project"
    """The data hold no project of that id."""


def _compose(request: Request) -> LetterView:
    """Draft it by 保障农民工工资支付条例 43 and 劳动保障监察条例 18."""
    words = Words(request.lang, as_of=request.settings.as_of)
    _check_known(request, words)
    own = tuple(filter(_takes, request.findings))
    led = led_to(request.determinations, [f for f in own if f.outcome is not Outcome.cannot_tell])
    facts = facts_of(request, findings=own, determinations=led)
    if not facts.by_outcome(Outcome.found):
        raise NothingToTransfer(_nothing(facts, request.omitted, words))
    return framed(_content(facts, request, words), request, words)


def _takes(finding: Finding) -> bool:
    """Whether it is about the award and contracting of works, which the letter is about."""
    return finding.rule.startswith(tuple(TERMS["families"]))


def _content(facts: Facts, request: Request, words: Words) -> Content:
    numbers = evidence_numbers(facts)
    said = words.say("intro", project=project_name(facts), **judged_on(request, words))
    return Content(
        title=_title(facts, words),
        addressee=named(request.addressee),
        opening=(body(said),),
        parts=(
            project_part(facts, words),
            parties_part(facts, words),
            source_part(facts, words),
            questions_part(facts, numbers, words),
            open_part(facts, words),
            _grounds(words),
            _request(words),
        ),
        closing=(body(words.say("closing")),),
        annexes=(evidence_annex(facts, numbers, words),),
        articles=_articles(facts),
        findings=facts.findings,
        todo=(*_todo(facts, words), *unsourced(numbers, words)),
    )


def _check_known(request: Request, words: Words) -> None:
    listed = [row["project_id"] for row in rows(request.tables, "project")]
    listed += [row["project_id"] for row in rows(request.tables, "contract")]
    known = dict.fromkeys([*listed, *(f.project_id for f in request.findings if f.project_id)])
    if request.project_id not in known:
        shown = words.joined(list(known)[:5]) or words.say("none")
        project = plain(request.project_id)
        raise UnknownProject(words.say("unknown_project", project=project, known=shown))


def _nothing(facts: Facts, omitted: int, words: Words) -> str:
    if omitted:
        return words.say("nothing_chosen", project=plain(facts.project_id), omitted=omitted)
    counts = [len(facts.by_outcome(o)) for o in (Outcome.cannot_tell, Outcome.rebutted)]
    project = plain(facts.project_id)
    return words.say("nothing", project=project, open=counts[0], explained=counts[1])


def _title(facts: Facts, words: Words) -> tuple[str, ...]:
    said = [act.text.in_(words.lang) for act in acts(facts)]
    joint = words.say("title_join")
    parts = [words.say("title_about"), project_name(facts)]
    if said:
        first, *others = (name + joint for name in said)
        parts += [words.say("title_suspected") + first, *others]
        parts[-1] = parts[-1].removesuffix(joint)
    else:
        parts.append(words.say("title_other"))
    return (*parts, words.say("title_end"))


def _grounds(words: Words) -> Part:
    articles = cited(TERMS["grounds"], words)
    said = (words.say("grounds"), words.say("grounds_articles", articles=articles))
    return Part(words.say("heading_grounds"), tuple(map(body, said)))


def _request(words: Words) -> Part:
    lines = tuple(body(words.say(f"request_{number}")) for number in range(1, 5))
    return Part(words.say("heading_request"), lines)


def _todo(facts: Facts, words: Words) -> Iterator[str]:
    sector = facts.project.get("sector")
    if sector and sector not in TERMS["housing_sectors"]:
        label = schemas()["project"].column("sector").codes[sector][0]
        yield words.say("todo_sector", sector=label if words.lang == "zh" else sector)
    yield words.say("todo_deadline")


def _articles(facts: Facts) -> tuple[str, ...]:
    found = facts.by_outcome(Outcome.found)
    ids = [a for d in facts.determinations for a in d.articles]
    return tuple(ids + [a for f in found for a in f.articles])


KIND = Kind(
    "transfer_housing",
    Text("案件线索移送函（住建主管部门）", "letter transferring clues to the housing authority"),
    _compose,
    _takes,
    needs=Text(
        "项目有发包与承包方面的疑点（FB、ZB、GK、WF 规则）",
        "a suspicion about the award or contracting of the works (rules FB, ZB, GK, WF)",
    ),
    articles=tuple(TERMS["grounds"]),
)
