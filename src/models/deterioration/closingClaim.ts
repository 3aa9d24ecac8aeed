import { minimum } from "../../numeric/minimum.ts";
import { isFeasible } from "./pricing/cell.ts";
import { pricer } from "./pricing/pricer.ts";
import { type DeteriorationProblem, type PricingName, paperProblem } from "./problem.ts";

/** The five quantities of a cycle [0, T] that, by the paper's last paragraph, rise with T. */
export const claimed = ["profit", "price", "orderQuantity", "maxInventory", "replenishmentShare"] as const;
export type Claimed = (typeof claimed)[number];

/** They at one cycle length; `infeasible` says why a length has none. */
export type ClaimRow = FeasibleRow | { readonly length: number; readonly infeasible: string };
type FeasibleRow = { readonly length: number } & { readonly [quantity in Claimed]: number };

/** Whether a quantity rises from each length to the next, and where it does not. */
export interface Verdict {
  readonly quantity: Claimed;
  readonly holds: boolean;
  /** Neighbouring lengths between which it does not rise. */
  readonly breaks: readonly { readonly from: number; readonly to: number; readonly change: number }[];
}

export interface ClosingClaim {
  readonly rows: readonly ClaimRow[];
  readonly verdicts: readonly Verdict[];
}

/** A relative change below this is none. */
const ROUNDING = 1e-11;

/**
 * Checks what the paper closes with: that profit, price, order quantity, maximum stock and the share of the cycle spent
 * replenishing all rise with the cycle's length, whatever the parameters. True of its example for T = 1 … 10, false
 * in general; see `counterexamples`.
 *
 * @param lengths T, periods, ascending; infeasible ones are passed over
 */
export function closingClaim(
  problem: DeteriorationProblem,
  pricing: PricingName,
  lengths: readonly number[],
): ClosingClaim {
  const price = pricer(problem, pricing);
  const rows = lengths.map((length): ClaimRow => {
    const cell = price(length);
    if (!isFeasible(cell)) return { length, infeasible: cell.infeasible };
    return {
      length,
      profit: cell.worth.profit,
      price: cell.price,
      orderQuantity: cell.orderQuantity,
      maxInventory: cell.maxInventory,
      replenishmentShare: cell.replenishmentTime / length,
    };
  });
  const feasible = rows.filter((row): row is FeasibleRow => !("infeasible" in row));
  const verdicts = claimed.map((quantity): Verdict => {
    const breaks: { from: number; to: number; change: number }[] = [];
    feasible.slice(1).forEach((row, n) => {
      const before = feasible[n]!;
      const change = row[quantity] - before[quantity];
      if (!(change > ROUNDING * Math.abs(before[quantity]))) {
        breaks.push({ from: before.length, to: row.length, change });
      }
    });
    return { quantity, holds: breaks.length === 0, breaks };
  });
  return { rows, verdicts };
}

/** A case in which one of the five does not rise. */
export interface Counterexample {
  readonly quantity: Claimed;
  readonly pricing: PricingName;
  /** What differs from the paper's example. */
  readonly changes: Partial<DeteriorationProblem>;
  /** T, periods, ascending. */
  readonly lengths: readonly number[];
  /** What happens instead. */
  readonly instead: string;
}

const tens: readonly number[] = Array.from({ length: 10 }, (_, n) => n + 1);

/** One case at least against each part of the claim; `closingClaim` shows each to break. */
export const counterexamples: readonly Counterexample[] = [
  {
    quantity: "profit",
    pricing: "published",
    changes: {},
    lengths: [9, 9.967, 11],
    instead: "the example's own profit peaks at a cycle of 9.967 and falls beyond",
  },
  {
    quantity: "profit",
    pricing: "optimal",
    changes: {},
    lengths: [10, 10.648, 12],
    instead: "at the optimal price it peaks at 10.648",
  },
  {
    quantity: "profit",
    pricing: "published",
    changes: { deteriorationRate: 0.1 },
    lengths: tens,
    instead: "with faster decay a cycle of 9 earns more than one of 10",
  },
  {
    quantity: "price",
    pricing: "published",
    changes: { replenishmentRate: 40 },
    lengths: tens,
    instead: "with slow replenishment the price falls",
  },
  {
    quantity: "price",
    pricing: "published",
    changes: { holdingCost: 0 },
    lengths: tens,
    instead: "without a holding cost the price is a/2b for every length",
  },
  {
    quantity: "replenishmentShare",
    pricing: "published",
    changes: { deteriorationRate: 0 },
    lengths: tens,
    instead: "without decay the share is D/P and falls as the price rises",
  },
  {
    quantity: "orderQuantity",
    pricing: "optimal",
    changes: { purchaseCost: 20 },
    lengths: [8, 9, 9.5, 10],
    instead: "with dear units the quantity falls beyond a cycle of about 9.3",
  },
  {
    quantity: "maxInventory",
    pricing: "optimal",
    changes: { purchaseCost: 20 },
    lengths: [8, 9, 9.5, 10],
    instead: "and so does the largest stock",
  },
];

/** The problem of a counterexample. */
export function counterexampleProblem({ changes }: Counterexample): DeteriorationProblem {
  return { ...paperProblem, ...changes };
}

/**
 * The cycle length that earns most by itself, argmax W(0, T).
 *
 * @param low,high between which lengths to look, periods; W has one peak there
 * @returns the length and its profit
 */
export function profitPeak(
  problem: DeteriorationProblem,
  pricing: PricingName,
  low: number,
  high: number,
): { readonly length: number; readonly profit: number } {
  const price = pricer(problem, pricing);
  const { x, value } = minimum(
    (length) => {
      const cell = price(length);
      return isFeasible(cell) ? -cell.worth.profit : Number.MAX_VALUE;
    },
    low,
    high,
  );
  return { length: x, profit: -value };
}
