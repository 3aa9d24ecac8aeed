/** Independent of the code under test: whole numbers of any size, and the rounds run backwards. */
const WORD = 0xffffffffn;
const M0 = 0xd2511f53n;
const M1 = 0xcd9e8d57n;

/** m⁻¹ modulo 2³² for odd m, by Newton's iteration. */
function inverse(m: bigint): bigint {
  let x = m;
  for (let k = 0; k < 5; k++) x = (x * (2n - m * x)) & WORD;
  return x;
}

const M0_INVERSE = inverse(M0);
const M1_INVERSE = inverse(M1);

/** The counter whose Philox4x32-10 block under the key is `block`. */
export function inversePhilox(block: ArrayLike<number>, key: readonly [number, number]): number[] {
  let [w0, w1, w2, w3] = Array.from(block, BigInt) as [bigint, bigint, bigint, bigint];
  for (let round = 9n; round >= 0n; round--) {
    const k0 = (BigInt(key[0]) + round * 0x9e3779b9n) & WORD;
    const k1 = (BigInt(key[1]) + round * 0xbb67ae85n) & WORD;
    const c0 = (w3 * M0_INVERSE) & WORD;
    const c2 = (w1 * M1_INVERSE) & WORD;
    const c1 = w0 ^ ((M1 * c2) >> 32n) ^ k0;
    const c3 = w2 ^ ((M0 * c0) >> 32n) ^ k1;
    [w0, w1, w2, w3] = [c0, c1, c2, c3];
  }
  return [w0, w1, w2, w3].map(Number);
}
