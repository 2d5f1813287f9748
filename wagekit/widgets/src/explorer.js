// The steps of a case: which one is open, of which project, and the papers, which are the first.
import style from './explorer.css';
import {el, filled, hold} from './text.js';
import {widget} from './widget.js';

function draw({root, view, state, put, model}) {
  const said = view();
  const buttons = said.steps.map((step, at) => button(step, at, said, open));
  const hint = el('p', {class: 'hint', role: 'status'});
  const busy = el('p', {class: 'busy', role: 'status'});
  const papers = el('div', {class: 'papers'}, [
    el('p', {}, said.sums), table(said.files), table(said.issues, said.words.no_issues),
  ]);
  const choice = project(said, id => (put({project: id}), show()));
  const rail = el('nav', {class: 'rail', 'aria-label': said.words.rail, onkeydown: walk}, [
    el('ol', {}, buttons.map(one => el('li', {}, one))),
  ]);
  const head = el('div', {class: 'head'}, [el('h3', {}, said.title), choice]);
  hold(root, head, el('p', {class: 'notice'}, said.notice), rail, busy, hint, papers);

  function open(key) {
    put({step: key});
    show();
  }

  function walk(event) {
    const by = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    const at = buttons.indexOf(event.target);
    if (!by || at < 0) return;
    event.preventDefault();
    const next = (at + by + buttons.length) % buttons.length;
    buttons[next].focus();
  }

  /** Python makes the pages of a project in some seconds; till then those of the last one stand there. */
  function wait() {
    const [id, name] = said.projects.find(([id]) => id === state().project) ?? said.projects[0] ?? [];
    const on = Boolean(model.get('shown')) && model.get('shown') !== id;
    busy.hidden = !on;
    busy.textContent = on ? filled(said.words.reading, {project: name}) : '';
    root.setAttribute('aria-busy', String(on));
    grey(root, on);
  }

  function show() {
    const at = Math.max(0, said.steps.findIndex(step => step.key === state().step));
    buttons.forEach((one, n) => mark(one, n === at, n < at));
    hint.textContent = said.steps[at].hint;
    papers.hidden = at !== 0;
    if (choice) choice.querySelector('select').value = state().project ?? said.projects[0][0];
    wait();
  }

  show();
  model.on('change:shown', wait);
  root.dataset.ready = '1';
  return {restore: show, stop: () => (model.off('change:shown', wait), grey(root, false))};
}

/** What stands beneath the rail: grey, and not to be worked in, while it is of another project. */
function grey(root, on) {
  const beneath = root.parentElement?.nextElementSibling;
  if (beneath) Object.assign(beneath, {inert: on}).style.opacity = on ? '.35' : '';
}

function button(step, at, said, open) {
  const label = filled(said.words.step_of, {n: at + 1, all: said.steps.length, label: step.label});
  const number = el('span', {class: 'number', 'aria-hidden': 'true'}, String(at + 1));
  const attributes = {type: 'button', 'aria-label': label, title: step.hint, data: {step: step.key}};
  return el('button', {...attributes, onclick: () => open(step.key)}, [number, step.label]);
}

function mark(one, now, before) {
  if (now) one.setAttribute('aria-current', 'step');
  else one.removeAttribute('aria-current');
  one.classList.toggle('before', before);
}

function project(said, choose) {
  if (said.projects.length < 2) return null;
  const options = said.projects.map(([id, name]) => el('option', {value: id, title: name}, name));
  const select = el('select', {onchange: event => choose(event.target.value)}, options);
  return el('label', {class: 'project'}, [said.words.project, select]);
}

function table({title, columns, rows}, nothing) {
  const body = rows.map(row => el('tr', {}, row.map(cell => el('td', {}, cell))));
  const heads = el('tr', {}, columns.map(column => el('th', {scope: 'col'}, column)));
  const whole = el('table', {}, [el('thead', {}, heads), el('tbody', {}, body)]);
  const shown = rows.length || !nothing ? el('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': title}, whole) : el('p', {}, nothing);
  return el('section', {}, [el('h4', {}, title), shown]);
}

export default widget('explorer', style, draw);
