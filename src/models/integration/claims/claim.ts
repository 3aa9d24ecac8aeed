import type { LeverName } from "../levers.ts";

/** Which way a figure should move if the claim holds. */
export type Direction = "lower" | "higher";

/** A figure that measures a claim. */
export interface Measure {
  /** KPI name. */
  readonly kpi: string;
  readonly expected: Direction;
}

/** One statement of the article, in our words, and how the model represents it. */
export interface Claim {
  /** Row of the table of claims: section of the article, letter within it. */
  readonly id: string;
  /** What the section is about. */
  readonly section: string;
  readonly claim: string;
  /** What in the chain could make it true. */
  readonly mechanism: string;
  /** Levers it belongs to; empty where none switches it. */
  readonly levers: readonly LeverName[];
  /** Empty where the model has no mechanism for it. */
  readonly measures: readonly Measure[];
  /** Why it is represented only as a parameter; absent if it is measured. */
  readonly parameter?: string;
  /** Where that parameter is in a scenario, such as `problem.costs.compliance`. */
  readonly path?: string;
  /** What to bear in mind when reading the verdict. */
  readonly note?: string;
}

/** A measured claim. @param measures KPI name and expected direction, in turn */
export function measured(
  id: string,
  section: string,
  claim: string,
  mechanism: string,
  levers: readonly LeverName[],
  measures: { readonly [kpi: string]: Direction },
  note?: string,
): Claim {
  return {
    id,
    section,
    claim,
    mechanism,
    levers,
    measures: Object.entries(measures).map(([kpi, expected]) => ({ kpi, expected })),
    ...(note === undefined ? {} : { note }),
  };
}

/** A claim without a mechanism that could be measured. @param parameter why, in a sentence */
export function represented(
  id: string,
  section: string,
  claim: string,
  parameter: string,
  path?: string,
): Claim {
  return {
    id,
    section,
    claim,
    mechanism: "",
    levers: [],
    measures: [],
    parameter,
    ...(path === undefined ? {} : { path }),
  };
}
