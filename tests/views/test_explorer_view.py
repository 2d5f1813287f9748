"""What the chain explorer says: boxes, links, findings with their reasons, in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from chains import chain, contract, employs, finding, party, payment, person, simple

from wagekit.model.finding import Act, Determination, Evidence, Outcome, State
from wagekit.rulebook import steps_of
from wagekit.views.explorer.cards import MOST_ROWS
from wagekit.views.explorer.view import MOST_PEOPLE, explorer_view

if TYPE_CHECKING:
    from wagekit.views.explorer.part import Box, ExplorerView, Link


def _box(view: ExplorerView, id_: str) -> Box:
    (found,) = [box for box in view.boxes if box.id == id_]
    return found


def _link(view: ExplorerView, id_: str) -> Link:
    (found,) = [link for link in view.links if link.id == id_]
    return found


def _crowded(people: int) -> ExplorerView:
    graph = simple()
    for number in range(people):
        person(graph, f"W{number}", f"工人{number}"), employs(graph, "L", f"W{number}")
    return explorer_view(graph)


def test_nobody_is_folded_and_many_people_are_hidden_at_first() -> None:
    view = _crowded(MOST_PEOPLE + 1)
    people = [box for box in view.boxes if box.kind == "person"]
    assert len(people) == MOST_PEOPLE + 1
    assert all(box.layers == ("people",) for box in people)
    assert [layer.shown for layer in view.layers] == [True, True, False]
    assert [layer.shown for layer in _crowded(MOST_PEOPLE).layers] == [True, True, True]


def test_a_payee_without_a_contract_stands_in_the_layer_of_payments() -> None:
    graph = simple()
    party(graph, "X"), payment(graph, "M3", ("L", "X"), 5)
    view = explorer_view(graph)
    assert _box(view, "node:X").layers == ("payment",)
    assert _box(view, "node:L").layers == ("contract", "payment")


def test_a_link_has_its_rows_with_amount_and_day() -> None:
    graph = simple()
    graph.edges["O", "G", "M1"]["paid_at"] = dt.datetime(2024, 3, 1, 9, 30)  # noqa: DTZ001 - as read
    link = _link(explorer_view(graph), "payment:M1")
    assert [(row.amount, row.on) for row in link.rows] == [(100.0, "2024-03-01"), (50.0, "")]
    assert link.rows[0].cells == ("2024-03-01", "100.00万元", "进度款", "M1")


def test_what_is_not_known_is_said_in_a_row() -> None:
    graph = chain()
    party(graph, "A"), party(graph, "B")
    contract(graph, "C", "AB"), payment(graph, "M", ("A", "B"), None)
    view = explorer_view(graph)
    assert _link(view, "contract:C").rows[0].cells == ("", "价款不详", "", "C")
    assert _link(view, "payment:M").rows[0].cells == ("", "金额不详", "", "M")
    assert _link(view, "payment:M").rows[0].amount is None


def test_ids_of_contract_and_payment_may_be_the_same() -> None:
    graph = simple()
    graph.add_edge(
        "O",
        "G",
        key="x",
        id="C1",
        kind="payment",
        amount=7,
        holder=None,
        paid_at=None,
        **{"class": "fee"},
    )
    view = explorer_view(graph)
    ids = [link.id for link in view.links]
    assert len(ids) == len(set(ids))
    assert _link(view, "contract:C1").rows[0].amount == 8600.0


def test_an_act_stands_at_its_contract_with_its_state() -> None:
    act = Determination(
        project_id="P", contract_id="C2", act=Act.whole_transfer, state=State.awaiting_explanation
    )
    other = replace(act, project_id="Q", contract_id="C1")
    view = explorer_view(simple(), determined=[act, other])
    assert _link(view, "contract:C2").said == ("指向：转包（待说明），以主管部门认定为准",)
    assert _link(view, "contract:C1").acts == ()
    assert view.acts == (("whole_transfer", "转包"),)


def test_a_card_says_why_by_which_law_from_which_rows_and_what_would_clear_it() -> None:
    rows = tuple(Evidence("contract", f"C{n}", "台账.xlsx", "表一", n) for n in range(1, 44))
    said = finding(
        "WF01",
        "C2",
        reason="理由",
        articles=("ZB-8.1", "XX-9"),
        evidence=rows,
        ask_for=("合同原件",),
        amount=320_000_000,
    )
    card = explorer_view(simple(), [said], steps=steps_of).cards["WF01"]
    assert (card.heading, card.reason, card.amount) == (
        "WF01 分包给个人",
        "理由",
        "涉及 320.00万元",
    )
    assert card.articles[0][0].startswith(
        "ZB-8.1 《建筑工程施工发包与承包违法行为认定查处管理办法》"
    )
    assert card.articles[1] == ("XX-9", "")
    assert card.evidence[0] == ("合同", "C1", "台账.xlsx · 表一 第 1 行")
    assert (len(card.evidence), card.more) == (MOST_ROWS, "另有 3 行，见疑点清单")
    assert card.ask == ("合同原件",)
    assert card.clears[0] == "承包人不是外部个人"
    assert not any("{" in sentence for sentence in card.clears)


def test_findings_are_read_suspicions_first_and_only_they_are_counted() -> None:
    at = {"subject": "C2", "parties": ("G", "L")}
    said = [
        replace(finding("WF02", **at, outcome=outcome), finding_id=f"{n}")
        for n, outcome in enumerate(
            [Outcome.cannot_tell, Outcome.rebutted, Outcome.found, Outcome.clear]
        )
    ]
    view = explorer_view(simple(), said)
    link = _link(view, "contract:C2")
    assert link.findings == ("2", "1", "0")
    assert link.badge == "疑点 1 项"
    assert [view.cards[one].tone for one in link.findings] == ["found", "explained", "unknown"]


def test_only_what_cannot_be_told_marks_nothing() -> None:
    view = explorer_view(simple(), [finding("WF02", "C2", outcome=Outcome.cannot_tell)])
    link = _link(view, "contract:C2")
    assert (link.marked, link.badge, link.findings) == (False, "", ("WF02",))


def test_findings_of_another_project_are_not_here() -> None:
    view = explorer_view(simple(), [replace(finding("WF02", "C2"), project_id="Q")])
    assert view.cards == {}


def test_a_finding_on_the_project_is_said_of_the_whole() -> None:
    view = explorer_view(simple(), [finding("FB03", "P")])
    assert (view.notes, view.badge) == (("FB03",), "疑点 1 项")


def test_layers_count_rows_people_and_marks() -> None:
    graph = simple()
    person(graph, "W", "张三"), employs(graph, "L", "W")
    view = explorer_view(
        graph, [finding(code, "C2") for code in ("WF01", "ZB06")] + [finding("GZ01", "W")]
    )
    counts = {layer.id: layer.count for layer in view.layers}
    assert counts == {
        "contract": "2 份（1 条连线有疑点，共 2 项）",
        "payment": "2 笔",
        "people": "1 名（1 名有疑点，共 1 项）",
    }


def test_every_word_has_an_english_twin() -> None:
    graph = simple()
    view = explorer_view(graph, [finding("WF01", "C2", amount=5)], steps=steps_of, lang="en")
    assert view.layers[0].label == "contracts"
    card = view.cards["WF01"]
    assert card.amount == "concerns CNY 0.05"
    words = [*view.words.values(), *view.columns, card.heading, card.outcome, *card.clears]
    assert [one for one in words if any("一" <= sign <= "鿿" for sign in one)] == []


def test_an_empty_project_is_an_empty_picture() -> None:
    view = explorer_view(chain())
    assert (view.boxes, view.links, view.cards) == ((), (), {})
