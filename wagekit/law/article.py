"""Articles of the law by row id, each with its instrument, its dates and how far it was checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from wagekit.law import source
from wagekit.law.in_english import number_in_english, place_in_english

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

_FOLDER = Path(__file__).parent / "articles"


class UnknownArticle(LookupError):  # noqa: N818 - read aloud by rule authors: "unknown article"
    """An article id that no file of the law holds; the message names the nearest ids."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, regulation, measure or reading from which articles come.

    Attributes:
        id: The name of its file.
        title: Official title in Chinese, without 《》.
        short: What inspectors call it.
        en: English title.
        number: Document number, where it has one that is known.
        kind: `law`, or `practice` for what is no legal text (a platform's working habits).
        in_force_from: First day in force; None when not known.
        in_force_to: Last day in force; None when still in force or not known.
        replaced_by: Id of the instrument that took its place.
        dates_checked: How far the dates were checked: `full`, `partial` or `unverified`.
        region: GB/T 2260 prefix where it is regional law, else None.
    """

    id: str
    title: str
    short: str
    en: str
    number: str | None
    kind: str
    in_force_from: date | None
    in_force_to: date | None
    replaced_by: str | None
    dates_checked: str
    region: str | None

    def name(self, lang: str = "zh") -> str:
        """Title and number as they are cited.

        Args:
            lang: `zh` or `en`.
        """
        if lang == "en":
            return f"{self.en} ({number_in_english(self.number)})" if self.number else self.en
        title = f"《{self.title}》" if self.kind == "law" else self.title
        return f"{title}（{self.number}）" if self.number else title


@dataclass(frozen=True, slots=True)
class Article:
    """One row of the law: an article or item, in our own words.

    Attributes:
        id: Row id, such as `ZB-8.1`.
        instrument: Where it stands.
        article: Place in the instrument, such as 第八条第（一）项.
        zh: Paraphrase in Chinese; never the official wording.
        en: Short paraphrase in English.
        consequence: What follows, in Chinese; None where nothing is noted.
        in_force_from: First day in force; None when not known.
        in_force_to: Last day in force; None when still in force or not known.
        replaced_by: Id of the article or instrument that took its place.
        checked: `full`, `partial` or `unverified` against the official text.
        source: Numbers of the sources it was checked with.
    """

    id: str
    instrument: Instrument
    article: str
    zh: str
    en: str
    consequence: str | None
    in_force_from: date | None
    in_force_to: date | None
    replaced_by: str | None
    checked: str
    source: tuple[str, ...]

    def cite(self, lang: str = "zh") -> str:
        """The citation, with a warning where the text was not fully checked.

        Args:
            lang: `zh` or `en`.
        """
        gap = " " if lang == "en" else ""
        return f"{self.instrument.name(lang)}{gap}{self.place(lang)}"

    def place(self, lang: str = "zh") -> str:
        """Where it stands in its instrument, with the same warning.

        Args:
            lang: `zh` or `en`.
        """
        where = place_in_english(self.article) if lang == "en" else self.article
        return f"{where}{source.mark(self.checked, lang)}"

    def has_begun(self, day: date) -> bool:
        """Whether the article had come into force by a day, over since or not."""
        return self.in_force_from is None or self.in_force_from <= day

    def in_force_on(self, day: date) -> bool:
        """Whether the article was in force; a bound that is not known does not exclude a day.

        Args:
            day: The day asked about.
        """
        return self.has_begun(day) and (self.in_force_to is None or day <= self.in_force_to)

    def holds_in(self, region: str | None) -> bool:
        """Whether the article holds in a place; a national one does wherever that may be.

        Args:
            region: GB/T 2260 code of the place; None where it is not known.
        """
        own = self.instrument.region
        return own is None or (region is not None and region.startswith(own))


def _instrument(raw: Mapping[str, Any], where: str) -> Instrument:
    return Instrument(
        id=raw["id"],
        title=raw["title"],
        short=raw["short"],
        en=raw["en"],
        number=raw["number"],
        kind=raw.get("kind", "law"),
        in_force_from=source.day(raw["in_force_from"], where),
        in_force_to=source.day(raw["in_force_to"], where),
        replaced_by=raw["replaced_by"],
        dates_checked=source.known_check(raw["dates_checked"], where),
        region=raw.get("region"),
    )


def _article(raw: Mapping[str, Any], instrument: Instrument) -> Article:
    where = f"{instrument.id}.yaml {raw['id']}"
    return Article(
        id=raw["id"],
        instrument=instrument,
        article=raw["article"],
        zh=raw["zh"],
        en=raw["en"],
        consequence=raw.get("consequence"),
        in_force_from=source.day(raw.get("in_force_from", instrument.in_force_from), where),
        in_force_to=source.day(raw.get("in_force_to", instrument.in_force_to), where),
        replaced_by=raw.get("replaced_by", instrument.replaced_by),
        checked=source.known_check(raw["checked"], where),
        source=tuple(str(number) for number in raw["source"]),
    )


def _file(path: Path) -> Iterator[Article]:
    content = source.read(path)
    instrument = _instrument(content["instrument"], path.name)
    for raw in content["articles"]:
        yield _article(raw, instrument)


@cache
def articles() -> Mapping[str, Article]:
    """Every article by id, in the order of the files.

    Raises:
        ValueError: Two rows have one id, or a file is malformed.
    """
    known: dict[str, Article] = {}
    for path in sorted(_FOLDER.glob("*.yaml")):
        for row in _file(path):
            if row.id in known:
                raise ValueError(f"{path.name}: 条款编号 {row.id} 重复")
            known[row.id] = row
    return MappingProxyType(known)


def article(id: str) -> Article:  # noqa: A002 - rule authors write article("ZB-8.1")
    """One article.

    Args:
        id: Row id, such as `ZB-8.1` or `T30③`.

    Raises:
        UnknownArticle: No file holds this id.
    """
    try:
        return articles()[id]
    except KeyError:
        near = source.nearest(id, articles())
        raise UnknownArticle(f"没有编号为 {id} 的条款；相近的有：{near}") from None


def in_force(ids: tuple[str, ...], day: date | None) -> tuple[str, ...]:
    """Those of the articles that were in force on a day; all of them where no day is given.

    Args:
        ids: Ids of articles.
        day: The day asked about.

    Raises:
        UnknownArticle: there is no such article.
    """
    return tuple(one for one in ids if day is None or article(one).in_force_on(day))


def begun(ids: tuple[str, ...], day: date | None) -> tuple[str, ...]:
    """Those of the articles that had come into force by a day, over since or not.

    Args:
        ids: Ids of articles.
        day: The day on which facts are judged; all of them where it is not known.

    Raises:
        UnknownArticle: there is no such article.
    """
    return tuple(one for one in ids if day is None or article(one).has_begun(day))


def regional(ids: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the articles that hold in one region only.

    Args:
        ids: Ids of articles.

    Raises:
        UnknownArticle: there is no such article.
    """
    return tuple(one for one in ids if article(one).instrument.region is not None)


def in_region(ids: tuple[str, ...], region: str | None) -> tuple[str, ...]:
    """Those of the articles that hold in a place; the national ones alone where none is given.

    Args:
        ids: Ids of articles.
        region: GB/T 2260 code of the place; None where it is not known.

    Raises:
        UnknownArticle: there is no such article.
    """
    return tuple(one for one in ids if article(one).holds_in(region))
