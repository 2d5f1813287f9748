// The boxes as a list: for the keyboard, for screen readers, and for whoever seeks a name.
import {meant} from './chain_scene.js';
import {el, filled, hold} from './text.js';

const MOST = 400;

/** The list; `chose(id)` is called with what was selected, with nothing when it was let go. */
export function list(kit, name, chose) {
  const w = kit.view().words;
  let rows = [], active = 0;
  const box = el('ul', {role: 'listbox', tabindex: 0, 'aria-label': w.list, 'aria-describedby': `${name}-help`,
    onkeydown: event => key(event), onfocus: () => box.matches(':focus-visible') && point()}); // a mouse points by itself
  const cut = el('p', {class: 'wk-soft'});
  const root = el('div', {class: 'wk-list'}, [
    el('h4', {}, w.list), el('p', {id: `${name}-help`, class: 'wk-soft wk-unseen'}, w.list_help), box, cut]);
  const option = (one, n) => el('li', {role: 'option', id: `${name}-${n}`, data: {id: one.id},
    class: one.marked ? 'wk-marked' : null, onclick: () => ((active = n), point(), chose(one.id))}, [
    el('span', {class: 'wk-name'}, one.label),
    one.role && el('span', {class: 'wk-soft'}, one.role),
    one.badge && el('span', {class: 'wk-badge'}, one.badge)]);
  const column = one => el('li', {role: 'presentation', class: 'wk-column'}, filled(w.tier, {n: one.tier + 1}));
  const options = () => box.querySelectorAll('[role="option"]');
  const point = () => {
    box.querySelector('.wk-active')?.classList.remove('wk-active');
    const at = options()[active];
    if (!at) return box.removeAttribute('aria-activedescendant');
    at.classList.add('wk-active');
    box.setAttribute('aria-activedescendant', at.id);
    return roll(box, at);
  };
  const MOVES = {ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity};
  const key = event => {
    if (event.key in MOVES) active = Math.max(0, Math.min(rows.length - 1, active + MOVES[event.key]));
    else if (event.key === 'Enter' || event.key === ' ') rows[active] && chose(rows[active].id);
    else return;
    event.preventDefault();
    point();
  };
  const choose = id => {
    for (const one of options()) one.setAttribute('aria-selected', String(one.dataset.id === id));
    const n = rows.findIndex(one => one.id === id);
    if (n >= 0) ((active = n), point());
  };
  const refresh = (boxes, state) => {
    const all = [...boxes.values()].sort((a, b) => a.tier - b.tier);
    const sought = (state.search ?? '').trim();
    const found = sought ? all.filter(one => meant(one, sought, kit.view().cards)) : all;
    rows = found.slice(0, MOST);
    active = Math.min(active, Math.max(0, rows.length - 1));
    hold(box, ...rows.flatMap((one, n) => [one.tier !== rows[n - 1]?.tier && column(one), option(one, n)]));
    cut.textContent = found.length > MOST ? filled(w.list_cut, {n: MOST, all: found.length}) : '';
    choose(state.selected);
    return found.length;
  };
  /** The next of the boxes that were sought, after the one selected. */
  const next = selected => {
    const n = rows.findIndex(one => one.id === selected);
    if (rows.length) chose(rows[(n + 1) % rows.length].id);
  };
  return {root, refresh, choose, next};
}

/** Into sight inside the list only; `scrollIntoView` would move the notebook too. */
function roll(box, at) {
  if (at.offsetTop < box.scrollTop) box.scrollTop = at.offsetTop;
  const below = at.offsetTop + at.offsetHeight - box.clientHeight;
  if (below > box.scrollTop) box.scrollTop = below;
}
