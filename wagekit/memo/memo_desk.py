"""Where a memo is composed: shows the draft as chosen, saves it under a name of its own."""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from wagekit.core.errors import WagekitError
from wagekit.intake.said import english, sentence_of
from wagekit.memo.docx import CannotSave
from wagekit.memo.kinds import kinds
from wagekit.views.findings_table.row import Source
from wagekit.views.findings_table.view import Said
from wagekit.views.findings_table.words import TableWords
from wagekit.views.letter.choose import WhichParty
from wagekit.views.letter.concerns import concerns
from wagekit.views.letter.desk import WEIGHED
from wagekit.views.letter.text import numbers_of, plain
from wagekit.views.memo_composer.view import WORDS, Form, Offer, composer_page, composer_view

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from wagekit.memo.drafts import Drafts
    from wagekit.memo.kinds import Memo
    from wagekit.model.decision import Standing
    from wagekit.model.finding import Finding
    from wagekit.views.findings_table.page import Page

_NOT_IN_NAMES: Final = re.compile(r'[\\/:*?"<>|\s]+')
_LONGEST: Final = 80
_MOST_NAMES: Final = 1000
_USUAL: Final = "transfer_housing"
"""The kind that is open before a person chooses one: most findings lead to it."""


@dataclass(frozen=True, slots=True)
class MemoDesk:
    """The memos of one run of a case.

    Attributes:
        drafts: Makes them.
        projects: The ids of the projects, the likeliest first.
        names: What parties, workers and projects are called, by id.
        folder: Where drafts are saved; made when the first is.
        case_folder: The case folder, in which no draft is saved.
    """

    drafts: Drafts
    projects: Sequence[str]
    names: Mapping[str, str]
    folder: Path
    case_folder: Path

    def page(self, state: Mapping[str, Any], request: Mapping[str, Any] | None = None) -> Page:
        """The composer as a person has set it, after doing what is asked for.

        Args:
            state: `kind`, `project`, `party`, `addressee`, and by id `out` (findings left out by
                hand) and `in` (dismissed ones put in by hand); anything may be absent.
            request: `{"do": "save"}`, with the ids of the findings `chosen` on the page, the
                `mark` of the draft there and its `addressee`: what is saved must be what was read
                there. None to look only.
        """
        standings, unread = self._standings()
        form = self._form(state, {id_ for id_, one in standings.items() if one.left_out})
        form = form if form.party in self._parties(form) else replace(form, party="")
        letter = unread or self._letter(form)
        said = self._done(letter, form, request) if request else Said()
        source = Source(
            TableWords(self.drafts.lang), self.names, numbers_of(self.drafts.tables), (), standings
        )
        shown = letter if isinstance(letter, str) else letter.view
        return composer_page(
            composer_view(
                form, self._offer(form), source, letter=shown, said=said, mark=_mark(letter)
            )
        )

    def _standings(self) -> tuple[Mapping[str, Standing], str]:
        """Where findings stand, or why that cannot be known: then there is no draft."""
        try:
            return self.drafts.standings(), ""
        except WagekitError as refused:
            return {}, sentence_of(refused, self.drafts.lang)

    def _form(self, state: Mapping[str, Any], dismissed: Collection[str]) -> Form:
        known = kinds().by_name
        kind = state.get("kind") if state.get("kind") in known else _USUAL
        first = next(iter(self.projects), "")
        project = state.get("project") if state.get("project") in self.projects else first
        out = ({*dismissed} - {*state.get("in", ())}) | {*state.get("out", ())}
        chosen = {f.finding_id for f in self.drafts.findings} - out
        return Form(
            kind=str(kind),
            project=str(project),
            addressee=str(state.get("addressee", "")),
            chosen=chosen,
            party=str(state.get("party", "")),
        )

    def _offer(self, form: Form) -> Offer:
        there = kinds()
        lang, kind = self.drafts.lang, there.by_name[form.kind]
        return Offer(
            kinds={name: one.title.in_(lang) for name, one in there.by_name.items()},
            broken={name: _in(lang, why) for name, why in there.broken.items()},
            projects=self.projects,
            findings=[f for f in self.drafts.findings if _fits(f, form) and kind.takes(f)],
            folder=str(self.folder),
            parties=self._parties(form),
        )

    def _parties(self, form: Form) -> tuple[str, ...]:
        """Whom the document can be about; nobody where what was decided cannot be read."""
        try:
            return self.drafts.parties(form.kind, form.project, chosen=self._chosen(form))
        except WagekitError:
            return ()

    def _chosen(self, form: Form) -> Collection[str] | None:
        everything = len(form.chosen) == len(self.drafts.findings)
        return None if everything and not self.drafts.dismissed() else form.chosen

    def _letter(self, form: Form) -> Memo | str:
        """The draft, or why there is none."""
        if not form.project:
            return self._refusal("no_project")
        try:
            return self.drafts.compose(
                form.kind,
                form.project,
                party=form.party or None,
                chosen=self._chosen(form),
                addressee=form.addressee or None,
            )
        except WhichParty as refused:
            if self._parties(form):
                return self._refusal("which_party")
            return sentence_of(refused, self.drafts.lang)
        except WagekitError as refused:
            return sentence_of(refused, self.drafts.lang)

    def _done(self, letter: Memo | str, form: Form, request: Mapping[str, Any]) -> Said:
        if isinstance(letter, str):
            return Said(letter, refused=True)
        if request.get("do") != "save":
            return Said(self._refusal("unknown"), refused=True)
        if not self._was_shown(letter, form, request):
            return Said(self._refusal("other"), refused=True)
        try:
            path = self.save(letter, form.project)
        except WagekitError as refused:
            return Said(sentence_of(refused, self.drafts.lang), refused=True)
        return Said(TableWords(self.drafts.lang, WORDS).say("saved", path=str(path)))

    def _was_shown(self, letter: Memo, form: Form, request: Mapping[str, Any]) -> bool:
        """Whether the page showed this draft; an addressee may have been typed since."""
        if _ids(request.get("chosen"), self._in(form)) != self._in(form):
            return False
        mark = request.get("mark")
        if mark is None or mark == _mark(letter):
            return True
        return bool(mark == _mark(self._letter(replace(form, addressee=_typed(request)))))

    def _in(self, form: Form) -> set[str]:
        return {f.finding_id for f in self._offer(form).findings} & {*form.chosen}

    def save(self, memo: Memo, project: str) -> Path:
        """Write a draft under a name that no file has yet.

        Args:
            memo: The draft.
            project: The id of its project, for the name.

        Raises:
            CannotSave: The folder is in the case folder or cannot be written to, or python-docx is
                not installed.
        """
        inner, outer = self.folder.resolve(), self.case_folder.resolve()
        if inner == outer or outer in inner.parents:
            raise CannotSave(self._refusal("inside", path=str(self.folder)))
        path = self._free(memo.view.name, project)
        try:
            memo.save(path)
        except WagekitError:
            with suppress(OSError):
                path.unlink()
            raise
        return path

    def _free(self, name: str, project: str) -> Path:
        """An empty file of a new name: nobody else can take the name while the draft is written."""
        words = TableWords(self.drafts.lang, WORDS)
        stem = words.say("file", name=name, project=self.names.get(project) or project)
        stem = _NOT_IN_NAMES.sub("_", plain(stem)).strip("._")[:_LONGEST]
        names = [stem, *(words.say("again", name=stem, n=n) for n in range(2, _MOST_NAMES))]
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            return next(path for each in names if (path := _taken(self.folder / f"{each}.docx")))
        except (OSError, StopIteration) as error:
            raise CannotSave(
                self._refusal("unwritable", path=str(self.folder), why=str(error))
            ) from error

    def _refusal(self, key: str, **facts: str) -> str:
        return TableWords(self.drafts.lang, WORDS).say(key, part="refused", **facts)


def _in(lang: str, said: str) -> str:
    return str(english(said)) if lang == "en" else said


def _mark(letter: Memo | str) -> str:
    """Stands for every word of a draft, so that a page can say which one it showed."""
    if isinstance(letter, str):
        return ""
    words = json.dumps([*letter.view.texts()], ensure_ascii=False)
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def _ids(said: object, otherwise: set[str]) -> set[str]:
    """The ids that a page sent; nothing where what it sent is no list."""
    if said is None:
        return otherwise
    return {one for one in said if isinstance(one, str)} if isinstance(said, list) else set()


def _typed(request: Mapping[str, Any]) -> str:
    return str(request.get("addressee") or "")


def _fits(finding: Finding, form: Form) -> bool:
    return concerns(finding.project_id, form.project) and finding.outcome in WEIGHED


def _taken(path: Path) -> Path | None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    except FileExistsError:
        return None
    return path
