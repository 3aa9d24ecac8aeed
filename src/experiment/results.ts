import type { Fault, Kpi, ScenarioBase } from "../contract/model.ts";
import type { CoursePoint } from "./course.ts";

/** An expected failure is data, so that it crosses a thread boundary whole. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * A figure with its Student t interval: mean ± halfWidth at the given confidence, from n independent observations:
 * replications, or groups of them that share random numbers.
 */
export interface Estimate {
  readonly mean: number;
  readonly se: number;
  readonly halfWidth: number;
  readonly confidence: number;
  readonly n: number;
  /**
   * Where variance reduction is used: so many times the replications would give this standard error without it. Null
   * where nothing varies.
   */
  readonly efficiency?: number | null;
}

/** A paired difference on common random numbers: this policy minus the reference. */
export interface DifferenceEstimate extends Estimate {
  /** Variance of the unpaired difference over that of the paired one; above 1, pairing helps. Null where neither varies. */
  readonly varianceRatio: number | null;
  /** About how many replications would show that the difference is not zero; null where it already shows. */
  readonly needed: number | null;
}

/** One policy's figures by KPI name. */
export interface PolicyFigures {
  readonly kind: string;
  readonly label: string;
  readonly kpis: { readonly [kpi: string]: Estimate };
  /** Exact values where there are any. */
  readonly exact: { readonly [kpi: string]: number };
}

export interface PolicyDifferences {
  readonly kind: string;
  readonly label: string;
  /** Kind of the reference policy, the scenario's first. */
  readonly versus: string;
  readonly kpis: { readonly [kpi: string]: DifferenceEstimate };
}

export interface Histogram {
  /** Bin edges, ascending; one more than counts. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}

/** The state of a simulation after some of its replications. */
export interface Figures {
  /** Replications folded in so far, and planned; or expected, where precision decides. */
  readonly done: number;
  readonly total: number;
  readonly policies: readonly PolicyFigures[];
  /** Every policy after the first against the first. */
  readonly differences: readonly PolicyDifferences[];
  /** Per-replication paired differences of the model's first KPI, one histogram per entry of `differences`. */
  readonly histograms: readonly Histogram[];
  /** The way of every policy's first KPI to where it is now. */
  readonly courses: readonly (readonly CoursePoint[])[];
}

/** How a simulation ended that was to run until it is precise. */
export interface StoppingResult {
  /** `capped`: at the most replications allowed, not precise yet. */
  readonly verdict: "precise" | "capped";
  readonly replications: number;
  /** How often the intervals were looked at. */
  readonly looks: number;
}

/** A finished simulation. */
export interface SimulationResult extends Figures {
  readonly version: 1;
  readonly resultsVersion: number;
  readonly model: string;
  readonly seed: string;
  readonly scenario: ScenarioBase;
  /** The figures that the model has, with their labels and units. */
  readonly kpis: readonly Kpi[];
  /** Where the scenario says until when. */
  readonly stopping?: StoppingResult;
  /** SHA-256 over the results alone: equal on every engine and for any number of workers. */
  readonly digest: string;
}
