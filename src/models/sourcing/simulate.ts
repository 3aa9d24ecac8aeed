import type { KernelName, OwnFunctions, Simulation } from "../../contract/model.ts";
import { simd } from "../../kernels/simd.ts";
import { chosenKernel } from "./chosenKernel.ts";
import { columns, exactByName, kpis } from "./kpis.ts";
import { demandDistribution } from "./lattice.ts";
import { reservationOf } from "./policy.ts";
import { prepare, type Solved } from "./prepare.ts";
import type { SourcingScenario } from "./problem.ts";
import { sampler } from "./sampler.ts";
import { LANES } from "./simdSource.ts";
import { groupOf } from "./streamPlan.ts";
import type { System } from "./system.ts";
import { TOTALS, total, writeColumns } from "./totals.ts";

/** About how many periods a block holds, so that progress flows and cancelling is quick. */
const PERIODS_PER_BLOCK = 50_000;

/** The average price drawn, a column where controls are wanted. */
const DRAWN_PRICE = "drawnPrice";

/** The true means of what is drawn. */
function drawnMeans({ problem, step, demandMean, priceMean }: System, onLattice: boolean) {
  return [
    { column: "demandUnits", mean: onLattice ? demandMean * step : demandDistribution(problem).mean },
    { column: DRAWN_PRICE, mean: onLattice ? priceMean : problem.spotPrice.mean },
  ];
}

/**
 * Simulates every policy of a scenario on the same demands and prices, a block of replications at a time.
 *
 * A replication starts at zero stock, runs `warmUp` periods uncounted and then `periods` counted ones. Exact
 * figures are those of the lattice, whichever way demand is sampled. Results do not depend on the kernel.
 */
export function simulation(
  scenario: SourcingScenario,
  own?: OwnFunctions,
  solved?: object,
  wanted: KernelName = "simd",
): Simulation {
  const { system, policies } = prepare(scenario, own, solved as Solved | undefined);
  const { periods, warmUp, streams: plan, controls = false } = scenario.simulation;
  const draws = sampler(system, scenario.simulation);
  // Masks that change from period to period are the portable kernel's alone; there are few periods then.
  const loaded = wanted === "simd" && plan !== "sobol" ? simd() : undefined;
  const { kernel, note } = chosenKernel(system, draws, policies, loaded);
  const names = controls ? [...columns, DRAWN_PRICE] : columns;
  const group = groupOf(plan);
  const most = Math.min(64, Math.max(1, Math.round(PERIODS_PER_BLOCK / (periods + warmUp))));
  const reservations = policies.map((policy) => reservationOf(system, policy));
  return {
    policies: policies.map(({ kind, label }) => ({ kind, label })),
    columns: names,
    kpis,
    blockSize: group * Math.ceil(most / group),
    ...(group > 1 && { group }),
    ...(controls && { controls: drawnMeans(system, draws.onLattice) }),
    lanes: wanted === "simd" && note === undefined ? LANES : 1,
    solved: policies.map((policy) => ("levels" in policy ? policy : null)) satisfies Solved,
    exact: policies.map(({ evaluation }) => (evaluation ? exactByName(evaluation.kpis) : {})),
    ...(note === undefined ? {} : { note }),
    block(first, count) {
      const sums = new Float64Array(policies.length * count * TOTALS);
      kernel.run(first, count, { warmUp, periods }, sums);
      const out = new Float64Array(policies.length * names.length * count);
      for (let k = 0; k < policies.length; k++) {
        for (let n = 0; n < count; n++) {
          const totals = sums.subarray((k * count + n) * TOTALS);
          const at = k * names.length * count + n;
          writeColumns(system, draws, reservations[k]!, totals, periods, out, at, count);
          if (controls) {
            const drawn = draws.priceOrigin + (draws.priceStep * totals[total.price]!) / periods;
            out[at + columns.length * count] = drawn;
          }
        }
      }
      return out;
    },
  };
}
