import { Fourier } from "./fourier.ts";

/**
 * Convolution with one kernel by transforms, for long kernels: its cost grows with the number of results times the
 * logarithm of the kernel's length. Overlap-save, two blocks to a transform since all values are real.
 */
export class Convolution {
  private readonly reach: number;
  private readonly fourier: Fourier;
  private readonly kernelRe: Float64Array;
  private readonly kernelIm: Float64Array;
  private readonly re: Float64Array;
  private readonly im: Float64Array;

  /** @param kernel at least one value */
  constructor(kernel: Float64Array) {
    let length = 4;
    while (length < 4 * kernel.length) length *= 2;
    this.reach = kernel.length - 1;
    this.fourier = new Fourier(length);
    this.kernelRe = new Float64Array(length);
    this.kernelIm = new Float64Array(length);
    this.re = new Float64Array(length);
    this.im = new Float64Array(length);
    kernel.forEach((value, j) => {
      this.kernelRe[j] = value / length;
    });
    this.fourier.forward(this.kernelRe, this.kernelIm);
  }

  /**
   * Writes Σ_j kernel[j]·values[at + k − j] to out[to + k], k = 0 … count − 1. Values beyond either end count as 0.
   * The error is about 1e-15 of the largest value.
   */
  apply(values: Float64Array, at: number, count: number, out: Float64Array, to: number): void {
    const { re, im, reach, fourier, kernelRe, kernelIm } = this;
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
}

/** Values from an index on, as many as fit; 0 where there are none. */
function load(values: Float64Array, from: number, into: Float64Array): void {
  const first = Math.min(into.length, Math.max(0, -from));
  const end = Math.min(values.length, from + into.length);
  into.fill(0);
  if (end > from + first) into.set(values.subarray(from + first, end), first);
}
