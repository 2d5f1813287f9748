"""`wagekit screen DATA --out OUT`."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from wagekit.cli.broken import NOT_COMPLETE, tell_broken, tell_left_out
from wagekit.cli.say import Say
from wagekit.engines.duckdb import DuckDBEngine
from wagekit.intake.said import Said
from wagekit.model.finding import Outcome
from wagekit.output.folder import refuse_inside, staged_into
from wagekit.output.province_files import write_screening
from wagekit.province.read import read_province
from wagekit.province.screening import screened

if TYPE_CHECKING:
    import argparse

    from wagekit.engines.stored import ProvinceEngine
    from wagekit.province.screening import Screening

DATA_FOLDER = Said("数据文件夹", "the folder of data")
MEMORY = "1500MB"
"""Of DuckDB before it works on disk; what is kept for all the rules comes on top."""


def execute(arguments: argparse.Namespace) -> int:
    """Run the rules over a province and write what they say."""
    say = Say(arguments)
    refuse_inside(arguments.out, arguments.data, DATA_FOLDER)
    with closing(_engine(arguments.engine)) as engine:
        screening = _judged(say, arguments, engine)
        writing = say.progress("正在写出结果……", "writing ...")
        with staged_into(arguments.out) as folder, writing:
            write_screening(screening, folder, arguments.data.resolve().name)
        tell_broken(say, screening.rules)
        tell_left_out(say, screening.province)
        _tell(say, screening)
    say.line(f"结果已写入 {arguments.out}", f"results written to {arguments.out}")
    return NOT_COMPLETE if screening.screened.failed else 0


def _judged(say: Say, arguments: argparse.Namespace, engine: ProvinceEngine) -> Screening:
    with say.progress("正在读取数据……", "reading the tables ..."):
        province = read_province(arguments.data, engine)
    with say.progress("正在运行规则……", "running the rules ..."):
        return screened(
            province,
            as_of=arguments.as_of,
            only=arguments.rule,
            plugins=arguments.plugins,
            lang=say.lang,
        )


def _engine(name: str) -> ProvinceEngine:
    if name == "duckdb":
        return DuckDBEngine({}, memory=MEMORY)
    from wagekit.engines.spark import SparkEngine, running_session  # noqa: PLC0415 - an extra

    return SparkEngine(running_session(), {})


def _tell(say: Say, screening: Screening) -> None:
    for code, counts in screening.counts.items():
        known = screening.rules.by_code.get(code)
        if known is None:
            continue  # a plugin that could not be loaded, of which more is said above
        title = known.title.in_(say.lang)
        if counts.get(Outcome.not_run):
            say.line(f"  {code} {title}：未能运行", f"  {code} {title}: did not run")
        elif counts.get(Outcome.found):
            number = counts[Outcome.found]
            say.line(f"  {code} {title}：疑点 {number:,} 项", f"  {code} {title}: {number:,} found")
    found, untold = (_sum(screening, one) for one in (Outcome.found, Outcome.cannot_tell))
    say.line(
        f"发现疑点 {found:,} 项，资料不足 {untold:,} 项",
        f"{found:,} suspicions, {untold:,} that cannot be told",
    )


def _sum(screening: Screening, outcome: Outcome) -> int:
    return sum(counts.get(outcome, 0) for counts in screening.counts.values())
