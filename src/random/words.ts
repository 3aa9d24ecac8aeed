/**
 * Writes the next `count` words of a stream into `out` and leaves the stream's state after them in `state`: the same
 * words that `Stream.word` gives one by one, with the state kept in registers. For kernels.
 *
 * @param state four words, as written by `Streams.state`; advanced in place
 * @param out receives words as signed 32-bit integers (`>>> 0` gives the unsigned word)
 * @param mask XORed to every word: with −1, u becomes 1 − u
 */
export function fillWords(state: Uint32Array, out: Int32Array, count: number, mask = 0): void {
  let s0 = state[0]! | 0;
  let s1 = state[1]! | 0;
  let s2 = state[2]! | 0;
  let s3 = state[3]! | 0;
  for (let i = 0; i < count; i++) {
    const x5 = Math.imul(s1, 5);
    out[i] = Math.imul((x5 << 7) | (x5 >>> 25), 9) ^ mask;
    const t = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = (s3 << 11) | (s3 >>> 21);
  }
  state[0] = s0;
  state[1] = s1;
  state[2] = s2;
  state[3] = s3;
}
