// Whether Python still listens. Where it does not, a widget that looks alive would lie.

const ENDED = new Set(['dead', 'terminating', 'restarting', 'autorestarting']);
const AGAIN = 'starting'; // said by a kernel that somebody else started again

/** Calls `gone()` once, when the kernel behind a model ends, restarts or is let go of. A connection
 *  that is lost for a moment is no end: the notebook takes it up again. Returns a way to stop. */
export function watch(model, gone) {
  const kernel = model.widget_manager?.kernel;
  const stop = () => {
    kernel?.statusChanged?.disconnect(status);
    kernel?.disposed?.disconnect?.(end);
    model.off('comm_live_update', comm);
  };
  const end = () => (stop(), gone());
  const status = (_, now) => (ENDED.has(now) || now === AGAIN) && end();
  const comm = () => (!kernel || ENDED.has(kernel.status)) && end();
  kernel?.statusChanged?.connect(status);
  kernel?.disposed?.connect?.(end);
  model.on('comm_live_update', comm);
  if (ENDED.has(kernel?.status)) end();
  return stop;
}
