import { sourcing } from "../src/models/sourcing/index.ts";
import type { SourcingScenario } from "../src/models/sourcing/problem.ts";
import { laboratory } from "../src/worker/node.ts";
import { type Contender, type Findings, race } from "./race.ts";
import { threadContender } from "./thread.ts";

const ROUNDS = 9;
const THREADS = [1, 2] as const;

const scenario: SourcingScenario = {
  ...sourcing.example,
  simulation: { ...sourcing.example.simulation, replications: 60_000 },
};
const periods =
  scenario.simulation.replications *
  (scenario.simulation.periods + scenario.simulation.warmUp) *
  scenario.policies.length;

interface Open {
  readonly run: Contender;
  close(): unknown;
}

async function clocked(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return ((performance.now() - started) * 1e6) / periods;
}

/** The simulation as a command runs it: blocks by message, folded in order, digest and all. */
function simulated(workers: number): Open {
  const running = laboratory({ workers });
  return {
    run: () =>
      clocked(async () => {
        const outcome = await running.simulate(scenario).finished;
        if (!outcome?.ok) throw new Error("a result was expected");
      }),
    close: () => running.close(),
  };
}

/** The same blocks by threads that never speak: what the machine gives at best. */
async function ideal(threads: number): Promise<Open> {
  const workers = await Promise.all(
    Array.from({ length: threads }, (_, share) =>
      threadContender("idealThread.js", { scenario, share, threads }),
    ),
  );
  return {
    run: () => clocked(() => Promise.all(workers.map((worker) => worker.run()))),
    close: () => Promise.all(workers.map((worker) => worker.close())),
  };
}

/** How the simulation scales over threads, against an ideal parallel loop in the same rounds. */
export async function workerFindings(): Promise<Findings> {
  const ours = THREADS.map(simulated);
  const best = await Promise.all(THREADS.map(ideal));
  try {
    const run = await race(
      { ours1: ours[0]!.run, ours2: ours[1]!.run, ideal1: best[0]!.run, ideal2: best[1]!.run },
      ROUNDS,
      2,
    );
    return {
      ratios: [
        run.ratio("two threads, share of an ideal parallel loop's speed", "ideal2", "ours2"),
        run.ratio("one thread, share of a plain loop's speed", "ideal1", "ours1"),
        run.ratio("two threads against one", "ours1", "ours2"),
        run.ratio("ideal parallel loop, two threads against one", "ideal1", "ideal2"),
      ],
      figures: [],
      notes: [],
    };
  } finally {
    for (const each of [...ours, ...best]) await each.close();
  }
}
