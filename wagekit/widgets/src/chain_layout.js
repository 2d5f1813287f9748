// Columns by tier from left to right. Up to a few hundred boxes dagre says in which order they stand
// and every link has a lane of its own; beyond that a column is folded, so that it can be overseen.
import {bend, ends, shape} from './chain_lanes.js';
import {order} from './chain_order.js';
import {WIDTH, noted, written} from './chain_sizes.js';

const FEW = 300;
const BETWEEN = 10;
const ASIDE = 28;
const WIDER_THAN_HIGH = 1.3;

/** The elements of a scene for cytoscape, with sizes, lanes and positions. */
export function elements({boxes, links}) {
  const few = boxes.size <= FEW;
  const notes = new Map(links.map(link => [link.id, noted(link)]));
  const lanes = few ? ends(links, boxes, notes) : {height: new Map()};
  const nodes = [...boxes.values()].map(box => ({
    data: {id: box.id, box, kind: box.kind, mark: box.marked ? 1 : 0, many: few ? 0 : 1,
      ...written(box, lanes.height.get(box.id) ?? 0)},
  }));
  const edges = links.map(link => ({data: {
    id: link.id, source: link.source, target: link.target, link, layer: link.layer,
    mark: link.marked ? 1 : 0, shape: few ? shape(link, boxes) : 'plain', ...notes.get(link.id)}}));
  const columns = columnsOf(nodes, boxes);
  if (few) stand(columns, edges, boxes, order(nodes, edges.filter(isAhead), boxes));
  else fold(columns, edges);
  if (few) bend(edges, new Map(nodes.map(node => [node.data.id, node.position])), lanes);
  return {nodes, edges};
}

const isAhead = edge => edge.data.shape === 'ahead';

function columnsOf(nodes, boxes) {
  const columns = new Map();
  for (const node of nodes) {
    const {tier} = boxes.get(node.data.id);
    if (!columns.has(tier)) columns.set(tier, []);
    columns.get(tier).push(node);
  }
  return new Map([...columns].sort((a, b) => a[0] - b[0]));
}

function stand(columns, edges, boxes, y) {
  const x = across(columns, edges, boxes);
  for (const [tier, column] of columns) {
    spread(column, y);
    for (const node of column) node.position = {x: x.get(tier), y: y.get(node.data.id)};
  }
}

/** Between two columns there is room for the longest label that stands before the second. */
function across(columns, edges, boxes) {
  const room = new Map();
  for (const {data} of edges) {
    const tier = Math.max(boxes.get(data.source).tier, boxes.get(data.target).tier);
    room.set(tier, Math.max(room.get(tier) ?? 0, data.wide));
  }
  const x = new Map();
  let at = 0;
  for (const tier of columns.keys()) {
    if (x.size) at += WIDTH + 66 + (room.get(tier) ?? 0);
    x.set(tier, at);
  }
  return x;
}

/** Pushes the boxes of a column apart, about where they were meant to be. */
function spread(column, y) {
  column.sort((a, b) => y.get(a.data.id) - y.get(b.data.id));
  const wanted = column.reduce((sum, node) => sum + y.get(node.data.id), 0);
  let edge = -Infinity;
  for (const {data} of column) {
    const at = Math.max(y.get(data.id), edge + data.h / 2);
    y.set(data.id, at);
    edge = at + data.h / 2 + BETWEEN;
  }
  const moved = column.reduce((sum, node) => sum + y.get(node.data.id), 0);
  for (const {data} of column) y.set(data.id, y.get(data.id) - (moved - wanted) / column.length);
}

/** Each tier as a block of short columns, in the order of those to their left. */
function fold(columns, edges) {
  const rank = new Map(), before = sources(edges);
  const sizes = [...columns.values()].map(column => column.length);
  const pitch = Math.max(...[...columns.values()].flat().map(node => node.data.h)) + BETWEEN;
  const all = sizes.reduce((sum, n) => sum + n, 0);
  const rows = Math.ceil(Math.sqrt((all * (WIDTH + ASIDE)) / (pitch * WIDER_THAN_HIGH)));
  let left = 0;
  for (const column of columns.values()) {
    const level = new Map(column.map((node, n) => [node, mean(before.get(node.data.id), rank) ?? n]));
    column.sort((a, b) => level.get(a) - level.get(b));
    column.forEach((node, n) => {
      rank.set(node.data.id, n / column.length);
      const row = (n % rows) - (Math.min(rows, column.length) - 1) / 2;
      node.position = {x: left + Math.floor(n / rows) * (WIDTH + ASIDE), y: row * pitch};
    });
    left += Math.ceil(column.length / rows) * (WIDTH + ASIDE) + 3 * ASIDE;
  }
}

function sources(edges) {
  const before = new Map();
  for (const {data} of edges) {
    if (!before.has(data.target)) before.set(data.target, []);
    before.get(data.target).push(data.source);
  }
  return before;
}

function mean(ids, rank) {
  const known = (ids ?? []).filter(id => rank.has(id));
  return known.length ? known.reduce((sum, id) => sum + rank.get(id), 0) / known.length : undefined;
}
