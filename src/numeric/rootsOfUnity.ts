/** e^(−2πik/length) for k = 0 … length − 1: cosines and sines of the angles. */
export interface RootsOfUnity {
  readonly cosines: Float64Array;
  readonly sines: Float64Array;
}

/**
 * The roots of unity of one order, built from + − × ÷ √ alone so that every engine gives the same bits: half angles
 * from a half or a third of a turn down, and products for all between. Errors are about 1e-16 times the logarithm of
 * the order.
 *
 * @param length 2ᵃ or 3·2ᵃ, at least 2
 */
export function rootsOfUnity(length: number): RootsOfUnity {
  const cosines = new Float64Array(length);
  const sines = new Float64Array(length);
  const parts = length % 3 === 0 ? 3 : 2;
  // Of the angle `step`: a third of a turn, or the quarter, since half angles of a half turn would divide by 0.
  let step = length / parts;
  let cosine = parts === 3 ? -0.5 : -1;
  let sine = parts === 3 ? -Math.sqrt(0.75) : 0;
  cosines[0] = 1;
  for (let k = 1; k < parts; k++) {
    cosines[k * step] = cosine;
    sines[k * step] = k === 1 ? sine : -sine;
  }
  while (step > 1) {
    step /= 2;
    const half = Math.sqrt((1 + cosine) / 2);
    sine = half === 0 ? -1 : sine / (2 * half);
    cosine = half;
    for (let k = 0; k < length; k += 2 * step) {
      cosines[k + step] = cosines[k]! * cosine - sines[k]! * sine;
      sines[k + step] = cosines[k]! * sine + sines[k]! * cosine;
    }
  }
  return { cosines, sines };
}

/**
 * What a step of a transform turns its parts by, in the order in which it needs them: root r·k of order `block` for
 * k = 0 … block/radix − 1 and r = 1 … radix − 1, cosine before sine.
 */
export function turns(roots: RootsOfUnity, radix: number, block: number): Float64Array {
  const { cosines, sines } = roots;
  const stride = cosines.length / block;
  const found = new Float64Array((2 * (radix - 1) * block) / radix);
  let at = 0;
  for (let k = 0; k < block / radix; k++) {
    for (let r = 1; r < radix; r++) {
      found[at++] = cosines[r * k * stride]!;
      found[at++] = sines[r * k * stride]!;
    }
  }
  return found;
}
