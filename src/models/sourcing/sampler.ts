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
import { groupOf, SOBOL_PERIODS, sobolMasks } from "./streamPlan.ts";
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
   * Goes to the first period of a replication, on streams and with a mask as the plan of streams has it.
   * @returns what all words of its streams are XORed with
   */
  start(replication: number): number;
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
  { seed, sampling, streams: plan }: Pick<SourcingSimulation, "seed" | "sampling" | "streams">,
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
  const group = groupOf(plan);
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
  // Of a plan that masks every period by itself.
  const masks: [Int32Array, Int32Array] = [new Int32Array(0), new Int32Array(0)];
  let period = 0;
  const one = new Int32Array(1);
  const spread = (which: 0 | 1, { table, state }: Source, out: Drawn, count: number) => {
    const each = masks[which].subarray(period);
    if ("entries" in table) {
      for (let t = 0; t < count; t++) {
        drawAtoms(state, table, one, 1, scratch, each[t]!);
        out[t] = one[0]!;
      }
    } else {
      fillWords(state, scratch, count);
      for (let t = 0; t < count; t++) out[t] = table.at(scratch[t]! ^ each[t]!);
    }
  };
  return {
    onLattice,
    unit: onLattice ? system.step : 1,
    priceOrigin: onLattice ? system.prices[0]! : 0,
    priceStep: onLattice ? lattice.price.step : 1,
    demand,
    price,
    start(number) {
      const replication = Math.floor(number / group);
      const place = number % group;
      mask = plan === "antithetic" && place === 1 ? -1 : 0;
      all.state({ purpose: purpose.demand, replication }, demand.state);
      all.state({ purpose: purpose.spotPrice, replication }, price.state);
      if (plan === "sobol") {
        period = 0;
        for (const which of [0, 1] as const) masks[which] = sobolMasks(which, place, SOBOL_PERIODS);
      }
      return mask;
    },
    drawn: (count) => (onLattice ? new Int32Array(count) : new Float64Array(count)),
    draw(count, demands, prices) {
      if (plan === "sobol") {
        spread(0, demand, demands, count);
        spread(1, price, prices, count);
        period += count;
        return;
      }
      draw(demand, demands, count);
      draw(price, prices, count);
    },
  };
}
