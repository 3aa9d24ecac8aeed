import {
  type ClosingClaim,
  type Counterexample,
  closingClaim,
  counterexampleProblem,
  counterexamples,
} from "./closingClaim.ts";
import { priceCurve, stockPath } from "./curves.ts";
import { fan } from "./fan.ts";
import { samplePath } from "./paths.ts";
import type { DeteriorationScenario } from "./problem.ts";
import { type Outputs, type Parameter, type SweepRow, sweep, type Tornado, tornado } from "./sensitivity.ts";
import { type PolicyPlan, policyPlans, pricings, table } from "./solve.ts";

/** The closing claim in a scenario, and the cases against it (view `closingClaim`). */
export interface ClaimView extends ClosingClaim {
  readonly counterexamples: readonly (Counterexample & Pick<ClosingClaim, "verdicts">)[];
}

/** Further answers about a scenario, as plain data. */
export const views = {
  table,
  pricings,

  /** See `policyPlans`. */
  policyPlans: (scenario: DeteriorationScenario): PolicyPlan[] => policyPlans(scenario),

  stockPath,
  priceCurve,
  samplePath,
  fan,

  /** One parameter over some values, see `sweep`. */
  sweep(
    scenario: DeteriorationScenario,
    { parameter, values }: { readonly parameter: Parameter; readonly values: readonly number[] },
  ): SweepRow[] {
    return sweep(scenario, parameter, values);
  },

  /** Every parameter down and up, see `tornado`; no bars where the scenario has no plan. */
  tornado(
    scenario: DeteriorationScenario,
    { output, change }: { readonly output?: keyof Outputs; readonly change?: number } = {},
  ): Tornado | { readonly bars: readonly never[] } {
    return tornado(scenario, output, change) ?? { bars: [] };
  },

  /** The paper's closing claim for cycles of 1/parts … 1 times the horizon. */
  closingClaim(
    { problem, pricing }: DeteriorationScenario,
    { parts = 10 }: { readonly parts?: number } = {},
  ): ClaimView {
    const lengths = Array.from({ length: parts }, (_, n) => (problem.horizon * (n + 1)) / parts);
    return {
      ...closingClaim(problem, pricing, lengths),
      counterexamples: counterexamples.map((example) => ({
        ...example,
        verdicts: closingClaim(counterexampleProblem(example), example.pricing, example.lengths).verdicts,
      })),
    };
  },
};
