// What stands behind the thing that is chosen: facts, and the rows of the papers.
import {el} from './text.js';

/** The elements of the panel; `close()` lets go of what is chosen. */
export function behind(key, detail, words, close) {
  const heading = el('h4', {}, detail ? detail.title : words.details);
  if (!key) return [heading, el('p', {class: 'said'}, words.nothing)];
  const shut = el('button', {type: 'button', onclick: close}, words.close);
  if (!detail) return [heading, el('p', {class: 'said'}, words.gone), shut];
  const facts = detail.lines.flatMap(([head, said]) => [el('dt', {}, head), el('dd', {}, said)]);
  return [heading, el('dl', {}, facts), rows(detail), note(detail), shut];
}

const note = detail => detail.note && el('p', {class: 'said'}, detail.note);

/** Each row by itself: a panel is too narrow for a table. */
function rows(detail) {
  if (!detail.rows.length) return null;
  const cell = (said, at) => el('span', {}, [el('small', {}, detail.heads[at]), ' ', said]);
  return el('ul', {class: 'rows'}, detail.rows.map(row => el('li', {}, row.map(cell))));
}
