import type { Options } from "./options.ts";
import type { ScenarioFile } from "./scenarioFile.ts";
import { answered, pieces, viewed } from "./views.ts";

/** Runs computed at one go. */
const atOnce = 4;

/** Where a study stands: the runs that it needs next; none at the end. */
interface Step {
  readonly runs: readonly object[];
}

/**
 * A study that says step by step which runs it needs next (`NAMEStep`), each of which any thread can compute
 * (`NAMEValues`).
 * @returns its last step
 * @throws BadInput with the faults of a view
 */
export async function stepwise<Last extends Step>(
  { scenario, badInput }: ScenarioFile,
  name: string,
  options: Options,
): Promise<Last> {
  const { replications } = scenario.simulation;
  const runs: object[] = [];
  const values: unknown[] = [];
  for (;;) {
    const argument = { replications, runs, values };
    const asked = [{ scenario, view: `${name}Step`, argument }];
    const [step] = answered(badInput, await viewed(asked, { ...options, quiet: true }, "")) as [Last];
    if (step.runs.length === 0) return step;
    const parts = pieces(step.runs, atOnce).map((part) => ({
      scenario,
      view: `${name}Values`,
      argument: part,
    }));
    const computed = await viewed(parts, options, "runs", (index) => parts[index]!.argument.length);
    runs.push(...step.runs);
    values.push(...answered(badInput, computed).flatMap((part) => (part as { values: unknown[] }).values));
  }
}
