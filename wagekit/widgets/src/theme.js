// Light or dark: JupyterLab and Voilà say so on the body; elsewhere the reader's system does.

/** Keeps `data-theme` of a root right; calls `changed(dark)` now and whenever it turns. */
export function follow(root, changed = () => {}) {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const set = () => {
    const dark = isDark(system);
    if (root.dataset.theme === (dark ? 'dark' : 'light')) return;
    root.dataset.theme = dark ? 'dark' : 'light';
    changed(dark);
  };
  const watch = new MutationObserver(set);
  watch.observe(document.body, {attributes: true, attributeFilter: ['data-jp-theme-light']});
  system.addEventListener('change', set);
  set();
  return () => {
    watch.disconnect();
    system.removeEventListener('change', set);
  };
}

function isDark(system) {
  const said = document.body.dataset.jpThemeLight;
  return said === undefined ? system.matches : said === 'false';
}
