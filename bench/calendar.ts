import type { Externals } from "./external.ts";
import type { Hold } from "./holdThread.ts";
import { otherQueues } from "./queues.ts";
import { type Contender, type Findings, type Ratio, race } from "./race.ts";
import { threadContender } from "./thread.ts";

const EVENTS = 20_000;
const ROUNDS = 75;
const CALENDAR = "the calendar";
const WHEEL = "the wheel";
const CPP = "std::priority_queue (C++)";

/** The event calendar, and the wheel for whole periods, against other queues in the hold model. */
export async function calendarFindings(externals: Externals): Promise<Findings> {
  const ratios: Ratio[] = [];
  const program = externals.compiled("queue.cpp");
  for (const ties of [false, true]) {
    for (const pending of [10, 1_000, 10_000, 100_000]) {
      const ours = ties ? [CALENDAR, WHEEL] : [CALENDAR];
      const contenders: { [name: string]: Contender } = {};
      const threads = [];
      for (const queue of [...ours, ...Object.keys(otherQueues)]) {
        const hold: Hold = { queue, pending, ties, events: EVENTS };
        const thread = await threadContender("holdThread.js", hold);
        threads.push(thread);
        contenders[queue] = thread.run;
      }
      if ("path" in program)
        contenders[CPP] = externals.contender(program.path, pending, ties ? "ties" : "no", EVENTS);
      const run = await race(contenders, ROUNDS, 5);
      for (const thread of threads) await thread.close();
      for (const mine of ours) {
        const kind = mine === WHEEL ? "whole periods" : ties ? "ties" : "no ties";
        const others = Object.keys(contenders).filter((name) => name !== mine && name !== WHEEL);
        for (const name of others)
          ratios.push(run.ratio(`${mine}, ${pending} pending, ${kind}, against ${name}`, name, mine));
      }
    }
  }
  return { ratios, figures: [], notes: "missing" in program ? [program.missing] : [] };
}
