"""What a drawn chain says, in words and numbers."""

from __future__ import annotations

from typing import Any

import pytest
from chains import chain, contract, employs, finding, party, payment, person, simple

from wagekit.model.finding import Outcome
from wagekit.views.chain.crowd import MOST_PEOPLE
from wagekit.views.chain.view import Arrow, ChainView, Node, chain_view


def _arrow(view: ChainView, source: str, target: str, kind: str) -> Arrow:
    (found,) = [a for a in view.arrows if (a.source, a.target, a.kind) == (source, target, kind)]
    return found


def _node(view: ChainView, node: str) -> Node:
    (found,) = [one for one in view.nodes if one.id == node]
    return found


def _text(part: Node | Arrow) -> list[str]:
    return [line.text for line in part.lines]


def test_contracts_and_payments_are_worded_in_wan() -> None:
    view = chain_view(simple())
    assert _arrow(view, "G", "L", "contract").label == "劳务分包 320.00万元"
    assert _arrow(view, "O", "G", "payment").label == "已付 150.00万元（2笔）"
    assert _arrow(view, "O", "G", "payment").rows == ("M1", "M2")


def test_boxes_say_name_role_and_tier_from_the_top() -> None:
    view = chain_view(simple())
    assert [(node.id, node.tier) for node in view.nodes] == [("O", 0), ("G", 1), ("L", 2)]
    assert _text(_node(view, "L")) == ["劳务公司", "劳务分包单位 · 第2层"]


def test_all_words_have_an_english_twin() -> None:
    view = chain_view(simple(), lang="en")
    assert view.title == "一号工程: contracts and payments"
    assert _arrow(view, "G", "L", "contract").label == "labour contract CNY 3,200,000.00"
    assert _arrow(view, "O", "G", "payment").label == "paid CNY 1,500,000.00 (payments: 2)"
    assert _text(_node(view, "G"))[1] == "general contractor · tier 1"


@pytest.mark.parametrize(
    ("amounts", "label"),
    [
        ([None], "已付 金额不详（1笔）"),
        ([100_000_000, None], "已付 100.00万元（2笔，其中1笔金额不详）"),
        ([500], "已付 5.00元（1笔）"),
        ([10_000], "已付 0.01万元（1笔）"),
        ([0], "已付 0.00万元（1笔）"),
    ],
)
def test_unknown_amounts_are_said_and_small_ones_do_not_vanish(
    amounts: list[int | None], label: str
) -> None:
    graph = chain()
    party(graph, "A"), party(graph, "B")
    for number, fen in enumerate(amounts):
        payment(graph, f"M{number}", ("A", "B"), fen)
    assert _arrow(chain_view(graph), "A", "B", "payment").label == label


def test_a_fee_that_comes_back_is_an_arrow_of_its_own() -> None:
    graph = simple()
    payment(graph, "M3", ("L", "G"), 5_000_000, **{"class": "fee"})
    payment(graph, "M4", ("L", "G"), 5_000_000)
    labels = [a.label for a in chain_view(graph).arrows if a.source == "L"]
    assert labels == ["已付 5.00万元（1笔）", "管理费 5.00万元（1笔）"]


def test_money_on_anothers_account_says_whose() -> None:
    graph = simple()
    party(graph, "I", "张三")
    payment(graph, "M3", ("G", "L"), 5_000_000, holder="I")
    label = _arrow(chain_view(graph), "G", "L", "payment").label
    assert label == "已付 5.00万元（1笔，进入张三的账户）"


def test_a_self_payment_is_kept() -> None:
    graph = simple()
    payment(graph, "M3", ("G", "G"), 5_000_000)
    assert _arrow(chain_view(graph), "G", "G", "payment").label == "自付 5.00万元（1笔）"


def test_an_unknown_price_or_kind_is_said() -> None:
    graph = chain()
    party(graph, "O", roles=("owner",)), party(graph, "A"), party(graph, "B")
    contract(graph, "C1", "AB")
    contract(graph, "C2", "OA", contract_kind="professional")
    view = chain_view(graph)
    assert _arrow(view, "A", "B", "contract").label == "合同 价款不详"
    assert _arrow(view, "O", "A", "contract").label == "专业承包 价款不详"


