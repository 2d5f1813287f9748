// The drawing itself: cytoscape on a canvas, made once its box has a size.
import cytoscape from 'cytoscape';
import {elements} from './chain_layout.js';
import {ENOUGH, bring, look, seen} from './chain_look.js';
import {filtered, meant, passes, scene} from './chain_scene.js';
import {WIDTH} from './chain_sizes.js';
import {style} from './chain_style.js';
import {later} from './text.js';

const MANY = 600;
const VERY_MANY = 2500;
const HEIGHTS = [420, 860];
const STEP = 1.3;

/** Draws into `box`; `chose(id)` and `looked([x, y, zoom])` tell what the reader did there. */
export function picture(box, kit, {chose, looked, ready}) {
  let cy = null, quiet = false;
  const save = later(() => cy && looked(seen(cy)), 400);
  const laid = () => elements(scene(kit.view(), kit.state()));
  const draw = made => {
    quiet = true;
    cy.batch(() => (cy.elements().remove(), cy.add(made)));
    mark();
    quiet = false;
  };
  const mark = () => marked(cy, kit.state(), kit.view());
  const make = () => {
    const now = laid(), many = now.nodes.length;
    box.style.height = `${fitting(now.nodes, box.clientWidth)}px`;
    cy = cytoscape({container: box, style: style(kit.dark()), minZoom: 0.02, maxZoom: 3,
      selectionType: 'single', boxSelectionEnabled: false, autoungrabify: true,
      ...(many > MANY && {hideLabelsOnViewport: true, pixelRatio: 1}),
      ...(many > VERY_MANY && {textureOnViewport: true, hideEdgesOnViewport: true})});
    box.__cy = cy; // where the tests find a box on the canvas
    draw(now);
    look(cy, kit.state().look);
    cy.on('tap', event => chose(event.target === cy ? '' : event.target.id()));
    cy.on('mouseover', 'node', event => (box.title = event.target.data('box').label));
    cy.on('mouseout', 'node', () => (box.title = ''));
    cy.on('dragpan scrollzoom', save);
    cy.one('render', ready);
  };
  const sized = new ResizeObserver(() => {
    if (!box.isConnected || !box.clientWidth || !box.clientHeight) return;
    if (!cy) make();
    else (fit(), bring(cy, kit.state().selected ?? '', save)); // details take room from the picture
  });
  const fit = () => {
    cy.resize();
    if (!kit.state().look) look(cy, null);
  };
  sized.observe(box);
  box.parentElement.addEventListener('wheel', wheel, {capture: true});
  box.addEventListener('keydown', event => cy && keys(cy, event, save));
  box.addEventListener('pointerenter', () => cy?.resize(), true); // it remembers where the page was
  return {
    redraw: () => cy && (draw(laid()), look(cy, null)),
    mark: () => cy && !quiet && mark(),
    show: id => cy && (fit(), bring(cy, id, save)),
    zoom: by => cy && (by ? (nearer(cy, by), save()) : (look(cy, null), looked(null))),
    retheme: dark => cy?.style(style(dark)),
    stop: () => (sized.disconnect(), save.stop(), cy?.destroy()),
  };
}

/** As high as the picture is where it fits in width, within reason. */
function fitting(nodes, wide) {
  const x = nodes.map(node => node.position.x), y = nodes.map(node => node.position.y);
  const [w, h] = [x, y].map(all => Math.max(...all, 0) - Math.min(...all, 0));
  const zoom = Math.min(1, Math.max(ENOUGH, (wide - 48) / (w + WIDTH)));
  return Math.round(Math.max(HEIGHTS[0], Math.min(HEIGHTS[1], (h + 100) * zoom + 24)));
}

/** What the state says of the elements that are there: hidden, found, selected, beside it. */
function marked(cy, state, view) {
  cy.batch(() => {
    cy.elements().removeClass('out lonely far near hit').unselect();
    cy.edges().forEach(edge => passes(edge.data('link'), state) || edge.addClass('out'));
    if (filtered(state)) lonely(cy, state);
    cy.nodes().forEach(node => meant(node.data('box'), state.search ?? '', view.cards) && node.addClass('hit'));
    const chosen = state.selected ? cy.getElementById(state.selected) : cy.collection();
    if (chosen.empty()) return;
    chosen.select();
    const near = chosen.closedNeighborhood().union(chosen.connectedNodes());
    near.edges().addClass('near');
    cy.elements().not(near).addClass('far');
  });
}

const lonely = (cy, state) => cy.nodes().forEach(node => {
  const kept = node.connectedEdges().some(edge => !edge.hasClass('out'));
  if (!kept && !(state.marked && node.data('mark'))) node.addClass('lonely');
});

const nearer = (cy, by) =>
  cy.zoom({level: cy.zoom() * by, renderedPosition: {x: cy.width() / 2, y: cy.height() / 2}});

/** With Ctrl the wheel zooms; without it the notebook scrolls, as everywhere else. */
const wheel = event => event.ctrlKey || event.metaKey || event.stopPropagation();

const PANS = {ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60]};

function keys(cy, event, save) {
  const [x, y] = PANS[event.key] ?? [];
  if (x !== undefined) cy.panBy({x, y});
  else if (event.key === '+' || event.key === '=') nearer(cy, STEP);
  else if (event.key === '-') nearer(cy, 1 / STEP);
  else return;
  event.preventDefault();
  save();
}
