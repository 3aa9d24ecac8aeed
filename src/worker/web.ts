import { wrap } from "comlink";
import type { Computing } from "./computing.ts";
import type { Laboratory } from "./laboratory.ts";
import type { Thread } from "./pool.ts";
import { pooledLaboratory } from "./pooledLaboratory.ts";
import type { WebComputing } from "./webThread.ts";

let spawned = 0;

/**
 * Starts a worker. A worker that fails to start says so; one that is killed later says nothing, so each holds a lock
 * for as long as it lives, and the page waits for that lock: it is granted when the worker is gone.
 */
function spawn(): Thread {
  const lock = `hedgerow ${Date.now()} ${spawned++}`;
  const worker = new Worker(new URL("./webThread.ts", import.meta.url), { type: "module" });
  const remote = wrap<WebComputing>(worker);
  const died = new Promise<string>((resolve) => {
    worker.addEventListener("error", (event) => resolve(event.message || "it could not start"));
    worker.addEventListener("messageerror", () => resolve("a message could not be read"));
    if (!navigator.locks) return;
    void remote.hold(lock).then(() => navigator.locks.request(lock, () => resolve("it was ended")));
  });
  return { remote: remote as unknown as Computing, died, terminate: () => worker.terminate() };
}

/**
 * The laboratory of a page, with a solver of its own.
 * @param workers simulating threads; all cores but one if left out
 */
export function laboratory(
  onNote?: (note: string) => void,
  workers = Math.max(1, (navigator.hardwareConcurrency || 2) - 1),
): Laboratory {
  return pooledLaboratory({ workers, spawn, solver: spawn, onNote });
}
