// Links as lines that run right, up or down, and right again, each in a lane of its own.
import {WIDTH} from './chain_sizes.js';

const MOST_HIGH = 240;
const LEAVES = {contract: -6, payment: 6, people: 0, elsewhere: 12};
const TURNS = {contract: 14, payment: 22, people: 30, elsewhere: 38};
const BACK = {leaves: 14, turn: 46};

/** `ahead` to a later column, `back` to an earlier one, `side` within one, or a `loop`. */
export function shape({source, target}, boxes) {
  if (source === target) return 'loop';
  const forward = boxes.get(target).tier - boxes.get(source).tier;
  return forward > 0 ? 'ahead' : forward < 0 ? 'back' : 'side';
}

/** The lanes at the left side of each box, each as high as what is written in it. */
export function ends(links, boxes, notes) {
  const height = new Map(), lane = new Map();
  for (const link of links) {
    const how = shape(link, boxes);
    if (how !== 'ahead' && how !== 'back') continue;
    const box = how === 'ahead' ? link.target : link.source;
    const taken = height.get(box) ?? 0, {high} = notes.get(link.id);
    if (taken + high <= MOST_HIGH) height.set(box, taken + high);
    lane.set(link.id, Math.min(taken + high, MOST_HIGH) - 4);
  }
  return {height, lane};
}

/** Adds to each edge where it starts, turns and ends. */
export function bend(edges, at, lanes) {
  for (const {data} of edges) {
    if (data.shape === 'ahead') Object.assign(data, across(data, at, lanes, data.source, data.target));
    if (data.shape === 'back') Object.assign(data, across(data, at, lanes, data.target, data.source));
    if (data.shape === 'side') Object.assign(data, aside(data, at.get(data.source), at.get(data.target)));
  }
}

/** From the right side of one box to the left side of another; the line may go either way. */
function across(data, at, lanes, leftBox, rightBox) {
  const back = data.shape === 'back';
  const half = (lanes.height.get(rightBox) ?? 0) / 2;
  const leaves = back ? BACK.leaves : LEAVES[data.layer];
  const arrives = lanes.lane.get(data.id) - half;
  const left = {x: at.get(leftBox).x + WIDTH / 2, y: at.get(leftBox).y + leaves};
  const right = {x: at.get(rightBox).x - WIDTH / 2, y: at.get(rightBox).y + arrives};
  const x = left.x + (back ? BACK.turn : TURNS[data.layer]);
  const bends = [{x, y: left.y}, {x, y: right.y}];
  const sides = {left: `50% ${leaves}px`, right: `-50% ${arrives}px`};
  return {
    ...(back ? {out: sides.right, into: sides.left, ...turns(bends.reverse(), right, left)}
      : {out: sides.left, into: sides.right, ...turns(bends, left, right)}),
    off: data.wide / 2 + 12, up: -data.high / 2,
  };
}

/** Two boxes of one column are joined on their right; what is said there begins beside them, not on them. */
function aside({wide}, from, to) {
  const x = from.x + WIDTH / 2, far = x + BACK.turn;
  const start = {x, y: from.y + BACK.leaves}, end = {x, y: to.y - BACK.leaves};
  return {off: wide / 2 - BACK.turn + 6, out: `50% ${BACK.leaves}px`, into: `50% ${-BACK.leaves}px`,
    ...turns([{x: far, y: start.y}, {x: far, y: end.y}], start, end)};
}

/** Cytoscape wants the bends relative to the straight line. */
function turns(bends, start, end) {
  const dx = end.x - start.x, dy = end.y - start.y, long = dx * dx + dy * dy || 1;
  const parts = bends.map(({x, y}) => [x - start.x, y - start.y]);
  return {weights: parts.map(([px, py]) => (px * dx + py * dy) / long),
    distances: parts.map(([px, py]) => (py * dx - px * dy) / Math.sqrt(long))};
}
