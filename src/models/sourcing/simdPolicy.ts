import type { Arena, Views } from "../../kernels/arena.ts";
import {
  CELL_SIZE,
  CONTRACT,
  CONTRACT_FROM,
  LEVELS_CELLS,
  LEVELS_COUNT,
  LEVELS_FIRST,
  LEVELS_GUIDE,
  LEVELS_LOW,
  LEVELS_PRICES,
  LEVELS_SCALE,
  LEVELS_STEP,
  RESERVATION,
  SPOT,
  SPOT_STRIDE,
  TOTAL_SIZE,
  TOTALS_AT,
} from "../../kernels/assembly/layout.ts";
import type { SimdFunctions } from "../../kernels/simd.ts";
import { unitLevels } from "./kernel.ts";
import type { Levels } from "./levels.ts";
import { LANES } from "./simdSource.ts";
import { CROWDED, GUIDES, type SpotGuide, spotGuide } from "./spotGuide.ts";
import type { System } from "./system.ts";
import { TOTALS } from "./totals.ts";

/** A policy in the kernel's memory, with the totals of four replications. */
export interface SimdPolicy {
  /** Address of its totals. */
  readonly totals: number;
  /** Writes the tables. */
  upload(views: Views): void;
  /** Runs drawn periods. */
  run(demand: number, price: number, count: number): void;
}

const RECORD = TOTALS_AT + TOTALS * TOTAL_SIZE;

/** With continuous demand. */
export function unitPolicy(
  simd: SimdFunctions,
  arena: Arena,
  system: System,
  levels: Levels,
  chunk: number,
): SimdPolicy {
  const record = arena.take(RECORD);
  const { reservation, contract, contractFrom } = unitLevels(system, levels);
  const { first, prices } = levels.steps;
  const single = prices.length === 0;
  const level = arena.take(8 * LANES * (single ? 1 : chunk));
  const table = single ? undefined : spotTable(arena, spotGuide(levels.steps), system.step);
  return {
    totals: record + TOTALS_AT,
    upload(views) {
      const { words, doubles } = views;
      doubles[(record + RESERVATION) / 8] = reservation;
      doubles[(record + CONTRACT) / 8] = contract;
      doubles[(record + CONTRACT_FROM) / 8] = contractFrom;
      words[(record + SPOT) / 4] = level;
      words[(record + SPOT_STRIDE) / 4] = single ? 0 : 8 * LANES;
      if (table) table.upload(views);
      else doubles.fill(first * system.step, level / 8, level / 8 + LANES);
    },
    run(demand, price, count) {
      if (table) simd.spotLevels(table.at, price, level, count);
      simd.runUnits(record, demand, price, count);
    },
  };
}

/** On the lattice. */
export function stepPolicy(simd: SimdFunctions, arena: Arena, levels: Levels): SimdPolicy {
  const record = arena.take(RECORD);
  const spot = arena.take(levels.spot.byteLength);
  const single = levels.spot.every((level) => level === levels.spot[0]);
  return {
    totals: record + TOTALS_AT,
    upload({ words }) {
      words[(record + RESERVATION) / 4] = levels.reservation;
      words[(record + CONTRACT) / 4] = levels.contract;
      words[(record + CONTRACT_FROM) / 4] = levels.contractFrom;
      words[(record + SPOT) / 4] = spot;
      words[(record + SPOT_STRIDE) / 4] = single ? 0 : 4;
      words.set(levels.spot, spot / 4);
    },
    run: (demand, price, count) => simd.runSteps(record, demand, price, count),
  };
}

/** The spot levels off the lattice as the kernel looks them up. */
function spotTable(
  arena: Arena,
  guide: SpotGuide,
  step: number,
): { readonly at: number; upload(views: Views): void } {
  const { first, prices } = guide.steps;
  const at = arena.take(LEVELS_CELLS + (GUIDES + 1) * CELL_SIZE);
  const from = arena.take(guide.from.byteLength);
  const ladder = arena.take(prices.byteLength);
  return {
    at,
    upload({ words, doubles }) {
      doubles[(at + LEVELS_LOW) / 8] = guide.low;
      doubles[(at + LEVELS_SCALE) / 8] = guide.scale;
      doubles[(at + LEVELS_STEP) / 8] = step;
      words[(at + LEVELS_FIRST) / 4] = first;
      words[(at + LEVELS_COUNT) / 4] = prices.length;
      words[(at + LEVELS_GUIDE) / 4] = from;
      words[(at + LEVELS_PRICES) / 4] = ladder;
      words.set(guide.from, from / 4);
      doubles.set(prices, ladder / 8);
      guide.index.forEach((index, cell) => {
        const place = (at + LEVELS_CELLS + cell * CELL_SIZE) / 8;
        doubles[place] = guide.below[cell]!;
        doubles[place + 1] = index === CROWDED ? Number.NaN : first + index;
      });
    },
  };
}
