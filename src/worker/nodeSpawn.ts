import { Worker } from "node:worker_threads";
import { wrap } from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import type { Thread } from "./pool.ts";

/**
 * Starts a worker thread that does what `Does` says.
 * @param module address of the compiled module that exposes it
 */
export function nodeSpawn<Does>(module: URL): Thread<Does> {
  const worker = new Worker(module);
  const died = new Promise<string>((resolve) => {
    worker.once("error", (error: Error) => resolve(error.message));
    worker.once("exit", (code) => resolve(`it ended with status ${code}`));
  });
  return { remote: wrap<Does>(nodeEndpoint(worker)), died, terminate: () => void worker.terminate() };
}
