import { Fourier } from "./fourier.ts";

/** A transform of one length and what it makes of the kernel. */
interface Transformed {
  readonly fourier: Fourier;
  readonly kernelRe: Float64Array;
  readonly kernelIm: Float64Array;
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/**
 * Convolution with one kernel by transforms, for long kernels: its cost grows with the number of results times the
 * logarithm of the kernel's length. Overlap-save, two blocks to a transform since all values are real.
 */
export class Convolution {
  private readonly kernel: Float64Array;
  private readonly byLength = new Map<number, Transformed>();

  /** @param kernel at least one value; kept, so not to be changed afterwards */
  constructor(kernel: Float64Array) {
    this.kernel = kernel;
  }

  /**
   * Writes Σ_j kernel[j]·values[at + k − j] to out[to + k], k = 0 … count − 1. Values beyond either end count as 0.
   * The error is about 1e-15 of the largest value.
   */
  apply(values: Float64Array, at: number, count: number, out: Float64Array, to: number): void {
    const { fourier, kernelRe, kernelIm, re, im } = this.transformed(count);
    const reach = this.kernel.length - 1;
    const valid = fourier.length - reach;
    for (let done = 0; done < count; done += 2 * valid) {
      load(values, at + done - reach, re);
      load(values, at + done + valid - reach, im);
      fourier.forward(re, im);
      for (let k = 0; k < re.length; k++) {
        const a = re[k]!;
        const b = im[k]!;
        re[k] = a * kernelRe[k]! - b * kernelIm[k]!;
        im[k] = a * kernelIm[k]! + b * kernelRe[k]!;
      }
      fourier.inverse(re, im);
      const first = Math.min(valid, count - done);
      out.set(re.subarray(reach, reach + first), to + done);
      const second = Math.min(valid, count - done - valid);
      if (second > 0) out.set(im.subarray(reach, reach + second), to + done + valid);
    }
  }

  private transformed(count: number): Transformed {
    const { kernel } = this;
    const length = cheapestLength(kernel.length, count);
    const known = this.byLength.get(length);
    if (known) return known;
    const made = {
      fourier: new Fourier(length),
      kernelRe: Float64Array.from({ length }, (_, j) => (kernel[j] ?? 0) / length),
      kernelIm: new Float64Array(length),
      re: new Float64Array(length),
      im: new Float64Array(length),
    };
    made.fourier.forward(made.kernelRe, made.kernelIm);
    this.byLength.set(length, made);
    return made;
  }
}

/** The length of transforms that gives so many results for the least work, the shortest of equals. */
function cheapestLength(kernel: number, count: number): number {
  let cheapest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let two = 2, logarithm = 1; cheapest === 0 || two < kernel + count; two *= 2, logarithm++) {
    for (const [length, steps] of [
      [two, logarithm],
      [3 * (two / 2), logarithm + 0.6],
    ] as const) {
      const valid = length - kernel + 1;
      const work = Math.ceil(count / (2 * valid)) * length * steps;
      if (valid > 0 && work < least) [cheapest, least] = [length, work];
    }
  }
  return cheapest;
}

/** Values from an index on, as many as fit; 0 where there are none. */
function load(values: Float64Array, from: number, into: Float64Array): void {
  const first = Math.min(into.length, Math.max(0, -from));
  const end = Math.min(values.length, from + into.length);
  into.fill(0);
  if (end > from + first) into.set(values.subarray(from + first, end), first);
}
