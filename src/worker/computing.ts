import { Inadmissible } from "../contract/inadmissible.ts";
import type { KernelName, Model, OwnFunctions, ScenarioBase, Simulation } from "../contract/model.ts";
import type { Description } from "../experiment/accumulation.ts";
import { models } from "../experiment/registry.ts";
import type { Outcome } from "../experiment/results.ts";

/** What a computing thread does. Everything that crosses is plain data; expected failures are values. */
export interface Computing {
  solve(scenario: ScenarioBase, functions?: FunctionSources): Promise<Outcome<object>>;
  view(scenario: ScenarioBase, name: string, argument: unknown): Promise<Outcome<object>>;
  /** Prepares a simulation and keeps it for `block`. */
  load(
    scenario: ScenarioBase,
    functions?: FunctionSources,
    solved?: object,
    kernel?: KernelName,
  ): Promise<Outcome<Description>>;
  /** Replications of the loaded simulation from a block's first on: its block, or several one after the other. */
  block(first: number, count: number): Promise<Outcome<Float64Array>>;
}

/** Where a user's own functions come from: a module address by the name the scenario uses. */
export interface FunctionSources {
  readonly [name: string]: string;
}

/** Runs `compute` and turns an expected failure into data. */
async function outcome<T>(compute: () => T | Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await compute() };
  } catch (error) {
    if (error instanceof Inadmissible) return { ok: false, faults: error.faults };
    throw error;
  }
}

async function modelOf(scenario: ScenarioBase): Promise<Model> {
  const load = models[scenario.model];
  if (!load) throw new Inadmissible([{ path: "model", message: `unknown model: ${scenario.model}` }]);
  return load();
}

/**
 * @param importOwn turns the address of a user's module into its function; only where that is allowed
 * @param numbers where blocks are put together: memory that crosses to another thread without a copy, if there is any
 */
export function computing(
  importOwn?: (address: string) => Promise<unknown>,
  numbers: (length: number) => Float64Array = (length) => new Float64Array(length),
): Computing {
  let loaded: Simulation | undefined;

  async function own(functions: FunctionSources | undefined): Promise<OwnFunctions | undefined> {
    if (!functions || !importOwn) return undefined;
    const found: { [name: string]: unknown } = {};
    for (const [name, address] of Object.entries(functions)) found[name] = await importOwn(address);
    return found;
  }

  return {
    solve: (scenario, functions) =>
      outcome(async () => (await modelOf(scenario)).solve(scenario, await own(functions))),
    view: (scenario, name, argument) =>
      outcome(async () => {
        const { views } = await modelOf(scenario);
        if (!Object.hasOwn(views, name)) {
          throw new Inadmissible([{ path: "view", message: `unknown view: ${name}` }]);
        }
        return views[name]!(scenario, argument as never);
      }),
    load: (scenario, functions, solved, kernel) =>
      outcome(async () => {
        loaded = (await modelOf(scenario)).simulation(scenario, await own(functions), solved, kernel);
        const { block, ...description } = loaded;
        return description;
      }),
    block: (first, count) =>
      outcome(() => {
        if (!loaded) throw new Error("no simulation is loaded");
        return blocks(loaded, first, count, numbers);
      }),
  };
}

/** Replications in blocks of the simulation's size, one after the other. */
function blocks(
  { policies, columns, blockSize, lanes = 1, block }: Simulation,
  first: number,
  count: number,
  numbers: (length: number) => Float64Array,
): Float64Array {
  const width = policies.length * columns.length;
  const all = numbers(width * count);
  // As many at a time as leave no lane empty.
  const most = lanes * blockSize;
  for (let done = 0; done < count; done += most) {
    const now = Math.min(most, count - done);
    const data = block(first + done, now);
    for (let from = 0; from < now; from += blockSize) {
      cut(data, width, now, from, Math.min(blockSize, now - from), all, width * (done + from));
    }
  }
  return all;
}

/** Replications `from` … `from + count − 1` of `[column][replication]`, as a block of their own from place `at` on. */
function cut(
  data: Float64Array,
  width: number,
  replications: number,
  from: number,
  count: number,
  out: Float64Array,
  at: number,
): void {
  for (let column = 0; column < width; column++) {
    const start = column * replications + from;
    out.set(data.subarray(start, start + count), at + column * count);
  }
}
