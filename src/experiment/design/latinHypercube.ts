import { streams } from "../../random/streams.ts";

/** Stream purposes of designs; models have 0x01xx to 0x03xx. */
const purpose = { strata: 0x0401, place: 0x0402 } as const;

/**
 * A Latin hypercube: one column of points in (0, 1) per factor, each cut into `cells` strata of equal width of which
 * every one holds exactly one point, at random inside it; the order of strata is a random permutation per factor.
 *
 * Source: McKay, Beckman, Conover (1979), Technometrics 21(2).
 *
 * @param seed text; the same text gives the same points on every machine
 * @param factors number of columns
 * @param cells points, ≥ 1
 * @returns `[factor][cell]`
 */
export function latinHypercube(seed: string, factors: number, cells: number): Float64Array[] {
  const source = streams(seed);
  return Array.from({ length: factors }, (_, a) => {
    const order = source.stream({ purpose: purpose.strata, replication: 0, a });
    const place = source.stream({ purpose: purpose.place, replication: 0, a });
    const column = Float64Array.from({ length: cells }, (_, k) => k);
    for (let k = cells - 1; k > 0; k--) {
      const other = Math.floor(order.uniform() * (k + 1));
      const stratum = column[k]!;
      column[k] = column[other]!;
      column[other] = stratum;
    }
    return column.map((stratum) => (stratum + place.uniform()) / cells);
  });
}
