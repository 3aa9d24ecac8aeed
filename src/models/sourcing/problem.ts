import type { Fields } from "../../contract/field.ts";

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
}

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

export const latticeField: Fields[string] = {
  kind: "either",
  label: "Lattice",
  meaning: "the grid of demands and prices on which the exact solution works",
  shapes: [
    {
      kind: "choice",
      label: "Lattice",
      options: ["fine", "paper"],
      default: "fine",
      meaning: "fine: the model as stated for whole units; paper: the coarse grid that reproduces the paper",
    },
    {
      kind: "group",
      label: "Changed lattice",
      meaning: "a named lattice with some of its settings changed",
      fields: {
        base: {
          kind: "choice",
          label: "Base",
          options: ["fine", "paper"],
          meaning: "the lattice to start from",
        },
        demandStep: {
          kind: "number",
          label: "Demand step",
          unit: "units",
          min: 0.01,
          max: 100,
          optional: true,
          meaning: "distance of neighbouring demands and stock levels",
        },
        priceStep: {
          kind: "number",
          label: "Price step",
          unit: "money/unit",
          min: 0.001,
          max: 1e5,
          optional: true,
          meaning: "distance of neighbouring prices",
        },
        priceWeights: {
          kind: "choice",
          label: "Price weights",
          options: ["cdf", "pdf"],
          optional: true,
          meaning: "cdf: probability of the half step either side; pdf: density at the point, normalised",
        },
        width: {
          kind: "number",
          label: "Width",
          unit: "standard deviations",
          min: 0.5,
          max: 8,
          optional: true,
          meaning: "how far the lattice reaches either side of the mean",
        },
        levelCap: {
          kind: "number",
          label: "Level cap",
          unit: "units",
          above: 0,
          max: 1e5,
          optional: true,
          meaning: "largest order-up-to level considered",
        },
      },
    },
  ],
};

const givenReservation: Fields[string] = {
  kind: "number",
  label: "Reservation",
  symbol: "R",
  unit: "units/period",
  min: 0,
  max: 1e5,
  optional: true,
  meaning: "reserved capacity; left out, the best one is found",
};

const givenBaseStock: Fields[string] = {
  kind: "number",
  label: "Base stock",
  symbol: "S",
  unit: "units",
  min: -1e5,
  max: 1e5,
  optional: true,
  meaning: "order-up-to level; left out, the best one is found",
};

export const policyFields = {
  optimal: { reservation: givenReservation },
  baseStock: { reservation: givenReservation, baseStock: givenBaseStock },
  spotOnly: {},
  contractOnly: { reservation: givenReservation, baseStock: givenBaseStock },
  userDefined: {
    name: {
      kind: "text",
      label: "Name",
      maxLength: 100,
      meaning: "name of the function that decides the orders; it is handed over beside the scenario",
    },
    reservation: {
      kind: "number",
      label: "Reservation",
      symbol: "R",
      unit: "units/period",
      min: 0,
      max: 1e5,
      default: 0,
      meaning: "reserved capacity, the most the function may order from the contract",
    },
  },
} satisfies { [kind: string]: Fields };

export const simulationFields: Fields = {
  seed: {
    kind: "text",
    label: "Seed",
    default: "hedgerow",
    maxLength: 200,
    meaning: "any text; the same text gives the same random numbers everywhere",
  },
  replications: {
    kind: "number",
    label: "Replications",
    unit: "",
    integer: true,
    min: 2,
    max: 1e8,
    default: 1000,
    meaning: "independent repetitions",
  },
  periods: {
    kind: "number",
    label: "Periods",
    unit: "periods",
    integer: true,
    min: 1,
    max: 1e9,
    default: 1000,
    meaning: "measured periods of a replication",
  },
  warmUp: {
    kind: "number",
    label: "Warm-up",
    unit: "periods",
    integer: true,
    min: 0,
    max: 1e6,
    default: 100,
    meaning: "periods run before measuring, so that the start from zero stock leaves no trace",
  },
  sampling: {
    kind: "choice",
    label: "Sampling",
    options: ["continuous", "lattice"],
    default: "continuous",
    meaning: "continuous: gamma and normal as stated; lattice: as the exact solution sees them",
  },
};
