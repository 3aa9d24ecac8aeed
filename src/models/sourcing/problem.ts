import type { Fields } from "../../contract/field.ts";
import type { Until } from "../../contract/model.ts";

/** Gamma demand per period, or resampling of a user's own history. */
export type Demand = { readonly mean: number; readonly sd: number } | { readonly values: readonly number[] };

/** The data of combined sourcing; Kleber, Inderfurth, Kelle (2014), Table 1. */
export interface SourcingProblem {
  /** c, money per unit. */
  readonly contractPrice: number;
  /** r, money per unit of reserved capacity and period. */
  readonly reservationPrice: number;
  /** h, money per unit and period. */
  readonly holdingCost: number;
  /** v, money per unit and period. */
  readonly backorderCost: number;
  /** x, units per period. */
  readonly demand: Demand;
  /** p, normal, money per unit. */
  readonly spotPrice: { readonly mean: number; readonly sd: number };
}

export interface LatticeChanges {
  readonly base: "fine" | "paper";
  readonly demandStep?: number;
  readonly priceStep?: number;
  readonly priceWeights?: "cdf" | "pdf";
  readonly width?: number;
  readonly levelCap?: number;
}

export type LatticeChoice = "fine" | "paper" | LatticeChanges;

export type SourcingPolicyChoice =
  | { readonly kind: "optimal"; readonly reservation?: number }
  | { readonly kind: "baseStock"; readonly reservation?: number; readonly baseStock?: number }
  | { readonly kind: "spotOnly" }
  | { readonly kind: "contractOnly"; readonly reservation?: number; readonly baseStock?: number }
  | { readonly kind: "userDefined"; readonly name: string; readonly reservation: number };

export interface SourcingSimulation {
  readonly seed: string;
  readonly replications: number;
  /** Measured periods of a replication. */
  readonly periods: number;
  /** Periods run before them and not counted. */
  readonly warmUp: number;
  readonly sampling: "continuous" | "lattice";
  readonly until?: Until;
  /** How replications share random numbers; `independent` if absent. */
  readonly streams?: StreamPlan;
  /** Whether figures are corrected by what demand and prices happened to be; not if absent. */
  readonly controls?: boolean;
}

/**
 * `independent`: every replication has its own streams. `antithetic`: replications 2k and 2k + 1 have the same, the
 * second with every uniform u as 1 − u. `sobol`: 256 in a row have the same, spread over one another's gaps in every
 * dimension by Sobol's sequence (a digital shift); for short horizons only.
 */
export type StreamPlan = "independent" | "antithetic" | "sobol";

export interface SourcingScenario {
  readonly version: 1;
  readonly model: "sourcing";
  readonly problem: SourcingProblem;
  readonly lattice: LatticeChoice;
  readonly policies: readonly SourcingPolicyChoice[];
  readonly simulation: SourcingSimulation;
}

export const problemFields: Fields = {
  contractPrice: {
    kind: "number",
    label: "Contract price",
    symbol: "c",
    unit: "money/unit",
    min: 0,
    max: 1e6,
    default: 8,
    slider: [4, 14, 0.1],
    meaning: "unit price paid to the contract supplier",
  },
  reservationPrice: {
    kind: "number",
    label: "Reservation price",
    symbol: "r",
    unit: "money/unit of capacity/period",
    min: 0,
    max: 1e6,
    default: 0.5,
    slider: [0, 3, 0.05],
    meaning: "price of holding one unit of capacity in reserve for one period, used or not",
  },
  holdingCost: {
    kind: "number",
    label: "Holding cost",
    symbol: "h",
    unit: "money/unit/period",
    above: 0,
    max: 1e6,
    default: 0.2,
    slider: [0.05, 2, 0.05],
    meaning: "cost of keeping one unit in stock for one period",
  },
  backorderCost: {
    kind: "number",
    label: "Backorder cost",
    symbol: "v",
    unit: "money/unit/period",
    above: 0,
    max: 1e6,
    default: 8,
    slider: [1, 30, 0.5],
    meaning: "cost of one unit of unmet demand waiting for one period",
  },
  demand: {
    kind: "either",
    label: "Demand",
    meaning: "demand of a period, independent from period to period",
    shapes: [
      {
        kind: "group",
        label: "Gamma demand",
        meaning: "gamma distributed with this mean and standard deviation",
        fields: {
          mean: {
            kind: "number",
            label: "Mean demand",
            symbol: "μₓ",
            unit: "units/period",
            above: 0,
            max: 1e4,
            default: 10,
            slider: [2, 30, 0.5],
            meaning: "expected demand of a period",
          },
          sd: {
            kind: "number",
            label: "Demand deviation",
            symbol: "σₓ",
            unit: "units/period",
            min: 0,
            max: 1e4,
            default: 3,
            slider: [0, 10, 0.25],
            meaning: "standard deviation of the demand of a period; 0 makes it constant",
          },
        },
      },
      {
        kind: "group",
        label: "Own demand history",
        meaning: "every period draws one of these values with equal chance",
        fields: {
          values: {
            kind: "numbers",
            label: "Demand history",
            unit: "units/period",
            min: 0,
            minLength: 2,
            maxLength: 100_000,
            meaning: "observed demands",
          },
        },
      },
    ],
  },
  spotPrice: {
    kind: "group",
    label: "Spot price",
    meaning: "normal price of the spot market, independent from period to period",
    fields: {
      mean: {
        kind: "number",
        label: "Mean spot price",
        symbol: "μₚ",
        unit: "money/unit",
        min: -1e6,
        max: 1e6,
        default: 10,
        slider: [6, 16, 0.1],
        meaning: "expected price on the spot market",
      },
      sd: {
        kind: "number",
        label: "Spot price deviation",
        symbol: "σₚ",
        unit: "money/unit",
        min: 0,
        max: 1e6,
        default: 1,
        slider: [0, 3, 0.05],
        meaning: "standard deviation of the spot price",
      },
    },
  },
};
