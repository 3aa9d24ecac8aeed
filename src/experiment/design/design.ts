import type { ScenarioBase } from "../../contract/model.ts";

/** A value that a factor takes: whatever the scenario's member may be. */
export type Level = unknown;

/** Evenly spaced levels from `from` to `to`, both among them. */
export interface LevelRange {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** One member of the scenario that an experiment varies. */
export interface Factor {
  /** Where it stands in the scenario, such as `problem.demand.sd` or `policies.1.kind`. */
  readonly path: string;
  /** Its levels in order; objects of exactly `from`, `to`, `step` are ranges of levels. */
  readonly levels?: readonly Level[];
  /** Of a Latin hypercube: lowest and highest value. */
  readonly range?: readonly [low: number, high: number];
  /** Whole numbers only. */
  readonly integer?: boolean;
}

/**
 * How levels make cells. `factorial`: every combination, the last factor changing fastest. `sweep`: the scenario as
 * it is, then each factor by itself through its levels. `list`: the cells stated. `latinHypercube`: `cells` points,
 * each factor's range cut into as many strata of equal chance, every stratum used once.
 */
export type Design =
  | { readonly kind: "factorial" }
  | { readonly kind: "sweep" }
  | { readonly kind: "list"; readonly cells: readonly Assignment[] }
  | { readonly kind: "latinHypercube"; readonly cells: number };

/** Values of factors by their paths. */
export interface Assignment {
  readonly [path: string]: Level;
}

/** Replication until an interval is narrow enough in every policy of a cell; `replications` is the least number. */
export interface Target {
  readonly kpi: string;
  readonly halfWidth?: number;
  /** Relative error wanted. */
  readonly relative?: number;
  /** Most replications. */
  readonly most: number;
}

/** A printed value and the row of ours that it is held against. */
export interface PrintedValue {
  /** Where it is printed ("Table 4"). */
  readonly where: string;
  /** Path of the printed number in the published data (inside the list's item where there is a list). */
  readonly printed?: string;
  /** The printed number itself, where no data file has it. */
  readonly value?: number;
  readonly policy?: string;
  readonly kpi: string;
  /** Ours is (figure + offset)·scale. */
  readonly scale?: number;
  readonly offset?: number;
  /** Half a unit of the last printed digit, or the member of the item that states it. */
  readonly rounding: number | string;
  /** `equal` within rounding, or a printed bound that ours lies above or below. */
  readonly relation?: "equal" | "above" | "below";
  /** Ours is the first level of this factor at which the figure is zero, or positive. */
  readonly first?: { readonly factor: string; readonly becomes: "zero" | "positive" };
  /** Why a value is not met, as long as it is missed by no more than `within`. */
  readonly explained?: { readonly within: number; readonly because: string };
}

/** Printed values of one source. */
export interface Comparison {
  /** File in `experiments/published/`, without `.json`; absent where every value states itself. */
  readonly published?: string;
  /** Path of a list in it, one item per cell (or per item of an answer's list). */
  readonly list?: string;
  /** Which members of an item say which cell it is of: factor path → member. */
  readonly match?: { readonly [factor: string]: string };
  /** Items belong to items of this list of the answer … */
  readonly within?: string;
  /** … of which these members are equal: the answer's → the printed item's. */
  readonly matchWithin?: { readonly [member: string]: string };
  readonly values: readonly PrintedValue[];
}

/** A designed experiment: what is varied, what is computed, what is kept, what it is held against. Plain data. */
export interface Experiment {
  readonly version: 1;
  readonly experiment: string;
  readonly title: string;
  readonly source?: string;
  /** The scenario that cells start from, complete. */
  readonly scenario: ScenarioBase;
  readonly design: Design;
  readonly factors: readonly Factor[];
  readonly answers: "exact" | "simulated" | "both";
  /** Views of the model whose answers belong to the exact ones. */
  readonly with: readonly string[];
  /** `common`: every cell meets the same random numbers, so that cells compare in pairs. */
  readonly randomNumbers: "common" | "independent";
  readonly target?: Target;
  /** Rows of every policy's paired difference to the first one too. */
  readonly differences?: boolean;
  /** Figures kept, by name; a name stands for everything under it, none for all. */
  readonly outputs: readonly string[];
  readonly compare: readonly Comparison[];
  /** What is known of the source and of differences to it. */
  readonly notes: readonly string[];
  /** Too long to be run with all others. */
  readonly onRequest: boolean;
}
