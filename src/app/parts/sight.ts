import { whenIdle } from "./idle.ts";

/** How far beyond the window's edges something counts as in sight: a flick of the finger. */
const MARGIN = "200px";

/**
 * Work for an element, done at once while it can be seen and else in an idle moment: what can be seen comes first. The
 * very first waits for a task of its own, so that what there is to read is painted before.
 */
export interface Sight {
  /** Takes the place of work that still waits. */
  work(work: () => void): void;
  /** Calls off what waits. */
  callOff(): void;
  close(): void;
}

/** Watches whether an element can be seen now, or soon. */
export function sight(element: Element): Sight {
  let seen = false;
  let worked = false;
  let waiting: (() => void) | null = null;
  let callOffLater = () => {};

  function now(): void {
    const work = waiting;
    callOff();
    if (work === null) return;
    worked = true;
    work();
  }
  function callOff(): void {
    waiting = null;
    callOffLater();
    callOffLater = () => {};
  }
  function soon(): void {
    callOffLater();
    if (worked) now();
    else {
      const timer = setTimeout(now);
      callOffLater = () => clearTimeout(timer);
    }
  }
  const observer = new IntersectionObserver(
    (entries) => {
      seen = entries.at(-1)!.isIntersecting;
      if (seen) soon();
    },
    { rootMargin: MARGIN },
  );
  observer.observe(element);
  return {
    work(work) {
      callOff();
      waiting = work;
      if (seen) soon();
      else callOffLater = whenIdle(now);
    },
    callOff,
    close() {
      callOff();
      observer.disconnect();
    },
  };
}
