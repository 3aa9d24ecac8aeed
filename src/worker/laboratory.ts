import type { ScenarioBase } from "../contract/model.ts";
import type { OnBlock } from "../experiment/accumulation.ts";
import type { Figures, Outcome, SimulationResult } from "../experiment/results.ts";

/** A simulation under way. */
export interface SimulationRun {
  /** Settles once: the result, the faults, or `null` after `cancel`. */
  readonly finished: Promise<Outcome<SimulationResult> | null>;
  /** Stops at once; no progress arrives afterwards. */
  cancel(): void;
}

export interface SimulationOptions {
  /** Called with growing figures, at most about 20 times a second. */
  onProgress?(figures: Figures): void;
  /** Told of every block in the order of replications; the simulation waits for nobody and keeps none. */
  onBlock?: OnBlock;
  /** Told in plain words when a worker died and its work is being repeated, or when a slower way must do. */
  onNote?(note: string): void;
}

/** The one door from pages and commands to computing threads. Scenarios are parsed ones. */
export interface Laboratory {
  /** Exact answers; runs in the solver's own thread, never behind simulation. */
  solve(scenario: ScenarioBase): Promise<Outcome<object>>;
  /** A model's named view (`path`, `reservationCurve` …), in the solver's thread. */
  view(scenario: ScenarioBase, name: string, argument?: unknown): Promise<Outcome<object>>;
  /** Replications of every policy, streamed from the pool. */
  simulate(scenario: ScenarioBase, options?: SimulationOptions): SimulationRun;
  /** Ends all threads. */
  close(): void;
}
