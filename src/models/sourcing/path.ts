import type { OwnFunctions } from "../../contract/model.ts";
import { demandOf, type History, history, priceOf } from "./history.ts";
import { runner } from "./kernel.ts";
import { type PreparedPolicy, reservationOf } from "./policy.ts";
import { prepare } from "./prepare.ts";
import type { SourcingScenario } from "./problem.ts";
import type { SourcingPath } from "./results.ts";
import { type Sampler, sampler } from "./sampler.ts";
import type { System } from "./system.ts";
import { clearSums, TOTALS, total } from "./totals.ts";

/**
 * One replication of every policy, period by period, by the same kernel that simulates blocks.
 *
 * @param replication which one, 0 …
 * @param periods how many periods to record after the warm-up, 1 … 5,000
 * @param own the functions that `userDefined` policies name
 */
export function path(
  scenario: SourcingScenario,
  wanted: { readonly replication: number; readonly periods: number },
  own?: OwnFunctions,
): SourcingPath {
  const { system, policies } = prepare(scenario, own);
  const draws = sampler(system, scenario.simulation);
  const drawn = history(draws, scenario.simulation, wanted);
  return {
    replication: wanted.replication,
    demand: demandOf(drawn, draws),
    spotPrice: priceOf(drawn, draws),
    policies: policies.map((policy) => course(system, draws, policy, drawn)),
  };
}

export type Course = SourcingPath["policies"][number];

/** What one policy does in a history, from zero stock through the warm-up. */
export function course(
  system: System,
  draws: Sampler,
  policy: PreparedPolicy,
  { warmUp, demand, price }: History,
): Course {
  const recorded = demand.length - warmUp;
  const record = {
    kind: policy.kind,
    netInventory: new Float64Array(recorded),
    contractQuantity: new Float64Array(recorded),
    spotQuantity: new Float64Array(recorded),
    endInventory: new Float64Array(recorded),
    cost: new Float64Array(recorded),
  };
  const run = runner(system, draws, policy);
  const reserved = system.problem.reservationPrice * reservationOf(system, policy);
  const sums = new Float64Array(TOTALS);
  for (let t = -warmUp; t < recorded; t++) {
    const at = warmUp + t;
    const before = sums[total.stock]!;
    clearSums(sums);
    run(demand.subarray(at, at + 1), price.subarray(at, at + 1), 1, sums);
    if (t < 0) continue;
    record.netInventory[t] = before * draws.unit;
    record.contractQuantity[t] = sums[total.contract]! * draws.unit;
    record.spotQuantity[t] = sums[total.spot]! * draws.unit;
    record.endInventory[t] = sums[total.stock]! * draws.unit;
    record.cost[t] = reserved + variableCost(system, draws, sums);
  }
  return record;
}

/** What a policy's sums cost without the reservation; money. */
export function variableCost(
  { problem }: System,
  { unit, priceOrigin, priceStep }: Sampler,
  sums: Float64Array,
): number {
  return (
    (problem.contractPrice * sums[total.contract]! +
      priceOrigin * sums[total.spot]! +
      priceStep * sums[total.spotPrice]! +
      problem.holdingCost * sums[total.onHand]! +
      problem.backorderCost * sums[total.short]!) *
    unit
  );
}
