import { Inadmissible } from "../../contract/inadmissible.ts";
import type { OwnFunctions, Simulation } from "../../contract/model.ts";
import { streams } from "../../random/streams.ts";
import { columns, kpis, writeColumns } from "./kpis.ts";
import type { PlannedPolicy, Policy } from "./policy.ts";
import { prepare } from "./prepare.ts";
import type { DeteriorationProblem, DeteriorationScenario } from "./problem.ts";
import { replicate } from "./twin.ts";

/** About how many customers and units a block holds, so that progress flows and cancelling is quick. */
const EVENTS_PER_BLOCK = 500_000;
/** Most customers and units in one replication, some twenty seconds of work. */
const MOST_EVENTS = 1e8;

/** Customers and ordered units of one replication at scale 1, for all policies together, about. */
function events(problem: DeteriorationProblem, policies: readonly (Policy | PlannedPolicy)[]): number {
  const customers = problem.demandIntercept * problem.horizon;
  return policies.reduce(
    (sum, policy) =>
      sum + customers + ("plan" in policy ? policy.plan.cycles.reduce((q, c) => q + c.orderQuantity, 0) : 0),
    0,
  );
}

/**
 * The stochastic twin of a scenario, its policies on common random numbers.
 *
 * No value is exact at a finite scale; a plan's own figures are those of an infinite one.
 *
 * @param own the functions that `userDefined` policies name
 * @throws Inadmissible where a policy finds no plan, or the scale is beyond what can be simulated
 */
export function simulation(scenario: DeteriorationScenario, own?: OwnFunctions): Simulation {
  const { problem, simulation: settings } = scenario;
  const policies = prepare(scenario, own);
  const work = settings.scale * events(problem, policies);
  if (!(work <= MOST_EVENTS)) {
    const message = `invalid scale: ${settings.scale}; at most ${MOST_EVENTS} customers and units per replication, about ${work.toExponential(1)} would be simulated`;
    throw new Inadmissible([{ path: "simulation.scale", message }]);
  }
  const source = streams(settings.seed);
  return {
    policies: policies.map(({ kind, label }) => ({ kind, label })),
    columns,
    kpis,
    blockSize: Math.min(64, Math.max(1, Math.round(EVENTS_PER_BLOCK / work))),
    block(first, count) {
      const out = new Float64Array(policies.length * columns.length * count);
      policies.forEach((policy, index) => {
        for (let n = 0; n < count; n++) {
          const totals = replicate(problem, settings, policy, source, first + n);
          writeColumns(totals, problem.horizon, out, index * columns.length * count + n, count);
        }
      });
      return out;
    },
    exact: policies.map(() => ({})),
  };
}
