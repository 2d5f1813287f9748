"""Where every box, label and line of a drawn chain goes, in points from the top left corner.

Rows of boxes and rows of labels alternate. A line runs straight down through every row in a place
of its own and bends only between rows, so that neither text nor boxes are ever crossed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from wagekit.views.chain.part import Line
from wagekit.views.draw.order import ordered, placed
from wagekit.views.draw.text import Block, block

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from wagekit.views.chain.part import Arrow, ChainView, Kind, Node

BOX_TEXT = 168.0
LABEL_TEXT = 190.0
PAD = 7.0
LANE = 11.0
PORT = 7.0
MOST_BOXES = 7
"""Boxes in one row; a wider tier takes several rows."""
LEAST_GAP = 26.0
MOST_GAP = 110.0
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Placed:
    """Text with its middle and the size of what holds it; `node` is None for a label."""

    node: Node | None
    text: Block
    x: float
    y: float
    width: float
    height: float
    marked: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """A line from box to box.

    Attributes:
        kind: What it stands for.
        marked: Whether a suspicion stands at it.
        up: Whether its head is at the upper end.
        stops: From the upper end: points between which it runs straight, then bends, in turn.
        level: Whether both ends are in one row, so that it hangs below it.
    """

    kind: Kind
    marked: bool
    up: bool
    stops: tuple[Point, ...]
    level: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole drawing without title and legend."""

    boxes: tuple[Placed, ...]
    labels: tuple[Placed, ...]
    lanes: tuple[Lane, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Bundle:
    """All arrows between two boxes."""

    upper: str
    lower: str
    left: tuple[tuple[Kind, bool, bool], ...]
    right: tuple[tuple[Kind, bool, bool], ...]
    text: Block

    @property
    def lanes(self) -> tuple[tuple[Kind, bool, bool], ...]:
        return (*self.left, *self.right)

    def lane_x(self, index: int, middle: float, room: float) -> float:
        """Contracts run left of the label, payments and people right of it."""
        if index < len(self.left):
            return middle - room / 2 - LANE * (len(self.left) - index - 0.5)
        return middle + room / 2 + LANE * (index - len(self.left) + 0.5)


def layout(view: ChainView) -> Layout:
    """Place everything that `view` shows."""
    return _Plan(view).drawn()


class _Plan:
    """The numbers behind a layout while it is made: items in rows, and who hangs on whom."""

    def __init__(self, view: ChainView) -> None:
        self.nodes = {node.id: node for node in view.nodes}
        self.row_of = _box_rows(view)
        self.bundles = _bundles(view, self.row_of)
        self.text = {node.id: block(_box_lines(node, view), BOX_TEXT) for node in view.nodes}
        self.rows: list[list[int]] = [
            [] for _ in range(2 * max(self.row_of.values(), default=0) + 2)
        ]
        self.width: dict[int, float] = {}
        self.height: dict[int, float] = {}
        self.above: defaultdict[int, list[int]] = defaultdict(list)
        self.below: defaultdict[int, list[int]] = defaultdict(list)
        self.box = {node.id: self._box(node) for node in view.nodes}
        self.paths = [self._path(bundle) for bundle in self.bundles]

    def _item(self, row: int, width: float, height: float) -> int:
        item = len(self.width)
        self.width[item], self.height[item] = width, height
        self.rows[row].append(item)
        return item

    def _box(self, node: Node) -> int:
        text = self.text[node.id]
        ends = [len(b.lanes) for b in self.bundles if node.id in {b.upper, b.lower}]
        width = max(text.width + 2 * PAD, PORT * (sum(ends) + 1), 60.0)
        return self._item(2 * self.row_of[node.id], width, text.height + 2 * PAD)

    def _path(self, bundle: _Bundle) -> list[int]:
        """The item of a bundle in each row between its boxes; the last one holds the label."""
        upper, lower = self.box[bundle.upper], self.box[bundle.lower]
        first, last = 2 * self.row_of[bundle.upper] + 1, 2 * self.row_of[bundle.lower] - 1
        bare = LANE * len(bundle.lanes)
        if last < first:
            item = self._item(first, bundle.text.width + 2 * PAD, bundle.text.height)
            self._hang(upper, item)
            self._hang(lower, item)
            return [item]
        path = [self._item(row, bare, 0.0) for row in range(first, last)]
        path.append(self._item(last, bare + bundle.text.width + PAD, bundle.text.height))
        for one, other in pairwise([upper, *path, lower]):
            self._hang(one, other)
        return path

    def _hang(self, upper: int, lower: int) -> None:
        self.below[upper].append(lower)
        self.above[lower].append(upper)

    def drawn(self) -> Layout:
        rows = ordered(self.rows, self.above, self.below)
        near = {item: [*self.above[item], *self.below[item]] for item in self.width}
        x = placed(rows, self.width, near)
        tops = self._tops(rows, x)
        middle = {i: tops[n] + self._tall(row) / 2 for n, row in enumerate(rows) for i in row}
        span = {i: (tops[n], tops[n] + self._tall(row)) for n, row in enumerate(rows) for i in row}
        lanes = _Lanes(self, x, middle, span).all()
        return Layout(
            boxes=tuple(self._placed_box(node, x, middle) for node in self.nodes.values()),
            labels=tuple(self._placed_labels(x, middle)),
            lanes=tuple(lanes),
            width=max((x[i] + self.width[i] / 2 for i in x), default=0.0),
            height=max((bottom for _, bottom in span.values()), default=0.0),
        )

    def _tall(self, row: Sequence[int]) -> float:
        return max((self.height[item] for item in row), default=0.0)

    def _tops(self, rows: Sequence[Sequence[int]], x: Mapping[int, float]) -> list[float]:
        """Lines that travel far sideways get more room to bend."""
        tops = [0.0]
        for row in rows[:-1]:
            far = max((abs(x[i] - x[j]) for i in row for j in self.below[i]), default=0.0)
            gap = min(MOST_GAP, max(LEAST_GAP, far * 0.15)) if row else 0.0
            tops.append(tops[-1] + self._tall(row) + gap)
        return tops

    def _placed_box(self, node: Node, x: Mapping[int, float], y: Mapping[int, float]) -> Placed:
        item = self.box[node.id]
        size = (self.width[item], self.height[item])
        return Placed(node, self.text[node.id], x[item], y[item], *size, node.marked)

    def _placed_labels(self, x: Mapping[int, float], y: Mapping[int, float]) -> Iterable[Placed]:
        for bundle, path in zip(self.bundles, self.paths, strict=True):
            text = bundle.text
            if text.lines:
                level = self.row_of[bundle.upper] == self.row_of[bundle.lower]
                shift = 0.0 if level else LANE * (len(bundle.left) - len(bundle.right)) / 2
                marked = any(marked for _, _, marked in bundle.lanes)
                size = (text.width, text.height)
                yield Placed(None, text, x[path[-1]] + shift, y[path[-1]], *size, marked)


class _Lanes:
    """Joins the places of a plan into lines from port to port."""

    def __init__(
        self,
        plan: _Plan,
        x: Mapping[int, float],
        middle: Mapping[int, float],
        span: Mapping[int, tuple[float, float]],
    ) -> None:
        self.plan, self.x, self.middle, self.span = plan, x, middle, span
        self.ports = self._ports()

    def all(self) -> Iterable[Lane]:
        for number, bundle in enumerate(self.plan.bundles):
            for index, (kind, up, marked) in enumerate(bundle.lanes):
                stops, level = self._stops(number, index)
                yield Lane(kind, marked, up, stops, level)

    def _through(self, number: int, index: int) -> list[float]:
        """Where a lane crosses each row between its boxes."""
        bundle, path = self.plan.bundles[number], self.plan.paths[number]
        bare = LANE * len(bundle.lanes)
        shift = LANE * (len(bundle.left) - len(bundle.right)) / 2
        rooms = [self.plan.width[item] - bare for item in path]
        return [
            bundle.lane_x(index, self.x[item] + shift, room)
            for item, room in zip(path, rooms, strict=True)
        ]

    def _level(self, number: int) -> bool:
        bundle = self.plan.bundles[number]
        return self.plan.row_of[bundle.upper] == self.plan.row_of[bundle.lower]

    def _ports(self) -> dict[tuple[int, int, str], float]:
        """Lanes leave a side of a box in the order in which they go on, so that few cross."""
        sides: defaultdict[tuple[int, bool], list[tuple[float, int, int, str]]] = defaultdict(list)
        for number, bundle in enumerate(self.plan.bundles):
            upper, lower = self.plan.box[bundle.upper], self.plan.box[bundle.lower]
            level = self._level(number)
            for index in range(len(bundle.lanes)):
                through = self._through(number, index)
                first = self.x[lower] + index if level else through[0]
                last = self.x[upper] - index if level else through[-1]
                sides[upper, True].append((first, number, index, "upper"))
                sides[lower, level].append((last, number, index, "lower"))
        return {key: x for side, ends in sides.items() for key, x in self._spread(side[0], ends)}

    def _spread(
        self, box: int, ends: list[tuple[float, int, int, str]]
    ) -> Iterable[tuple[tuple[int, int, str], float]]:
        step = min(LANE * 1.6, (self.plan.width[box] - PORT) / max(len(ends), 1))
        left = self.x[box] - step * (len(ends) - 1) / 2
        for n, (_, number, index, end) in enumerate(sorted(ends)):
            yield (number, index, end), left + step * n

    def _stops(self, number: int, index: int) -> tuple[tuple[Point, ...], bool]:
        bundle, path = self.plan.bundles[number], self.plan.paths[number]
        upper, lower = self.plan.box[bundle.upper], self.plan.box[bundle.lower]
        start, end = self.ports[number, index, "upper"], self.ports[number, index, "lower"]
        leave = [(start, self._edge(upper, 1)), (start, self.span[upper][1])]
        if self._level(number):
            return (*leave, (end, self.span[lower][1]), (end, self._edge(lower, 1))), True
        through = zip(path, self._through(number, index), strict=True)
        rows = [(x, y) for item, x in through for y in self.span[item]]
        return (*leave, *rows, (end, self.span[lower][0]), (end, self._edge(lower, -1))), False

    def _edge(self, box: int, side: int) -> float:
        return self.middle[box] + side * self.plan.height[box] / 2


def _box_lines(node: Node, view: ChainView) -> list[Line]:
    """What a party pays to itself stands in its own box."""
    own = [a for a in view.arrows if a.source == a.target == node.id]
    return [*node.lines, *(Line(f"↺ {ln.text}", ln.tone) for a in own for ln in a.lines)]


def _box_rows(view: ChainView) -> dict[str, int]:
    """The row of every box; in a wide tier those with one parent stay together."""
    rank: dict[str, int] = {}
    row_of: dict[str, int] = {}
    row = 0
    for tier in sorted({node.tier for node in view.nodes}):
        inside = [node.id for node in view.nodes if node.tier == tier]
        inside.sort(key=lambda node: (_first_parent(node, view, rank), node))
        rank |= {node: len(rank) + n for n, node in enumerate(inside)}
        rows = -(-len(inside) // MOST_BOXES)
        size = -(-len(inside) // rows)
        row_of |= {node: row + n // size for n, node in enumerate(inside)}
        row += rows
    return row_of


def _first_parent(node: str, view: ChainView, rank: Mapping[str, int]) -> int:
    above = [rank[a.source] for a in view.arrows if a.target == node and a.source in rank]
    return min(above, default=len(rank))


def _bundles(view: ChainView, row_of: Mapping[str, int]) -> list[_Bundle]:
    names = {node.id: node.label for node in view.nodes}
    pairs: dict[tuple[str, str], list[Arrow]] = {}
    for arrow in view.arrows:
        if arrow.source != arrow.target:
            ends = sorted((arrow.source, arrow.target), key=lambda node: (row_of[node], node))
            pairs.setdefault((ends[0], ends[1]), []).append(arrow)
    return [_bundle(ends, arrows, row_of, names) for ends, arrows in sorted(pairs.items())]


def _bundle(
    ends: tuple[str, str],
    arrows: Sequence[Arrow],
    row_of: Mapping[str, int],
    names: Mapping[str, str],
) -> _Bundle:
    upper, lower = ends
    level = row_of[upper] == row_of[lower]
    lines = [line for a in arrows for line in _label(a, upper, level=level, names=names)]
    lanes: dict[tuple[Kind, bool], bool] = {}
    for arrow in arrows:
        lane = (arrow.kind, arrow.target == upper)
        lanes[lane] = lanes.get(lane, False) or arrow.marked
    left = tuple((*lane, marked) for lane, marked in lanes.items() if lane[0] == "contract")
    right = tuple((*lane, marked) for lane, marked in lanes.items() if lane[0] != "contract")
    return _Bundle(upper, lower, left, right, block(lines, LABEL_TEXT))


def _label(arrow: Arrow, upper: str, *, level: bool, names: Mapping[str, str]) -> Iterable[Line]:
    """Says which way it goes where that is not down."""
    up = "↑ " if arrow.target == upper else ""
    way = f"→ {names[arrow.target]} " if level else up
    for n, line in enumerate(arrow.lines):
        yield Line(f"{way}{line.text}", line.tone) if n == 0 else line
