import type { Answerer } from "../../../experiment/lesson/answering.ts";
import type { Laboratory, SimulationRun } from "../../../worker/laboratory.ts";
import { counts } from "../../state/counts.ts";

/** Puts a lesson's questions to the computing threads. */
export function threadedAnswerer(laboratory: Laboratory): Answerer & {
  /** Calls off the simulation under way. */
  cancel(): void;
} {
  let run: SimulationRun | null = null;
  return {
    solve(scenario) {
      counts.solves += 1;
      return laboratory.solve(scenario);
    },
    view: (scenario, name, argument) => laboratory.view(scenario, name, argument),
    async simulate(scenario) {
      counts.simulations += 1;
      run = laboratory.simulate(scenario);
      return run.finished;
    },
    cancel() {
      run?.cancel();
      run = null;
    },
  };
}
