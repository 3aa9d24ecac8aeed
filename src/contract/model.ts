import type { Fields } from "./field.ts";

/** What is wrong with an input: where (a path such as `problem.demand.sd`) and a sentence. */
export interface Fault {
  readonly path: string;
  /** `invalid NAME: VALUE; CONDITION`, `missing NAME` or `unknown KIND: VALUE`. */
  readonly message: string;
}

/** All inputs of a model. A scenario is `{ version, model, problem, …options, policies, simulation }`. */
export interface Inputs<Scenario> {
  readonly problem: Fields;
  /** Further top-level members of the scenario (`lattice`, `pricing`, `levers` …). */
  readonly options: Fields;
  /** Policy kinds with the fields each takes beside `kind`; empty if the model has no policies. */
  readonly policies: { readonly [kind: string]: Fields };
  readonly simulation: Fields;
  /** Conditions between fields, run once every field is valid by itself. */
  readonly conditions: (scenario: Scenario) => Fault[];
}

/** What all scenarios share. */
export interface ScenarioBase {
  readonly version: 1;
  readonly model: string;
  readonly policies: readonly { readonly kind: string }[];
  readonly simulation: { readonly seed: string; readonly replications: number; readonly until?: Until };
}

/** When a simulation has run long enough: as soon as intervals are as narrow as wanted. */
export interface Until {
  /** The figure whose interval counts; the model's first if left out. */
  readonly kpi?: string;
  /** Every policy's own figure, or its difference to the first policy; differences where there are any. */
  readonly of?: "figure" | "difference";
  /** Half width wanted, in the figure's unit. */
  readonly halfWidth?: number;
  /** Relative error wanted. */
  readonly relative?: number;
  /** Most replications; `replications` is the least number. */
  readonly most: number;
}

/** One figure of interest: the mean of a column, or the ratio of two columns' sums. */
export interface Kpi {
  /** Name in results, e.g. `averageCost`. Dots make nested members (`costs.spot`). */
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly column: string;
  /** If given, the figure is Σ column / Σ over; its standard error is by the delta method. */
  readonly over?: string;
  /** Which direction is good; absent if neither. */
  readonly better?: "lower" | "higher";
}

/** A model made ready for one scenario: what is needed to run any block of its replications. */
export interface Simulation {
  /** The policies (or configurations) simulated on common random numbers, in the scenario's order. */
  readonly policies: readonly { readonly kind: string; readonly label: string }[];
  /** Names of the raw figures recorded for every policy and replication. */
  readonly columns: readonly string[];
  readonly kpis: readonly Kpi[];
  /** Replications per block. Fixed per model, so that results never depend on who computed a block. */
  readonly blockSize: number;
  /** So many replications take hardly longer than one; 1 if absent. Blocks may be asked for together for its sake. */
  readonly lanes?: number;
  /**
   * Runs replications first … first + count − 1.
   * @returns `[policy][column][replication in block]`, flattened in that order
   */
  block(first: number, count: number): Float64Array;
  /**
   * So many replications in a row, from number 0 on, lean on each other (mirrored, spread evenly): only the averages
   * of such groups are independent. 1 if absent; divides the block size.
   */
  readonly group?: number;
  /** Columns of which the true mean is known, the same in every policy: what was drawn, not what came of it. */
  readonly controls?: readonly { readonly column: string; readonly mean: number }[];
  /** Exact values by KPI name, one record per policy, where there are any; else empty records. */
  readonly exact: readonly { readonly [kpi: string]: number }[];
  /** What had to be solved first, as plain data: given to `simulation` in another thread it spares solving again. */
  readonly solved?: object;
  /** What the user should know about the computing: that a slower way had to be taken, and why. */
  readonly note?: string;
}

/**
 * How a simulation is computed, which changes no result: `portable` leaves WebAssembly alone; `simd`, the default, uses
 * it where it is there and can be trusted.
 */
export type KernelName = "portable" | "simd";

/** Functions of a user's own, which cannot travel inside a scenario, by the name it calls them by. */
export interface OwnFunctions {
  readonly [name: string]: unknown;
}

/** What a model says of itself without computing anything: all that forms, links and checks need. */
export interface Declaration<Scenario extends ScenarioBase = ScenarioBase> {
  readonly name: string;
  readonly title: string;
  readonly inputs: Inputs<Scenario>;
  /** The base case, complete. */
  readonly example: Scenario;
  /** Raised whenever a change alters results; part of every result document. */
  readonly resultsVersion: number;
  /**
   * About how long a replication of all policies takes; in policy periods of sourcing, some 30 ns each. Left out, as
   * many as the scenario states.
   */
  work?(scenario: Scenario): number;
}

/** The one entry of a model in the registry. Everything above runs models through this alone. */
export interface Model<Scenario extends ScenarioBase = ScenarioBase> extends Declaration<Scenario> {
  /** Exact answers as plain data, shaped as the interface document says. */
  solve(scenario: Scenario, own?: OwnFunctions): object;
  /** Prepares a simulation; solves what must be solved first. */
  simulation(scenario: Scenario, own?: OwnFunctions, solved?: object, kernel?: KernelName): Simulation;
  /** Named further answers as plain data (a sample path, a curve …), for pages and library users. */
  readonly views: { readonly [name: string]: (scenario: Scenario, argument: never) => object };
}
