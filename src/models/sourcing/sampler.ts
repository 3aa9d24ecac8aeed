import { type LatticeTable, latticeTable } from "../../distributions/latticeTable.ts";
import { normal } from "../../distributions/normal.ts";
import { type QuantileTable, quantileTable } from "../../distributions/quantileTable.ts";
import { streams } from "../../random/streams.ts";
import { fillWords } from "../../random/words.ts";
import { drawVariates } from "./draw.ts";
import { demandDistribution } from "./lattice.ts";
import type { SourcingSimulation } from "./problem.ts";
import { purpose } from "./streams.ts";
import type { System } from "./system.ts";

/** Periods drawn at a time; small enough for all arrays to stay in the nearest cache. */
export const CHUNK = 512;

type VariateTable = QuantileTable | LatticeTable;

/** Demands and prices of a replication, a chunk of periods at a time. */
export interface Sampler {
  /** Units per unit of drawn demand: 1 with continuous sampling, the lattice step otherwise. */
  readonly unit: number;
  /** Money per unit is `priceOrigin + priceStep · drawn price`. */
  readonly priceOrigin: number;
  readonly priceStep: number;
  /** Goes to the first period of a replication. */
  start(replication: number): void;
  /** Draws the next `count` ≤ CHUNK periods. Prices are money per unit, or price indices on the lattice. */
  draw(count: number, demand: Float64Array, price: Float64Array): void;
}

/**
 * Draws by inversion from two streams, so that every policy meets the same demands and prices.
 *
 * `continuous` takes gamma and normal as stated; `lattice` the atoms that the exact solution sees, in steps and
 * indices, so that all sums over a replication are sums of integers.
 */
export function sampler(system: System, { seed, sampling }: SourcingSimulation): Sampler {
  const { lattice, problem } = system;
  const onLattice = sampling === "lattice";
  const demandTable = onLattice ? latticeTable(lattice.demand) : quantileTable(demandDistribution(problem));
  const priceTable = onLattice ? latticeTable(lattice.price) : quantileTable(normal(problem.spotPrice));
  const shift = onLattice ? lattice.demand.first : 0;
  const all = streams(seed);
  const demandState = new Uint32Array(4);
  const priceState = new Uint32Array(4);
  const words = new Int32Array(CHUNK);
  const draw = (table: VariateTable, state: Uint32Array, out: Float64Array, count: number) => {
    if ("coefficients" in table) {
      drawVariates(state, table.coefficients, out, count);
    } else {
      fillWords(state, words, count);
      table.fill(words, out, count);
    }
  };
  return {
    unit: onLattice ? system.step : 1,
    priceOrigin: onLattice ? system.prices[0]! : 0,
    priceStep: onLattice ? lattice.price.step : 1,
    start(replication) {
      all.state({ purpose: purpose.demand, replication }, demandState);
      all.state({ purpose: purpose.spotPrice, replication }, priceState);
    },
    draw(count, demand, price) {
      draw(demandTable, demandState, demand, count);
      if (shift !== 0) for (let t = 0; t < count; t++) demand[t]! += shift;
      draw(priceTable, priceState, price, count);
    },
  };
}
