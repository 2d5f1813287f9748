"""The money explorer's views: what is known on a day, what stands behind each thing, no leaks."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
from base64 import b64decode
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from money_explorer_made import AS_OF, HOSTILE, ROWS, desk, known
from waterfall_made import usual

from wagekit.testing.rows import table_of
from wagekit.views.money_explorer.json import money_json, money_twin
from wagekit.views.money_explorer.known import MOST_STOPS, known_on, thinned

if TYPE_CHECKING:
    from wagekit.views.money_explorer.desk import MoneyDesk
    from wagekit.views.money_explorer.part import MoneyExplorerView, Sheet

DAYS = [str(day) for day in (
    dt.date(2024, 1, 20), dt.date(2024, 1, 31), dt.date(2024, 2, 1), dt.date(2024, 2, 20),
    dt.date(2024, 3, 31), dt.date(2024, 4, 29), dt.date(2024, 4, 30), dt.date(2024, 6, 1),
)]  # fmt: skip


@pytest.fixture(scope="module")
def made() -> MoneyDesk:
    return desk(owed=(usual(),))


def _sheet(view: MoneyExplorerView, key: str) -> Sheet:
    return next(sheet for sheet in view.sheets if sheet.key == key)


@pytest.mark.parametrize("day", DAYS)
def test_a_day_shows_what_a_folder_with_only_those_rows_shows(made: MoneyDesk, day: str) -> None:
    view = made({"day": day})
    alone = desk(known(dt.date.fromisoformat(day)), as_of=dt.date.fromisoformat(day))({})
    for key in ("timeline", "flow"):
        assert _sheet(view, key).rows == _sheet(alone, key).rows
    behind = {key: one for key, one in view.details.items() if not key.startswith("owed:")}
    assert {k: one.lines for k, one in behind.items()} == {
        k: one.lines for k, one in alone.details.items()
    }


@pytest.mark.parametrize("day", DAYS)
def test_nothing_later_is_told(made: MoneyDesk, day: str) -> None:
    kept = known(dt.date.fromisoformat(day))
    ids = {key: {row[key] for row in ROWS[name]} - {row[key] for row in kept[name]}
           for name, key in (("claim", "claim_id"), ("payment", "payment_id"))}  # fmt: skip
    said = money_json(made({"day": day}))
    told = json.dumps([said["details"], said["sheets"]], ensure_ascii=False)
    assert not [id_ for some in ids.values() for id_ in some if id_ in told]


def test_a_day_says_what_it_leaves_out_and_the_last_leaves_out_nothing(made: MoneyDesk) -> None:
    early, last = made({"day": "2024-03-01"}), made({})
    assert "截至 2024-03-01 所知" in early.day_words
    assert "不是取得资料的日期" in early.day_words
    assert "没有日期的 1行未列入" in early.day_words
    assert early.day_words in _sheet(early, "timeline").alt
    assert "QK3" in {row[2] for row in _sheet(last, "timeline").rows}
    assert last.day == str(AS_OF)
    assert last.day_words.startswith("判断日 2024-06-30")


def test_the_days_with_an_event_are_marked(made: MoneyDesk) -> None:
    stops = {stop.day: stop for stop in made({}).stops}
    assert list(stops) == [
        *("2024-01-20", "2024-01-31", "2024-02-10", "2024-02-20", "2024-03-01", "2024-03-31"),
        *("2024-04-10", "2024-04-20", "2024-04-30", "2024-05-15", "2024-05-20", "2024-06-30"),
    ]
    assert stops["2024-01-20"].words == "2024-01-20 审定 1笔"
    assert stops["2024-02-20"].words == "2024-02-20 其他付款 1笔"
    assert stops["2024-06-30"].words == "2024-06-30 判断日"
    assert stops["2024-01-31"].at == 11
    assert made({"day": "2024-02-01"}).at == 12


@pytest.mark.parametrize(
    ("certified", "due", "first"),
    [
        ("2024-03-20", "2024-02-25", "2024-02-25"),
        ("2024-03-20", "2024-04-25", "2024-03-20"),
        (None, "2024-02", "2024-02-29"),
        ("2024-03", None, "2024-03-31"),
    ],
)
def test_a_claim_is_known_from_the_earliest_day_it_states(
    certified: str | None, due: str | None, first: str
) -> None:
    claim = {"claim_id": "A", "project_id": "P", "contract_id": "C"}
    said = {"certified_on": certified, "due_on": due}
    tables = {"claim": table_of("claim", [{**claim, **said}, {**claim, "claim_id": "B"}])}
    day = dt.date.fromisoformat(first)
    before, after = known_on(tables, day - dt.timedelta(days=1)), known_on(tables, day)
    assert (before[0]["claim"].num_rows, before[1]) == (0, 1)
    assert (after[0]["claim"]["claim_id"].to_pylist(), after[1]) == (["A"], 1)


def test_too_many_days_are_thinned_to_the_last_of_each_month() -> None:
    days = [dt.date(2020, 1, 1) + dt.timedelta(days=n) for n in range(MOST_STOPS)]
    assert thinned(days) == days
    more = [*days, days[-1] + dt.timedelta(days=1)]
    assert thinned(more)[:2] == [dt.date(2020, 1, 31), dt.date(2020, 2, 29)]
    assert thinned(more)[-1] == more[-1]


@pytest.mark.parametrize(
    "state", [{}, {"day": "2024-03-31"}, {"method": "fifo"}, {"source": "payment:ZF3"}]
)
def test_everything_that_can_be_chosen_has_its_details(made: MoneyDesk, state: Any) -> None:
    view = made(state)
    sketches = [sheet.sketch for sheet in view.sheets if sheet.sketch]
    keys = [group.key for sketch in sketches for group in sketch.groups if group.key]
    assert len(keys) == len(set(keys)) > 3
    assert set(keys) == set(view.details)
    assert all(group.label for one in sketches for group in one.groups if group.key)


def test_a_band_names_the_payments_that_brought_it_and_they_add_up(made: MoneyDesk) -> None:
    detail = made({"method": "fifo"}).details["to:X//material"]
    assert dict(detail.lines)["金额"] == "20.00万元"
    assert [row[0] for row in detail.rows] == ["ZF5"]
    assert detail.rows[0][-1] == "payment.csv 第 6 行"
    assert detail.rows[0][3] == "200,000.00"
    between = made({}).details["to:L//labour_cost"]
    assert dict(between.lines)["金额"] == "10.00万元～60.00万元"
    assert dict(between.lines)["后进先出"] == "100,000.00元"
    assert between.rows == (
        (
            "ZF3",
            "2024-03-01",
            "总包公司 → 劳务公司",
            "100,000.00～600,000.00",
            "payment.csv 第 4 行",
        ),
    )


def test_every_choice_begins_with_its_amount(made: MoneyDesk) -> None:
    kinds = {one.value.partition(":")[0] for one in made({}).sources}
    assert {"party", "claim", "payment"} <= kinds
    for one in made({}).sources:
        assert re.match(r"[\d,.]+(?:万|亿)?元", one.words), one.words


def test_every_destination_is_the_sum_of_its_payments(made: MoneyDesk) -> None:
    seen = 0
    for choice in made({}).sources:
        details = made({"source": choice.value}).details
        ends = [one for key, one in details.items() if key.startswith("to:")]
        assert not [one for one in ends if "未能单独算出" in one.note], choice.value
        seen += len(ends)
    assert seen > 10


def test_a_claim_tells_its_amount_what_is_unpaid_and_its_row(made: MoneyDesk) -> None:
    detail = made({}).details["claim:QK2"]
    said = dict(detail.lines)
    assert said["合同"] == "C1 施工合同"
    assert said["金额"] == "600,000.00元"
    assert said["未付"] == "600,000.00元"
    assert "有争议" in said["说明"]
    assert detail.rows == (("QK2", "2024-03-31", "claim.csv 第 3 行"),)


def test_a_bar_tells_who_why_and_how_much(made: MoneyDesk) -> None:
    details = {k: one for k, one in made({}).details.items() if k.startswith("owed:")}
    said = dict(details["owed:L:3"].lines)
    assert details["owed:L:3"].title.startswith("3. ")
    assert "上限 60.00万元" in said["金额"]
    assert said["理由"] == "理由"


def test_what_lies_under_a_contract_is_followed_though_its_row_names_no_project() -> None:
    rows = {**ROWS, "payment": [{**row, "project_id": None} for row in ROWS["payment"]]}
    view = desk(rows)({})
    assert view.source == "party:O"
    assert view.sources[0].words == "100.00万元 业主公司"
    assert "来源付出1,000,000.00元" in _sheet(view, "flow").notes[0]


def test_who_pays_stands_still_and_says_so(made: MoneyDesk) -> None:
    early, last = (_sheet(made(state), "liability") for state in ({"day": DAYS[0]}, {}))
    assert early.rows == last.rows
    assert "不随所选日期变化" in early.notes[-1]
    assert "不随所选日期变化" not in "".join(last.notes)
    assert "尚未运行规则" in _sheet(desk()({}), "liability").notes[0]


def test_sources_have_the_sums_known_on_the_day(made: MoneyDesk) -> None:
    early, last = made({"day": "2024-02-10"}).sources, made({}).sources
    assert [one.value for one in early] == [one.value for one in last]
    words = {one.value: one.words for one in early}
    assert last[0].words == "100.00万元 业主公司"
    assert words["party:O"] == "80.00万元 业主公司"
    assert words["party:G"] == "总包公司（截至当日没有付款）"


def test_a_source_that_had_paid_nothing_yet_is_a_sentence_and_the_rest_works(
    made: MoneyDesk,
) -> None:
    view = made({"day": "2024-02-10", "source": "payment:ZF5"})
    assert _sheet(view, "flow").sketch is None
    assert len(_sheet(view, "flow").notes) == 1
    assert _sheet(view, "timeline").sketch is not None


@given(
    st.dictionaries(
        st.sampled_from(["day", "method", "source", "sheet", "selected", "else"]),
        st.one_of(st.text(max_size=12), st.integers(), st.none(), st.lists(st.text(), max_size=2),
                  st.sampled_from(["2024-02-30", "1999-01-01", "2024-3-1", "20240301"])),
    )
)  # fmt: skip
@settings(max_examples=40)
def test_a_state_that_is_not_understood_gives_the_usual_view(state: dict[str, Any]) -> None:
    view = _shared()(state)
    assert view.method == (state["method"] if state.get("method") == "all" else "all")
    assert view.source == "party:O"
    assert view.first <= view.day <= view.last


def _shared(made: list[MoneyDesk] = []) -> MoneyDesk:  # noqa: B006 - made once for all examples
    made[:] = made or [desk()]
    return made[0]


@pytest.mark.parametrize(
    "rows",
    [
        {"project": ROWS["project"]},
        {name: rows for name, rows in ROWS.items() if name != "payment"},
        {name: rows for name, rows in ROWS.items() if name != "claim"},
        {name: rows for name, rows in ROWS.items() if name != "contract"},
        {**ROWS, "claim": [ROWS["claim"][2]]},
    ],
)
@pytest.mark.parametrize("as_of", [AS_OF, dt.date(2000, 1, 1), None])
def test_poor_papers_can_be_shown(rows: Any, as_of: dt.date | None) -> None:
    view = desk(rows, as_of=as_of)({})
    assert len(view.sheets) == 3
    assert all(sheet.sketch or sheet.notes for sheet in view.sheets)
    json.dumps(money_json(view))


def test_names_are_text_in_the_twin(made: MoneyDesk) -> None:
    twin = money_twin(made({}))
    assert twin.count("<figure>") == 3
    assert "<script" not in twin
    assert "<img src=x" not in twin
    assert "&lt;script&gt;" in twin
    assert HOSTILE in made({}).details["to:X//material"].title


def test_the_twins_pictures_say_what_day_and_what_each_sign_is(made: MoneyDesk) -> None:
    twin = money_twin(made({"day": "2024-04-30"}))
    said = [b64decode(part).decode() for part in re.findall(r"base64,([\w+/=]+)", twin)]
    timeline, flow, pays = ("".join(re.findall(r"<text[^>]*>([^<]*)<", one)) for one in said)
    assert timeline.startswith("截至 2024-04-30 所知：")
    assert flow.startswith("截至 2024-04-30 所知：")
    assert "不随所选日期变化" in pays
    assert "累计应付" in timeline
    assert "因方法而异的部分" in flow


def test_english_has_no_chinese_of_its_own() -> None:
    rows = {name: [dict(row) for row in some] for name, some in ROWS.items()}
    for row in (*rows["party"], *rows["project"]):
        row["name"] = row.get("party_id", "one")
    for row in rows["contract"]:
        row["title"] = "works"
    for row in rows["payment"]:
        row["purpose"] = None
    said = json.dumps(money_json(desk(rows, lang="en")({"day": "2024-04-30"})), ensure_ascii=False)
    assert not [char for char in said if "\u4e00" <= char <= "\u9fff"]


def test_without_the_extra_the_flow_is_one_sentence() -> None:
    here = Path(__file__).parent
    script = (
        "import sys; sys.modules['numba'] = None; sys.path.insert(0, sys.argv[1])\n"
        "from money_explorer_made import desk\n"
        "sheets = {s.key: s for s in desk()({}).sheets}\n"
        "assert sheets['flow'].sketch is None, sheets['flow']\n"
        "assert 'wagekit[trace]' in sheets['flow'].notes[0], sheets['flow'].notes\n"
        "assert sheets['timeline'].sketch is not None\n"
    )
    done = subprocess.run(  # noqa: S603 - this Python
        [sys.executable, "-c", script, str(here)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
