import { pairedDifference } from "../../statistics/pairedDifference.ts";
import { Tally } from "../../statistics/tally.ts";
import { disturbed, type History, history, priceOf, type Shock } from "./history.ts";
import { runner } from "./kernel.ts";
import { type Measured, measured } from "./measured.ts";
import { course, variableCost } from "./path.ts";
import { type PreparedPolicy, reservationOf } from "./policy.ts";
import { prepare } from "./prepare.ts";
import type { SourcingScenario } from "./problem.ts";
import { CHUNK, type Sampler, sampler } from "./sampler.ts";
import type { System } from "./system.ts";
import { clearSums, TOTALS } from "./totals.ts";

export interface ShockedPolicy {
  readonly kind: string;
  /** R, units/period. */
  readonly reservation: number;
  /** Net inventory after demand without and with the shock; units. */
  readonly calmInventory: Float64Array;
  readonly shockedInventory: Float64Array;
  /** Cost with the shock less cost without it, from the first period to each; money. */
  readonly extra: Float64Array;
  /** Stock at the end with the shock less that without it: not yet settled; units. */
  readonly apart: number;
  /** The whole extra cost, averaged over many histories; money. */
  readonly average: Measured;
  /** The same less that of the first policy, in pairs; null for the first. */
  readonly versusFirst: Measured | null;
}

/** The same history with and without a price shock, under every policy (view `shock`). */
export interface ShockReplay {
  readonly replication: number;
  readonly shock: Shock;
  readonly spotPrice: Float64Array;
  readonly shockedPrice: Float64Array;
  readonly policies: readonly ShockedPolicy[];
  /** How many histories the averages are over. */
  readonly histories: number;
}

export interface ShockArgument {
  readonly replication: number;
  readonly periods: number;
  readonly shock: Shock;
  /** 0 for none; then averages are not numbers. */
  readonly histories: number;
}

/** Most histories of a view. */
const MOST = 10_000;

/**
 * Replays a price shock. Policies are those solved for the price distribution as stated: they see each price when it
 * comes, and neither foresee the shock nor learn from it.
 */
export function shock(scenario: SourcingScenario, wanted: ShockArgument): ShockReplay {
  const { system, policies } = prepare(scenario);
  const { simulation } = scenario;
  const draws = sampler(system, simulation);
  const histories = Math.min(MOST, Math.max(0, Math.trunc(wanted.histories)));
  const averages = policies.map(() => new Float64Array(histories));
  const running = policies.map((policy) => costOf(system, draws, policy));
  for (let replication = 0; replication < histories; replication++) {
    const drawn = history(draws, simulation, { replication, periods: wanted.periods });
    const moved = disturbed(drawn, wanted.shock, system, draws);
    running.forEach((cost, k) => {
      averages[k]![replication] = cost(moved) - cost(drawn);
    });
  }

  const drawn = history(draws, simulation, wanted);
  const moved = disturbed(drawn, wanted.shock, system, draws);
  return {
    replication: wanted.replication,
    shock: wanted.shock,
    spotPrice: priceOf(drawn, draws),
    shockedPrice: priceOf(moved, draws),
    policies: policies.map((policy, k) => {
      const calm = course(system, draws, policy, drawn);
      const shocked = course(system, draws, policy, moved);
      let extra = 0;
      return {
        kind: policy.kind,
        reservation: reservationOf(system, policy),
        calmInventory: calm.endInventory,
        shockedInventory: shocked.endInventory,
        extra: shocked.cost.map((cost, t) => {
          extra += cost - calm.cost[t]!;
          return extra;
        }),
        apart: shocked.endInventory.at(-1)! - calm.endInventory.at(-1)!,
        average: average(averages[k]!),
        versusFirst: k === 0 ? null : measured(pairedDifference(averages[k]!, averages[0]!)),
      };
    }),
    histories,
  };
}

/** The cost of one policy over the recorded part of a history, without the reservation; money. */
function costOf(system: System, draws: Sampler, policy: PreparedPolicy): (drawn: History) => number {
  const run = runner(system, draws, policy);
  const sums = new Float64Array(TOTALS);
  return ({ warmUp, demand, price }) => {
    sums.fill(0);
    for (let at = 0; at < demand.length; ) {
      if (at === warmUp) clearSums(sums);
      const end = Math.min(at + CHUNK, at < warmUp ? warmUp : demand.length);
      run(demand.subarray(at, end), price.subarray(at, end), end - at, sums);
      at = end;
    }
    return variableCost(system, draws, sums);
  };
}

function average(values: Float64Array): Measured {
  const tally = new Tally();
  for (const value of values) tally.add(value);
  return measured(tally.estimate);
}
