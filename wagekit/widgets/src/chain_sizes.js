// How large boxes and labels are, measured with the fonts that this machine has.

export const FONT = '"Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", ' +
  '"PingFang SC", "SimHei", sans-serif';
export const WIDTH = 164;
export const LABEL = 180;
const LINE = 16;
const LABEL_LINE = 14;
const START = 0.3; // of a single line that is cut: its end says more

const pen = document.createElement('canvas').getContext('2d');
const known = new Map();

/** The width of a text at 12 px, by its signs: a name has few, and to measure each is slow. */
export const width = text => [...text].reduce((sum, sign) => sum + measured(sign), 0);

function measured(sign) {
  if (!known.has(sign)) {
    pen.font = `12px ${FONT}`;
    known.set(sign, pen.measureText(sign).width);
  }
  return known.get(sign);
}

/** The text, in as many lines as it may have; one too long is cut in the middle, for firms of one
 *  group begin alike and differ at the end. */
export function lines(text, most, room) {
  const made = broken(text, room);
  if (made.length <= most) return made;
  const start = most === 1 ? beginning(text, room * START) : '';
  const end = beginning([...text].reverse(), room - width(`${start}…`));
  return [...made.slice(0, most - 1), `${start}…${[...end].reverse().join('')}`];
}

function broken(text, room) {
  const made = [];
  for (let left = [...text]; left.length;) made.push(left.splice(0, whole(beginning(left, room), left)).join('').trimEnd());
  return made;
}

/** How many signs a line takes, so that it breaks no word and no number where it has a blank. */
function whole(line, left) {
  const n = [...line].length, blank = [...line].lastIndexOf(' ');
  return blank > 0 && /[\w.,]{2}/.test(`${left[n - 1]}${left[n] ?? ''}`) ? blank + 1 : n || 1;
}

/** As many of the signs as there is room for. */
function beginning(signs, room) {
  let line = '', long = 0;
  for (const sign of signs) {
    long += measured(sign);
    if (long > room) return line;
    line += sign;
  }
  return line;
}

/** What is written in a box, and its height; `ends` is what the links that end at it need. */
export function written(box, ends) {
  const name = lines(box.label, 2, WIDTH - 14);
  const rest = [box.role, box.badge].filter(Boolean).map(text => lines(text, 1, WIDTH - 14)[0]);
  const said = [...name, ...rest];
  return {label: said.join('\n'), h: Math.max(said.length * LINE + 8, ends + 6)};
}

/** What is written at a link, its width, and the height that it needs. */
export function noted(link) {
  const said = [link.badge, ...link.label.split(/；|; /)].filter(Boolean).flatMap(text => lines(text, 2, LABEL));
  const wide = Math.max(0, ...said.map(width)) * 0.92;
  return {text: said.join('\n'), wide, high: Math.max(14, said.length * LABEL_LINE + 4)};
}
