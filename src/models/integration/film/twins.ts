import type { OrderColumns } from "./orders.ts";

/** The same orders in both worlds, in order of creation since the end of the warm-up. */
export interface Twins {
  readonly count: number;
  /** Rows of the two worlds' orders. */
  readonly siloed: Int32Array;
  readonly integrated: Int32Array;
  /** Twins delivered in both worlds, by the days that integration takes more; the greatest gain first. */
  readonly ranked: Int32Array;
  /** Twins delivered in one world and lost in the other. */
  readonly lostSiloed: Int32Array;
  readonly lostIntegrated: Int32Array;
}

/** @param names the orders' own names, as long as the columns */
export function twinsOf(
  siloedNames: readonly string[],
  siloed: OrderColumns,
  integratedNames: readonly string[],
  integrated: OrderColumns,
): Twins {
  const rows = new Map(siloedNames.map((name, row) => [name, row]));
  const pairs: (readonly [siloed: number, integrated: number])[] = [];
  integratedNames.forEach((name, row) => {
    const other = rows.get(name);
    if (other !== undefined && integrated.times.createdAt[row]! >= 0) pairs.push([other, row]);
  });
  const delivered = (orders: OrderColumns, row: number) => !Number.isNaN(orders.times.deliveredAt[row]!);
  const lost = (orders: OrderColumns, row: number) => !Number.isNaN(orders.times.lostAt[row]!);
  const all = Int32Array.from(pairs, (_, i) => i);
  const more = Float64Array.from(
    pairs,
    ([a, b]) => integrated.times.deliveredAt[b]! - siloed.times.deliveredAt[a]!,
  );
  return {
    count: pairs.length,
    siloed: Int32Array.from(pairs, ([a]) => a),
    integrated: Int32Array.from(pairs, ([, b]) => b),
    ranked: all.filter((i) => !Number.isNaN(more[i]!)).sort((i, j) => more[i]! - more[j]! || i - j),
    lostSiloed: all.filter((i) => lost(siloed, pairs[i]![0]) && delivered(integrated, pairs[i]![1])),
    lostIntegrated: all.filter((i) => delivered(siloed, pairs[i]![0]) && lost(integrated, pairs[i]![1])),
  };
}
