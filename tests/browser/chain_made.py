"""Chains to show in a browser: a small one that is marked, a hostile one, and large ones."""

from __future__ import annotations

import datetime as dt
import random
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from wagekit.model.finding import Act, Determination, Evidence, State
from wagekit.rulebook import steps_of
from wagekit.views.explorer.elsewhere import Others
from wagekit.views.explorer.part import Elsewhere
from wagekit.views.explorer.twin import explorer_twin
from wagekit.views.explorer.view import explorer_view

sys.path.append(str(Path(__file__).parents[1] / "views"))
from chains import chain, contract, employs, finding, party, payment, person, simple

HOSTILE = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>**粗**{{7*7}}${7*7}'
LATE = dt.date(2024, 5, 1)


def marked() -> dict[str, Any]:
    """Owner, general contractor, labour firm and two workers; a contract points to an act."""
    graph = simple()
    graph.edges["O", "G", "C1"]["signed_on"] = dt.date(2023, 1, 1)
    graph.edges["G", "L", "C2"]["signed_on"] = LATE
    person(graph, "W1", "张三"), person(graph, "W2", "李四")
    employs(graph, "L", "W1"), employs(graph, "L", "W2")
    party(graph, "S", "收款个人", party_kind="individual")
    payment(graph, "M3", ("L", "S"), None)
    payment(graph, "M4", ("L", "G"), 2_000_000, paid_at=LATE, **{"class": "fee"})
    rows = (Evidence("contract", "C2", "合同台账.xlsx", "分包", 7),)
    more = {"reason": "分包给个人张某", "articles": ("ZB-8.1",), "evidence": rows}
    found = [
        finding("WF01", "C2", parties=("G", "L"), ask_for=("分包合同原件",), **more),
        replace(finding("GZ01", "W1"), finding_id="GZ01-1"),
    ]
    act = Determination(
        project_id="P", contract_id="C2", act=Act.illegal_subcontract, state=State.suspected
    )
    others = {"G": Others((Elsewhere("project:P2", "二号工程", "承包 1 份"),), "")}
    view = explorer_view(graph, found, steps=steps_of, determined=[act], others=others)
    return {"view": view.as_json(), "twin": explorer_twin(graph, found)}


def hostile() -> dict[str, Any]:
    """Every name, label, reason and file is markup."""
    graph = chain(HOSTILE)
    party(graph, "A", HOSTILE, tier=0), party(graph, "B", HOSTILE, tier=1)
    person(graph, "W", HOSTILE), employs(graph, "B", "W")
    contract(graph, "C", "AB", contract_kind="labour", amount=5, tier=1, title=HOSTILE)
    payment(graph, "M", ("A", "B"), 5, holder="W")
    rows = (Evidence("contract", HOSTILE, HOSTILE, HOSTILE, 7),)
    found = [finding("QQ01", "C", name=HOSTILE, reason=HOSTILE, evidence=rows, ask_for=(HOSTILE,))]
    others = {"A": Others((Elsewhere("project:X", HOSTILE, HOSTILE),), HOSTILE)}
    view = explorer_view(graph, found, others=others)
    return {"view": view.as_json(), "twin": explorer_twin(graph, found), "note": HOSTILE}


def alike() -> dict[str, Any]:
    """Two firms of one group whose names differ at the end; one paid the other."""
    graph = simple()
    for number in (1, 2):
        name = f"安徽省阜阳市颍东区众诚鑫源建筑劳务分包与机械设备租赁服务有限公司{number}部"
        party(graph, f"L{number}", name, roles=("labour",), tier=2)
        contract(graph, f"C1{number}", ("G", f"L{number}"), contract_kind="labour", tier=2)
    party(graph, "I", "欧阳建国", roles=("labour",), party_kind="individual", tier=2)
    contract(graph, "C13", ("G", "I"), contract_kind="labour", tier=2)
    party(graph, "C", "Hebei Hengsheng Construction Works", tier=2)
    contract(graph, "C14", ("G", "C"), contract_kind="labour", tier=2)
    payment(graph, "M9", ("L1", "L2"), 12_345_670_000)
    return {"view": explorer_view(graph).as_json()}


def large(boxes: int, *, people: int = 0) -> dict[str, Any]:
    """A chain of so many parties and workers, in up to six tiers."""
    throw = random.Random(boxes)  # noqa: S311 - pictures, not secrets
    graph = chain("安置房项目")
    party(graph, "O", "城市建设投资有限公司", roles=("owner",), tier=0)
    party(graph, "G", "第一建筑工程集团有限公司", roles=("general",), tier=1)
    contract(graph, "C", "OG", contract_kind="general", amount=8_600_000_000, tier=1)
    placed = [("G", 1)]
    for number in range(boxes - 2 - people):
        few = max(1, boxes // 8)
        above, tier = throw.choice(placed[:few] if number > few else placed)
        placed.append((_firm(graph, number, above, tier, throw), tier + 1))
    for number in range(people):
        person(graph, f"W{number}", f"工人{number}")
        employs(graph, throw.choice(placed)[0], f"W{number}")
    marks = [replace(finding("WF01", f"C{n}"), finding_id=f"WF01-{n}") for n in range(0, boxes, 9)]
    return {"view": explorer_view(graph, marks).as_json()}


def _firm(graph: Any, number: int, above: str, tier: int, throw: random.Random) -> str:
    own, role = f"P{number}", throw.choice(["labour", "professional"])
    party(graph, own, f"第{number}建筑安装工程有限公司", roles=(role,), tier=tier + 1)
    price = throw.randrange(10, 900) * 1_000_000
    ends: Any = (above, own)
    contract(graph, f"C{number}", ends, contract_kind=role, amount=price, tier=tier + 1)
    if throw.random() < 0.6:
        payment(graph, f"M{number}", ends, price // 3, **{"class": "progress"})
    return own
