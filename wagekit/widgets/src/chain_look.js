// Where a drawing is looked at: the whole of it, where it was left, or what was selected.

const MANY = 600;
const LEGIBLE = 0.72;
const TINY = 0.4;
const EDGE = 16;
const LEAST_SEEN = 240;

/** The zoom at which names can still be read. */
export const ENOUGH = 0.6;

/** The whole picture; where that would be too small to read, its beginning. */
export function look(cy, at) {
  if (at) return cy.viewport({zoom: at[2], pan: pan(cy, at)});
  cy.fit(undefined, 24);
  if (cy.zoom() > 1.15) (cy.zoom(1.15), cy.center());
  if (cy.zoom() >= ENOUGH || cy.nodes().length > MANY) return cy;
  const {x1, y1, y2} = cy.elements().boundingBox();
  cy.zoom(LEGIBLE);
  const room = cy.height() / LEGIBLE;
  return cy.pan({x: (24 / LEGIBLE - x1) * LEGIBLE,
    y: (room > y2 - y1 ? room / 2 - (y1 + y2) / 2 : 12 - y1) * LEGIBLE});
}

const pan = (cy, [x, y, zoom]) => ({x: cy.width() / 2 - x * zoom, y: cy.height() / 2 - y * zoom});

/** Where it is looked at now, as `look` takes it. */
export function seen(cy) {
  const {x1, x2, y1, y2} = cy.extent();
  return [(x1 + x2) / 2, (y1 + y2) / 2, cy.zoom()].map(n => Math.round(n * 1000) / 1000);
}

/** Brings an element into sight with all that it is joined to, or by itself where they are too many. */
export function bring(cy, id, save) {
  const one = cy.getElementById(id);
  if (one.empty()) return;
  const near = one.closedNeighborhood().union(one.connectedNodes()).not('.out'), part = visible(cy);
  if (inside(cy, near, part)) return;
  const fits = largest(near, part), all = fits >= ENOUGH;
  if (!all && inside(cy, one, part)) return;
  const zoom = Math.max(cy.zoom(), LEGIBLE);
  center(cy, all ? near : one, part, all ? Math.min(zoom, fits) : zoom);
  save();
}

/** The part of the canvas that the window shows: a tall picture reaches below it. */
function visible(cy) {
  const {top, width, height} = cy.container().getBoundingClientRect();
  const y1 = Math.max(0, -top), y2 = Math.min(height, innerHeight - top);
  return y2 - y1 < LEAST_SEEN ? {width, y1: 0, y2: height} : {width, y1, y2};
}

function inside(cy, them, {width, y1, y2}) {
  const box = them.renderedBoundingBox({includeOverlays: false});
  return cy.zoom() > TINY && box.x1 >= 0 && box.x2 <= width && box.y1 >= y1 && box.y2 <= y2;
}

function largest(them, {width, y1, y2}) {
  const {w, h} = them.boundingBox();
  return Math.min((width - 2 * EDGE) / w, (y2 - y1 - 2 * EDGE) / h);
}

function center(cy, them, part, zoom) {
  const {x1, x2, y1, y2} = them.boundingBox();
  cy.viewport({zoom, pan: {x: (part.width - (x1 + x2) * zoom) / 2,
    y: (part.y1 + part.y2 - (y1 + y2) * zoom) / 2}});
}
