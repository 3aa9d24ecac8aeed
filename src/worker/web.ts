import { wrap } from "comlink";
import type { Computing } from "./computing.ts";
import type { Laboratory } from "./laboratory.ts";
import type { Thread } from "./pool.ts";
import { pooledLaboratory } from "./pooledLaboratory.ts";

function spawn(): Thread {
  const worker = new Worker(new URL("./webThread.ts", import.meta.url), { type: "module" });
  const died = new Promise<string>((resolve) => {
    worker.addEventListener("error", (event) => resolve(event.message || "it could not start"));
    worker.addEventListener("messageerror", () => resolve("a message could not be read"));
  });
  return { remote: wrap<Computing>(worker), died, terminate: () => worker.terminate() };
}

/** The laboratory of a page: all cores but one for simulation, and a solver of its own. */
export function laboratory(onNote?: (note: string) => void): Laboratory {
  const workers = Math.max(1, (navigator.hardwareConcurrency || 2) - 1);
  return pooledLaboratory({ workers, spawn, solver: spawn, onNote });
}
