import type { Estimate } from "../../statistics/estimate.ts";
import { tInterval } from "../../statistics/interval.ts";
import { CONFIDENCE } from "../accumulation.ts";
import { canonicalJson, type Digest } from "../digest.ts";
import type { Assignment } from "./design.ts";
import { kept } from "./figures.ts";
import { estimateOf, type Moments, merged } from "./moments.ts";
import { differenceOf, mergedPairings, type Pairing } from "./pairing.ts";
import type { Bench, Part } from "./part.ts";

/**
 * One figure of one policy in one cell, or its paired difference to that of another: exact, simulated, or both; or why
 * the cell has no answer.
 */
export interface Row {
  readonly cell: number;
  /** Short name of the cell's scenario: the first 12 digits of its SHA-256. */
  readonly scenario: string;
  readonly factors: Assignment;
  /** "" for figures that are no policy's. */
  readonly policy: string;
  /** Of a difference: the policy that is taken away. */
  readonly versus?: string;
  readonly kpi: string;
  readonly exact?: number;
  readonly mean?: number;
  readonly se?: number;
  /** At 95 % confidence. */
  readonly halfWidth?: number;
  readonly n?: number;
  /**
   * Of a difference: variance of the unpaired one over that of the paired one, 1 where neither varies. Absent where
   * only the paired one does not vary.
   */
  readonly varianceRatio?: number;
  readonly seed: string;
  readonly infeasible?: string;
}

interface Figures {
  exact?: number;
  moments?: Moments;
  pairing?: Pairing;
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
  for (const { exact, simulated, pairs = [] } of parts) {
    for (const [policy, kpi, value] of exact) at(policy, kpi).exact = value;
    for (const [policy, kpi, moments] of simulated) {
      const figure = at(policy, kpi);
      figure.moments = figure.moments === undefined ? moments : merged(figure.moments, moments);
    }
    for (const [policy, kpi, pairing] of pairs) {
      const figure = at(policy, kpi);
      figure.pairing = figure.pairing === undefined ? pairing : mergedPairings(figure.pairing, pairing);
    }
  }
  const head = { cell, scenario, factors };
  const rows = [...found].flatMap(([policy, figures]) =>
    [...figures]
      .filter(([kpi]) => kept(experiment.outputs, kpi))
      .map(([kpi, { exact, moments }]): Row => {
        return {
          ...head,
          policy,
          kpi,
          ...(exact !== undefined && { exact }),
          ...(moments && simulatedMembers(estimateOf(moments))),
          seed,
        };
      }),
  );
  return experiment.differences === true ? [...rows, ...differences(rows, found)] : rows;
}

/** Rows of what every policy after the first has more or less than the first. */
function differences(rows: readonly Row[], found: ReadonlyMap<string, ReadonlyMap<string, Figures>>): Row[] {
  const versus = rows.find(({ policy }) => policy !== "")?.policy;
  return rows.flatMap(({ policy, exact, ...row }): Row[] => {
    const first = rows.find((other) => other.policy === versus && other.kpi === row.kpi);
    if (versus === undefined || policy === "" || policy === versus || first === undefined) return [];
    const { cell, scenario, factors, kpi, seed } = row;
    const pairing = found.get(policy)?.get(kpi)?.pairing;
    const difference = pairing && differenceOf(pairing);
    const members = {
      ...(exact !== undefined && first.exact !== undefined && { exact: exact - first.exact }),
      ...(difference && simulatedMembers(difference)),
      ...(Number.isFinite(difference?.varianceRatio) && { varianceRatio: difference!.varianceRatio }),
    };
    if (Object.keys(members).length === 0) return [];
    return [{ cell, scenario, factors, policy, versus, kpi, ...members, seed }];
  });
}

function simulatedMembers({ mean, se, n }: Estimate): Pick<Row, "mean" | "se" | "halfWidth" | "n"> {
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

/**
 * Headings of rows as a table, a column per factor.
 * @param differences whether some rows are differences
 */
export function tableHeading(factors: readonly string[], differences = false): string[] {
  return [
    "cell",
    "scenario",
    ...factors,
    "policy",
    ...(differences ? ["versus"] : []),
    "kpi",
    "exact",
    "mean",
    "se",
    "halfWidth",
    "n",
    ...(differences ? ["varianceRatio"] : []),
    "seed",
    "infeasible",
  ];
}

/** A factor's level as a table holds it: objects, lists and flags as JSON. */
export function tableLevel(level: unknown): string | number | undefined {
  if (typeof level === "number" || typeof level === "string") return level;
  return level === undefined ? undefined : canonicalJson(level);
}

/** A row under these headings. */
export function tableCells(
  row: Row,
  factors: readonly string[],
  differences = false,
): (string | number | undefined)[] {
  const { cell, scenario, policy, versus, kpi, exact, mean, se, halfWidth, n, seed, infeasible } = row;
  return [
    cell,
    scenario,
    ...factors.map((path) => tableLevel(row.factors[path])),
    policy,
    ...(differences ? [versus] : []),
    kpi,
    exact,
    mean,
    se,
    halfWidth,
    n,
    ...(differences ? [row.varianceRatio] : []),
    seed,
    infeasible,
  ];
}
