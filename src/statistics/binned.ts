/**
 * How many values lie between neighbouring edges, an edge belonging to the bin above it: counts on the edges of a
 * histogram that others share. What lies outside goes into the first or last bin.
 *
 * @param values in any order
 * @param edges ascending, at least two
 * @returns one count per bin
 * @throws RangeError when there are fewer than two edges
 */
export function binned(values: ArrayLike<number>, edges: readonly number[]): number[] {
  const bins = edges.length - 1;
  if (!(bins >= 1)) throw new RangeError(`invalid edges: ${edges.length} of them; at least two are needed`);
  const counts = new Array<number>(bins).fill(0);
  for (let i = 0; i < values.length; i++) {
    let low = 0;
    let high = bins - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (edges[middle]! <= values[i]!) low = middle;
      else high = middle - 1;
    }
    counts[low]!++;
  }
  return counts;
}
