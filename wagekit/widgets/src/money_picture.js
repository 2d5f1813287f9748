// Builds a drawing from elements that Python laid out; each thing in it can be chosen.
import {el} from './text.js';

const SPACE = 'http://www.w3.org/2000/svg';
const TAGS = new Set(['path', 'rect', 'circle', 'text']);
const NAMES = new Set(
  ('d x y width height cx cy r fill fill-opacity stroke stroke-width stroke-dasharray font-size ' +
    'text-anchor').split(' '),
);
const STEPS = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1};
let number = 0;

/** Colours by name, for light or for dark ground. */
export function paint({root, view, dark}) {
  for (const [name, pair] of Object.entries(view().colours)) {
    root.style.setProperty(`--c-${name}`, pair[dark() ? 1 : 0]);
  }
}

/** The drawing of a sheet; `chosen(key)` is called when something in it is. */
export function picture(sheet, chosen) {
  if (!sheet.picture) return null;
  const prefix = `wk-money-${++number}`;
  const said = el('p', {class: 'wk-unseen', id: `${prefix}-alt`}, sheet.alt);
  const drawn = svg('svg', {viewBox: sheet.picture.box, width: sheet.picture.width});
  const attributes = {role: 'listbox', 'aria-label': sheet.title, 'aria-describedby': `${prefix}-alt`};
  for (const [name, value] of Object.entries(attributes)) drawn.setAttribute(name, value);
  const groups = sheet.picture.groups.map(one => group(one, prefix));
  drawn.append(patterns(sheet.picture.hatches, prefix), ...groups);
  const things = groups.filter(one => one.dataset.key);
  listen(drawn, things, chosen);
  return {
    box: el('div', {class: 'picture'}, [said, legend(sheet, prefix), drawn]),
    mark: key => mark(drawn, things, key),
  };
}

function svg(tag, attributes = {}, said = '') {
  const made = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (said) made.textContent = said;
  return made;
}

function part([tag, attributes, said], prefix) {
  if (!TAGS.has(tag)) return [];
  const kept = Object.entries(attributes).filter(([name]) => NAMES.has(name));
  return [svg(tag, Object.fromEntries(kept.map(([name, one]) => [name, value(one, prefix)])), said)];
}

function value(one, prefix) {
  if (one.startsWith('~')) return `var(--c-${one.slice(1)})`;
  return one.startsWith('@') ? `url(#${prefix}-${one.slice(1).replace(' ', '-')})` : one;
}

function group(one, prefix) {
  const made = svg('g');
  made.append(...one.parts.flatMap(each => part(each, prefix)));
  if (!one.key) {
    made.setAttribute('aria-hidden', 'true');
    return made;
  }
  made.dataset.key = one.key;
  const said = {role: 'option', 'aria-label': one.label, 'aria-selected': 'false', tabindex: '-1'};
  for (const [name, each] of Object.entries(said)) made.setAttribute(name, each);
  made.prepend(svg('title', {}, one.label));
  return made;
}

function patterns(hatches, prefix) {
  const made = svg('defs');
  for (const {hatch, colour, size, path, kind} of hatches) {
    const side = {width: size, height: size, patternUnits: 'userSpaceOnUse'};
    const tile = svg('pattern', {id: `${prefix}-${hatch}-${colour}`, ...side});
    const line = kind === 'dot' ? {fill: value(`~${colour}`)} : {fill: 'none', stroke: value(`~${colour}`)};
    tile.append(svg('path', {d: path, ...line}));
    made.append(tile);
  }
  return made;
}

function legend(sheet, prefix) {
  const entries = sheet.legend.map(({parts, words}) => {
    const sign = svg('svg', {viewBox: '-1 -8 28 16', width: 35, height: 20, 'aria-hidden': 'true'});
    sign.append(patterns(sheet.hatches, `${prefix}-l`));
    sign.append(...parts.flatMap(each => part(each, `${prefix}-l`)));
    return el('li', {}, [sign, words]);
  });
  return el('ul', {class: 'legend'}, entries);
}

function mark(drawn, things, key) {
  const there = things.find(one => one.dataset.key === key);
  drawn.classList.toggle('chosen', Boolean(there));
  for (const one of things) one.setAttribute('aria-selected', String(one === there));
  const stop = there ?? things[0];
  for (const one of things) one.setAttribute('tabindex', one === stop ? '0' : '-1');
}

function listen(drawn, things, chosen) {
  const at = event => things.find(one => one.contains(event.target));
  drawn.addEventListener('click', event => {
    const one = at(event);
    if (one) one.focus(), chosen(one.dataset.key);
  });
  drawn.addEventListener('keydown', event => {
    const place = things.indexOf(at(event));
    const step = STEPS[event.key];
    if (place < 0) return;
    if (step) move(things, (place + step + things.length) % things.length);
    else if (event.key === 'Home') move(things, 0);
    else if (event.key === 'End') move(things, things.length - 1);
    else if (event.key === 'Enter' || event.key === ' ') chosen(things[place].dataset.key);
    else if (event.key === 'Escape' && drawn.classList.contains('chosen')) {
      chosen(things.find(one => one.getAttribute('aria-selected') === 'true').dataset.key);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

function move(things, place) {
  things.forEach((one, at) => one.setAttribute('tabindex', at === place ? '0' : '-1'));
  things[place].focus();
}
