import type { Kpi } from "../contract/model.ts";
import type {
  DifferenceEstimate,
  Estimate,
  PolicyDifferences,
  PolicyFigures,
  SimulationResult,
} from "../experiment/results.ts";
import { significant, withError } from "./numbers.ts";
import { indented, table } from "./table.ts";

/** What the figures rest on: a line, another on how it ended if precision was wanted, another on what `worth` means. */
export function headline(title: string, result: SimulationResult): string[] {
  const { seed, done, policies, stopping } = result;
  const confidence = Object.values(policies[0]?.kpis ?? {})[0]?.confidence;
  const interval = confidence === undefined ? "" : `, ± at ${significant(100 * confidence)} % confidence`;
  const lines = [`${title}: ${done} replications, seed ${JSON.stringify(seed)}${interval}`];
  if (stopping !== undefined) {
    const looks = stopping.looks === 1 ? "1 look" : `${stopping.looks} looks`;
    lines.push(
      stopping.verdict === "precise"
        ? `as precise as wanted, after ${looks} at the interval`
        : `not as precise as wanted: ${done} replications are the most allowed`,
    );
  }
  if (policies.some(({ kpis }) => worthOf(Object.values(kpis)))) {
    lines.push("worth: so many times the replications would be needed without variance reduction");
  }
  return lines;
}

/** A line for everything to be warned of, with an empty one before the first. */
export function warningsText(warnings: readonly string[]): string[] {
  return warnings.flatMap((warning, index) => [...(index === 0 ? [""] : []), `Warning: ${warning}`]);
}

/** Whether variance was reduced, so that there is something to tell of it. */
function worthOf(estimates: readonly Estimate[]): boolean {
  return estimates.some(({ efficiency }) => efficiency !== undefined);
}

function worth({ efficiency }: Estimate): string {
  return typeof efficiency === "number" ? `${significant(efficiency, efficiency < 10 ? 2 : 3)}×` : "";
}

/** One policy's figures, exact beside simulated. */
export function policyText({ label, kpis, exact }: PolicyFigures, names: readonly Kpi[]): string[] {
  const anyExact = Object.keys(exact).length > 0;
  const anyWorth = worthOf(Object.values(kpis));
  const rows = names
    .filter(({ name }) => kpis[name] !== undefined)
    .map((kpi) => {
      const estimate = kpis[kpi.name]!;
      const known = exact[kpi.name];
      const cells = [kpi.label, ...withError(estimate.mean, estimate.halfWidth)];
      if (anyWorth) cells.push(worth(estimate));
      if (anyExact) cells.push(known === undefined ? "" : significant(known));
      return [...cells, kpi.unit];
    });
  const right = (heading: string, there: boolean) => (there ? [[heading, "right"] as const] : []);
  const columns = [
    ["", "left"],
    ["simulated", "right"],
    ["", "left"],
    ...right("worth", anyWorth),
    ...right("exact", anyExact),
    ["", "left"],
  ] as const;
  const heading = columns.map(([name]) => name);
  const alignments = columns.map(([, alignment]) => alignment);
  return [label, ...indented(table([heading, ...rows], alignments))];
}

/** One policy's paired differences against the reference. */
export function differencesText(
  differences: PolicyDifferences,
  reference: string,
  names: readonly Kpi[],
): string[] {
  const anyWorth = worthOf(Object.values(differences.kpis));
  const rows = names
    .filter(({ name }) => differences.kpis[name] !== undefined)
    .map(({ name, label, unit }) => {
      const estimate = differences.kpis[name]!;
      const { mean, halfWidth, varianceRatio, needed } = estimate;
      const gain = varianceRatio === null ? "" : significant(varianceRatio, 3);
      return [
        label,
        ...withError(mean, halfWidth),
        unit,
        gain,
        needed === null ? "" : significant(needed, 2),
        ...(anyWorth ? [worth(estimate)] : []),
      ];
    });
  const heading = ["", "difference", "", "", "variance ratio", "runs needed", ...(anyWorth ? ["worth"] : [])];
  return [
    `${differences.label} − ${reference}, paired on common random numbers`,
    ...indented(table([heading, ...rows], ["left", "right", "left", "left", "right", "right", "right"])),
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
