/** The data of the replenishment model; Sabahno (2008), section II. One unit of time throughout, the period. */
export interface DeteriorationProblem {
  /** a, demand at price 0; units/period. */
  readonly demandIntercept: number;
  /** b, demand lost per unit of price; units/period per money/unit. */
  readonly demandSlope: number;
  /** R = r − m, discount rate less inflation; per period, may be negative. */
  readonly netDiscountRate: number;
  /** λ, share of the stock that decays; per period. */
  readonly deteriorationRate: number;
  /** h, money per unit in stock and period. */
  readonly holdingCost: number;
  /** c, money per unit. */
  readonly purchaseCost: number;
  /** A, money per order. */
  readonly orderingCost: number;
  /** H, periods. */
  readonly horizon: number;
  /** P, units/period; `null` if an order arrives all at once. */
  readonly replenishmentRate: number | null;
  /** Lt, periods from placing an order to its first unit. */
  readonly leadTime: number;
}

/** `published`: eq. (9) as printed; `optimal`: the best constant price of a cycle; `varying`: the best price path. */
export type PricingName = "published" | "optimal" | "varying";

/** Cycles may start and end at multiples of `step` only, or anywhere. */
export type Boundaries = { readonly step: number } | "continuous";

export type DeteriorationPolicyChoice =
  | { readonly kind: "published"; readonly step?: number }
  | { readonly kind: "optimal"; readonly step?: number }
  | { readonly kind: "continuous" }
  | { readonly kind: "equalCycles"; readonly cycles: number }
  | { readonly kind: "reorderPoint"; readonly step?: number }
  | { readonly kind: "userDefined"; readonly name: string };

/** How the stochastic twin is run. */
export interface DeteriorationSimulation {
  readonly seed: string;
  readonly replications: number;
  /** n: rates and quantities are multiplied by it, stock and money divided. */
  readonly scale: number;
  /** What becomes of demand that meets an empty stock. */
  readonly unmetDemand: "lost" | "backlogged";
  /** How the units of an order arrive: as a Poisson process, or evenly spaced. */
  readonly replenishment: "poisson" | "even";
}

export interface DeteriorationScenario {
  readonly version: 1;
  readonly model: "deterioration";
  readonly problem: DeteriorationProblem;
  readonly pricing: PricingName;
  readonly boundaries: Boundaries;
  readonly policies: readonly DeteriorationPolicyChoice[];
  readonly simulation: DeteriorationSimulation;
}

/** The numerical example of Sabahno (2008), section IV. */
export const paperProblem: DeteriorationProblem = {
  demandIntercept: 50,
  demandSlope: 0.9,
  netDiscountRate: 0.1,
  deteriorationRate: 0.05,
  holdingCost: 0.5,
  purchaseCost: 8,
  orderingCost: 100,
  horizon: 10,
  replenishmentRate: 95,
  leadTime: 0.5,
};

/**
 * Demand rate at a price, D(s) = a − b·s (assumption 2).
 *
 * A price at a corner, a/b or (a − P)/b, is a rounded number; a demand rate that misses 0 or P by rounding alone
 * is put there.
 *
 * @param problem a > 0, b > 0
 * @param price s, money/unit
 * @returns units/period; negative or above P at a price that the model does not allow
 */
export function demandRate(problem: DeteriorationProblem, price: number): number {
  const { demandIntercept, demandSlope, replenishmentRate } = problem;
  const demand = demandIntercept - demandSlope * price;
  const rounding = 1e-12 * demandIntercept;
  if (Math.abs(demand) < rounding) return 0;
  if (replenishmentRate !== null && Math.abs(demand - replenishmentRate) < rounding) return replenishmentRate;
  return demand;
}
