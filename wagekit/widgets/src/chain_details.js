// What is known of the box or arrow that was selected: reasons, law, rows, and what would clear it.
import {el, filled, hold} from './text.js';

/** The panel; `chose(id)` follows a link, `open(id)` shows or hides a party's other projects. */
export function details(kit, {chose, open}) {
  const w = kit.view().words;
  const root = el('section', {class: 'wk-details', 'aria-label': w.details, tabindex: -1});
  const said = el('p', {class: 'wk-unseen', role: 'status', 'aria-live': 'polite'});
  const side = el('div', {class: 'wk-side'}, root);
  const refresh = (now, state) => {
    const made = content(kit.view(), now, state, {chose, open, w});
    side.hidden = !made;
    hold(root, ...(made ?? []));
    said.textContent = made ? [...root.querySelectorAll('h4, .wk-badge')].slice(0, 2)
      .map(one => one.textContent).join('，') : '';
  };
  return {root: side, said, refresh};
}

function content(view, now, state, kit) {
  const id = state.selected ?? '';
  if (id === 'project') return about(view, {label: view.title, badge: view.badge, findings: view.notes}, kit);
  const box = now.boxes.get(id);
  if (box) return ofBox(view, box, now, state, kit);
  const link = now.links.find(one => one.id === id);
  return link && ofLink(view, link, now, kit);
}

function about(view, part, {chose, w}, ...more) {
  return [
    el('div', {class: 'wk-head'}, [
      el('h4', {}, part.label),
      el('button', {type: 'button', 'aria-label': w.close, title: w.close, onclick: () => chose('')}, '×')]),
    part.role && el('p', {class: 'wk-soft'}, part.role),
    part.badge && el('p', {}, el('span', {class: 'wk-badge'}, part.badge)),
    ...(part.said ?? []).map(words => el('p', {class: 'wk-act'}, words)),
    ...more,
    ...findings(view, part.findings, w),
  ].filter(Boolean);
}

function ofBox(view, box, now, state, kit) {
  const {chose, w} = kit;
  const name = id => now.boxes.get(id).label;
  const own = now.links.filter(link => link.source === box.id || link.target === box.id);
  const links = own.map(link => el('li', {}, el('button', {type: 'button', class: 'wk-link',
    onclick: () => chose(link.id)}, [
    el('span', {}, filled(w.arrow, {source: name(link.source), target: name(link.target)})),
    link.label && el('span', {class: 'wk-soft'}, link.label),
    link.badge && el('span', {class: 'wk-badge'}, link.badge)])));
  return [...about(view, box, kit, elsewhere(box, state, kit)),
    ...(links.length ? [el('h5', {}, w.links), el('ul', {class: 'wk-links'}, links)] : [])];
}

function elsewhere(box, state, {open, w}) {
  const n = box.elsewhere.length;
  if (!n) return null;
  const shown = (state.opened ?? []).includes(box.id);
  return el('div', {}, [
    el('button', {type: 'button', 'aria-expanded': String(shown), data: {open: box.id},
      onclick: () => open(box.id)}, shown ? w.shut : filled(w.open, {n})),
    shown && el('ul', {}, box.elsewhere.map(one => el('li', {}, `${one.name}：${one.label}`))),
    shown && box.more && el('p', {class: 'wk-soft'}, box.more)]);
}

function ofLink(view, link, now, kit) {
  const {w} = kit;
  const ends = {source: now.boxes.get(link.source).label, target: now.boxes.get(link.target).label};
  const rows = link.rows.length ? table(view.columns, link.rows.map(row => row.cells)) : null;
  return [...about(view, {...link, label: filled(w.arrow, ends), role: link.label}, kit),
    ...(rows ? [el('h5', {}, w.rows), rows] : [])];
}

const table = (heads, rows) => el('table', {}, [
  heads && el('thead', {}, el('tr', {}, heads.map(head => el('th', {scope: 'col'}, head)))),
  el('tbody', {}, rows.map(cells => el('tr', {}, cells.map(cell => el('td', {}, cell)))))]);

/** Suspicions and what was explained in full; what the data leave open is folded. */
function findings(view, ids, w) {
  const cards = ids.map(id => view.cards[id]).filter(Boolean);
  const told = cards.filter(card => card.tone !== 'unknown');
  const open = cards.filter(card => card.tone === 'unknown');
  return [
    told.length ? el('p', {class: 'wk-soft'}, w.neutral) : el('p', {class: 'wk-soft'}, w.no_findings),
    ...told.map(one => card(one, w)),
    open.length && el('details', {}, [
      el('summary', {}, filled(w.untold, {n: open.length})), ...open.map(one => card(one, w))]),
  ];
}

function card(one, w) {
  const part = (words, ...said) => (said.length ? [el('h5', {}, words), ...said] : []);
  const items = texts => (texts.length ? [el('ul', {}, texts.map(text => el('li', {}, text)))] : []);
  const law = one.articles.map(([place, words]) => el('li', {}, [el('strong', {}, place), ` ${words}`]));
  return el('article', {class: `wk-card wk-${one.tone}`, data: {finding: one.id}}, [
    el('h5', {class: 'wk-title'}, one.heading),
    el('p', {class: 'wk-soft'}, [one.outcome, one.amount].filter(Boolean).join(' · ')),
    ...part(w.reason, el('p', {}, one.reason)),
    ...part(w.articles, ...(law.length ? [el('ul', {}, law)] : [])),
    ...part(w.evidence, ...(one.evidence.length ? [table(null, one.evidence)] : [])),
    one.more && el('p', {class: 'wk-soft'}, one.more),
    ...part(w.ask, ...items(one.ask)),
    ...part(w.clears, ...items(one.clears))]);
}