def test_who_holds_no_contract_and_who_supplies() -> None:
    graph = simple()
    party(graph, "X"), party(graph, "S"), party(graph, "I", party_kind="individual")
    payment(graph, "M3", ("G", "X"), 5)
    contract(graph, "C3", "GS", contract_kind="supply")
    contract(graph, "C4", "GI", contract_kind="cooperation")
    view = chain_view(graph)
    words = {node.id: _text(node)[1] for node in view.nodes}
    assert (words["X"], words["S"], words["I"]) == ("未见合同", "供应、租赁单位", "承包人 · 个人")


def test_an_outsider_that_gave_out_works_stands_below_who_paid_it() -> None:
    graph = simple()
    party(graph, "X", tier=0), party(graph, "Y", tier=1)
    contract(graph, "C3", "XY", contract_kind="labour", tier=1)
    payment(graph, "M3", ("L", "X"), 5)
    rows = {node.id: node.tier for node in chain_view(graph).nodes}
    assert (rows["X"], rows["Y"]) == (3, 4)


# Marks.


def test_a_finding_on_a_contract_stands_at_its_arrow() -> None:
    view = chain_view(simple(), [finding("WF01", "C2", parties=("G", "L"))])
    arrow = _arrow(view, "G", "L", "contract")
    assert _text(arrow) == ["劳务分包 320.00万元", "疑点 WF01 分包给个人"]
    assert arrow.marked
    assert not any(node.marked for node in view.nodes)
    assert ("mark", "疑点：有待核实，不是结论") in view.legend


def test_a_finding_on_the_project_is_said_of_the_whole() -> None:
    view = chain_view(simple(), [finding("FB03", "P", parties=("O",))])
    assert [line.text.split()[:2] for line in view.notes] == [["疑点", "FB03"]]
    assert not any(node.marked for node in view.nodes)


def test_a_finding_whose_row_is_not_drawn_stands_in_its_parties() -> None:
    view = chain_view(simple(), [finding("WF01", "gone", parties=("L", "nobody"))])
    assert _text(_node(view, "L"))[2:] == ["疑点 WF01 分包给个人"]
    assert _node(view, "L").marked


def test_rules_that_nobody_declared_find_their_row() -> None:
    marks = [finding("QQ01", "M1"), finding("QQ02", "W"), finding("QQ03", "G")]
    graph = simple()
    person(graph, "W", "李四")
    employs(graph, "L", "W")
    view = chain_view(graph, marks)
    assert _arrow(view, "O", "G", "payment").marked
    assert _text(_node(view, "W"))[-1] == "疑点 QQ02 title"
    assert _node(view, "G").marked


def test_what_was_explained_is_shown_and_not_marked() -> None:
    view = chain_view(simple(), [finding("ZB09", "C2", outcome=Outcome.rebutted)])
    arrow = _arrow(view, "G", "L", "contract")
    assert arrow.lines[1].text.startswith("已说明 ZB09")
    assert not arrow.marked


@pytest.mark.parametrize("other", [{"project_id": "Q"}, {"outcome": Outcome.cannot_tell}])
def test_other_projects_and_outcomes_are_not_marked(other: dict[str, Any]) -> None:
    assert chain_view(simple(), [finding("WF01", "C2", **other)]) == chain_view(simple())


def test_many_marks_at_one_place_are_cut_short_and_counted() -> None:
    codes = ("ZB01", "ZB02", "ZB03", "ZB04", "ZB05")
    view = chain_view(simple(), [finding(code, "C2") for code in codes])
    lines = _text(_arrow(view, "G", "L", "contract"))
    assert [line.split()[1] for line in lines[1:3]] == ["ZB01", "ZB02"]
    assert lines[3:] == ["另有 3 项"]


# People.


def _with_workers(number: int) -> Any:
    graph = simple()
    for n in range(number):
        person(graph, f"W{n}", f"工人{n}")
        employs(graph, "L" if n % 2 else "G", f"W{n}")
        payment(graph, f"Q{n}", ("G", f"W{n}"), 500_000, **{"class": "wage"})
    return graph


