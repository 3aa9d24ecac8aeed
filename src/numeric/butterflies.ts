/**
 * The steps of a fast Fourier transform, in place over whole sequences. Splitting takes each block of a sequence apart
 * into `radix` blocks of one `radix`-th its length, joining puts them together again, `radix` times as large.
 * `turns` are as rootsOfUnity.ts gives them. Source: Cooley, Tukey (1965), Math. Comp. 19(90); radix 4: Brigham (1974).
 */

/** √3 / 2. */
const HALF_ROOT = Math.sqrt(0.75);

/** Splits blocks of 4·`quarter` values, so that what is left is the transform of each quarter by itself. */
export function split4(re: Float64Array, im: Float64Array, quarter: number, turns: Float64Array): void {
  for (let start = 0; start < re.length; start += 4 * quarter) {
    for (let k = 0, t = 0; k < quarter; k++, t += 6) {
      const i0 = start + k;
      const i1 = i0 + quarter;
      const i2 = i1 + quarter;
      const i3 = i2 + quarter;
      const evenSumRe = re[i0]! + re[i2]!;
      const evenSumIm = im[i0]! + im[i2]!;
      const evenGapRe = re[i0]! - re[i2]!;
      const evenGapIm = im[i0]! - im[i2]!;
      const oddSumRe = re[i1]! + re[i3]!;
      const oddSumIm = im[i1]! + im[i3]!;
      const oddGapRe = re[i1]! - re[i3]!;
      const oddGapIm = im[i1]! - im[i3]!;
      re[i0] = evenSumRe + oddSumRe;
      im[i0] = evenSumIm + oddSumIm;
      const re1 = evenGapRe + oddGapIm;
      const im1 = evenGapIm - oddGapRe;
      re[i1] = re1 * turns[t]! - im1 * turns[t + 1]!;
      im[i1] = re1 * turns[t + 1]! + im1 * turns[t]!;
      const re2 = evenSumRe - oddSumRe;
      const im2 = evenSumIm - oddSumIm;
      re[i2] = re2 * turns[t + 2]! - im2 * turns[t + 3]!;
      im[i2] = re2 * turns[t + 3]! + im2 * turns[t + 2]!;
      const re3 = evenGapRe - oddGapIm;
      const im3 = evenGapIm + oddGapRe;
      re[i3] = re3 * turns[t + 4]! - im3 * turns[t + 5]!;
      im[i3] = re3 * turns[t + 5]! + im3 * turns[t + 4]!;
    }
  }
}

/** The inverse of `split4`, times 4. */
export function join4(re: Float64Array, im: Float64Array, quarter: number, turns: Float64Array): void {
  for (let start = 0; start < re.length; start += 4 * quarter) {
    for (let k = 0, t = 0; k < quarter; k++, t += 6) {
      const i0 = start + k;
      const i1 = i0 + quarter;
      const i2 = i1 + quarter;
      const i3 = i2 + quarter;
      const re1 = re[i1]! * turns[t]! + im[i1]! * turns[t + 1]!;
      const im1 = im[i1]! * turns[t]! - re[i1]! * turns[t + 1]!;
      const re2 = re[i2]! * turns[t + 2]! + im[i2]! * turns[t + 3]!;
      const im2 = im[i2]! * turns[t + 2]! - re[i2]! * turns[t + 3]!;
      const re3 = re[i3]! * turns[t + 4]! + im[i3]! * turns[t + 5]!;
      const im3 = im[i3]! * turns[t + 4]! - re[i3]! * turns[t + 5]!;
      const evenSumRe = re[i0]! + re2;
      const evenSumIm = im[i0]! + im2;
      const evenGapRe = re[i0]! - re2;
      const evenGapIm = im[i0]! - im2;
      const oddSumRe = re1 + re3;
      const oddSumIm = im1 + im3;
      const oddGapRe = re1 - re3;
      const oddGapIm = im1 - im3;
      re[i0] = evenSumRe + oddSumRe;
      im[i0] = evenSumIm + oddSumIm;
      re[i1] = evenGapRe - oddGapIm;
      im[i1] = evenGapIm + oddGapRe;
      re[i2] = evenSumRe - oddSumRe;
      im[i2] = evenSumIm - oddSumIm;
      re[i3] = evenGapRe + oddGapIm;
      im[i3] = evenGapIm - oddGapRe;
    }
  }
}

/** Splits blocks of two; joining them is the same. */
export function pairs(re: Float64Array, im: Float64Array): void {
  for (let i = 0; i < re.length; i += 2) {
    const [a, b, c, d] = [re[i]!, im[i]!, re[i + 1]!, im[i + 1]!];
    re[i] = a + c;
    im[i] = b + d;
    re[i + 1] = a - c;
    im[i + 1] = b - d;
  }
}

/** Splits the whole sequence in three. */
export function split3(re: Float64Array, im: Float64Array, turns: Float64Array): void {
  const third = re.length / 3;
  for (let i0 = 0, t = 0; i0 < third; i0++, t += 4) {
    const i1 = i0 + third;
    const i2 = i1 + third;
    const sumRe = re[i1]! + re[i2]!;
    const sumIm = im[i1]! + im[i2]!;
    const gapRe = HALF_ROOT * (re[i1]! - re[i2]!);
    const gapIm = HALF_ROOT * (im[i1]! - im[i2]!);
    const restRe = re[i0]! - sumRe / 2;
    const restIm = im[i0]! - sumIm / 2;
    re[i0]! += sumRe;
    im[i0]! += sumIm;
    const re1 = restRe + gapIm;
    const im1 = restIm - gapRe;
    re[i1] = re1 * turns[t]! - im1 * turns[t + 1]!;
    im[i1] = re1 * turns[t + 1]! + im1 * turns[t]!;
    const re2 = restRe - gapIm;
    const im2 = restIm + gapRe;
    re[i2] = re2 * turns[t + 2]! - im2 * turns[t + 3]!;
    im[i2] = re2 * turns[t + 3]! + im2 * turns[t + 2]!;
  }
}

/** The inverse of `split3`, times 3. */
export function join3(re: Float64Array, im: Float64Array, turns: Float64Array): void {
  const third = re.length / 3;
  for (let i0 = 0, t = 0; i0 < third; i0++, t += 4) {
    const i1 = i0 + third;
    const i2 = i1 + third;
    const re1 = re[i1]! * turns[t]! + im[i1]! * turns[t + 1]!;
    const im1 = im[i1]! * turns[t]! - re[i1]! * turns[t + 1]!;
    const re2 = re[i2]! * turns[t + 2]! + im[i2]! * turns[t + 3]!;
    const im2 = im[i2]! * turns[t + 2]! - re[i2]! * turns[t + 3]!;
    const sumRe = re1 + re2;
    const sumIm = im1 + im2;
    const gapRe = HALF_ROOT * (re1 - re2);
    const gapIm = HALF_ROOT * (im1 - im2);
    const restRe = re[i0]! - sumRe / 2;
    const restIm = im[i0]! - sumIm / 2;
    re[i0]! += sumRe;
    im[i0]! += sumIm;
    re[i1] = restRe - gapIm;
    im[i1] = restIm + gapRe;
    re[i2] = restRe + gapIm;
    im[i2] = restIm - gapRe;
  }
}
