import { parentPort } from "node:worker_threads";
import type { Experiment } from "../../experiment/design/design.ts";
import { Bench, type Part } from "../../experiment/design/part.ts";

/** What a thread is asked: to make an experiment ready, or to compute one of its tasks. */
export type Asked = { readonly experiment: Experiment } | { readonly task: number };
/** What it says: a task's part, or the words of a bug. */
export type Said = { readonly part: Part } | { readonly bug: string };

if (!parentPort) throw new Error("thread runs as a worker thread only");
const port = parentPort;
let bench: Promise<Bench> | undefined;
port.on("message", async (asked: Asked) => {
  let said: Said;
  try {
    if ("experiment" in asked) {
      bench = Bench.of(asked.experiment);
      await bench;
      return;
    }
    said = { part: (await bench!).part(asked.task) };
  } catch (error) {
    said = { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  port.postMessage(said);
});
