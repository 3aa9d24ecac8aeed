/**
 * The discrete Fourier transform of complex sequences of one length, in place: Cooley and Tukey's, radix 2. `forward`
 * leaves its result in bit-reversed order and `inverse` takes it so, which products of transforms do not mind.
 *
 * Built from + − × ÷ √ alone: the roots of unity come from half angles and products, so every engine gives the same
 * bits. Errors are about 1e-16 of the largest value times the logarithm of the length.
 */
export class Fourier {
  readonly length: number;
  /** e^(−2πik/length) for k below half the length. */
  private readonly cosines: Float64Array;
  private readonly sines: Float64Array;

  /**
   * @param length a power of two, 2 … 2²⁴
   * @throws RangeError for any other
   */
  constructor(length: number) {
    if (!(length >= 2 && length <= 0x1000000 && (length & (length - 1)) === 0)) {
      throw new RangeError(`invalid length: ${length}; a power of two from 2 to 16777216 is needed`);
    }
    this.length = length;
    this.cosines = new Float64Array(length / 2);
    this.sines = new Float64Array(length / 2);
    this.fillRoots();
  }

  private fillRoots(): void {
    const { cosines, sines, length } = this;
    cosines[0] = 1;
    // The angle of root `step`, from a quarter turn down; products with those before it give all between.
    let cosine = 0;
    let sine = -1;
    for (let step = length / 4; step >= 1; step /= 2) {
      for (let k = 0; k < length / 2; k += 2 * step) {
        cosines[k + step] = cosines[k]! * cosine - sines[k]! * sine;
        sines[k + step] = cosines[k]! * sine + sines[k]! * cosine;
      }
      const half = Math.sqrt((1 + cosine) / 2);
      sine /= 2 * half;
      cosine = half;
    }
  }

  /** Natural order in, bit-reversed order out. */
  forward(re: Float64Array, im: Float64Array): void {
    const { cosines, sines, length } = this;
    for (let half = length / 2, stride = 1; half >= 1; half /= 2, stride *= 2) {
      for (let start = 0; start < length; start += 2 * half) {
        for (let k = 0; k < half; k++) {
          const low = start + k;
          const high = low + half;
          const cosine = cosines[k * stride]!;
          const sine = sines[k * stride]!;
          const a = re[low]!;
          const b = im[low]!;
          const c = re[high]!;
          const d = im[high]!;
          re[low] = a + c;
          im[low] = b + d;
          re[high] = (a - c) * cosine - (b - d) * sine;
          im[high] = (a - c) * sine + (b - d) * cosine;
        }
      }
    }
  }

  /** Bit-reversed order in, natural order out, times the length. */
  inverse(re: Float64Array, im: Float64Array): void {
    const { cosines, sines, length } = this;
    for (let half = 1, stride = length / 2; half < length; half *= 2, stride /= 2) {
      for (let start = 0; start < length; start += 2 * half) {
        for (let k = 0; k < half; k++) {
          const low = start + k;
          const high = low + half;
          const cosine = cosines[k * stride]!;
          const sine = sines[k * stride]!;
          const c = re[high]! * cosine + im[high]! * sine;
          const d = im[high]! * cosine - re[high]! * sine;
          const a = re[low]!;
          const b = im[low]!;
          re[low] = a + c;
          im[low] = b + d;
          re[high] = a - c;
          im[high] = b - d;
        }
      }
    }
  }
}
