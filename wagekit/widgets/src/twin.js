// Shows the static twin that Python made: markup, so only what a twin is made of is copied from it.
import {el} from './text.js';

const TAGS = new Set(
  ('figure figcaption img table caption thead tbody tfoot tr th td p div section details summary ' +
    'span strong em ul ol li dl dt dd h2 h3 h4').split(' '),
);
const ATTRIBUTES = new Set('class alt scope colspan rowspan role aria-label'.split(' '));
const PICTURE = /^data:image\/(svg\+xml|png)[;,]/;

/** The elements of a twin; a picture is an image, in which no script can run. */
export function twin(markup) {
  const read = new DOMParser().parseFromString(markup, 'text/html');
  return el('div', {class: 'wk-twin'}, [...read.body.childNodes].map(copied));
}

function copied(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  const tag = node.nodeName.toLowerCase();
  if (!TAGS.has(tag)) return null;
  const kept = [...node.attributes].filter(a => ATTRIBUTES.has(a.name) || isPicture(tag, a));
  return el(tag, Object.fromEntries(kept.map(a => [a.name, a.value])), [...node.childNodes].map(copied));
}

const isPicture = (tag, a) => tag === 'img' && a.name === 'src' && PICTURE.test(a.value);
