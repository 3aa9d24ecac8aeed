import { Inadmissible } from "../../contract/inadmissible.ts";
import type { Model } from "../../contract/model.ts";
import type { Outcome } from "../../experiment/results.ts";
import type { Laboratory } from "../../worker/laboratory.ts";

/** What answers exact questions: the threads, or the page itself. */
export type Solver = Pick<Laboratory, "solve" | "view">;

/** Answers at once, on the page's own thread: for what takes a few milliseconds and should be drawn in this frame. */
export function inPlace(model: Model): Solver {
  const outcome = async (compute: () => object): Promise<Outcome<object>> => {
    try {
      return { ok: true, value: compute() };
    } catch (error) {
      if (error instanceof Inadmissible) return { ok: false, faults: error.faults };
      throw error;
    }
  };
  return {
    solve: (scenario) => outcome(() => model.solve(scenario)),
    view: (scenario, name, argument) => outcome(() => model.views[name]!(scenario, argument as never)),
  };
}
