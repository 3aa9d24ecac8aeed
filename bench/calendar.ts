import { Calendar } from "../src/engine/calendar.ts";
import { Stream } from "../src/random/stream.ts";
import type { Externals } from "./external.ts";
import { otherQueues, type Schedule } from "./queues.ts";
import { type Contender, type Findings, type Ratio, race, timed } from "./race.ts";

const DELAYS = 1 << 14;

/** Delays of the hold model with mean 1 or, with ties, whole numbers 1 … 10. */
function delays(ties: boolean): Float64Array {
  const stream = new Stream([1, 2, 3, 4]);
  return Float64Array.from({ length: DELAYS }, () => {
    const u = stream.uniform();
    return ties ? 1 + Math.floor(10 * u) : -Math.log(u);
  });
}

const EVENTS = 20_000;
const WARMING_EVENTS = 100_000;
const ROUNDS = 21;

/** The hold model: N pending events, each planning its successor when it runs. */
function hold(calendar: Schedule, pending: number, delay: Float64Array): Contender {
  let next = 0;
  const handler = (subject: { runs: number }): void => {
    subject.runs++;
    next = (next + 1) & (DELAYS - 1);
    calendar.schedule(calendar.now + delay[next]!, handler, subject);
  };
  for (let index = 0; index < pending; index++) handler({ runs: 0 });
  for (let index = 0; index < WARMING_EVENTS; index++) calendar.step();
  return timed({
    operations: EVENTS,
    run() {
      for (let index = 0; index < EVENTS; index++) calendar.step();
    },
  });
}

/** The event calendar against other queues in the hold model, by pending events and kind of delay. */
export async function calendarFindings(externals: Externals): Promise<Findings> {
  const ratios: Ratio[] = [];
  const program = externals.compiled("queue.cpp");
  for (const ties of [false, true]) {
    const delay = delays(ties);
    for (const pending of [10, 1_000, 10_000, 100_000]) {
      const others = Object.entries(otherQueues).map(
        ([name, make]) => [name, hold(make(), pending, delay)] as const,
      );
      const cpp: [string, Contender][] =
        "path" in program
          ? [
              [
                "std::priority_queue (C++)",
                externals.contender(program.path, pending, ties ? "ties" : "no", EVENTS),
              ],
            ]
          : [];
      const ours = "the calendar";
      const run = await race<string>(
        { [ours]: hold(new Calendar(), pending, delay), ...Object.fromEntries([...others, ...cpp]) },
        ROUNDS,
        2,
      );
      const kind = `${pending} pending, ${ties ? "ties" : "no ties"}`;
      for (const [name] of [...others, ...cpp])
        ratios.push(run.ratio(`calendar, ${kind}, against ${name}`, name, ours));
    }
  }
  return { ratios, figures: [], notes: "missing" in program ? [program.missing] : [] };
}
