import { clearSums, runner, TOTALS, total } from "./kernel.ts";
import { reservationOf } from "./policy.ts";
import { prepare } from "./prepare.ts";
import type { SourcingScenario } from "./problem.ts";
import type { SourcingPath } from "./results.ts";
import { sampler } from "./sampler.ts";

/** Most periods a path records. */
export const MAX_RECORDED = 5_000;

/**
 * One replication of every policy, period by period, by the same kernel that simulates blocks.
 *
 * @param replication which one, 0 …
 * @param periods how many periods to record after the warm-up, 1 … MAX_RECORDED
 */
export function path(
  scenario: SourcingScenario,
  { replication, periods }: { readonly replication: number; readonly periods: number },
): SourcingPath {
  const { system, policies } = prepare(scenario);
  const { warmUp, sampling } = scenario.simulation;
  const { problem } = system;
  const draws = sampler(system, scenario.simulation);
  const { unit, priceOrigin, priceStep } = draws;
  const recorded = Math.min(Math.max(1, Math.trunc(periods)), MAX_RECORDED);
  const demand = new Float64Array(recorded);
  const spotPrice = new Float64Array(recorded);
  const records = policies.map((policy) => ({
    kind: policy.kind,
    netInventory: new Float64Array(recorded),
    contractQuantity: new Float64Array(recorded),
    spotQuantity: new Float64Array(recorded),
    endInventory: new Float64Array(recorded),
    cost: new Float64Array(recorded),
  }));
  const runners = policies.map((policy) => runner(system, draws, policy, sampling));
  const totals = policies.map(() => new Float64Array(TOTALS));
  const oneDemand = new Float64Array(1);
  const onePrice = new Float64Array(1);

  draws.start(replication);
  for (let t = -warmUp; t < recorded; t++) {
    draws.draw(1, oneDemand, onePrice);
    const price = priceOrigin + priceStep * onePrice[0]!;
    policies.forEach((policy, k) => {
      const sums = totals[k]!;
      const before = sums[total.stock]!;
      clearSums(sums);
      runners[k]!(oneDemand, onePrice, 1, sums);
      if (t < 0) return;
      const record = records[k]!;
      const contract = sums[total.contract]! * unit;
      const spot = sums[total.spot]! * unit;
      record.netInventory[t] = before * unit;
      record.contractQuantity[t] = contract;
      record.spotQuantity[t] = spot;
      record.endInventory[t] = sums[total.stock]! * unit;
      record.cost[t] =
        problem.reservationPrice * reservationOf(system, policy) +
        problem.contractPrice * contract +
        price * spot +
        (problem.holdingCost * sums[total.onHand]! + problem.backorderCost * sums[total.short]!) * unit;
    });
    if (t >= 0) {
      demand[t] = oneDemand[0]! * unit;
      spotPrice[t] = price;
    }
  }
  return { replication, demand, spotPrice, policies: records };
}
