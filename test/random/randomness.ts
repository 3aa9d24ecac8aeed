import { gamma } from "../../src/distributions/gamma.ts";
import { normal } from "../../src/distributions/normal.ts";
import { poisson } from "../../src/distributions/poisson.ts";

const standard = normal({ mean: 0, sd: 1 });

/** Two-sided p-value of a continuous or nearly continuous statistic. */
function twoSided(cdf: number, survival: number): number {
  return Math.min(1, 2 * Math.min(cdf, survival));
}

function chiSquare(statistic: number, degrees: number): number {
  const { cdf, survival } = gamma({ mean: degrees, sd: Math.sqrt(2 * degrees) });
  return twoSided(cdf(statistic), survival(statistic));
}

/** Of equally likely cells: too even is as suspicious as too uneven. */
function evenness(counts: ArrayLike<number>): number {
  let total = 0;
  for (let cell = 0; cell < counts.length; cell++) total += counts[cell]!;
  const expected = total / counts.length;
  let statistic = 0;
  for (let cell = 0; cell < counts.length; cell++) statistic += (counts[cell]! - expected) ** 2 / expected;
  return chiSquare(statistic, counts.length - 1);
}

/** p-value for equally frequent values of `bits` bits, the lowest of them at `shift`. */
export function equidistribution(words: Uint32Array, shift: number, bits: number): number {
  const counts = new Uint32Array(1 << bits);
  const mask = counts.length - 1;
  for (const word of words) counts[(word >>> shift) & mask]!++;
  return evenness(counts);
}

/** p-value for equally frequent pairs of the six highest bits of neighbouring words, pairs not overlapping. */
export function serialPairs(words: Uint32Array, lag = 1): number {
  const counts = new Uint32Array(1 << 12);
  for (let k = 0; k + lag < words.length; k += 2 * lag) {
    for (let i = k; i < Math.min(k + lag, words.length - lag); i++) {
      counts[((words[i]! >>> 26) << 6) | (words[i + lag]! >>> 26)]!++;
    }
  }
  return evenness(counts);
}

/**
 * p-value of Marsaglia's birthday spacings: m words are birthdays in a year of 2³² days; the number of equal
 * spacings between neighbours in order is about Poisson with mean m³/2³⁴. Summed over all years the words give.
 */
export function birthdaySpacings(words: Uint32Array, m = 4096): number {
  let equal = 0;
  const years = Math.floor(words.length / m);
  const spacings = new Uint32Array(m - 1);
  for (let year = 0; year < years; year++) {
    const days = words.slice(year * m, (year + 1) * m).sort();
    for (let k = 1; k < m; k++) spacings[k - 1] = days[k]! - days[k - 1]!;
    spacings.sort();
    for (let k = 1; k < m - 1; k++) if (spacings[k] === spacings[k - 1]) equal++;
  }
  const { cdf, survival } = poisson({ mean: (years * m ** 3) / 2 ** 34 });
  return twoSided(cdf(equal), survival(equal - 1));
}

/** p-values of the largest correlation of any two streams, and of the sum of their squares; words `[stream][k]`. */
export function correlations(streams: readonly Uint32Array[]): { largest: number; sum: number } {
  const centred = streams.map((words) => Float64Array.from(words, (word) => (word + 0.5) / 2 ** 32 - 0.5));
  let largest = 0;
  let squares = 0;
  let pairs = 0;
  for (let i = 0; i < centred.length; i++) {
    for (let j = 0; j < i; j++) {
      const [x, y] = [centred[i]!, centred[j]!];
      let sum = 0;
      for (let k = 0; k < x.length; k++) sum += x[k]! * y[k]!;
      // Each product has mean 0 and standard deviation 1/12.
      const z = (12 * sum) / Math.sqrt(x.length);
      largest = Math.max(largest, Math.abs(z));
      squares += z * z;
      pairs++;
    }
  }
  return { largest: Math.min(1, pairs * 2 * standard.survival(largest)), sum: chiSquare(squares, pairs) };
}

/** p-value for the number of bits in which two lists of words differ: half of them on average. */
export function avalanche(first: Uint32Array, second: Uint32Array): number {
  let bits = 0;
  for (let k = 0; k < first.length; k++) {
    for (let left = first[k]! ^ second[k]!; left !== 0; left &= left - 1) bits++;
  }
  const z = (bits - 16 * first.length) / Math.sqrt(8 * first.length);
  return 2 * standard.survival(Math.abs(z));
}
