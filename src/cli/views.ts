import type { Fault, ScenarioBase } from "../contract/model.ts";
import type { Outcome } from "../experiment/results.ts";
import { invalid } from "../experiment/wording.ts";
import type { BadInput } from "./badInput.ts";
import type { Options } from "./options.ts";
import { progress } from "./progress.ts";
import type { ScenarioFile } from "./scenarioFile.ts";

/** A view of a scenario, as `Laboratory.view` takes it. */
export interface Asked {
  readonly scenario: ScenarioBase;
  readonly view: string;
  readonly argument?: unknown;
}

/**
 * Computes views, several at a time, with progress; what comes out does not depend on how many threads there are.
 * @param things what one of them is called in the plural
 * @param sizeOf how many things one of them stands for
 */
export async function viewed(
  asked: readonly Asked[],
  { workers, quiet }: Options,
  things: string,
  sizeOf: (index: number) => number = () => 1,
): Promise<readonly Outcome<object>[]> {
  const onNote = (note: string): void => {
    if (!quiet) process.stderr.write(`hedgerow: ${note}\n`);
  };
  const { laboratory } = await import("../worker/node.ts");
  const solvers = Math.max(1, Math.min(workers, asked.length));
  const running = laboratory({ workers: 1, solvers, onNote });
  const bar = progress({ quiet }, things);
  const results = new Array<Outcome<object>>(asked.length);
  const total = asked.reduce((sum, _, index) => sum + sizeOf(index), 0);
  let next = 0;
  let done = 0;
  const lane = async (): Promise<void> => {
    while (next < asked.length) {
      const index = next++;
      const { scenario, view, argument } = asked[index]!;
      results[index] = await running.view(scenario, view, argument);
      done += sizeOf(index);
      bar.update(done, total);
      // Work in place would leave no turn for an interruption.
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  try {
    await Promise.all(Array.from({ length: solvers }, lane));
  } finally {
    bar.end();
    running.close();
  }
  return results;
}

/** `list` in pieces of that length, in order. */
export function pieces<T>(list: readonly T[], length: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / length) }, (_, i) =>
    list.slice(i * length, (i + 1) * length),
  );
}

/** The values of outcomes. @throws BadInput with the first outcome's faults */
export function answered(
  badInput: (faults: readonly Fault[]) => BadInput,
  outcomes: readonly Outcome<object>[],
): readonly object[] {
  return outcomes.map((outcome) => {
    if (!outcome.ok) throw badInput(outcome.faults);
    return outcome.value;
  });
}

/** @throws BadInput where the scenario's model has no such view */
export function withView({ model, badInput }: ScenarioFile, view: string): void {
  if (Object.hasOwn(model.views, view)) return;
  const message = invalid("model", model.name, "integration, the model with levers");
  throw badInput([{ path: "model", message }]);
}
