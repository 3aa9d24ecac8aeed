import { normal } from "../../distributions/normal.ts";
import { type PackedLattice, packedLattice } from "../../distributions/packedLattice.ts";
import {
  type PolynomialTable,
  type QuantileTable,
  quantileTable,
} from "../../distributions/quantileTable.ts";
import { streams } from "../../random/streams.ts";
import { fillWords } from "../../random/words.ts";
import { drawAtoms, drawVariates, mirrored } from "./draw.ts";
import { demandDistribution } from "./lattice.ts";
import type { SourcingSimulation } from "./problem.ts";
import { purpose } from "./streams.ts";
import type { System } from "./system.ts";

/** Periods drawn at a time; small enough for all arrays to stay in the nearest cache. */
export const CHUNK = 512;

/** Drawn demands or prices: whole numbers on the lattice. */
export type Drawn = Float64Array | Int32Array;

/** What words are turned into, and the state of the stream they come from. */
export interface Source {
  readonly table: QuantileTable | PackedLattice;
  readonly state: Uint32Array;
}

/** Demands and prices of a replication, a chunk of periods at a time. */
export interface Sampler {
  readonly onLattice: boolean;
  /** Units per unit of drawn demand: 1 with continuous sampling, the lattice step otherwise. */
  readonly unit: number;
  /** Money per unit is `priceOrigin + priceStep · drawn price`. */
  readonly priceOrigin: number;
  readonly priceStep: number;
  readonly demand: Source;
  readonly price: Source;
  /**
   * Goes to the first period of a replication.
   * @returns what all words of its streams are XORed with
   */
  start(replication: number, mask?: 0 | -1): number;
  /** An array for `count` draws. */
  drawn(count: number): Drawn;
  /** Draws the next `count` ≤ CHUNK periods. Prices are money per unit, or price indices on the lattice. */
  draw(count: number, demand: Drawn, price: Drawn): void;
}

/**
 * Draws by inversion from two streams, so that every policy meets the same demands and prices.
 *
 * `continuous` takes gamma and normal as stated; `lattice` the atoms that the exact solution sees, in steps and
 * indices, so that all sums over a replication are sums of integers.
 */
export function sampler(
  system: System,
  { seed, sampling }: Pick<SourcingSimulation, "seed" | "sampling">,
): Sampler {
  const { lattice, problem } = system;
  const onLattice = sampling === "lattice";
  const demand: Source = {
    table: onLattice ? packedLattice(lattice.demand) : quantileTable(demandDistribution(problem)),
    state: new Uint32Array(4),
  };
  const price: Source = {
    table: onLattice ? packedLattice(lattice.price, 0) : quantileTable(normal(problem.spotPrice)),
    state: new Uint32Array(4),
  };
  const all = streams(seed);
  const scratch = new Int32Array(2 * CHUNK);
  let mask = 0;
  const turned = new Map<PolynomialTable, Float64Array>();
  const coefficients = (table: PolynomialTable): Float64Array => {
    if (mask === 0) return table.coefficients;
    const known = turned.get(table) ?? mirrored(table.coefficients);
    turned.set(table, known);
    return known;
  };
  const draw = ({ table, state }: Source, out: Drawn, count: number) => {
    if ("entries" in table) {
      drawAtoms(state, table, out as Int32Array, count, scratch, mask);
    } else if (table.kind === "polynomial") {
      drawVariates(state, coefficients(table), out as Float64Array, count);
    } else {
      fillWords(state, scratch, count, mask);
      table.fill(scratch, out as Float64Array, count);
    }
  };
  return {
    onLattice,
    unit: onLattice ? system.step : 1,
    priceOrigin: onLattice ? system.prices[0]! : 0,
    priceStep: onLattice ? lattice.price.step : 1,
    demand,
    price,
    start(replication, chosen = 0) {
      mask = chosen;
      all.state({ purpose: purpose.demand, replication }, demand.state);
      all.state({ purpose: purpose.spotPrice, replication }, price.state);
      return mask;
    },
    drawn: (count) => (onLattice ? new Int32Array(count) : new Float64Array(count)),
    draw(count, demands, prices) {
      draw(demand, demands, count);
      draw(price, prices, count);
    },
  };
}
