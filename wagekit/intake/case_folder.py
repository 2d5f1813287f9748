"""Read a case folder: the one road from files to canonical tables."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, get_args

from wagekit.intake.errors import UnreadableCase
from wagekit.intake.folder import find_sources
from wagekit.intake.said import Said, english
from wagekit.intake.settings import FileOverride, Settings, read_settings
from wagekit.model.finding import FileCount, Issue, Severity

if TYPE_CHECKING:
    import pyarrow as pa

    from wagekit.intake.called import Called
    from wagekit.intake.link.decisions import ReadDecisions
    from wagekit.intake.link.judgement import Judgement
    from wagekit.intake.linking import Linked
    from wagekit.intake.part import Part, Unread
    from wagekit.intake.source import Source


@dataclass(frozen=True, slots=True)
class CaseFolder:
    """A case as it was read.

    Attributes:
        tables: Canonical tables that some source gives, in the schema's order; each has the
            columns that some source gives, and `_file`, `_sheet`, `_row`. Money is fen.
        issues: What was wrong, and what was done about it.
        files: What became of the rows of each sheet.
        settings: What case.toml says, with the day of judgement.
        hashes: SHA-256 of each data file, by its name inside the folder.
        judgements: Who was taken for whom and on what grounds, decisions of links.csv included.
        perhaps: The table that a sheet which was not recognised most looks like.
        unplaced: Canonical rows that did not load as they name one of several persons, once for
            each of them.
    """

    tables: Mapping[str, "pa.Table"]
    issues: tuple[Issue, ...]
    files: tuple[FileCount, ...]
    settings: Settings
    hashes: Mapping[str, str]
    judgements: tuple["Judgement", ...] = ()
    perhaps: Mapping[tuple[str, str | None], str] = field(default_factory=dict)
    unplaced: Mapping[str, "pa.Table"] = field(default_factory=dict)


def read_case(folder: Path) -> CaseFolder:
    """Read every file of a case folder. Nothing is written.

    Args:
        folder: The case folder.

    Returns:
        Tables, issues, row counts and settings.

    Raises:
        UnreadableCase: The folder is missing or unreadable, case.toml is wrong, or no file can
            be read; one sentence that says what to do.
    """
    from wagekit.intake.copied_files import copies  # noqa: PLC0415 - arrow is loaded when used

    folder = Path(folder)
    sources, issues = find_sources(folder)
    settings, said = read_settings(folder)
    issues = (*issues, *said, *_missing(settings, sources))
    hashes = {source.name: source.sha256() for source in sources}
    said_of_links, data = _links(sources)
    copied = copies({source.name: hashes[source.name] for source in data}, settings.files)
    issues = (*issues, *(_copy(name, first) for name, first in copied.items()))
    data = [source for source in data if source.name not in copied]
    sheets, refused, called = _sheets(data, settings)
    if not sheets:
        raise UnreadableCase(_nothing_read(folder, (*issues, *refused)))
    issues = (*issues, *refused, *said_of_links.issues)
    case = _case(sheets, issues, settings, hashes, links=said_of_links, called=called)
    return replace(case, files=_with_unloaded(case, copied))


def refuse_empty(folder: Path) -> None:
    """Refuse a folder without any file that could be read, before anything is started for it.

    Raises:
        UnreadableCase: The folder is missing, or it holds no such file.
    """
    sources, issues = find_sources(folder)
    if not _links(sources)[1]:
        raise UnreadableCase(_nothing_read(folder, issues))


def _copy(name: str, first: str) -> Issue:
    from wagekit.intake.notes import note  # noqa: PLC0415 - beside its only use

    return note("copied_file", name, value=first)


def _with_unloaded(case: CaseFolder, copies: Mapping[str, str]) -> tuple[FileCount, ...]:
    """The counts with those of copies and of files that cannot be read."""
    from wagekit.intake.account import count_unloaded  # noqa: PLC0415 - beside its only use

    known = {count.file for count in case.files} | copies.keys() | {"case.toml"}
    wrong = (i.file for i in case.issues if i.severity == "error" and i.file not in known)
    return (*case.files, *count_unloaded(case.files, copies, sorted(set(wrong))))


def _links(sources: Iterable["Source"]) -> tuple["ReadDecisions", list["Source"]]:
    """What links.csv says, and the other files."""
    from wagekit.intake.link.decisions import NAME, ReadDecisions, read_decisions  # noqa: PLC0415

    found = next((source for source in sources if source.name == NAME), None)
    read = read_decisions(found) if found else None
    rest = [source for source in sources if read is None or source is not found]
    return read or ReadDecisions(), rest


def _missing(settings: Settings, sources: Iterable["Source"]) -> list[Issue]:
    from wagekit.intake.notes import note  # noqa: PLC0415 - beside its only use

    there = {source.name for source in sources}
    return [note("missing_file", "case.toml", value=n) for n in settings.files if n not in there]


def _sheets(
    sources: Iterable["Source"], settings: Settings
) -> tuple[list["Part | Unread"], list[Issue], "Called"]:
    from wagekit.intake.attendant import attendant  # noqa: PLC0415 - beside its only use
    from wagekit.intake.called import Called  # noqa: PLC0415
    from wagekit.intake.prose import about_prose  # noqa: PLC0415 - arrow is loaded when used
    from wagekit.intake.reading import read_source  # noqa: PLC0415 - arrow is loaded when used
    from wagekit.intake.sheet import read_sheet  # noqa: PLC0415 - arrow is loaded when used

    sheets: list[Part | Unread] = []
    issues: list[Issue] = []
    called = Called()
    for source, (start, middle, stop) in _spans(list(sources)):
        attendant().begin(source.name, start, middle)
        override = settings.files.get(source.name, FileOverride())
        raw, said = read_source(source, override.password)
        issues.extend(said)
        attendant().begin(source.name, middle, stop)
        parts = [part for sheet in raw for part in read_sheet(sheet, override)]
        sheets.extend(parts)
        issues.extend(about_prose(raw, parts))
        called.learn(raw)
    return sheets, issues, called


def _spans(sources: list["Source"]) -> Iterator[tuple["Source", tuple[float, float, float]]]:
    """Each file, and from where to where it takes the whole: half to open, half to understand."""
    sizes = [source.path.stat().st_size for source in sources]
    whole, done = sum(sizes) or 1, 0
    for source, size in zip(sources, sizes, strict=True):
        yield source, (done / whole, (done + size / 2) / whole, (done + size) / whole)
        done += size


def _nothing_read(folder: Path, issues: tuple[Issue, ...]) -> Said:
    reasons = [issue for issue in issues if issue.severity == "error"]
    if reasons:
        file, why = reasons[0].file, reasons[0].problem
        return Said(
            f"案件文件夹 {folder} 里的文件都读不了（{file}：{why}），请更换后再试。",
            f"no file of {folder} can be read ({file}: {english(why)}); replace them.",
        )
    kinds = "csv、xlsx、xls、xlsb、ods、docx、parquet"
    return Said(
        f"案件文件夹 {folder} 里没有可读取的表格（{kinds}），请放入后再试。",
        f"{folder} holds no table that can be read ({kinds.replace('、', ', ')}); put one there.",
    )


def _case(
    sheets: list["Part | Unread"],
    issues: tuple[Issue, ...],
    settings: Settings,
    hashes: Mapping[str, str],
    *,
    links: "ReadDecisions",
    called: "Called",
) -> CaseFolder:
    from wagekit.intake.account import count_rows  # noqa: PLC0415
    from wagekit.intake.assemble import assemble  # noqa: PLC0415
    from wagekit.intake.back_pay import paid_later  # noqa: PLC0415
    from wagekit.intake.claims_again import without_claims_again  # noqa: PLC0415
    from wagekit.intake.closing import as_spelled, closed  # noqa: PLC0415
    from wagekit.intake.cumulative import without_cumulative  # noqa: PLC0415
    from wagekit.intake.doubles import without_copies  # noqa: PLC0415
    from wagekit.intake.gate_days import gathered  # noqa: PLC0415
    from wagekit.intake.keys import one_row_a_key  # noqa: PLC0415
    from wagekit.intake.known_later import with_known_later  # noqa: PLC0415
    from wagekit.intake.latest import latest_day  # noqa: PLC0415
    from wagekit.intake.linking import link  # noqa: PLC0415
    from wagekit.intake.lone_latest import about_lone_latest  # noqa: PLC0415
    from wagekit.intake.namesakes import telling_namesakes  # noqa: PLC0415
    from wagekit.intake.references import about_references  # noqa: PLC0415
    from wagekit.intake.settle import settle  # noqa: PLC0415
    from wagekit.intake.summaries import without_summaries  # noqa: PLC0415
    from wagekit.intake.versions import without_older  # noqa: PLC0415

    met = settle(_parts(sheets), links.decisions, called.teams)
    tied = link(met.parts, met.decisions, called.former)
    each = without_cumulative(telling_namesakes(gathered(tied.parts)))
    each = without_older(without_summaries(without_claims_again(each)), settings.files)
    linked = paid_later(without_copies(each, settings.files))
    second = frozenset((part.table, part.file, part.sheet) for part in linked if part.second)
    statements = frozenset((p.file, p.sheet) for p in linked if p.layout.is_statement)
    tables, doubles, aside = one_row_a_key(
        assemble(linked, tied.added), second, joined=_lists(linked), numbered=_numbered(tied)
    )
    if "worker" in tables:
        tables["worker"] = with_known_later(tables["worker"], linked)
    done = closed(sheets, linked, aside)
    latest = latest_day(tables)
    said = [issue for sheet in done for issue in sheet.issues]
    return CaseFolder(
        tables=MappingProxyType(tables),
        issues=_worst_first(
            (
                *issues,
                *said,
                *tied.issues,
                *as_spelled((*doubles, *about_references(tables, statements)), linked),
                *(about_lone_latest(tables, latest) if latest and not settings.as_of else ()),
            )
        ),
        files=(*count_rows(done), *links.files),
        settings=settings.judged_on(latest),
        hashes=MappingProxyType(dict(hashes)),
        judgements=(*met.judgements, *tied.judgements),
        perhaps=MappingProxyType(_perhaps(sheets)),
        unplaced=MappingProxyType(tied.unplaced),
    )


def _perhaps(sheets: Iterable["Part | Unread"]) -> dict[tuple[str, str | None], str]:
    from wagekit.intake.part import Unread  # noqa: PLC0415

    unread = (sheet for sheet in sheets if isinstance(sheet, Unread))
    return {(each.file, each.sheet): each.perhaps for each in unread if each.perhaps}


def _lists(parts: Iterable["Part"]) -> frozenset[tuple[str, str, str | None]]:
    """The lists of parties and workers whose ids were not given but found by linking."""
    return frozenset(
        (part.table, part.file, part.sheet)
        for part in parts
        if part.table in {"party", "worker"} and not part.layout.canonical
    )


def _numbered(tied: "Linked") -> frozenset[str]:
    """Tables of which every row has an id made from its own place."""
    others = {part.table for part in tied.parts if part.second or not part.numbered}
    return frozenset({part.table for part in tied.parts} - others - set(tied.added))


def _parts(sheets: Iterable["Part | Unread"]) -> list["Part"]:
    from wagekit.intake.part import Part  # noqa: PLC0415

    return [sheet for sheet in sheets if isinstance(sheet, Part)]


def _worst_first(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """The issues by severity, then as they stand in the files."""
    ranks = {severity: rank for rank, severity in enumerate(get_args(Severity))}
    return tuple(
        sorted(issues, key=lambda i: (ranks[i.severity], i.file, i.sheet or "", i.row or 0))
    )
