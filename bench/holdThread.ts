import { parentPort, workerData } from "node:worker_threads";
import { Calendar } from "../src/engine/calendar.ts";
import { Wheel } from "../src/engine/wheel.ts";
import { Stream } from "../src/random/stream.ts";
import { otherQueues, type Schedule } from "./queues.ts";

const DELAYS = 1 << 14;
/** After fewer, V8 may still run code that it replaces later, and which is half as fast. */
const WARMING_EVENTS = 2_000_000;

/** What the hold model is run with. */
export interface Hold {
  readonly queue: string;
  readonly pending: number;
  readonly ties: boolean;
  /** Events of a round. */
  readonly events: number;
}

const queues: { readonly [name: string]: () => Schedule } = {
  ...otherQueues,
  "the calendar": () => new Calendar(),
  "the wheel": () => new Wheel(),
};

/** Delays with mean 1 or, with ties, whole numbers 1 … 10. */
function delays(ties: boolean): Float64Array {
  const stream = new Stream([1, 2, 3, 4]);
  return Float64Array.from({ length: DELAYS }, () => {
    const u = stream.uniform();
    return ties ? 1 + Math.floor(10 * u) : -Math.log(u);
  });
}

// The hold model on one queue: N pending events, each planning its successor when it runs. A thread of its own, so that
// no code is compiled for two queues at once, which would slow all but the first.
const { queue, pending, ties, events } = workerData as Hold;
const delay = delays(ties);
const calendar = queues[queue]!();
let next = 0;
const handler = (subject: { runs: number }): void => {
  subject.runs++;
  next = (next + 1) & (DELAYS - 1);
  calendar.schedule(calendar.now + delay[next]!, handler, subject);
};
for (let index = 0; index < pending; index++) handler({ runs: 0 });

function run(count: number): void {
  for (let index = 0; index < count; index++) calendar.step();
}

for (let done = 0; done < WARMING_EVENTS; done += events) run(events);
parentPort!.on("message", () => {
  const started = performance.now();
  run(events);
  parentPort!.postMessage(((performance.now() - started) * 1e6) / events);
});
parentPort!.postMessage("ready");
