// The findings of a run as a table to work through.
import {bar} from './findings_bar.js';
import style from './findings.css';
import {details} from './findings_details.js';
import {ALL, grouped, ordered, passing} from './findings_rows.js';
import {el, filled, hold} from './text.js';
import {widget} from './widget.js';
import {keepPlace} from './place.js';

const PAGE = 300;

function draw(kit) {
  const {root} = kit, view = kit.view(), {words} = view;
  if (view.said && !view.refused) delete kit.typed?.why[kit.asked];
  const body = el('table', {'aria-label': view.title});
  const more = el('p', {class: 'wk-more'});
  const box = el('div', {class: 'wk-scroll', data: {k: 'box'}, tabindex: -1}, [body, more]);
  let most = kit.most ?? PAGE;
  const put = part => {
    kit.put(part);
    renew();
    if (part.open) shown(root, box, part.open);
  };
  const above = bar(kit, put);
  const place = keepPlace(kit, box);
  const row = rows(kit, {put, ask: asking(kit)});
  const scope = el('span', {data: {k: 'scope'}});
  const renew = () => {
    const state = kit.state();
    const found = ordered(passing(view, state.filters), state.sort);
    const shown = grouped(view, found.slice(0, most), state.group ?? 'rule');
    place.hold(() => hold(body, head(kit, put), shown.flatMap(group => [heading(kit, group, found), ...group.rows.flatMap(row)])));
    above.count(found.length);
    scope.textContent = ofWhich(view, state.filters?.project ?? ALL);
    const left = found.length - most;
    hold(more, found.length === 0 && words.empty, left > 0 && el('button', {type: 'button', data: {k: 'more'},
      onclick: () => ((kit.most = most += PAGE), renew())}, filled(words.more, {n: Math.min(PAGE, left), left})));
  };
  const keys = event => moved(root, event) || closed(kit, put, event);
  root.addEventListener('keydown', keys);
  hold(root,
    el('header', {class: 'wk-top'}, [el('h3', {}, [view.title, scope]), el('p', {}, [view.choices.project.length > 1 && words.whole_case, view.counts]), el('p', {class: 'wk-soft'}, view.notice)]),
    view.said && el('p', {class: view.refused ? 'wk-said wk-refused' : 'wk-said', role: view.refused ? 'alert' : 'status'}, view.said),
    above.root, box,
    list(words.unmatched, view.unmatched), list(words.log_issues, view.log_issues));
  const sized = new ResizeObserver(() => {
    root.classList.toggle('wk-narrow', root.clientWidth < 760);
    root.style.setProperty('--wide', `${box.clientWidth}px`);
  });
  sized.observe(box);
  renew();
  place.back();
  root.dataset.ready = '1';
  return {restore: renew, stop: () => (place.keep(), sized.disconnect(), root.removeEventListener('keydown', keys))};
}

/** Which project's findings are listed; in a case of one project there is nothing to say. */
function ofWhich({choices, words}, project) {
  if (choices.project.length < 2) return '';
  if (project === ALL) return words.of_all;
  return filled(words.of_project, {project: choices.project.find(one => one.key === project)?.label ?? project});
}

function head(kit, put) {
  const {columns, words} = kit.view(), {by, down} = kit.state().sort ?? {};
  return el('thead', {}, el('tr', {}, columns.map(([key, label]) => {
    const here = key === by, way = here ? (down ? 'descending' : 'ascending') : 'none';
    const says = `${filled(words.sort_by, {column: label})}${here ? `（${down ? words.sort_down : words.sort_up}）` : ''}`;
    return el('th', {scope: 'col', 'aria-sort': way, class: `wk-c-${key}`}, el('button', {type: 'button', data: {k: `sort-${key}`},
      title: says, onclick: () => put({sort: {by: key, down: here && !down}})}, [label, here && el('span', {'aria-hidden': 'true'}, down ? ' ▼' : ' ▲')]));
  })));
}

function heading(kit, group, found) {
  if (!group.label) return null;
  const by = kit.state().group ?? 'rule', {words, columns} = kit.view();
  const n = found.filter(row => row.keys[by] === group.key).length;
  return el('tbody', {class: 'wk-group'}, el('tr', {}, el('th', {scope: 'rowgroup', colspan: columns.length},
    [group.label, el('span', {class: 'wk-soft'}, `　${filled(words.group_count, {n})}`)])));
}

const rows = (kit, {put, ask}) => row => {
  const {columns, words} = kit.view(), open = kit.state().open === row.id;
  const cell = ([key]) => el('td', {class: `wk-c-${key}`}, key === 'rule'
    ? el('button', {type: 'button', class: 'wk-open', 'aria-expanded': String(open), data: {k: `row-${row.id}`},
      title: open ? words.close : words.open, onclick: () => put({open: open ? '' : row.id})}, [el('span', {'aria-hidden': 'true'}, open ? '▾ ' : '▸ '), row.cells.rule])
    : [el('span', {title: key === 'status' && row.decided}, row.cells[key]), key === 'status' && row.changed && el('span', {class: 'wk-mark', title: row.changed}, words.changed)]);
  return el('tbody', {class: `wk-row wk-s-${row.keys.status} wk-o-${row.keys.outcome}${open ? ' wk-opened' : ''}`, data: {finding: row.id, status: row.keys.status}}, [
    el('tr', {}, columns.map(cell)),
    open && el('tr', {class: 'wk-under'}, el('td', {colspan: columns.length}, details(kit, row, ask)))]);
};

/** Sends what a person wants done, with the name and the reason that they typed: both are needed. */
const asking = kit => (row, request) => {
  const {words} = kit.view(), typed = (kit.typed ??= {who: '', why: {}});
  const who = typed.who.trim(), reason = (typed.why[row.id] ?? '').trim();
  const said = kit.root.querySelector('[data-k="missing"]');
  if (!who || !reason) {
    said.textContent = words.missing;
    kit.root.querySelector(`[data-k="${who ? 'why' : 'who'}"]`).focus();
    return;
  }
  said.textContent = words.waiting;
  kit.asked = row.id;
  kit.model.send({...request, who, reason});
};

/** An opened finding stands at the top, below the heads of the columns. */
function shown(root, box, id) {
  const row = root.querySelector(`[data-finding="${CSS.escape(id)}"]`);
  if (row) box.scrollTop = row.offsetTop - (box.querySelector('thead')?.offsetHeight ?? 0);
}

/** Up and down go from finding to finding. */
function moved(root, event) {
  const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
  if (!step || !event.target.matches?.('.wk-open')) return false;
  const all = [...root.querySelectorAll('.wk-open')];
  all[all.indexOf(event.target) + step]?.focus();
  event.preventDefault();
  return true;
}

function closed(kit, put, event) {
  const {open} = kit.state();
  if (event.key !== 'Escape' || !open) return;
  put({open: ''});
  kit.root.querySelector(`[data-k="row-${CSS.escape(open)}"]`)?.focus();
}

const list = (head, texts) => texts.length > 0 && el('details', {class: 'wk-list', open: true}, [
  el('summary', {}, `${head}（${texts.length}）`), el('ul', {}, texts.map(text => el('li', {}, text)))]);

export default widget('findings', style, draw);
