"""Over the age of retirement a written agreement may be all that the law asks for (trap 31).

Not among the cases of ZD03: those get ids with a prefix, in which no age can be read.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from wagekit.core.registry import rules
from wagekit.core.runner import run
from wagekit.core.world import World
from wagekit.engines.duckdb import DuckDBEngine
from wagekit.engines.polars import PolarsEngine
from wagekit.testing.rows import table_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from wagekit.core.engine import Engine

CAME = "2024-03-01"
OPEN, FOUND, CLEAR = "可能已达法定退休年龄", "应订立劳动合同，仅有用工书面协议", ""


def reason(make: Callable[..., Engine], id_no: str | None, sector: str, **more: str) -> str:
    worker = {
        "project_id": "P", "worker_id": "W", "name": "张三", "id_no": id_no, "entered_on": CAME,
        "registered_on": CAME, "contract_kind": "written_agreement", **more,
    }  # fmt: skip
    project = {"project_id": "P", "sector": sector, "started_on": "2021-03-01"}
    tables = {"worker": table_of("worker", [worker]), "project": table_of("project", [project])}
    world = World(make(tables), as_of=dt.date(2024, 6, 30), region=None)
    return "".join(one.reason for one in run(rules(), world, only=["ZD03"]).findings)


@pytest.mark.parametrize("make", [PolarsEngine, DuckDBEngine])
@pytest.mark.parametrize(
    ("id_no", "said"),
    [
        ("110101196403010017", OPEN),  # a man of sixty on the day
        ("110101196403020013", FOUND),  # the day before he is
        ("110101197403010022", OPEN),  # a woman of fifty on the day
        ("110101197403020028", FOUND),  # the day before she is
        ("110101197403010014", FOUND),  # a man of fifty
        ("110101195512310X", FOUND),  # a digit is lost
        ("110101********0017", FOUND),
        ("110101196403010***", OPEN),  # the sex is masked: a woman's age
        ("11010119740301****", OPEN),
        ("11010119740302****", FOUND),
        ("11010119640302001*", FOUND),  # a man's, of whom one digit is masked
        ("11010119640301001*", OPEN),
        ("******197403010022", OPEN),
        ("11010119740301XXXX", OPEN),
        ("1101011974******22", FOUND),  # the year alone
        ("110101640301001", OPEN),  # an old id of a man
        ("110101640302001", FOUND),
        ("110101740301002", OPEN),  # of a woman
        ("110101740302002", FOUND),
        ("110101740301***", OPEN),
        (None, FOUND),
    ],
)
def test_on_a_railway(make: Callable[..., Engine], id_no: str | None, said: str) -> None:
    assert said in reason(make, id_no, "railway")


@pytest.mark.parametrize("make", [PolarsEngine, DuckDBEngine])
def test_on_a_building_site(make: Callable[..., Engine]) -> None:
    early = {"entered_on": "2022-08-01", "registered_on": "2022-08-01"}
    old, younger = "110101196003010018", "110101198003010016"
    assert reason(make, old, "building") == CLEAR
    assert OPEN in reason(make, old, "building", **early)
    assert FOUND in reason(make, younger, "building", **early)


@pytest.mark.parametrize("make", [PolarsEngine, DuckDBEngine])
def test_age_excuses_nothing_else(make: Callable[..., Engine]) -> None:
    old = "110101196003010018"
    assert "未签订" in reason(make, old, "railway", contract_kind="none")
    assert "晚于进场" in reason(make, old, "railway", registered_on="2024-03-02")
