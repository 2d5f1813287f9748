"""Precision and recall of the comparison of names, by kind of difficulty, beside Splink's.

`python benchmarks/link.py`; Splink is the reference peer and is optional (`pip install splink`).
"""

import logging
import sys
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "intake"))

import pyarrow as pa
from link_bench import Counts, Pair, counts, pairs

from wagekit.intake.link.firm_name import firm_name
from wagekit.intake.link.likeness import Named

GOALS = (0.99, 0.95)


def main() -> int:
    """Print both; 1 where the goals are missed."""
    labelled = pairs()
    started = time.perf_counter()
    said = [pair.said() for pair in labelled]
    spent = time.perf_counter() - started
    print(f"{len(labelled)} labelled pairs, {spent * 1e6 / len(labelled):.0f} µs a pair")
    print(f"{'kind':42} {'pairs':>5} {'precision':>9} {'recall':>7}")
    by_kind = defaultdict(list)
    for pair, answer in zip(labelled, said, strict=True):
        by_kind[pair.kind].append((pair.same, answer))
    for kind, answers in sorted(by_kind.items()):
        _line(kind, counts(answers))
    whole = counts((p.same, a) for p, a in zip(labelled, said, strict=True))
    _line("wagekit, all", whole)
    _splink(labelled)
    met = whole.precision >= GOALS[0] and whole.recall >= GOALS[1]
    print("goals (precision >= 0.99, recall >= 0.95):", "met" if met else "MISSED")
    return 0 if met else 1


def _line(kind: str, found: Counts) -> None:
    number = found.right + found.wrong + found.missed + found.apart
    print(f"{kind:42} {number:5} {found.precision:9.3f} {found.recall:7.3f}")


def _splink(labelled: list[Pair]) -> None:
    """Splink on the same pairs: on the raw columns, then on names as wagekit takes them apart.

    It is favoured: its m values come from these very labels, and its threshold is the one that
    does best on them. A branch counts as belonging together, as it knows one relation only.
    """
    try:
        import splink  # noqa: PLC0415 - the peer is optional
    except ImportError:
        print("Splink is not installed: no reference figures in this run")
        return
    labels = ["no" if pair.same == "no" else "yes" for pair in labelled]
    for columns in ("raw columns", "parts of names"):
        weights = _weights(labelled, parts=columns == "parts of names")
        tried = [
            counts(zip(labels, ["yes" if w >= least else "no" for w in weights], strict=True))
            for least in sorted(set(weights))
        ]
        best = max(tried, key=lambda c: 2 * c.right / (2 * c.right + c.wrong + c.missed))
        _line(f"Splink {splink.__version__}, {columns}", best)
        careful = [found for found in tried if found.precision >= GOALS[0]]
        sure = max(careful, key=lambda found: found.recall, default=None)
        if sure:
            _line("  at precision >= 0.99", sure)
        else:
            print("  no threshold reaches precision 0.99")


def _row(index: int, side: Named, *, firm: bool) -> dict[str, object]:
    name = firm_name(side.name) if firm else None
    return {
        "unique_id": index,
        "pair": index,
        "name": side.name,
        "number": side.number,
        "core": name.core if name else side.name,
        "place": ("".join(bare for bare, _ in name.places) or None) if name else None,
        "trade": ("".join(name.trades) or None) if name else None,
        "branch": (name.branch or None) if name else None,
    }


def _weights(labelled: list[Pair], *, parts: bool) -> list[float]:
    """The match weight that Splink gives each pair."""
    import splink.comparison_library as cl  # noqa: PLC0415
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # noqa: PLC0415

    logging.getLogger("splink").setLevel(logging.ERROR)
    api = DuckDBAPI()
    firms = [pair.kind.startswith("firm/") for pair in labelled]
    sides = [
        [_row(i, side(pair), firm=firms[i]) for i, pair in enumerate(labelled)]
        for side in (lambda pair: pair.left, lambda pair: pair.right)
    ]
    names = ("firsts", "seconds")
    tables = [
        api.register(pa.Table.from_pylist(rows), dataset_display_name=name)
        for name, rows in zip(names, sides, strict=True)
    ]
    by_parts = [cl.ExactMatch(column) for column in ("place", "trade", "branch")]
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("core" if parts else "name", [0.97, 0.92, 0.85, 0.7]),
            cl.ExactMatch("number"),
            *(by_parts if parts else []),
        ],
        blocking_rules_to_generate_predictions=[block_on("pair")],
    )
    linker = Linker(tables, settings, log_level=logging.ERROR)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e5)
    together = [i for i, pair in enumerate(labelled) if pair.same != "no"]
    truth = {
        "source_dataset_l": [names[0]] * len(together),
        "unique_id_l": together,
        "source_dataset_r": [names[1]] * len(together),
        "unique_id_r": together,
    }
    linker.training.estimate_m_from_pairwise_labels(api.register(pa.table(truth)))
    found = linker.inference.predict().as_record_list()
    by_pair = {row["unique_id_l"]: row["match_weight"] for row in found}
    return [by_pair[index] for index in range(len(labelled))]


if __name__ == "__main__":
    sys.exit(main())
