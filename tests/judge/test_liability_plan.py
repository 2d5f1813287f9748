"""Whatever is owed and whatever is there: each fen is spent once, and nothing twice."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from wagekit.judge.liability_plan import Lot, Pool, shares, spend
from wagekit.model.liability import SourceKind

FEN = st.integers(0, 10**11)
DEBTS = st.lists(st.integers(1, 10**11), min_size=1, max_size=6)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[int], list[Pool]]:
    debts = draw(DEBTS)
    places = st.lists(st.integers(0, len(debts) - 1), unique=True, max_size=len(debts))
    lots = st.builds(
        Lot,
        FEN,
        places.map(lambda own: tuple(sorted(own))),
        st.one_of(st.just({}), st.just({i: debt // 2 for i, debt in enumerate(debts)})),
        st.one_of(st.just({}), st.just({i: debt // 3 for i, debt in enumerate(debts)})),
    )
    kinds = draw(st.lists(st.sampled_from(SourceKind), unique=True, max_size=5))
    parties = st.one_of(st.none(), st.sampled_from("OGK"))
    made = [Pool(kind, draw(parties), tuple(draw(st.lists(lots, max_size=4)))) for kind in kinds]
    return debts, made


@given(worlds())
def test_no_debt_is_paid_twice_and_no_lot_is_overspent(world: tuple[list[int], list[Pool]]) -> None:
    debts, pools = world
    spent = spend(debts, pools)
    for debt, own in zip(debts, spent, strict=True):
        assert sum(s.paid for s in own) <= debt
        assert all(0 <= s.paid <= s.available for s in own)
        assert len({(s.pool.kind, s.pool.party_id) for s in own}) == len(own)
    for pool in pools:
        whole = sum(lot.amount for lot in pool.lots if lot.debts)
        assert sum(s.available for own in spent for s in own if s.pool is pool) <= whole


@given(worlds())
def test_lots_with_a_joint_limit_pay_no_more_than_that(world: tuple[list[int], list[Pool]]) -> None:
    debts, pools = world
    most = {i: debt // 3 for i, debt in enumerate(debts)}
    joint = [
        Pool(p.kind, p.party_id, tuple(Lot(lot.amount, lot.debts, joint=most) for lot in p.lots))
        for p in pools
    ]
    for i, own in enumerate(spend(debts, joint)):
        assert sum(s.paid for s in own) <= most[i]


def test_a_joint_limit_is_used_up_by_what_was_paid_only() -> None:
    letters = [Pool(SourceKind.deposit_letter, bank, (Lot(60, (0, 1), joint={0: 50}),))
               for bank in ("J", "K")]  # fmt: skip
    paid = [[s.paid for s in own] for own in spend([100, 100], letters)]
    assert paid == [[20, 20], [40, 40]]


@given(worlds())
def test_money_is_left_only_where_nothing_more_is_owed(
    world: tuple[list[int], list[Pool]],
) -> None:
    debts, pools = world
    free = [
        Pool(p.kind, p.party_id, tuple(Lot(lot.amount, lot.debts) for lot in p.lots)) for p in pools
    ]
    spent = spend(debts, free)
    left = [d - sum(s.paid for s in own) for d, own in zip(debts, spent, strict=True)]
    for pool in free:
        for lot in pool.lots:
            if any(left[i] for i in lot.debts) and len(pool.lots) == 1:
                used = sum(s.paid for own in spent for s in own if s.pool is pool)
                assert used == lot.amount


@given(FEN, st.dictionaries(st.integers(0, 5), FEN, min_size=1))
def test_shares_add_up_to_the_fen_and_keep_the_proportion(
    amount: int, needs: dict[int, int]
) -> None:
    cut = shares(amount, needs)
    assert sum(cut.values()) == amount
    whole: Any = sum(needs.values())
    if whole:
        assert all(abs(cut[i] * whole - amount * need) < whole for i, need in needs.items())
        assert amount > whole or all(cut[i] <= need for i, need in needs.items())


def test_the_fen_that_does_not_divide_goes_to_the_largest_fraction() -> None:
    assert shares(10001, {0: 60000, 1: 40000}) == {0: 6001, 1: 4000}
    assert shares(1, {0: 5, 1: 5}) == {0: 1, 1: 0}
