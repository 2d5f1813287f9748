// What is drawn again must not lose the reader's place: what had the focus, how far it was
// scrolled. Elements that can have the focus carry a name of their own in `data-k`.

/** Keeps the focus, and how far each of the boxes is scrolled. */
export function keepPlace(kit, ...boxes) {
  const {root} = kit;
  const active = () => {
    const on = root.getRootNode().activeElement;
    return root.contains(on) ? on : null;
  };
  const look = () => {
    const on = active();
    return {key: on?.dataset.k, from: on?.selectionStart, to: on?.selectionEnd, at: boxes.map(box => [box.scrollTop, box.scrollLeft])};
  };
  const set = held => {
    if (!held) return;
    boxes.forEach((box, n) => ([box.scrollTop, box.scrollLeft] = held.at[n]));
    const on = held.key && root.querySelector(`[data-k="${CSS.escape(held.key)}"]`);
    if (!on || on === active()) return;
    on.focus({preventScroll: true});
    if (held.from !== null && held.from !== undefined) on.setSelectionRange?.(held.from, held.to);
  };
  return {
    /** Draws a part again and comes back to where the reader was. */
    hold: call => {
      const held = look();
      call();
      set(held);
    },
    /** Remembers the place for the time when all is drawn again. */
    keep: () => (kit.place = look()),
    back: () => set(kit.place),
  };
}
