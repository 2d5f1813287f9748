// Above the table: search, filters, groups, and how many rows that leaves.
import {ALL} from './findings_rows.js';
import {el, filled, later} from './text.js';

const FILTERS = ['outcome', 'status', 'project', 'act', 'rule'];
const GROUPS = ['rule', 'project', 'act', 'status', 'none'];

/** The bar; `put(part)` keeps a part of the state, `count(shown)` says how many rows are left. */
export function bar(kit, put) {
  const {words, columns} = kit.view();
  const heads = Object.fromEntries(columns);
  const told = el('p', {class: 'wk-told', role: 'status', 'aria-live': 'polite'});
  const clear = el('button', {type: 'button', data: {k: 'clear'}, onclick: () => put({filters: {}})}, words.clear_filters);
  const root = el('div', {class: 'wk-bar', role: 'search', 'aria-label': words.filters}, [
    search(kit, put),
    ...FILTERS.map(by => filter(kit, put, by, heads[by])),
    labelled(words.group, el('select', {data: {k: 'group'}, onchange: event => put({group: event.target.value})},
      GROUPS.map(by => option(by, words[`group_${by}`], kit.state().group ?? 'rule')))),
    clear, told]);
  const count = shown => {
    settle(root, kit.state());
    const all = kit.view().rows.length;
    told.textContent = shown < all ? filled(words.showing + words.filtered_out, {shown, all, hidden: all - shown}) : filled(words.showing_all, {all});
    clear.disabled = !Object.entries(kit.state().filters ?? {}).some(([by, key]) => (by === 'text' ? key : key !== ALL));
  };
  return {root, count};
}

/** The fields say what the state says, except the one that is being typed in. */
function settle(root, {filters = {}, group = 'rule'}) {
  const wanted = {...Object.fromEntries(FILTERS.map(by => [by, filters[by] ?? ALL])), group, search: filters.text ?? ''};
  for (const field of root.querySelectorAll('input, select')) {
    const value = wanted[field.dataset.k];
    if (field.value !== value && !field.matches('input:focus')) field.value = value;
  }
}

function search(kit, put) {
  const {words} = kit.view();
  const soon = later(field => put({filters: {...kit.state().filters, text: field.value}}), 150);
  return labelled(words.search_label, el('input', {type: 'search', data: {k: 'search'}, placeholder: words.search,
    value: kit.state().filters?.text ?? '', oninput: event => soon(event.target)}), 'wk-wide');
}

function filter(kit, put, by, label) {
  const {choices, words} = kit.view(), chosen = kit.state().filters?.[by] ?? ALL;
  const lost = chosen !== ALL && !choices[by].some(one => one.key === chosen);
  return labelled(label, el('select', {data: {k: by},
    onchange: event => put({filters: {...kit.state().filters, [by]: event.target.value}})}, [
    option(ALL, words.all, chosen),
    ...choices[by].map(one => option(one.key, `${one.label} (${one.count})`, chosen)),
    lost && option(chosen, `${chosen || '—'} (0)`, chosen)]));
}

const labelled = (label, field, more = '') => el('label', {class: more}, [el('span', {}, label), field]);
const option = (key, label, chosen) => el('option', {value: key, selected: key === chosen}, label);
