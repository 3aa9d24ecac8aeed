import type { PackedLattice } from "../../distributions/packedLattice.ts";

/**
 * The next `count` variates of a stream by inversion: `fillWords` and the polynomial table's `fill` in one loop, so
 * that no word goes through memory. Bit for bit the same as the two one after the other, which a test compares.
 *
 * @param state four words of the stream's state; advanced in place
 * @param c coefficients of a `PolynomialTable`, whose layout this loop follows
 */
export function drawVariates(state: Uint32Array, c: Float64Array, out: Float64Array, count: number): void {
  let s0 = state[0]! | 0;
  let s1 = state[1]! | 0;
  let s2 = state[2]! | 0;
  let s3 = state[3]! | 0;
  for (let i = 0; i < count; i++) {
    const x5 = Math.imul(s1, 5);
    const word = Math.imul((x5 << 7) | (x5 >>> 25), 9);
    const t = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = (s3 << 11) | (s3 >>> 21);
    const sign = word >> 31;
    const h = ((word ^ sign) << 1) | 1;
    const octave = Math.clz32(h);
    const m = h << octave;
    const base = ((((sign & 32) | octave) << 5) | ((m >>> 26) & 31)) << 2;
    const r = (m << 6) >>> 0;
    out[i] = ((c[base | 3]! * r + c[base | 2]!) * r + c[base | 1]!) * r + c[base]!;
  }
  state[0] = s0;
  state[1] = s1;
  state[2] = s2;
  state[3] = s3;
}

/**
 * The coefficients with both halves of the table exchanged: what they give for a word the others give for the same
 * word XOR −1, which is 1 − u for u.
 */
export function mirrored(c: Float64Array): Float64Array {
  const half = c.length / 2;
  const swapped = new Float64Array(c.length);
  swapped.set(c.subarray(half));
  swapped.set(c.subarray(0, half), half);
  return swapped;
}

/**
 * The next `count` atoms of a lattice, in the same way.
 *
 * @param rare scratch of 2·count: words whose entry holds many atoms, and where they belong. They are looked up
 * afterwards, since a loop or call within the loop would make it half as fast
 * @param mask XORed to every word: with −1, u becomes 1 − u
 */
export function drawAtoms(
  state: Uint32Array,
  { bits, entries, starts, tops }: PackedLattice,
  out: Int32Array,
  count: number,
  rare: Int32Array,
  mask = 0,
): void {
  let s0 = state[0]! | 0;
  let s1 = state[1]! | 0;
  let s2 = state[2]! | 0;
  let s3 = state[3]! | 0;
  const flip = mask | 0;
  const shift = 32 - bits;
  const lower = -1 >>> bits;
  const many = -1 >>> shift;
  let found = 0;
  for (let i = 0; i < count; i++) {
    const x5 = Math.imul(s1, 5);
    const word = Math.imul((x5 << 7) | (x5 >>> 25), 9) ^ flip;
    const t = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = (s3 << 11) | (s3 >>> 21);
    const atom = (entries[word >>> shift]! + (word & lower)) >>> shift;
    out[i] = atom;
    if (atom === many) {
      rare[found] = i;
      rare[found + 1] = word;
      found += 2;
    }
  }
  state[0] = s0;
  state[1] = s1;
  state[2] = s2;
  state[3] = s3;
  for (let k = 0; k < found; k += 2) {
    const word = rare[k + 1]! >>> 0;
    let atom = starts[word >>> shift]!;
    while (word > tops[atom]!) atom++;
    out[rare[k]!] = atom;
  }
}
