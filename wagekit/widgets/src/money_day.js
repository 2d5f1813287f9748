// The day as known on: a slider that halts on the days with an event, and a field for any day.
import {el, hold, later} from './text.js';

const WAIT = 180;
const MOVES = {
  ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 5, PageDown: -5,
  Home: -Infinity, End: Infinity,
};

/** A row of controls; `ask({day})` is called once the reader rests on a day. */
export function slider(words, ask) {
  let view = null;
  let wanted = '';
  const soon = later(day => ask({day}), WAIT);
  const said = el('output', {'aria-live': 'polite'});
  const range = el('input', {type: 'range', step: 1, 'aria-label': words.day});
  const marks = el('div', {class: 'marks', 'aria-hidden': 'true'});
  const exact = el('input', {type: 'date', 'aria-label': words.exact});
  const about = el('p', {class: 'said', role: 'status'});
  const to = stop => stop && stop.day !== exact.value && (stand(stop), soon((wanted = stop.day)));
  const stand = ({at, day, words: spoken}) => {
    range.value = at;
    exact.value = day;
    said.textContent = spoken;
    range.setAttribute('aria-valuetext', spoken);
  };
  const step = by => () => to(view.stops[beside(view.stops, exact.value, by)]);
  const button = (sign, label, call) =>
    el('button', {type: 'button', title: label, 'aria-label': label, onclick: call}, sign);
  range.addEventListener('input', () => to(nearest(view.stops, Number(range.value))));
  range.addEventListener('change', () => (range.value = at(view.stops, exact.value, range.value)));
  range.addEventListener('keydown', event => {
    if (!(event.key in MOVES)) return;
    event.preventDefault();
    step(MOVES[event.key])();
  });
  exact.addEventListener('change', () => {
    if (!exact.value || !exact.checkValidity()) return;
    soon.stop(); // what the handle was on its way to is no longer wanted
    ask({day: (wanted = exact.value)});
  });
  const latest = el('button', {type: 'button', onclick: () => to(view.stops.at(-1))}, words.latest);
  const track = el('div', {class: 'track'}, [range, marks]);
  const controls = [
    el('span', {class: 'head'}, words.day), button('◀', words.earlier, step(-1)), track,
    button('▶', words.later, step(1)), exact, latest,
  ];
  const row = el('div', {class: 'row'}, controls);
  return {
    box: el('div', {class: 'day'}, [row, said, about]),
    /** A view that was asked for on the way to another day leaves the handle where the reader is. */
    show(next) {
      view = next;
      row.hidden = said.hidden = !view.stops.length;
      about.textContent = view.day_words;
      range.max = view.span;
      [exact.min, exact.max] = [view.first, view.last];
      hold(marks, view.stops.map(stop => tick(stop, view.span)));
      latest.disabled = view.day === view.last;
      if (wanted === view.day) wanted = '';
      if (!wanted) stand(view.stops.find(one => one.day === view.day) ?? {at: view.at, day: view.day, words: view.day});
    },
  };
}

/** Where along the track: the middle of the handle runs from 8 pixels to 8 before the end. */
const tick = (stop, span) =>
  el('i', {style: `left: calc(8px + (100% - 16px) * ${span ? stop.at / span : 1})`, title: stop.words});

const nearest = (stops, at) =>
  stops.reduce((best, one) => (Math.abs(one.at - at) < Math.abs(best.at - at) ? one : best));

const at = (stops, day, other) => stops.find(one => one.day === day)?.at ?? other;

/** The place of the stop `by` steps from a day, which need not be a stop itself. */
function beside(stops, day, by) {
  const later = stops.findIndex(one => one.day >= day);
  const here = later < 0 ? stops.length : later;
  const on = stops[here]?.day === day;
  return Math.max(0, Math.min(stops.length - 1, by > 0 && !on ? here + by - 1 : here + by));
}
