import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Contender } from "./race.ts";

/** A contender in a thread of its own: told to go, it does a round and answers. */
export interface ThreadContender {
  readonly run: Contender;
  close(): Promise<unknown>;
}

/**
 * Starts a thread that says when it is ready, and then answers every message with what its round found.
 * @param file compiled module beside this one, such as `holdThread.js`
 */
export async function threadContender(file: string, workerData: object): Promise<ThreadContender> {
  const worker = new Worker(new URL(`./${file}`, import.meta.url), { workerData });
  await once(worker, "message");
  return {
    async run() {
      worker.postMessage("go");
      const [found] = (await once(worker, "message")) as [number];
      return found;
    },
    close: () => worker.terminate(),
  };
}
