import type { LeverName } from "../levers.ts";
import { leverNames, maskOf } from "../levers.ts";
import type { IntegrationScenario } from "../scenario.ts";
import { exactShapley, type MeanError } from "./attribution.ts";
import { coalition } from "./coalitions.ts";
import { type Interval, interval } from "./interval.ts";
import { type BestSet, bestSet, type RolloutStep, rolloutPath } from "./rollout.ts";

/** Figures of all sets of some levers, by block of replications: a block is what standard errors are over. */
export interface FactorialTables {
  /** In the order of `leverNames`. */
  readonly among: readonly LeverName[];
  /** By KPI, `[block][mask]`; bit i of a mask is the i-th of `among`. */
  readonly kpis: { readonly [kpi: string]: readonly (readonly number[])[] };
}

/** The exact attribution: what the run of all sets of levers says. */
export interface Factorial {
  readonly levers: readonly LeverName[];
  readonly blocks: number;
  /** Of the profit. */
  readonly total: Interval;
  readonly firstIn: readonly Interval[];
  readonly lastOut: readonly Interval[];
  /** By KPI. */
  readonly shapley: { readonly [kpi: string]: readonly MeanError[] };
  /** Of the profit, `[lever][lever]`. */
  readonly interactions: readonly (readonly MeanError[])[];
  /** Greedy path by net present value, the best of all sets; null where yearly profits were not kept. */
  readonly rollout: ({ readonly steps: readonly RolloutStep[] } & BestSet) | null;
  /** Mean profit by mask, money a year. */
  readonly profitByMask: readonly number[];
}

/**
 * Exact Shapley values, interactions, one-at-a-time values and roll-out path from all 2ᵏ sets of levers, block by block
 * on the same random numbers.
 *
 * @param tables `profit` is needed; `profitOfYear.1` … for the roll-out path
 */
export function factorial(scenario: IntegrationScenario, { among, kpis }: FactorialTables): Factorial {
  const profits = kpis["profit"]!;
  const all = (1 << among.length) - 1;
  const over = (of: (table: readonly number[]) => number) => interval(profits.map(of));
  const years = Array.from(
    { length: scenario.simulation.years },
    (_, year) => kpis[`profitOfYear.${year + 1}`],
  );
  const known = years.every((year) => year !== undefined);
  const position = new Map(
    Array.from({ length: all + 1 }, (_, set) => [maskOf(coalition(among, set)), set] as const),
  );
  const yearly = (mask: number) =>
    profits.map((_, block) => years.map((year) => year![block]![position.get(mask)!]!));
  return {
    levers: among,
    blocks: profits.length,
    total: over((table) => table[all]! - table[0]!),
    firstIn: among.map((_, i) => over((table) => table[1 << i]! - table[0]!)),
    lastOut: among.map((_, i) => over((table) => table[all]! - table[all & ~(1 << i)]!)),
    shapley: Object.fromEntries(
      Object.entries(kpis).map(([kpi, tables]) => [kpi, exactShapley(tables).values]),
    ),
    interactions: exactShapley(profits).interactions,
    rollout: known
      ? { steps: rolloutPath(scenario, among, yearly).steps, ...bestSet(scenario, among, yearly) }
      : null,
    profitByMask: Array.from({ length: all + 1 }, (_, set) => over((table) => table[set]!).mean),
  };
}

/** A row of a run: one policy's figure in one cell. */
export interface FactorialRow {
  readonly factors: { readonly [path: string]: unknown };
  readonly policy: string;
  readonly versus?: string;
  readonly kpi: string;
  readonly mean?: number;
}

/**
 * Orders the rows of a run whose factors are levers (`levers.NAME`, on and off) and whatever else makes blocks (seeds,
 * say).
 *
 * @returns the tables, or what is missing for them
 */
export function factorialTables(
  rows: Iterable<FactorialRow>,
): FactorialTables | { readonly missing: string } {
  const values = new Map<string, Map<string, Map<number, number>>>();
  const found = new Set<LeverName>();
  for (const { factors, policy, versus, kpi, mean } of rows) {
    if (policy !== "integrated" || versus !== undefined || mean === undefined) continue;
    let mask = 0;
    const others: unknown[] = [];
    for (const [path, level] of Object.entries(factors)) {
      const bit = leverNames.findIndex((name) => path === `levers.${name}`);
      if (bit < 0) others.push([path, level]);
      else {
        found.add(leverNames[bit]!);
        if (level === true) mask |= 1 << bit;
      }
    }
    const block = JSON.stringify(others);
    const blocks = values.get(kpi) ?? new Map<string, Map<number, number>>();
    values.set(kpi, blocks);
    const table = blocks.get(block) ?? new Map<number, number>();
    blocks.set(block, table);
    table.set(mask, mean);
  }
  const among = leverNames.filter((name) => found.has(name));
  if (among.length === 0) return { missing: "no factor is a lever such as levers.orderFlow" };
  if (!values.has("profit")) return { missing: "profit is not among the outputs" };
  const kpis: { [kpi: string]: number[][] } = {};
  for (const [kpi, blocks] of values) {
    kpis[kpi] = [];
    for (const table of blocks.values()) {
      const cells = Array.from({ length: 1 << among.length }, (_, set) =>
        table.get(maskOf(coalition(among, set))),
      );
      const missing = cells.filter((value) => value === undefined).length;
      if (missing > 0) return { missing: `${missing} of ${cells.length} sets of levers have no ${kpi}` };
      kpis[kpi].push(cells as number[]);
    }
  }
  return { among, kpis };
}
