let pressed = false;

addEventListener("pointerdown", () => {
  pressed = true;
});
for (const end of ["pointerup", "pointercancel", "blur"]) {
  addEventListener(end, () => {
    pressed = false;
  });
}

/** How long nothing must change before the hand counts as resting, in milliseconds. */
const REST = 250;
/** The same while a pointer is still pressed: a slow drag is not a rest. */
const PRESSED_REST = 900;

/**
 * Runs an action once the hand has rested since now.
 * @returns a function that calls it off
 */
export function whenRested(action: () => void): () => void {
  const since = performance.now();
  let timer = window.setTimeout(look, REST);
  function look(): void {
    if (pressed && performance.now() - since < PRESSED_REST) timer = window.setTimeout(look, 50);
    else action();
  }
  return () => clearTimeout(timer);
}
