// Elements whose text comes from the data. Nothing here, and nothing in any widget, parses markup.

/** An element; `said` is its text, an element, or a list of both. Attributes that are false, null
 *  or undefined are left out; `on…` are listeners, `data` is the dataset. */
export function el(tag, attributes = {}, said = []) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) attribute(made, name, value);
  made.append(...[said].flat().filter(part => part !== null && part !== undefined && part !== false));
  return made;
}

function attribute(made, name, value) {
  if (value === false || value === null || value === undefined) return;
  if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
  else if (name === 'data') Object.assign(made.dataset, value);
  else if (name === 'value') made.value = value;
  else made.setAttribute(name, value === true ? '' : value);
}

/** A sentence with its {blanks} filled in. */
export const filled = (sentence, values) =>
  sentence.replace(/\{(\w+)\}/g, (blank, name) => (name in values ? String(values[name]) : blank));

/** Replaces what an element holds. */
export const hold = (box, ...said) => (box.replaceChildren(...said.flat().filter(Boolean)), box);

/** A style sheet inside the widget itself, where it also reaches shadow roots. */
export const sheet = (...texts) => el('style', {}, texts.join('\n'));

/** A call that waits until nothing more came for a while; `.now()` does it at once. */
export function later(call, milliseconds) {
  let timer = 0;
  const soon = (...said) => {
    clearTimeout(timer);
    timer = setTimeout(call, milliseconds, ...said);
  };
  soon.stop = () => clearTimeout(timer);
  return soon;
}
