// A document while it is composed: what goes in, how it reads, what is missing.
import style from './memo.css';
import {choices, fields} from './memo_form.js';
import {paper} from './memo_paper.js';
import {keepPlace} from './place.js';
import {el, filled, hold} from './text.js';
import {widget} from './widget.js';

function draw(kit) {
  const {root} = kit, view = kit.view(), {words} = view;
  const sheet = el('div', {class: 'wk-sheet', role: 'document', tabindex: 0, 'aria-label': words.preview, data: {k: 'sheet'}}, paper(view));
  const put = part => (sheet.setAttribute('aria-busy', 'true'), kit.put(part));
  const items = choices(kit, put);
  const place = keepPlace(kit, sheet, items.box);
  hold(root,
    el('header', {class: 'wk-top'}, [el('h3', {}, view.title), el('p', {class: 'wk-soft'}, view.notice)]),
    el('div', {class: 'wk-halves'}, [
      el('div', {class: 'wk-form'}, [...fields(kit, put), items.root, missing(view), saving(kit), ...view.broken.map(text => el('p', {class: 'wk-soft'}, text))]),
      el('div', {}, [el('h4', {}, words.preview), sheet])]));
  place.back();
  root.dataset.ready = '1';
  const sized = new ResizeObserver(() => root.classList.toggle('wk-narrow', root.clientWidth < 800));
  sized.observe(root);
  return {restore: () => (kit.typed = undefined), stop: () => (place.keep(), sized.disconnect())};
}

function missing({words, missing: texts, problem}) {
  if (problem) return null;
  return el('details', {class: 'wk-lacking', open: true}, [el('summary', {}, `${words.missing}（${texts.length}）`),
    texts.length ? el('ul', {}, texts.map(text => el('li', {}, text))) : el('p', {}, words.nothing_missing)]);
}

/** Saving takes along what was chosen: a state on its way to Python may come in later. */
function saving(kit) {
  const view = kit.view(), {words} = view;
  const said = el('p', {class: view.refused ? 'wk-said wk-refused' : 'wk-said', role: view.refused ? 'alert' : 'status', data: {k: 'said'}}, view.said);
  const save = () => {
    said.textContent = words.saving;
    if (kit.typed !== undefined) kit.put({addressee: kit.typed});
    kit.model.send({do: 'save', state: kit.state(), mark: view.mark, addressee: view.addressee, chosen: view.items.filter(item => item.chosen).map(item => item.id)});
  };
  return el('div', {class: 'wk-saving'}, [
    el('button', {type: 'button', class: 'wk-save', disabled: Boolean(view.problem), data: {k: 'save'}, onclick: save}, words.save),
    said, el('p', {class: 'wk-soft'}, filled(words.save_note, {folder: view.folder}))]);
}

export default widget('memo', style, draw);
