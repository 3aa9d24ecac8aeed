import type { DeteriorationSimulation } from "./problem.ts";

/** What the twin needs to know beside the problem; the scenario's `simulation` has it. */
export type TwinSettings = Pick<DeteriorationSimulation, "scale" | "unmetDemand" | "replenishment">;

/** Watches one replication; sees the stock in units divided by the scale. */
export interface Observer {
  /** Moments, ascending, at which `sample` is wanted: the stock just before whatever happens then. */
  readonly times: ArrayLike<number>;
  sample(index: number, stock: number): void;
  /** Called after every change of the stock. */
  change?(time: number, stock: number): void;
}
