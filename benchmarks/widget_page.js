// In the page: how long until there is a picture and the page answers again, and how frames follow.
window.measured = {};

window.untilDrawn = (began = performance.now()) => new Promise(resolve => {
  let last = began, calm = 0, first = 0;
  const beat = () => {
    const now = performance.now();
    const drawn = [...document.querySelectorAll('canvas')].some(one => one.width > 50 && one.height > 50);
    if (drawn && now - last < 60) {
      first ||= now;
      calm += 1;
    } else calm = first = 0;
    last = now;
    if (calm === 5) resolve(first - began);
    else requestAnimationFrame(beat);
  };
  requestAnimationFrame(beat);
});

window.countFrames = () => {
  const gaps = [];
  let last = performance.now(), on = true;
  const beat = now => {
    gaps.push(now - last);
    last = now;
    if (on) requestAnimationFrame(beat);
  };
  requestAnimationFrame(beat);
  return () => ((on = false), gaps.slice(1));
};
