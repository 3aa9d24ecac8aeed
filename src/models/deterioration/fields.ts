import { replicationsField, seedField, userDefinedName } from "../../contract/commonFields.ts";
import type { Field, Fields } from "../../contract/field.ts";
import { paperProblem } from "./problem.ts";

/** The inputs of `problem`; defaults are the paper's example. */
export const problemFields: Fields = {
  demandIntercept: {
    kind: "number",
    label: "Demand at price 0",
    symbol: "a",
    unit: "units/period",
    above: 0,
    default: paperProblem.demandIntercept,
    slider: [10, 100, 1],
    meaning: "demand rate if the item were free",
  },
  demandSlope: {
    kind: "number",
    label: "Price sensitivity",
    symbol: "b",
    unit: "units/period per money/unit",
    above: 0,
    default: paperProblem.demandSlope,
    slider: [0.2, 3, 0.05],
    meaning: "demand rate lost for each unit of money on the price",
  },
  netDiscountRate: {
    kind: "number",
    label: "Net discount rate",
    symbol: "R",
    unit: "1/period",
    default: paperProblem.netDiscountRate,
    slider: [-0.1, 0.5, 0.01],
    meaning: "discount rate less inflation; negative if inflation is higher",
  },
  deteriorationRate: {
    kind: "number",
    label: "Deterioration rate",
    symbol: "λ",
    unit: "1/period",
    min: 0,
    default: paperProblem.deteriorationRate,
    slider: [0, 0.5, 0.01],
    meaning: "share of the stock that spoils per period; a unit lives 1/λ on average",
  },
  holdingCost: {
    kind: "number",
    label: "Holding cost",
    symbol: "h",
    unit: "money/unit/period",
    min: 0,
    default: paperProblem.holdingCost,
    slider: [0, 3, 0.05],
    meaning: "cost of keeping one good unit for one period, at time-zero prices",
  },
  purchaseCost: {
    kind: "number",
    label: "Purchase cost",
    symbol: "c",
    unit: "money/unit",
    min: 0,
    default: paperProblem.purchaseCost,
    slider: [0, 40, 0.5],
    meaning: "price paid for a unit when it arrives, at time-zero prices",
  },
  orderingCost: {
    kind: "number",
    label: "Ordering cost",
    symbol: "A",
    unit: "money/order",
    min: 0,
    default: paperProblem.orderingCost,
    slider: [0, 500, 5],
    meaning: "cost of placing an order, at time-zero prices",
  },
  horizon: {
    kind: "number",
    label: "Horizon",
    symbol: "H",
    unit: "periods",
    above: 0,
    default: paperProblem.horizon,
    slider: [2, 30, 1],
    meaning: "length of the planning horizon",
  },
  replenishmentRate: {
    kind: "number",
    label: "Replenishment rate",
    symbol: "P",
    unit: "units/period",
    above: 0,
    default: paperProblem.replenishmentRate,
    nullMeans: "the whole order arrives at once",
    slider: [15, 200, 1],
    meaning: "rate at which the units of an order arrive",
  },
  leadTime: {
    kind: "number",
    label: "Lead time",
    symbol: "Lt",
    unit: "periods",
    min: 0,
    default: paperProblem.leadTime,
    slider: [0, 3, 0.1],
    meaning: "time from placing an order to the arrival of its first unit; no cycle may be shorter",
  },
};

const step: Field = {
  kind: "number",
  label: "Step",
  unit: "periods",
  above: 0,
  default: 1,
  slider: [0.05, 2, 0.05],
  meaning: "cycles start and end at multiples of this; it divides the horizon",
};

/** The further top-level members of a scenario: how cycles are priced and where they may begin. */
export const optionFields: Fields = {
  pricing: {
    kind: "choice",
    label: "Pricing",
    options: ["published", "optimal", "varying"],
    default: "optimal",
    meaning:
      "published: the paper's eq. (9); optimal: the best price of each cycle; varying: the best price path in each cycle",
  },
  boundaries: {
    kind: "either",
    label: "Cycle boundaries",
    meaning: "where replenishment cycles may begin and end",
    shapes: [
      {
        kind: "group",
        label: "Grid",
        meaning: "multiples of a step, as in the paper",
        fields: { step },
      },
      {
        kind: "choice",
        label: "Anywhere",
        options: ["continuous"],
        meaning: "anywhere in the horizon",
      },
    ],
  },
};

const ownStep: Field = {
  kind: "number",
  label: "Step",
  unit: "periods",
  above: 0,
  optional: true,
  meaning:
    "grid of the cycle boundaries; left out, that of the scenario, or a tenth of the horizon if it has none",
};

/** Policy kinds of the stochastic twin with the fields each takes. */
export const policyFields = {
  published: { step: ownStep },
  optimal: { step: ownStep },
  continuous: {},
  equalCycles: {
    cycles: {
      kind: "number",
      label: "Cycles",
      unit: "",
      integer: true,
      min: 1,
      max: 1000,
      default: 4,
      slider: [1, 12, 1],
      meaning: "number of cycles of equal length",
    },
  },
  reorderPoint: { step: ownStep },
  userDefined: {
    name: userDefinedName("each cycle"),
  },
} satisfies { [kind: string]: Fields };

/** How the stochastic twin is run. */
export const simulationFields: Fields = {
  seed: seedField,
  replications: replicationsField("independent repetitions of the horizon"),
  scale: {
    kind: "number",
    label: "Scale",
    symbol: "n",
    unit: "",
    integer: true,
    min: 1,
    max: 1e6,
    default: 10,
    slider: [1, 100, 1],
    meaning: "how many times larger the simulated system is; its noise shrinks with the square root",
  },
  unmetDemand: {
    kind: "choice",
    label: "Unmet demand",
    options: ["lost", "backlogged"],
    default: "lost",
    meaning: "whether demand that meets an empty stock goes elsewhere or waits for the next units",
  },
  replenishment: {
    kind: "choice",
    label: "Arrival of units",
    options: ["poisson", "even"],
    default: "poisson",
    meaning: "whether the units of an order arrive at random (Poisson) or evenly spaced",
  },
};
