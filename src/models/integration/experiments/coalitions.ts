import { type LeverName, type Levers, leverNames, leversOf } from "../levers.ts";
import type { Run, RunFigures } from "../run.ts";

/** The levers among which something is shared out, in the order of `leverNames`. */
export function chosenLevers(levers: Levers): readonly LeverName[] {
  return leverNames.filter((lever) => levers[lever]);
}

/** The levers of a coalition. @param mask bit i is the i-th of `among` */
export function coalition(among: readonly LeverName[], mask: number): Levers {
  let all = 0;
  among.forEach((lever, i) => {
    if (mask & (1 << i)) all |= 1 << leverNames.indexOf(lever);
  });
  return leversOf(all);
}

/**
 * All coalition values of one replication: 2ᵏ runs, 256 for eight levers.
 *
 * @param kpis names of the figures wanted
 * @returns by KPI a `Float64Array, length 2ᵏ`, index = mask
 */
export function coalitionTable(
  run: Run,
  among: readonly LeverName[],
  replication: number,
  kpis: readonly string[],
): { readonly [kpi: string]: Float64Array } {
  const cells = 1 << among.length;
  const table = Object.fromEntries(kpis.map((kpi) => [kpi, new Float64Array(cells)]));
  for (let mask = 0; mask < cells; mask++) {
    const figures: RunFigures = run(coalition(among, mask), replication);
    for (const kpi of kpis) table[kpi]![mask] = figures[kpi]!;
  }
  return table;
}
