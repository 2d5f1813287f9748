// Above the drawing: layers, search, filters, zoom.
import {filtered} from './chain_scene.js';
import {el, filled, hold} from './text.js';

/** The bar. `put` changes the state; `zoom` and `next` are asked of the drawing and the list. */
export function bar(kit, {put, zoom, next}) {
  const w = kit.view().words;
  const layers = el('div', {role: 'group', 'aria-label': w.layers, class: 'wk-row'});
  const search = el('input', {type: 'search', placeholder: w.search, 'aria-label': w.search,
    oninput: () => put({search: search.value}),
    onkeydown: event => event.key === 'Enter' && next()});
  const count = el('span', {class: 'wk-soft', role: 'status', 'aria-live': 'polite'});
  const fields = filters(kit, put);
  const toggle = el('button', {type: 'button', 'aria-expanded': 'false',
    onclick: () => open(fields.root.hidden)}, w.filters);
  const open = yes => ((fields.root.hidden = !yes), toggle.setAttribute('aria-expanded', String(yes)));
  const press = (words, by) =>
    el('button', {type: 'button', title: words, 'aria-label': words, onclick: () => zoom(by)},
      by ? (by > 1 ? '＋' : '－') : words);
  const root = el('div', {class: 'wk-bar'}, [
    el('div', {class: 'wk-row'}, [layers, search, toggle, press(w.closer, 1.3), press(w.farther, 1 / 1.3),
      press(w.fit, 0), count]),
    fields.root,
  ]);
  open(filtered(kit.state()));
  const refresh = (found, hidden) => {
    const state = kit.state();
    hold(layers, ...switches(kit, put));
    if (document.activeElement !== search) search.value = state.search ?? '';
    count.textContent = [state.search && filled(w.found, {n: found}), hidden && filled(w.hidden, {n: hidden})]
      .filter(Boolean).join('；');
    toggle.setAttribute('aria-pressed', String(filtered(state)));
    fields.refresh(state);
  };
  return {root, refresh};
}

/** Buttons are kept where the reader is on one: a new one would lose the focus. */
function switches(kit, put) {
  const {layers} = kit.view();
  const on = kit.state().layers ?? layers.filter(layer => layer.shown).map(layer => layer.id);
  return layers.map(({id, label, count}) => el('button', {
    type: 'button', 'aria-pressed': String(on.includes(id)), class: `wk-layer wk-${id}`, data: {layer: id},
    onclick: () => {
      put({layers: layers.map(one => one.id).filter(one => (one === id) !== on.includes(one))});
      kit.root.querySelector(`[data-layer="${id}"]`)?.focus();
    },
  }, [el('span', {class: 'wk-sample'}), `${label} ${count}`]));
}

function filters(kit, put) {
  const {words: w, acts} = kit.view();
  const number = key => field(w[`amount_${key}`], {type: 'number', min: 0, step: 'any', inputmode: 'decimal'},
    value => put({[key]: value === '' || Number.isNaN(Number(value)) ? null : Number(value)}));
  const day = key => field(w[key], {type: 'date'}, value => put({[key]: value}));
  const fields = {least: number('least'), most: number('most'), from: day('from'), to: day('to')};
  const only = tick(w.only_marked, yes => put({marked: yes}));
  const ticks = acts.map(([code, words]) => [code, tick(words, yes => {
    const kept = (kit.state().acts ?? []).filter(one => one !== code);
    put({acts: yes ? [...kept, code] : kept});
  })]);
  const clear = el('button', {type: 'button', onclick: () =>
    put({least: null, most: null, from: '', to: '', acts: [], marked: false})}, w.clear);
  const root = el('div', {class: 'wk-filters', role: 'group', 'aria-label': w.filters}, [
    ...Object.values(fields).map(one => one.root), only.root,
    ...(ticks.length ? [el('span', {class: 'wk-soft'}, w.acts), ...ticks.map(([, one]) => one.root)] : []),
    clear, el('p', {class: 'wk-soft'}, w.whole),
  ]);
  const refresh = state => {
    for (const [key, one] of Object.entries(fields)) one.set(state[key] ?? '');
    only.box.checked = Boolean(state.marked);
    for (const [code, one] of ticks) one.box.checked = (state.acts ?? []).includes(code);
  };
  return {root, refresh};
}

function field(words, attributes, changed) {
  const box = el('input', {...attributes, oninput: () => changed(box.value)});
  const set = value => document.activeElement !== box && box.value !== String(value) && (box.value = value);
  return {root: el('label', {class: 'wk-field'}, [words, box]), set};
}

function tick(words, changed) {
  const box = el('input', {type: 'checkbox', onchange: () => changed(box.checked)});
  return {root: el('label', {class: 'wk-tick'}, [box, words]), box};
}
