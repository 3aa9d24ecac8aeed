import { sum } from "../numeric/sum.ts";

/** Probabilities on equidistant points: atom i lies at `origin + (first + i)·step`. */
export interface Lattice {
  /** Unit of the values. */
  readonly origin: number;
  /** Distance of the points, > 0; unit of the values. */
  readonly step: number;
  /** Index of the first atom, an integer; the index counts from the origin in steps. */
  readonly first: number;
  /** Probability of each atom, ≥ 0; they sum to 1 up to rounding. */
  readonly probabilities: Float64Array;
}

/** The value of atom i, i = 0 … length − 1 (others extend the lattice). */
export function value(lattice: Lattice, i: number): number {
  return lattice.origin + (lattice.first + i) * lattice.step;
}

/** The values of all atoms. */
export function values(lattice: Lattice): Float64Array {
  return lattice.probabilities.map((_, i) => value(lattice, i));
}

/** The mean Σ pᵢ·valueᵢ. */
export function mean(lattice: Lattice): number {
  return sum(lattice.probabilities.map((probability, i) => probability * value(lattice, i)));
}
