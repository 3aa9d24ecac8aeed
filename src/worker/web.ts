import type { Computing } from "./computing.ts";
import type { Laboratory } from "./laboratory.ts";
import type { Thread } from "./pool.ts";
import { pooledLaboratory } from "./pooledLaboratory.ts";
import { webThread } from "./webSpawn.ts";

function spawn(): Thread {
  return webThread<Computing>(new Worker(new URL("./webThread.ts", import.meta.url), { type: "module" }));
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
