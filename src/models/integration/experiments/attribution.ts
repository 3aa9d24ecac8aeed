import { streams } from "../../../random/streams.ts";
import { Tally } from "../../../statistics/tally.ts";
import type { LeverName, Levers } from "../levers.ts";
import { type Run, remembering, runner } from "../run.ts";
import type { IntegrationScenario } from "../scenario.ts";
import { chosenLevers, coalition } from "./coalitions.ts";
import { interactions, shapley } from "./shapley.ts";

/** A mean over replications with its standard error (0 for a single one). */
export interface MeanError {
  readonly mean: number;
  readonly se: number;
}

export function meanError(tally: Tally): MeanError {
  const { mean, se, n } = tally.estimate;
  return { mean, se: n > 1 ? se : 0 };
}

function tallies(count: number): Tally[] {
  return Array.from({ length: count }, () => new Tally());
}

/**
 * One at a time: what each lever adds to none, and what each takes away from all; 2k + 2 runs a replication.
 *
 * @param among the levers @param kpi a KPI name @param replications how many
 */
export function oneAtATime(
  run: Run,
  among: readonly LeverName[],
  kpi: string,
  replications: number,
): {
  readonly firstIn: readonly MeanError[];
  readonly lastOut: readonly MeanError[];
  readonly total: MeanError;
} {
  const all = (1 << among.length) - 1;
  const first = tallies(among.length);
  const last = tallies(among.length);
  const total = new Tally();
  for (let i = 0; i < replications; i++) {
    const value = (mask: number) => run(coalition(among, mask), i)[kpi]!;
    const none = value(0);
    const every = value(all);
    total.add(every - none);
    among.forEach((_, lever) => {
      first[lever]!.add(value(1 << lever) - none);
      last[lever]!.add(every - value(all & ~(1 << lever)));
    });
  }
  return { firstIn: first.map(meanError), lastOut: last.map(meanError), total: meanError(total) };
}

/** A random order of 0 … k − 1 (Fisher–Yates), one uniform per swap. */
function permutation(count: number, uniform: () => number): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

export interface SampledShapley {
  readonly values: readonly MeanError[];
  /** Pairs of permutations used in all. */
  readonly pairs: number;
}

/** Purpose code of the permutations. */
const PERMUTATIONS = 0x0360;

/**
 * Shapley values by permutation sampling: a random order of the levers and its reverse, walked on the same
 * replication; every walk's gains sum to v(N) − v(∅), so the estimates do too.
 *
 * Source: Castro, Gómez, Tejada (2009), Computers & Operations Research 36.
 *
 * @param pairs antithetic pairs per replication
 * @param enough stops early once every standard error is below this share of the total; 0 never
 */
export function sampledShapley(
  run: Run,
  among: readonly LeverName[],
  kpi: string,
  replications: number,
  pairs: number,
  seed: string,
  enough = 0,
): SampledShapley {
  const named = streams(seed);
  const result = tallies(among.length);
  const total = new Tally();
  let used = 0;
  for (let i = 0; i < replications; i++) {
    const stream = named.stream({ purpose: PERMUTATIONS, replication: i });
    const gains = new Float64Array(among.length);
    const known = remembering(run);
    const walk = (order: readonly number[]) => {
      let mask = 0;
      let before = known(coalition(among, 0), i)[kpi]!;
      for (const lever of order) {
        mask |= 1 << lever;
        const after = known(coalition(among, mask), i)[kpi]!;
        gains[lever]! += after - before;
        before = after;
      }
    };
    for (let pair = 0; pair < pairs; pair++) {
      const order = permutation(among.length, () => stream.uniform());
      walk(order);
      walk(order.toReversed());
      used++;
    }
    let sum = 0;
    gains.forEach((gain, lever) => {
      result[lever]!.add(gain / (2 * pairs));
      sum += gain / (2 * pairs);
    });
    total.add(sum);
    const worst = Math.max(...result.map((tally) => meanError(tally).se));
    if (enough > 0 && i >= 3 && worst < enough * Math.abs(total.mean)) break;
  }
  return { values: result.map(meanError), pairs: used };
}

/** Exact Shapley values and interactions from tables of coalition values, one table per replication. */
export function exactShapley(tables: readonly ArrayLike<number>[]): {
  readonly values: readonly MeanError[];
  readonly interactions: readonly (readonly MeanError[])[];
} {
  const players = Math.round(31 - Math.clz32(tables[0]!.length));
  const values = tallies(players);
  const pairs = Array.from({ length: players }, () => tallies(players));
  for (const table of tables) {
    shapley(table).forEach((value, i) => {
      values[i]!.add(value);
    });
    interactions(table).forEach((row, i) => {
      row.forEach((value, j) => {
        pairs[i]![j]!.add(value);
      });
    });
  }
  return { values: values.map(meanError), interactions: pairs.map((row) => row.map(meanError)) };
}

export interface AttributionOptions {
  readonly kpi?: string;
  readonly replications?: number;
  /** Antithetic pairs of permutations per replication. */
  readonly pairs?: number;
}

/** What each lever contributes to a KPI. */
export interface Attribution {
  readonly kpi: string;
  readonly replications: number;
  readonly total: MeanError;
  readonly levers: {
    readonly [lever: string]: {
      readonly firstIn: MeanError;
      readonly lastOut: MeanError;
      readonly shapley: MeanError;
    };
  };
}

/** Attributes a KPI's difference to the scenario's levers: one at a time and by sampled Shapley values. */
export function attribute(scenario: IntegrationScenario, options: AttributionOptions = {}): Attribution {
  const { kpi = "profit", pairs = 2 } = options;
  const replications = options.replications ?? scenario.simulation.replications;
  return attributeWith(
    remembering(runner(scenario)),
    scenario.levers,
    kpi,
    replications,
    pairs,
    scenario.simulation.seed,
  );
}

/** The same with a given run function. */
export function attributeWith(
  run: Run,
  levers: Levers,
  kpi: string,
  replications: number,
  pairs: number,
  seed: string,
): Attribution {
  const among = chosenLevers(levers);
  const single = oneAtATime(run, among, kpi, replications);
  const sampled = sampledShapley(run, among, kpi, replications, pairs, seed);
  return {
    kpi,
    replications,
    total: single.total,
    levers: Object.fromEntries(
      among.map((lever, i) => [
        lever,
        { firstIn: single.firstIn[i]!, lastOut: single.lastOut[i]!, shapley: sampled.values[i]! },
      ]),
    ),
  };
}
