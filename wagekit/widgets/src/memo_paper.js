// The words of a document as they stand on paper, near enough to be read before it is saved.
import {el} from './text.js';

const TAGS = {title: 'h4', heading: 'h5', subheading: 'h6'};

/** The elements of the draft, or why there is none. */
export function paper({lines, problem}) {
  if (problem) return [el('p', {class: 'wk-problem', role: 'alert'}, problem)];
  return lines.map(line => (line.role === 'grid' ? grid(line) : el(TAGS[line.role] ?? 'p', {class: `wk-${line.role}`}, line.text)));
}

const grid = ({head, rows}) => el('table', {class: 'wk-grid'}, [
  el('thead', {}, el('tr', {}, head.map(cell => el('th', {scope: 'col'}, cell)))),
  el('tbody', {}, rows.map(row => el('tr', {}, row.map(cell => el('td', {}, cell)))))]);
