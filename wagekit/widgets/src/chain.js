// The chain of a project, to look around in: layers, search, filters, a list, and why.
import {bar} from './chain_bar.js';
import style from './chain.css';
import {details} from './chain_details.js';
import {list} from './chain_list.js';
import {picture} from './chain_picture.js';
import {passes, scene} from './chain_scene.js';
import {el, hold} from './text.js';
import {widget} from './widget.js';

const LAYS_OUT = ['layers', 'opened'];
const HEARD = 400;
const TIGHT = 1150;
const NARROW = 700;
let made = 0;

function draw(kit) {
  const {root} = kit;
  const view = kit.view();
  const name = `wk-chain-${(made += 1)}`;
  const chose = id => put({selected: id});
  const open = id => {
    const opened = kit.state().opened ?? [];
    put({opened: opened.includes(id) ? opened.filter(one => one !== id) : [...opened, id]});
    root.querySelector(`[data-open="${CSS.escape(id)}"]`)?.focus();
  };
  const put = part => {
    const keys = Object.keys(part);
    kit.put(keys.some(key => LAYS_OUT.includes(key)) ? {...part, look: null} : part);
    renew(keys);
  };
  const box = el('div', {class: 'wk-canvas', role: 'img', tabindex: 0, 'aria-label': spoken(view)});
  const above = bar(kit, {put, zoom: by => drawing.zoom(by), next: () => names.next(kit.state().selected)});
  const names = list(kit, name, chose);
  const side = details(kit, {chose, open});
  const hint = el('p', {class: 'wk-soft wk-hint'}, view.words.hint);
  const middle = el('div', {class: 'wk-middle'}, [box, legend(view), hint]);
  const body = el('div', {class: 'wk-body'}, [names.root, middle, side.root]);
  hold(root, heading(view, chose), above.root, body, side.said);
  const drawing = picture(box, kit, {chose, looked: look => kit.put({look}), ready: () => (root.dataset.ready = '1')});
  let laid = '';
  const renew = (keys = []) => {
    const state = kit.state(), now = scene(view, state);
    const found = names.refresh(now.boxes, state);
    above.refresh(found, now.links.filter(link => !passes(link, state)).length);
    side.refresh(now, state);
    const wanted = JSON.stringify(LAYS_OUT.map(key => state[key]));
    if (laid && wanted !== laid) drawing.redraw();
    else drawing.mark();
    laid = wanted;
    if (keys.includes('selected') && state.selected) drawing.show(state.selected);
  };
  const escape = event => event.key === 'Escape' && kit.state().selected && chose('');
  root.addEventListener('keydown', escape);
  const sized = new ResizeObserver(() => {
    root.classList.toggle('wk-tight', root.clientWidth < TIGHT);
    root.classList.toggle('wk-narrow', root.clientWidth < NARROW);
  });
  sized.observe(root);
  renew();
  const stop = () => (root.removeEventListener('keydown', escape), sized.disconnect(), drawing.stop());
  return {restore: () => renew(['selected']), retheme: drawing.retheme, stop};
}

/** The picture in words, as long as anybody would listen; the list has the rest. */
const spoken = ({words, alt}) => `${words.picture}。${alt.length > HEARD ? `${alt.slice(0, HEARD)}…` : alt}`;

/** The title, and what is said of the whole project. */
const heading = (view, chose) => el('div', {class: 'wk-row wk-top'}, [
  el('h3', {}, view.title),
  view.notes.length > 0 && el('button', {type: 'button', onclick: () => chose('project')}, [
    view.words.project, ' ', view.badge && el('span', {class: 'wk-badge'}, view.badge)])]);

const legend = view => el('ul', {class: 'wk-legend'}, view.legend.map(([kind, words]) =>
  el('li', {}, [el('span', {class: `wk-sample wk-${kind}`}), words])));

export default widget('chain', style, draw);
