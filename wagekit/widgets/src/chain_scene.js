// Which boxes and links there are under a state: layers choose, filters hide, projects are opened.

/** What is to be laid out: boxes and links of the layers that are on, and what was opened. */
export function scene(view, state) {
  const on = new Set(state.layers ?? view.layers.filter(l => l.shown).map(l => l.id));
  const boxes = new Map(view.boxes.filter(box => box.layers.some(l => on.has(l))).map(b => [b.id, b]));
  const links = view.links.filter(l => on.has(l.layer) && boxes.has(l.source) && boxes.has(l.target));
  for (const id of state.opened ?? []) if (boxes.has(id)) open(boxes.get(id), boxes, links);
  return {on, boxes, links};
}

/** A party's other projects stand one column to its right. */
function open(box, boxes, links) {
  for (const {project, name, label} of box.elsewhere) {
    const known = boxes.get(project);
    const tier = Math.max(known?.tier ?? 0, box.tier + 1);
    boxes.set(project, {...plain, id: project, label: name, tier, kind: 'project'});
    links.push({...plain, id: `${project} ${box.id}`, source: box.id, target: project,
      layer: 'elsewhere', label});
  }
}

const plain = {layers: [], role: '', badge: '', marked: false, findings: [], elsewhere: [], more: '',
  said: [], acts: [], rows: []};

/** Whether a link stays in sight. What has no known amount or date is not hidden for want of it. */
export function passes(link, state) {
  if (link.layer === 'elsewhere') return true;
  if (state.marked && !link.marked) return false;
  if (state.acts?.length && !link.acts.some(act => state.acts.includes(act))) return false;
  if (link.layer === 'people') return true;
  return link.rows.some(row => within(row, state));
}

function within({amount, on}, {least, most, from, to}) {
  const sum = amount === null || ((least ?? -Infinity) <= amount && amount <= (most ?? Infinity));
  const day = !on || ((!from || on >= from.slice(0, on.length)) && (!to || on <= to.slice(0, on.length)));
  return sum && day;
}

/** Whether any filter is set at all. */
export const filtered = s =>
  Boolean(s.marked || s.acts?.length || s.from || s.to) || (s.least ?? s.most ?? null) !== null;

/** Whether a box is meant by what was typed: its name, role, or the code of a finding in it. */
export function meant(box, typed, cards) {
  const wanted = typed.trim().toLowerCase();
  if (!wanted) return false;
  const said = [box.label, box.role, box.id, ...box.findings.map(id => cards[id]?.heading ?? '')];
  return said.some(text => text.toLowerCase().includes(wanted));
}
