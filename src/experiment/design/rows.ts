import { tInterval } from "../../statistics/interval.ts";
import { CONFIDENCE } from "../accumulation.ts";
import { canonicalJson, type Digest } from "../digest.ts";
import type { Assignment } from "./design.ts";
import { kept } from "./figures.ts";
import { estimateOf, type Moments, merged } from "./moments.ts";
import type { Bench, Part } from "./part.ts";

/** One figure of one policy in one cell: exact, simulated, or both; or why the cell has no answer. */
export interface Row {
  readonly cell: number;
  /** Short name of the cell's scenario: the first 12 digits of its SHA-256. */
  readonly scenario: string;
  readonly factors: Assignment;
  /** "" for figures that are no policy's. */
  readonly policy: string;
  readonly kpi: string;
  readonly exact?: number;
  readonly mean?: number;
  readonly se?: number;
  /** At 95 % confidence. */
  readonly halfWidth?: number;
  readonly n?: number;
  readonly seed: string;
  readonly infeasible?: string;
}

interface Figures {
  exact?: number;
  moments?: Moments;
}

/**
 * The rows of a cell from its parts.
 * @param parts of all its units, in their order
 */
export function rowsOf(bench: Bench, cell: number, parts: readonly Part[]): Row[] {
  const { experiment, cells } = bench;
  const factors = cells.assignment(cell);
  const { scenario, seed } = parts[0]!;
  const infeasible = parts.find((part) => part.infeasible !== undefined)?.infeasible;
  if (infeasible !== undefined) return [{ cell, scenario, factors, policy: "", kpi: "", seed, infeasible }];
  const found = new Map<string, Map<string, Figures>>();
  const at = (policy: string, kpi: string): Figures => {
    const figures = found.get(policy) ?? new Map<string, Figures>();
    found.set(policy, figures);
    const figure = figures.get(kpi) ?? {};
    figures.set(kpi, figure);
    return figure;
  };
  for (const { exact, simulated } of parts) {
    for (const [policy, kpi, value] of exact) at(policy, kpi).exact = value;
    for (const [policy, kpi, moments] of simulated) {
      const figure = at(policy, kpi);
      figure.moments = figure.moments === undefined ? moments : merged(figure.moments, moments);
    }
  }
  const head = { cell, scenario, factors };
  return [...found].flatMap(([policy, figures]) =>
    [...figures]
      .filter(([kpi]) => kept(experiment.outputs, kpi))
      .map(([kpi, { exact, moments }]): Row => {
        return {
          ...head,
          policy,
          kpi,
          ...(exact !== undefined && { exact }),
          ...(moments && simulatedMembers(moments)),
          seed,
        };
      }),
  );
}

function simulatedMembers(moments: Moments): Pick<Row, "mean" | "se" | "halfWidth" | "n"> {
  const { mean, se, n } = estimateOf(moments);
  return { mean, se, halfWidth: tInterval({ mean, se, n }, CONFIDENCE).halfWidth, n };
}

/** A row as one line of canonical JSON. */
export function rowText(row: Row): string {
  return canonicalJson(row);
}

/** What a row adds to the digest: all but the half-width, whose t quantile is for showing. */
export function addToDigest(digest: Digest, { halfWidth: _, ...row }: Row): void {
  digest.json(row);
}

/** Headings of rows as a table, a column per factor. */
export function tableHeading(factors: readonly string[]): string[] {
  return [
    "cell",
    "scenario",
    ...factors,
    "policy",
    "kpi",
    "exact",
    "mean",
    "se",
    "halfWidth",
    "n",
    "seed",
    "infeasible",
  ];
}

/** A row under these headings; levels that are objects as JSON. */
export function tableCells(row: Row, factors: readonly string[]): (string | number | undefined)[] {
  const level = (path: string) => {
    const value = row.factors[path];
    return typeof value === "number" || typeof value === "string"
      ? value
      : value === undefined
        ? undefined
        : canonicalJson(value);
  };
  const { cell, scenario, policy, kpi, exact, mean, se, halfWidth, n, seed, infeasible } = row;
  return [
    cell,
    scenario,
    ...factors.map(level),
    policy,
    kpi,
    exact,
    mean,
    se,
    halfWidth,
    n,
    seed,
    infeasible,
  ];
}
