import { replicationsField, seedField, userDefinedName } from "../../contract/commonFields.ts";
import type { Fields } from "../../contract/field.ts";

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
    name: userDefinedName("the orders"),
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
  seed: seedField,
  replications: replicationsField("independent repetitions"),
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
  streams: {
    kind: "choice",
    label: "Random numbers",
    options: ["independent", "antithetic", "sobol"],
    optional: true,
    meaning:
      "independent: every replication its own; antithetic: in pairs, high where the other is low; sobol: 256 replications spread evenly over all that can happen, up to 32 periods in all",
  },
  controls: {
    kind: "flag",
    label: "Control variates",
    optional: true,
    meaning: "correct the figures by how far the demand and prices drawn were from their known means",
  },
};
