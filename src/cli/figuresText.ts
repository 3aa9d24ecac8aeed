import type { Kpi } from "../contract/model.ts";
import type {
  DifferenceEstimate,
  PolicyDifferences,
  PolicyFigures,
  SimulationResult,
} from "../experiment/results.ts";
import { significant, withError } from "./numbers.ts";
import { indented, table } from "./table.ts";

/** What the figures rest on, in a line. */
export function headline(title: string, { seed, done, policies }: SimulationResult): string {
  const confidence = Object.values(policies[0]?.kpis ?? {})[0]?.confidence;
  const interval = confidence === undefined ? "" : `, ± at ${significant(100 * confidence)} % confidence`;
  return `${title}: ${done} replications, seed ${JSON.stringify(seed)}${interval}`;
}

/** One policy's figures, exact beside simulated. */
export function policyText({ label, kpis, exact }: PolicyFigures, names: readonly Kpi[]): string[] {
  const anyExact = Object.keys(exact).length > 0;
  const rows = names
    .filter(({ name }) => kpis[name] !== undefined)
    .map((kpi) => {
      const { mean, halfWidth } = kpis[kpi.name]!;
      const known = exact[kpi.name];
      const cells = [kpi.label, ...withError(mean, halfWidth)];
      if (anyExact) cells.push(known === undefined ? "" : significant(known));
      return [...cells, kpi.unit];
    });
  const heading = ["", "simulated", "", ...(anyExact ? ["exact"] : []), ""];
  const alignments = ["left", "right", "left", ...(anyExact ? (["right"] as const) : []), "left"] as const;
  return [label, ...indented(table([heading, ...rows], alignments))];
}

/** One policy's paired differences against the reference. */
export function differencesText(
  differences: PolicyDifferences,
  reference: string,
  names: readonly Kpi[],
): string[] {
  const rows = names
    .filter(({ name }) => differences.kpis[name] !== undefined)
    .map(({ name, label, unit }) => {
      const { mean, halfWidth, varianceRatio, needed } = differences.kpis[name]!;
      const gain = varianceRatio === null ? "" : significant(varianceRatio, 3);
      return [
        label,
        ...withError(mean, halfWidth),
        unit,
        gain,
        needed === null ? "" : significant(needed, 2),
      ];
    });
  const heading = ["", "difference", "", "", "variance ratio", "runs needed"];
  return [
    `${differences.label} − ${reference}, paired on common random numbers`,
    ...indented(table([heading, ...rows], ["left", "right", "left", "left", "right", "right"])),
  ];
}

function called(
  { mean, halfWidth, needed }: DifferenceEstimate,
  kpi: Kpi,
  one: string,
  other: string,
  base: number,
) {
  const name = kpi.label.charAt(0).toLowerCase() + kpi.label.slice(1);
  const [figure, error] = withError(Math.abs(mean), halfWidth);
  const size = `${figure} ${error} ${kpi.unit}`.trimEnd();
  if (mean === 0 && halfWidth === 0)
    return `${one} and ${other} do equally well: the same ${name} throughout.`;
  if (needed !== null) {
    const runs = significant(needed, 2);
    return `${one} against ${other}: too few runs to call a winner on ${name} (apart by ${size}); about ${runs} needed.`;
  }
  const share = base === 0 ? "" : ` (${significant((100 * Math.abs(mean)) / Math.abs(base), 2)} %)`;
  if (kpi.better === undefined)
    return `${one} has ${mean > 0 ? "more" : "less"} ${name} than ${other}: by ${size}${share}.`;
  const oneWins = mean > 0 === (kpi.better === "higher");
  const [winner, loser] = oneWins ? [one, other] : [other, one];
  return `${winner} beats ${loser}: ${name} ${kpi.better} by ${size}${share}.`;
}

/** A sentence per policy after the first: which of the two does better on the model's leading figure, if that shows. */
export function verdict({ policies, differences }: SimulationResult, kpis: readonly Kpi[]): string[] {
  const kpi = kpis.find(({ better }) => better !== undefined) ?? kpis[0];
  const reference = policies[0];
  if (kpi === undefined || reference === undefined) return [];
  const base = reference.kpis[kpi.name]?.mean ?? 0;
  return differences.flatMap(({ label, kpis: estimates }) => {
    const estimate = estimates[kpi.name];
    return estimate === undefined ? [] : [called(estimate, kpi, label, reference.label, base)];
  });
}
