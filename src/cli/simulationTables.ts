import type { Kpi } from "../contract/model.ts";
import { csv } from "../experiment/csv.ts";
import type { SimulationResult } from "../experiment/results.ts";

/** Tables of a simulation by file name: one of each policy's figures, one of the differences where there are any. */
export function simulationTables(
  result: SimulationResult,
  kpis: readonly Kpi[],
  { differences }: { readonly differences: boolean },
): Map<string, string> {
  const units = new Map(kpis.map(({ name, unit }) => [name, unit]));
  const files = new Map<string, string>();
  for (const [index, { kind, kpis: figures, exact }] of result.policies.entries()) {
    const rows = Object.entries(figures).map(([name, { mean, se, halfWidth, confidence, n }]) => {
      return [name, units.get(name), mean, se, halfWidth, confidence, n, exact[name]];
    });
    const heading = ["kpi", "unit", "mean", "se", "halfWidth", "confidence", "n", "exact"];
    files.set(`${index + 1}-${kind}.csv`, csv(heading, rows));
  }
  if (differences) {
    const rows = result.differences.flatMap(({ kind, versus, kpis: figures }, index) =>
      Object.entries(figures).map(([name, { mean, se, halfWidth, confidence, n, varianceRatio, needed }]) => {
        return [
          index + 2,
          kind,
          versus,
          name,
          units.get(name),
          mean,
          se,
          halfWidth,
          confidence,
          n,
          varianceRatio,
          needed,
        ];
      }),
    );
    const heading = ["policy", "kind", "versus", "kpi", "unit", "mean", "se", "halfWidth", "confidence", "n"];
    files.set("differences.csv", csv([...heading, "varianceRatio", "needed"], rows));
  }
  return files;
}
