import { wrap } from "comlink";
import type { Thread } from "./pool.ts";

/** What every worker of a page can do, so that the page notices its death. */
export interface Holding {
  /** Takes a lock and keeps it for as long as the worker lives; returns once it is held. */
  hold(lock: string): Promise<void>;
}

/** The worker's side of it. */
export const holding: Holding = {
  hold: (lock) =>
    new Promise((held) => {
      void navigator.locks.request(lock, () => {
        held();
        return new Promise(() => {});
      });
    }),
};

let spawned = 0;

/**
 * A worker that was just started, as a thread. One that fails to start says so; one that is killed later says nothing,
 * so each holds a lock for as long as it lives, and the page waits for that lock: it is granted when the worker is gone.
 */
export function webThread<Does>(worker: Worker): Thread<Does> {
  const lock = `hedgerow ${Date.now()} ${spawned++}`;
  const remote = wrap<Holding>(worker);
  const died = new Promise<string>((resolve) => {
    worker.addEventListener("error", (event) => resolve(event.message || "it could not start"));
    worker.addEventListener("messageerror", () => resolve("a message could not be read"));
    if (!navigator.locks) return;
    void remote.hold(lock).then(() => navigator.locks.request(lock, () => resolve("it was ended")));
  });
  return { remote: remote as unknown as Does, died, terminate: () => worker.terminate() };
}
