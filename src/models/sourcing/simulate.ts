import type { OwnFunctions, Simulation } from "../../contract/model.ts";
import { clearSums, runner, TOTALS, writeColumns } from "./kernel.ts";
import { columns, exactByName, kpis } from "./kpis.ts";
import { reservationOf } from "./policy.ts";
import { prepare, type Solved } from "./prepare.ts";
import type { SourcingScenario } from "./problem.ts";
import { CHUNK, sampler } from "./sampler.ts";

/** About how many periods a block holds, so that progress flows and cancelling is quick. */
const PERIODS_PER_BLOCK = 50_000;

/**
 * Simulates every policy of a scenario on the same demands and prices, a block of replications at a time.
 *
 * A replication starts at zero stock, runs `warmUp` periods uncounted and then `periods` counted ones. Exact
 * figures are those of the lattice, whichever way demand is sampled.
 */
export function simulation(scenario: SourcingScenario, own?: OwnFunctions, solved?: object): Simulation {
  const { system, policies } = prepare(scenario, own, solved as Solved | undefined);
  const { periods, warmUp, sampling } = scenario.simulation;
  const draws = sampler(system, scenario.simulation);
  const runners = policies.map((policy) => runner(system, draws, policy, sampling));
  const reservations = policies.map((policy) => reservationOf(system, policy));
  const totals = policies.map(() => new Float64Array(TOTALS));
  const demand = new Float64Array(CHUNK);
  const price = new Float64Array(CHUNK);

  /** Runs `count` periods of every policy and returns the demand in them. */
  function run(count: number): number {
    let demandSum = 0;
    for (let done = 0; done < count; done += CHUNK) {
      const now = Math.min(CHUNK, count - done);
      draws.draw(now, demand, price);
      for (let k = 0; k < runners.length; k++) runners[k]!(demand, price, now, totals[k]!);
      for (let t = 0; t < now; t++) demandSum += demand[t]!;
    }
    return demandSum;
  }

  return {
    policies: policies.map(({ kind, label }) => ({ kind, label })),
    columns,
    kpis,
    blockSize: Math.min(64, Math.max(1, Math.round(PERIODS_PER_BLOCK / (periods + warmUp)))),
    solved: policies.map((policy) => ("levels" in policy ? policy : null)) satisfies Solved,
    exact: policies.map(({ evaluation }) => (evaluation ? exactByName(evaluation.kpis) : {})),
    block(first, count) {
      const out = new Float64Array(policies.length * columns.length * count);
      for (let n = 0; n < count; n++) {
        draws.start(first + n);
        for (const each of totals) each.fill(0);
        run(warmUp);
        for (const each of totals) clearSums(each);
        const demandSum = run(periods);
        for (let k = 0; k < policies.length; k++) {
          const at = k * columns.length * count + n;
          writeColumns(system, draws, reservations[k]!, totals[k]!, demandSum, periods, out, at, count);
        }
      }
      return out;
    },
  };
}
