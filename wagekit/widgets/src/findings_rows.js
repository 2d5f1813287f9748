// Which findings stand in the table, in which order and under which heading. Python gave every row
// its place in each order and its value for each filter; nothing is compared or reckoned here.

/** The rows that pass the filters; a filter that is empty lets every row pass. */
export function passing(view, filters) {
  const {text = '', ...wanted} = filters ?? {};
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return view.rows.filter(row =>
    Object.entries(wanted).every(([by, key]) => key === undefined || key === ALL || row.keys[by] === key) &&
    words.every(word => said(row).includes(word)));
}

/** The value of a filter that lets everything pass; no key of a row is this. */
export const ALL = '*';

const texts = new WeakMap();

function said(row) {
  if (!texts.has(row)) {
    const all = [...Object.values(row.cells), row.decided, ...row.about, ...row.articles, ...row.evidence, ...row.ask];
    texts.set(row, all.join('\n').toLowerCase());
  }
  return texts.get(row);
}

/** The rows in order; rows of one place stay as they came, whichever way the order goes. */
export function ordered(rows, sort) {
  if (!sort) return rows;
  const way = sort.down ? -1 : 1;
  return [...rows].sort((a, b) => way * (a.place[sort.by] - b.place[sort.by]));
}

/** The rows under their headings: `[{key, label, rows}]`, headings in the view's order. */
export function grouped(view, rows, by) {
  if (by === 'none') return [{key: '', label: '', rows}];
  const heads = view.choices[by].map(one => ({...one, rows: rows.filter(row => row.keys[by] === one.key)}));
  return heads.filter(head => head.rows.length);
}
