/**
 * Four neighbouring sums out[k] = Σ_j chances[j]·values[at + k − j], j = first … last, k = 0 … 3: the inner loop of the
 * exact solution. The four share what they load, and their additions overlap; each adds up in order of j.
 *
 * @param at at least `chances.length − 1`
 */
export function fourSums(
  chances: Float64Array,
  first: number,
  values: Float64Array,
  at: number,
  out: Float64Array,
): void {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let v1 = values[at - first + 1]!;
  let v2 = values[at - first + 2]!;
  let v3 = values[at - first + 3]!;
  let j = first;
  const last = chances.length - 4;
  for (; j <= last; j += 4) {
    const p0 = chances[j]!;
    const p1 = chances[j + 1]!;
    const p2 = chances[j + 2]!;
    const p3 = chances[j + 3]!;
    const v0 = values[at - j]!;
    const u1 = values[at - j - 1]!;
    const u2 = values[at - j - 2]!;
    const u3 = values[at - j - 3]!;
    a = a + p0 * v0 + p1 * u1 + p2 * u2 + p3 * u3;
    b = b + p0 * v1 + p1 * v0 + p2 * u1 + p3 * u2;
    c = c + p0 * v2 + p1 * v1 + p2 * v0 + p3 * u1;
    d = d + p0 * v3 + p1 * v2 + p2 * v1 + p3 * v0;
    v1 = u3;
    v2 = u2;
    v3 = u1;
  }
  for (; j < chances.length; j++) {
    const chance = chances[j]!;
    const to = at - j;
    a += chance * values[to]!;
    b += chance * values[to + 1]!;
    c += chance * values[to + 2]!;
    d += chance * values[to + 3]!;
  }
  out[0] = a;
  out[1] = b;
  out[2] = c;
  out[3] = d;
}

/** One such sum, Σ_j chances[j]·values[at − j], j = first … last. */
export function oneSum(chances: Float64Array, first: number, values: Float64Array, at: number): number {
  let sum = 0;
  for (let j = first; j < chances.length; j++) sum += chances[j]! * values[at - j]!;
  return sum;
}

/**
 * Fills values from index `from` to `end` − 1, each from Σ_j chances[j]·values[index − j], j = `first` … last: values
 * below it, of which the nearest may be among those just filled.
 *
 * @param first at least 1
 * @param filled the value at an index, given that sum
 */
export function fillUpward(
  chances: Float64Array,
  first: number,
  values: Float64Array,
  from: number,
  end: number,
  filled: (index: number, sum: number) => number,
): void {
  const four = new Float64Array(4);
  const near = Math.min(4, chances.length);
  for (let start = from; start < end; start += 4) {
    // What lies more than three below is known for four in a row; what lies nearer is new each time.
    fourSums(chances, Math.max(4, first), values, start, four);
    const stop = Math.min(end, start + 4);
    for (let index = start; index < stop; index++) {
      let sum = four[index - start]!;
      for (let j = first; j < near; j++) sum += chances[j]! * values[index - j]!;
      values[index] = filled(index, sum);
    }
  }
}
