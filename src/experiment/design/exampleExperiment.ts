import { model } from "../registry.ts";

/** A complete experiment file to start from: three holding costs and two spot price deviations of the base case. */
export async function exampleExperiment(): Promise<object> {
  const { example } = (await model("sourcing"))!;
  return {
    version: 1,
    experiment: "holdingCost",
    title: "What holding cost and spot price deviation do to the base case",
    scenario: example,
    design: { kind: "factorial" },
    factors: [
      { path: "problem.holdingCost", levels: [0.1, 0.2, 0.5] },
      { path: "problem.spotPrice.sd", levels: [{ from: 1, to: 2, step: 1 }] },
    ],
    answers: "both",
    outputs: ["reservation", "averageCost", "contractShare"],
  };
}
