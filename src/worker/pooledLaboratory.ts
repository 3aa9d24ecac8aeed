import { Inadmissible } from "../contract/inadmissible.ts";
import type { Fault, KernelName, ScenarioBase } from "../contract/model.ts";
import { Accumulation, type Description, type OnBlock } from "../experiment/accumulation.ts";
import type { Hash } from "../experiment/digest.ts";
import type { Outcome, SimulationResult } from "../experiment/results.ts";
import type { Computing, FunctionSources } from "./computing.ts";
import type { Laboratory, SimulationOptions, SimulationRun } from "./laboratory.ts";
import { Cancelled, Pool, type Thread } from "./pool.ts";

/** Least time between two progress reports: in milliseconds, and in times that making one takes. */
const BETWEEN_REPORTS = 50;
const BETWEEN_TIMES = 20;
/** Blocks in flight per thread: one running, one waiting for it. */
const AHEAD = 2;
/** Blocks per thread that may be begun before the first of them is folded in: what a slow one makes the others keep. */
const WINDOW = 128;
/** Most blocks asked for at a time, and the time that asking for as many should take; in milliseconds. */
const MOST_AT_ONCE = 32;
const [SHORT, LONG] = [20, 80];

export interface PoolOptions {
  readonly workers: number;
  readonly spawn: () => Thread;
  /** Where exact answers are computed; a thread of its own in a browser, in place in a command. */
  readonly solver: () => Thread;
  /** How many of those, 1 by default. */
  readonly solvers?: number;
  readonly functions?: FunctionSources;
  readonly kernel?: KernelName | undefined;
  /** SHA-256 where there is a faster one than ours. */
  readonly hash?: () => Hash;
  readonly onNote?: ((note: string) => void) | undefined;
}

class Faulty extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super("faulty scenario");
    this.faults = faults;
  }
}

function answered<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Faulty(outcome.faults);
  return outcome.value;
}

/** A laboratory over a pool of simulating threads and one solver. */
export function pooledLaboratory({
  workers,
  spawn,
  solver,
  solvers = 1,
  functions,
  kernel,
  hash,
  onNote,
}: PoolOptions): Laboratory {
  const listeners = new Set<(note: string) => void>();
  const tell = (note: string) => {
    onNote?.(note);
    for (const listener of listeners) listener(note);
  };
  const told = new Set<string>();
  const pool = new Pool(workers, spawn, tell);
  const exact = new Pool(solvers, solver, tell);
  /** What each thread has loaded, so that a scenario crosses to it once a run. */
  const loaded = new WeakMap<Thread, object>();
  const answer = <T>(work: (remote: Computing) => Promise<T>) =>
    exact.run({}, (thread) => work(thread.remote as Computing));

  async function prepared(
    thread: Thread,
    run: object,
    scenario: ScenarioBase,
    solved?: object,
  ): Promise<Computing> {
    const remote = thread.remote as Computing;
    if (loaded.get(thread) !== run) {
      answered(await remote.load(scenario, functions, solved, kernel));
      loaded.set(thread, run);
    }
    return remote;
  }

  async function simulate(
    run: object,
    scenario: ScenarioBase,
    options: SimulationOptions,
  ): Promise<SimulationResult> {
    const description: Description = await pool.run(run, async (thread) => {
      const outcome = await (thread.remote as Computing).load(scenario, functions, undefined, kernel);
      if (outcome.ok) loaded.set(thread, run);
      return answered(outcome);
    });
    const { note } = description;
    if (note !== undefined && !told.has(note)) {
      told.add(note);
      tell(note);
    }
    const accumulation = await Accumulation.start(scenario, description, {
      onBlock: options.onBlock,
      hash: hash?.(),
    });
    const { blocks } = accumulation;
    let due = performance.now() + BETWEEN_REPORTS;
    let next = 0;
    let folded = () => {};
    let progress = new Promise<void>((resolve) => {
      folded = resolve;
    });
    const least = Math.min(MOST_AT_ONCE, Math.ceil((description.lanes ?? 1) / description.blockSize));
    let atOnce = least;
    // Towards the end fewer at a time, so that all threads end together.
    const fair = () => Math.min(blocks - next, Math.max(least, Math.ceil((blocks - next) / (2 * workers))));
    const lane = async (): Promise<void> => {
      while (!accumulation.complete && next < blocks) {
        const most = accumulation.folded + workers * WINDOW;
        if (next >= most) {
          await progress;
          continue;
        }
        const wanted = Array.from({ length: Math.min(atOnce, most - next, fair()) }, () => next++);
        const { first } = accumulation.block(wanted[0]!);
        const count = wanted.reduce((sum, index) => sum + accumulation.block(index).count, 0);
        const asked = performance.now();
        const data = await pool.run(run, async (thread) => {
          const remote = await prepared(thread, run, scenario, description.solved);
          return answered(await remote.block(first, count));
        });
        const now = performance.now();
        if (now - asked < SHORT) atOnce = Math.min(MOST_AT_ONCE, 2 * atOnce);
        else if (now - asked > LONG) atOnce = Math.max(least, Math.ceil(atOnce / 2));
        const width = data.length / count;
        let at = 0;
        for (const index of wanted) {
          const length = width * accumulation.block(index).count;
          accumulation.add(index, data.subarray(at, at + length));
          at += length;
        }
        folded();
        progress = new Promise((resolve) => {
          folded = resolve;
        });
        if (options.onProgress && now >= due && accumulation.ready) {
          const begun = performance.now();
          const figures = accumulation.figures();
          const made = performance.now();
          due = made + Math.max(BETWEEN_REPORTS, BETWEEN_TIMES * (made - begun));
          options.onProgress(figures);
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(workers * AHEAD, blocks) }, lane));
    return accumulation.result();
  }

  return {
    solve: (scenario) => answer((remote) => remote.solve(scenario, functions)),
    view: (scenario, name, argument) => answer((remote) => remote.view(scenario, name, argument)),
    simulate(scenario, options = {}): SimulationRun {
      const run = {};
      let live = true;
      const quiet: SimulationOptions = {
        onProgress: (figures) => {
          if (live) options.onProgress?.(figures);
        },
      };
      if (options.onNote) listeners.add(options.onNote);
      const finished = simulate(run, scenario, {
        ...(options.onProgress && quiet),
        ...(options.onBlock && {
          onBlock: (...block: Parameters<OnBlock>) => {
            if (live) options.onBlock?.(...block);
          },
        }),
      })
        .then((value): Outcome<SimulationResult> | null => (live ? { ok: true, value } : null))
        .catch((error: unknown) => {
          if (!live || error instanceof Cancelled) return null;
          pool.cancel(run);
          if (error instanceof Faulty || error instanceof Inadmissible)
            return { ok: false as const, faults: error.faults };
          throw error;
        })
        .finally(() => {
          if (options.onNote) listeners.delete(options.onNote);
        });
      return {
        finished,
        cancel() {
          live = false;
          pool.cancel(run);
        },
      };
    },
    close() {
      pool.close();
      exact.close();
    },
  };
}
