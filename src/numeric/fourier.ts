import { join3, join4, pairs, split3, split4 } from "./butterflies.ts";
import { rootsOfUnity, turns } from "./rootsOfUnity.ts";

/** Whether sequences of a length can be transformed: 2ᵃ or 3·2ᵃ, from 2 to 2²⁴. */
function transformable(length: number): boolean {
  const two = length % 3 === 0 ? length / 3 : length;
  return length >= 2 && length <= 0x1000000 && Number.isInteger(two) && (two & (two - 1)) === 0;
}

/**
 * The discrete Fourier transform of complex sequences of one length, in place: radix 3 where the length has a factor 3,
 * then radix 4, then radix 2 where a factor 2 is left. `forward` leaves its result in the order of digits reversed and
 * `inverse` takes it so, which products of transforms do not mind.
 *
 * Errors are about 1e-16 of the largest value times the logarithm of the length, the same on every engine.
 */
export class Fourier {
  readonly length: number;
  private readonly three: Float64Array | undefined;
  private readonly four: { readonly quarter: number; readonly turns: Float64Array }[] = [];
  private readonly two: boolean;

  /**
   * @param length 2ᵃ or 3·2ᵃ, from 2 to 2²⁴
   * @throws RangeError for any other
   */
  constructor(length: number) {
    if (!transformable(length)) {
      throw new RangeError(
        `invalid length: ${length}; a power of two or three times one, from 2 to 16777216, is needed`,
      );
    }
    this.length = length;
    const roots = rootsOfUnity(length);
    let block = length;
    if (block % 3 === 0) {
      this.three = turns(roots, 3, block);
      block /= 3;
    }
    for (; block >= 4; block /= 4) this.four.push({ quarter: block / 4, turns: turns(roots, 4, block) });
    this.two = block === 2;
  }

  /** Natural order in, digits reversed out. */
  forward(re: Float64Array, im: Float64Array): void {
    if (this.three) split3(re, im, this.three);
    for (const step of this.four) split4(re, im, step.quarter, step.turns);
    if (this.two) pairs(re, im);
  }

  /** Digits reversed in, natural order out, times the length. */
  inverse(re: Float64Array, im: Float64Array): void {
    if (this.two) pairs(re, im);
    for (let s = this.four.length - 1; s >= 0; s--) {
      join4(re, im, this.four[s]!.quarter, this.four[s]!.turns);
    }
    if (this.three) join3(re, im, this.three);
  }
}
