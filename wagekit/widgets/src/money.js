// The money of a project: due and paid, where it went, who pays, as known on a day. Everything that
// is shown, every figure and every place in the drawings, was made by Python; here it is only built.
import style from './money.css';
import {slider} from './money_day.js';
import {behind} from './money_details.js';
import {paint, picture} from './money_picture.js';
import {el, hold} from './text.js';
import {widget} from './widget.js';

const made = new WeakMap();

/** What is built once stays through all later views, so that a slider is not let go of. */
function draw(kit) {
  const ui = made.get(kit.root)?.root.isConnected ? made.get(kit.root) : built(kit);
  made.set(kit.root, ui);
  kit.root.removeAttribute('aria-busy');
  paint(kit);
  ui.day.show(kit.view());
  fill(kit, ui);
  kit.root.dataset.ready = '1';
  return {retheme: () => paint(kit), restore: () => fill(kit, ui)};
}

function built(kit) {
  const ask = part => (kit.root.setAttribute('aria-busy', 'true'), kit.put(part));
  const day = slider(kit.view().words, ask);
  const [title, tabs, choices] = [el('h3'), el('div', {role: 'tablist'}), el('div', {class: 'choices'})];
  const sheet = el('div', {class: 'sheet', role: 'tabpanel'});
  const details = el('aside', {'aria-live': 'polite'});
  const body = el('div', {class: 'body'}, [sheet, details]);
  const ui = {root: title, title, day, tabs, choices, sheet, details, ask};
  hold(kit.root, title, day.box, tabs, choices, body);
  tabs.addEventListener('keydown', event => beside(event, tabs));
  return ui;
}

function fill(kit, ui) {
  const view = kit.view();
  const here = view.sheets.find(one => one.key === kit.state().sheet) ?? view.sheets[0];
  ui.title.textContent = view.title;
  hold(ui.tabs, view.sheets.map(one => tab(kit, ui, one, one === here)));
  ui.tabs.setAttribute('aria-label', view.words.sheets);
  const active = document.activeElement;
  const focused = [ui.choices, ui.sheet].some(one => one.contains(active)) && active.dataset.key;
  const open = ui.sheet.querySelector('details')?.open;
  hold(ui.choices, here.key === 'flow' && view.source && choices(view, ui.ask));
  const shown = picture(here, choose(kit, ui));
  hold(ui.sheet, heading(here), shown?.box, table(here, view.words, open));
  ui.sheet.setAttribute('aria-label', here.label);
  ui.shown = shown;
  mark(kit, ui, here);
  if (focused) refocus(ui, focused);
}

/** What had the focus has it again, though it was built anew. */
function refocus(ui, key) {
  const all = [...ui.choices.querySelectorAll('select'), ...ui.sheet.querySelectorAll('[data-key]')];
  all.find(one => one.dataset.key === key)?.focus();
}

const choose = (kit, ui) => key => {
  const selected = key === kit.state().selected ? '' : key;
  kit.put({selected});
  mark(kit, ui);
};

function mark(kit, ui) {
  const {details, words} = kit.view();
  const key = kit.state().selected;
  ui.shown?.mark(key);
  hold(ui.details, ...behind(key, details[key], words, () => choose(kit, ui)(key)));
}

function tab(kit, ui, one, here) {
  const open = () => (kit.put({sheet: one.key}), fill(kit, ui), focusTab(ui, one.key));
  const said = {role: 'tab', 'aria-selected': String(here), tabindex: here ? 0 : -1, onclick: open};
  return el('button', {...said, type: 'button', data: {key: one.key}}, one.label);
}

const focusTab = (ui, key) => ui.tabs.querySelector(`[data-key="${key}"]`)?.focus();

function beside(event, tabs) {
  const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
  if (!step) return;
  event.preventDefault();
  const all = [...tabs.children];
  const at = all.findIndex(one => one.getAttribute('aria-selected') === 'true');
  all[(at + step + all.length) % all.length].click();
}

function choices(view, ask) {
  const {words} = view;
  return [
    el('label', {}, [words.method, select('method', view.methods, view.method, ask)]),
    el('label', {}, [words.source, select('source', view.sources, view.source, ask)]),
  ];
}

function select(key, all, chosen, ask) {
  const groups = new Map();
  for (const one of all) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  const option = one => el('option', {value: one.value, selected: one.value === chosen}, one.words);
  const parts = [...groups].map(([label, some]) =>
    label ? el('optgroup', {label}, some.map(option)) : some.map(option));
  const changed = event => ask({[key]: event.target.value});
  return el('select', {onchange: changed, data: {key}}, parts.flat());
}

const heading = sheet => el('header', {}, [
  el('h4', {}, sheet.title), ...sheet.notes.map(note => el('p', {class: 'said'}, note)),
]);

function table(sheet, words, open) {
  if (!sheet.rows.length) return null;
  const head = el('tr', {}, sheet.columns.map(column => el('th', {scope: 'col'}, column)));
  const rows = sheet.rows.map(row => el('tr', {}, row.map(cell => el('td', {}, cell))));
  const whole = el('table', {}, [el('thead', {}, head), el('tbody', {}, rows)]);
  return el('details', {open}, [el('summary', {}, words.table), el('div', {class: 'wide'}, whole)]);
}

export default widget('money', style, draw);
