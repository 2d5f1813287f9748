// What anywidget hands to a widget, without a notebook: enough of a model, and of a kernel.
window.show = async ({source, traits, kernel = true}) => {
  const at = URL.createObjectURL(new Blob([source], {type: 'text/javascript'}));
  const {default: made} = await import(at);
  const calls = {}, slots = {status: [], disposed: []}, unsaved = {};
  const signal = name => ({
    connect: slot => slots[name].push(slot),
    disconnect: slot => (slots[name] = slots[name].filter(one => one !== slot)),
  });
  const model = {
    traits, saved: [], sent: [],
    get: key => model.traits[key],
    set: (key, value) => {
      model.traits[key] = value;
      unsaved[key] = value;
      for (const call of calls[`change:${key}`] ?? []) call();
    },
    save_changes: () => {
      model.saved.push(structuredClone(unsaved));
      for (const key in unsaved) delete unsaved[key];
    },
    pending: () => Object.keys(unsaved).length > 0,
    send: (content, callbacks, buffers) => model.sent.push(content),
    on: (name, call) => (calls[name] ??= []).push(call),
    off: (name, call) => (calls[name] = (calls[name] ?? []).filter(one => one !== call)),
    hear: (name, ...said) => (calls[name] ?? []).forEach(call => call(...said)),
    die: (status = 'dead') => {
      model.widget_manager.kernel.status = status;
      slots.status.forEach(slot => slot(null, status));
    },
  };
  model.widget_manager = kernel
    ? {kernel: {status: 'idle', statusChanged: signal('status'), disposed: signal('disposed')}}
    : {};
  window.model = model;
  window.clear = await made.render({model, el: document.getElementById('here')});
};
