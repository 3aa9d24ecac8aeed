import { ln } from "./elementary.ts";

// Numerators and denominators of the three rational approximations, constant term first.
const CENTRE_TOP = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227,
] as const;
const CENTRE_BOTTOM = [
  1.0, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852854,
] as const;
const OUTER_TOP = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
  0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
] as const;
const OUTER_BOTTOM = [
  1.0, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
] as const;
const FAR_TOP = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
] as const;
const FAR_BOTTOM = [
  1.0, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
  1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
] as const;

type Coefficients = readonly [number, number, number, number, number, number, number, number];

function polynomial(r: number, c: Coefficients): number {
  return ((((((c[7] * r + c[6]) * r + c[5]) * r + c[4]) * r + c[3]) * r + c[2]) * r + c[1]) * r + c[0];
}

/**
 * The quantile of the standard normal distribution, z with Φ(z) = p; for an upper tail q use −probit(q).
 *
 * Source: Wichura (1988), "Algorithm AS 241: the percentage points of the normal distribution", Applied
 * Statistics 37(3), PPND16.
 *
 * @param p probability in [0, 1]
 * @returns z, accurate to about 1e-15 relative; −∞ at 0, ∞ at 1
 */
export function probit(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(r, CENTRE_TOP)) / polynomial(r, CENTRE_BOTTOM);
  }
  const tail = q < 0 ? p : 1 - p;
  if (tail === 0) return q < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const root = Math.sqrt(-ln(tail));
  const z =
    root <= 5
      ? polynomial(root - 1.6, OUTER_TOP) / polynomial(root - 1.6, OUTER_BOTTOM)
      : polynomial(root - 5, FAR_TOP) / polynomial(root - 5, FAR_BOTTOM);
  return q < 0 ? -z : z;
}
