// What all widgets have in common: a root, saved state, notes, light and dark, and the end of Python.
import base from './base.css';
import {watch} from './alive.js';
import {el, hold, later, sheet} from './text.js';
import {follow} from './theme.js';
import {twin} from './twin.js';

/** A module for anywidget.
 *
 *  `draw(kit)` fills `kit.root` and returns `{restore?, retheme?, stop?}`: called when Python set
 *  another state, when it turned light or dark, and at the end. Of `kit`:
 *  - `view()`, `state()`: what Python said; never changed in place;
 *  - `put({key: value})`: adds to the state and tells Python, in a moment;
 *  - `note(sentence)`: says something to everyone, screen readers too;
 *  - `dark()`: whether it is dark.
 *  Set `root.dataset.ready = '1'` when drawn. `view.words.kernel_gone` is said when Python ended.
 */
export const widget = (name, style, draw) => ({
  render: ({model, el: host}) => mounted({name, style, draw, model, host}),
});

function mounted({name, style, draw, model, host}) {
  const root = el('div', {class: `wk wk-${name}`});
  const notes = el('p', {class: 'wk-note', role: 'status', 'aria-live': 'polite'});
  host.replaceChildren(sheet(base, style), notes, root);
  const note = said => ((notes.textContent = said ?? ''), (notes.hidden = !said));
  const saved = states(model);
  const kit = {
    root, model, note, put: saved.put, state: () => model.get('state'), view: () => model.get('view'),
    dark: () => root.dataset.theme === 'dark',
  };
  let drawn = {};
  const stops = [follow(notes), follow(root, dark => drawn.retheme?.(dark))];
  const redraw = () => {
    drawn.stop?.();
    delete root.dataset.ready;
    drawn = draw(kit) ?? {};
  };
  stops.push(watch(model, () => ended(kit, () => (drawn.stop?.(), (drawn = {})))));
  stops.push(listening(model, 'view', redraw), listening(model, 'note', () => note(model.get('note'))));
  stops.push(listening(model, 'state', () => saved.own() || drawn.restore?.(model.get('state'))));
  note(model.get('note'));
  if (!root.dataset.ended) redraw();
  return () => [...stops, drawn.stop, saved.stop].forEach(stop => stop?.());
}

/** Python is gone: what stands there can no longer be worked with, so the twin takes its place. */
function ended(kit, stop) {
  kit.root.dataset.ended = '1';
  stop();
  kit.note(kit.view().words?.kernel_gone);
  hold(kit.root, twin(kit.model.get('twin'))).dataset.ready = '1';
}

function states(model) {
  let own = false;
  const save = later(() => model.save_changes(), 60);
  const put = part => {
    own = true;
    model.set('state', {...model.get('state'), ...part});
    own = false;
    save();
  };
  return {put, own: () => own, stop: save.stop};
}

function listening(model, name, call) {
  model.on(`change:${name}`, call);
  return () => model.off(`change:${name}`, call);
}
