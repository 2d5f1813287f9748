"""`wagekit trace CASE --from PARTY_OR_ACCOUNT --out OUT`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from wagekit.case import open_case
from wagekit.cli.say import Say
from wagekit.model.money import format_yuan
from wagekit.output.folder import refuse_inside, write_together

if TYPE_CHECKING:
    import argparse


def execute(arguments: argparse.Namespace) -> int:
    """Trace money through a case and write `trace.json` and `trace.md`."""
    from wagekit.tracing.of_case import names_of_case  # noqa: PLC0415 - numba is an extra
    from wagekit.tracing.page import class_in_words, left_out_line, page  # noqa: PLC0415 - numba is an extra

    say = Say(arguments)
    refuse_inside(arguments.out, arguments.case)
    with say.progress("正在读取案件……", "reading the case ..."):
        case = open_case(arguments.case)
    with say.progress("正在追踪资金……", "tracing ..."):
        trace = case.trace(arguments.source, arguments.method, project=arguments.project)
        origins = case.trace_back(arguments.source, arguments.method)
    written = {**trace.as_dict(), "origins": [one.as_dict() for one in origins]}
    names = names_of_case(case.world())
    files = {
        "trace.json": json.dumps(written, ensure_ascii=False, indent=2) + "\n",
        "trace.md": page(trace, origins, names=names, lang=say.lang),
    }
    write_together(arguments.out, files, beside=arguments.case)
    if trace.destinations:
        say.line(
            "去向（各方法中最少—最多，元）：",
            "where it ended (least to most over the methods, yuan):",
        )
    for one in trace.destinations:
        place = one.pot.account_id or names.get(one.pot.party_id or "", one.pot.party_id)
        kind = class_in_words(one.class_, say.lang)
        span = f"{format_yuan(one.min)}—{format_yuan(one.max)}"
        say.line(f"{place or '?'}（{kind}）：{span}", f"{place or '?'} ({kind}): {span}")
    for zh, en in zip(left_out_line(trace, "zh"), left_out_line(trace, "en"), strict=True):
        say.line(zh, en)
    say.line(f"结果已写入 {arguments.out}", f"results written to {arguments.out}")
    return 0
