// What a person chooses: which document, about which project, to whom, and which findings go in.
import {el, filled, later} from './text.js';

/** Kind, project, party where there are several, and addressee; `put(part)` keeps a part of the state. */
export function fields(kit, put) {
  const view = kit.view(), {words} = view;
  const soon = later(text => put({addressee: text}), 350);
  const typed = event => ((kit.typed = event.target.value), soon(kit.typed));
  return [
    chooser(words.kind, 'kind', view.kinds, view.kind, put),
    chooser(words.project, 'project', view.projects, view.project, put),
    view.parties.length > 0 && chooser(words.party, 'party', view.parties, view.party, put),
    el('label', {}, [el('span', {}, words.addressee), el('input', {type: 'text', maxlength: 100, autocomplete: 'off',
      placeholder: words.addressee_hint, title: words.addressee_hint, data: {k: 'addressee'}, value: kit.typed ?? view.addressee, oninput: typed})])];
}

const chooser = (label, name, pairs, chosen, put) => el('label', {}, [el('span', {}, label),
  el('select', {data: {k: name}, onchange: event => put({[name]: event.target.value})},
    pairs.map(([key, said]) => el('option', {value: key, selected: key === chosen}, said)))]);

/** The findings, each to be ticked; `box` is what scrolls. */
export function choices(kit, put) {
  const view = kit.view(), {words, items} = view;
  const box = el('ul', {class: 'wk-items'}, items.map(item => row(kit, item, put)));
  const chosen = items.filter(item => item.chosen).length;
  const act = (name, call) => el('button', {type: 'button', data: {k: name}, onclick: call}, words[name]);
  const root = el('fieldset', {}, [
    el('legend', {}, [words.findings, el('span', {class: 'wk-soft'}, `　${filled(words.chosen, {n: chosen, all: items.length})}`)]),
    el('div', {class: 'wk-acts'}, [act('all', () => put(all(kit))), act('usual', () => put(usual(kit)))]),
    items.length ? box : el('p', {class: 'wk-soft'}, words.none)]);
  return {root, box};
}

function row(kit, item, put) {
  const {words} = kit.view();
  const input = el('input', {type: 'checkbox', checked: item.chosen, data: {k: `item-${item.id}`},
    'aria-label': `${words.choose}：${item.label}`, onchange: event => put(ticked(kit, item, event.target.checked))});
  const about = [item.outcome, item.amount, item.dismissed ? words.dismissed : item.status].filter(Boolean).join('　');
  return el('li', {class: item.dismissed ? 'wk-out' : ''}, el('label', {}, [input, el('span', {}, [
    el('span', {class: 'wk-what'}, item.label), el('span', {class: 'wk-soft'}, `　${about}`),
    item.changed && el('span', {class: 'wk-changed'}, item.changed),
    el('span', {class: 'wk-why'}, item.reason)])]));
}

/** Only what departs from the usual is kept: a finding of a later run goes in unless dismissed. */
function ticked(kit, item, on) {
  const name = item.dismissed ? 'in' : 'out', kept = on === item.dismissed;
  const others = (kit.state()[name] ?? []).filter(id => id !== item.id);
  return {[name]: kept ? [...others, item.id] : others};
}

function all(kit) {
  const {items} = kit.view(), {out = [], in: taken = []} = kit.state();
  const here = new Set(items.map(item => item.id)), back = items.filter(item => item.dismissed).map(item => item.id);
  return {out: out.filter(id => !here.has(id)), in: [...new Set([...taken, ...back])]};
}

function usual(kit) {
  const here = new Set(kit.view().items.map(item => item.id)), {out = [], in: taken = []} = kit.state();
  return {out: out.filter(id => !here.has(id)), in: taken.filter(id => !here.has(id))};
}