def test_few_people_have_their_own_boxes() -> None:
    view = chain_view(_with_workers(MOST_PEOPLE))
    assert sum(node.kind == "person" for node in view.nodes) == MOST_PEOPLE


def test_many_people_are_one_box_for_each_employer() -> None:
    view = chain_view(_with_workers(MOST_PEOPLE + 2))
    half = MOST_PEOPLE // 2 + 1
    assert not any(node.kind == "person" for node in view.nodes)
    assert _text(_node(view, "people:L")) == [f"工人 {half} 名"]
    wages = _arrow(view, "G", "people:L", "payment")
    assert wages.label == f"工资 {half * 0.5:.2f}万元（{half}笔）"
    assert len(_arrow(view, "L", "people:L", "people").rows) == half


def test_leaders_and_people_with_a_mark_keep_their_boxes() -> None:
    graph = _with_workers(MOST_PEOPLE + 10)
    person(graph, "T", "班长", roles=("leader",))
    graph.add_edge("L", "T", key="t", id="t", kind="leads", amount=6_000_000)
    view = chain_view(graph, [finding("QQ01", "W1")])
    assert {node.id for node in view.nodes if node.kind == "person"} == {"T", "W1"}
    assert _arrow(view, "L", "T", "people").label == "班组承包价 6.00万元"


def test_a_crowd_says_how_many_of_it_a_mark_concerns() -> None:
    number = MOST_PEOPLE + 2
    marks = [finding("GZ01", f"W{n}") for n in range(number)]
    view = chain_view(_with_workers(number), marks)
    assert not any(node.kind == "person" for node in view.nodes)
    box = _node(view, "people:L")
    assert [text[:7] for text in _text(box)[1:]] == ["疑点 GZ01"]
    assert _text(box)[1].endswith(f"（{number // 2} 名）")
    assert box.marked


# The whole.


def test_names_are_plain_text_on_one_line() -> None:
    graph = simple()
    graph.nodes["L"]["name"] = "<b>$x$</b>\n{{a}}\t䶮喆"
    assert _node(chain_view(graph), "L").label == "<b>$x$</b> {{a}} 䶮喆"


def test_an_unnamed_project_or_party_goes_by_its_id() -> None:
    graph = chain(None)
    party(graph, "A")
    view = chain_view(graph)
    assert view.title == "P：承包与付款关系图"
    assert _node(view, "A").label == "A"


def test_the_table_says_all_that_the_picture_does() -> None:
    marks = [finding("WF01", "C2"), finding("FB03", "P"), finding("QQ01", "L")]
    view = chain_view(simple(), marks)
    assert view.columns == ("类别", "从", "到", "内容", "标记")
    assert view.rows == (
        ("合同", "业主公司", "总包公司", "施工总承包 8,600.00万元", ""),
        ("合同", "总包公司", "劳务公司", "劳务分包 320.00万元", "疑点 WF01 分包给个人"),
        ("付款", "业主公司", "总包公司", "已付 150.00万元（2笔）", ""),
        ("单位或人员", "劳务公司", "", "", "疑点 QQ01 title"),
        ("项目", "P", "", "", view.notes[0].text),
    )


def test_the_picture_in_words() -> None:
    alt = chain_view(simple(), [finding("WF01", "C2")]).alt
    assert alt == (
        "一号工程：承包与付款关系图。单位和个人 3 个，人员 0 名，合同 2 份，付款 2 笔，标记 1 项。"
        "业主公司 → 总包公司：施工总承包 8,600.00万元；总包公司 → 劳务公司：劳务分包 320.00万元"
    )


def test_only_what_is_there_is_in_the_legend() -> None:
    assert [kind for kind, _ in chain_view(simple()).legend] == ["contract", "payment"]


def test_the_order_of_the_rows_does_not_matter() -> None:
    graph = simple()
    other = chain()
    other.add_nodes_from(reversed(list(graph.nodes(data=True))))
    other.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    assert chain_view(graph) == chain_view(other)


def test_an_empty_project_can_be_seen() -> None:
    view = chain_view(chain())
    assert (view.nodes, view.arrows, view.rows) == ((), (), ())
