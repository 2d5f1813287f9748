"""What an analyst gets is plain: pandas frames, a networkx graph, and drawings of either."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

import wagekit as wk

SAMPLE = Path(__file__).parents[2] / "sample_data" / "qinghe_whole_transfer"


@pytest.fixture(scope="module")
def case() -> wk.Case:
    return wk.open_case(SAMPLE)


def test_what_a_run_says_are_plain_frames(case: wk.Case) -> None:
    run = case.analyze(only=["ZB09", "GZ01"])
    frames = (run.findings, run.evidence, run.determinations, run.liability, run.recovery)
    assert {type(frame) for frame in (*frames, case.issues, case.coverage)} == {pd.DataFrame}
    assert set(run.findings["rule"]) == {"ZB09", "GZ01"}


def test_a_chain_is_a_networkx_graph_that_can_be_worked_on_and_drawn(case: wk.Case) -> None:
    graph = case.chain("QH-A")
    assert type(graph) is nx.MultiDiGraph
    for node, rank in nx.degree_centrality(graph).items():
        graph.nodes[node]["rank"] = rank
    assert wk.draw_chain(graph).picture("svg").startswith(b"<?xml")
