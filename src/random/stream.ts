/**
 * A stream of 32-bit words: the generator xoshiro128** from a given 128-bit state.
 *
 * Period 2¹²⁸ − 1; integer operations only, so the same state gives the same words in every engine.
 * Source: Blackman, Vigna (2021), "Scrambled linear pseudorandom number generators", ACM TOMS 47(4).
 */
export class Stream {
  private s0: number;
  private s1: number;
  private s2: number;
  private s3: number;

  /** @param state four 32-bit words, not all zero; copied */
  constructor(state: ArrayLike<number>) {
    this.s0 = state[0]! | 0;
    this.s1 = state[1]! | 0;
    this.s2 = state[2]! | 0;
    this.s3 = state[3]! | 0;
  }

  /** The next word, an integer in [0, 2³²). */
  word(): number {
    const x5 = Math.imul(this.s1, 5);
    const result = Math.imul((x5 << 7) | (x5 >>> 25), 9);
    const t = this.s1 << 9;
    this.s2 ^= this.s0;
    this.s3 ^= this.s1;
    this.s1 ^= this.s2;
    this.s0 ^= this.s3;
    this.s2 ^= t;
    this.s3 = (this.s3 << 11) | (this.s3 >>> 21);
    return result >>> 0;
  }

  /** The next uniform, (word + ½) / 2³²: strictly between 0 and 1. A variate is a quantile of one such number. */
  uniform(): number {
    return (this.word() + 0.5) * 2.3283064365386963e-10;
  }
}
