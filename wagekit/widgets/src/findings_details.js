// What lies behind a finding, what was decided about it, and where to decide.
import {el, filled} from './text.js';

/** The details of a row; `ask(request)` sends what a person wants done. */
export function details(kit, row, ask) {
  const {words} = kit.view();
  return el('div', {class: 'wk-details', role: 'region', 'aria-label': `${words.open}：${row.cells.rule}`}, [
    row.changed && el('p', {class: 'wk-changed', role: 'note'}, row.changed),
    el('div', {class: 'wk-halves'}, [
      el('div', {}, [
        part(words.reason, [row.cells.reason, ...row.about].map(text => el('p', {}, text))),
        part(words.ask, [items(row.ask)]),
        part(words.evidence, [items(row.evidence), row.more_rows > 0 && el('p', {}, filled(words.rows_more, {n: row.more_rows}))]),
        part(words.articles, [items(row.articles)])]),
      el('div', {}, [
        part(words.history, [row.history.length ? past(kit, row, ask) : el('p', {class: 'wk-soft'}, words.no_history)]),
        row.decidable ? form(kit, row, ask) : el('p', {class: 'wk-soft'}, words.not_decidable)])])]);
}

const part = (head, said) => el('section', {}, [el('h4', {}, head), ...said]);
const items = texts => (texts.length ? el('ul', {}, texts.map(text => el('li', {}, text))) : el('p', {}, '—'));

function past(kit, row, ask) {
  const {words} = kit.view();
  return el('ol', {class: 'wk-past'}, row.history.map(one => el('li', {class: one.taken_back ? 'wk-back' : ''}, [
    el('span', {}, one.said),
    one.undoable && el('button', {type: 'button', data: {k: `undo-${one.id}`},
      onclick: () => ask(row, {do: 'undo', decision: one.id})}, words.undo)])));
}

function form(kit, row, ask) {
  const {words} = kit.view(), typed = (kit.typed ??= {who: '', why: {}});
  const act = what => el('button', {type: 'button', class: `wk-do-${what}`, data: {k: `do-${what}`},
    onclick: () => ask(row, {do: what, finding: row.id})}, words[what]);
  return el('form', {class: 'wk-form', onsubmit: event => event.preventDefault()}, [
    el('h4', {}, words.decide),
    el('label', {}, [el('span', {}, words.who), el('input', {type: 'text', required: true, maxlength: 100, data: {k: 'who'},
      autocomplete: 'off', value: typed.who, oninput: event => (typed.who = event.target.value)})]),
    el('label', {}, [el('span', {}, words.why), el('textarea', {required: true, rows: 3, maxlength: 2000, data: {k: 'why'},
      value: typed.why[row.id] ?? '', oninput: event => (typed.why[row.id] = event.target.value)})]),
    el('div', {class: 'wk-acts'}, ['confirm', 'dismiss', 'explain'].map(act)),
    el('p', {class: 'wk-missing', role: 'alert', data: {k: 'missing'}}),
    el('p', {class: 'wk-soft'}, words.decide_note)]);
}
