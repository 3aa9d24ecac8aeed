import { Arena, type Views } from "../../kernels/arena.ts";
import { TOTAL_SIZE } from "../../kernels/assembly/layout.ts";
import type { SimdFunctions } from "../../kernels/simd.ts";
import type { BlockKernel, Length } from "./blockKernel.ts";
import type { LevelsPolicy } from "./policy.ts";
import type { Sampler } from "./sampler.ts";
import { type SimdPolicy, stepPolicy, unitPolicy } from "./simdPolicy.ts";
import { LANES, type SimdSource, simdSource } from "./simdSource.ts";
import type { System } from "./system.ts";
import { TOTALS, total } from "./totals.ts";

/** Most periods run at a time. */
const CHUNK = 256;
/** Fewer are not worth the calls. */
const LEAST_CHUNK = 16;
/** Backorders, in lattice steps, beyond which a replication is left to the portable kernel. */
const DEEP = 0x4000;

/** Whole numbers end here. */
const MOST = 0x80000000;

/** Which kernel's tables each instance holds now. */
const holders = new WeakMap<SimdFunctions, object>();

/**
 * The WebAssembly kernel: policies with tables, four replications side by side, each lane doing what the portable
 * kernel does, in its order. On the lattice every figure is a sum of whole numbers, kept in 32 bits for a chunk.
 *
 * @param portable runs what does not fit into 32 bits
 * @returns undefined where tables or numbers are too large for it
 */
export function simdKernel(
  simd: SimdFunctions,
  system: System,
  draws: Sampler,
  policies: readonly LevelsPolicy[],
  portable: BlockKernel,
): BlockKernel | undefined {
  const chunk = draws.onLattice ? chunkOf(system, policies) : CHUNK;
  if (chunk < LEAST_CHUNK) return undefined;
  const arena = new Arena();
  const demand = simdSource(simd, arena, draws.demand, chunk);
  const price = simdSource(simd, arena, draws.price, chunk);
  if (!demand || !price) return undefined;
  const run = policies.map(({ levels }) =>
    draws.onLattice ? stepPolicy(simd, arena, levels) : unitPolicy(simd, arena, system, levels, chunk),
  );
  return new SimdKernel(simd, arena, draws, demand, price, run, chunk, portable);
}

/** How many periods' sums fit into 31 bits; price index times spot quantity grows fastest. */
function chunkOf(system: System, policies: readonly LevelsPolicy[]): number {
  const { demandHigh, prices } = system;
  const top = policies.reduce(
    (most, { levels }) =>
      levels.spot.reduce((high, level) => Math.max(high, level), Math.max(most, levels.contract)),
    0,
  );
  let chunk = CHUNK;
  const reach = () => top + DEEP + chunk * demandHigh;
  while (chunk >= LEAST_CHUNK && chunk * Math.max(1, prices.length - 1) * reach() >= MOST) chunk /= 2;
  return chunk;
}

class SimdKernel implements BlockKernel {
  private readonly simd: SimdFunctions;
  private readonly arena: Arena;
  private readonly draws: Sampler;
  private readonly demand: SimdSource;
  private readonly price: SimdSource;
  private readonly policies: readonly SimdPolicy[];
  private readonly chunk: number;
  private readonly portable: BlockKernel;

  constructor(
    simd: SimdFunctions,
    arena: Arena,
    draws: Sampler,
    demand: SimdSource,
    price: SimdSource,
    policies: readonly SimdPolicy[],
    chunk: number,
    portable: BlockKernel,
  ) {
    this.simd = simd;
    this.arena = arena;
    this.draws = draws;
    this.demand = demand;
    this.price = price;
    this.policies = policies;
    this.chunk = chunk;
    this.portable = portable;
  }

  run(first: number, count: number, length: Length, sums: Float64Array): void {
    const views = this.arena.views(this.simd.memory);
    if (holders.get(this.simd) !== this) this.upload(views);
    for (let done = 0; done < count; done += LANES) {
      const now = Math.min(LANES, count - done);
      // With doubles, one replication by itself is faster done alone than in one lane of four.
      const alone = now === 1 && !this.draws.onLattice;
      if (!alone && this.runLanes(views, first + done, now, length)) this.copy(views, now, sums, done, count);
      else this.runPortable(first + done, now, length, sums, done, count);
    }
  }

  private upload(views: Views): void {
    this.demand.upload(views);
    this.price.upload(views);
    for (const policy of this.policies) policy.upload(views);
    holders.set(this.simd, this);
  }

  /** @returns false when a replication left the range that 32 bits hold */
  private runLanes(views: Views, first: number, now: number, { warmUp, periods }: Length): boolean {
    for (let lane = 0; lane < LANES; lane++) {
      // A lane without a replication repeats the last one.
      const mask = this.draws.start(first + Math.min(lane, now - 1));
      this.demand.start(views, lane, mask);
      this.price.start(views, lane, mask);
    }
    this.clear(views, total.stock);
    if (!this.runPeriods(views, warmUp)) return false;
    this.clear(views, total.contract);
    return this.runPeriods(views, periods);
  }

  private clear({ doubles }: Views, from: number): void {
    for (const { totals } of this.policies) {
      doubles.fill(0, (totals + from * TOTAL_SIZE) / 8, (totals + TOTALS * TOTAL_SIZE) / 8);
    }
  }

  private runPeriods({ doubles }: Views, count: number): boolean {
    const { simd, demand, price, policies, chunk, draws } = this;
    const common = policies[0]!.totals;
    for (let done = 0; done < count; done += chunk) {
      const now = Math.min(chunk, count - done);
      demand.draw(now);
      price.draw(now);
      for (const policy of policies) policy.run(demand.out, price.out, now);
      if (draws.onLattice) {
        for (const { totals } of policies) {
          for (let lane = 0; lane < LANES; lane++) if (!(doubles[totals / 8 + lane]! > -DEEP)) return false;
        }
      } else {
        simd.addUp(demand.out, price.out, common + total.demand * TOTAL_SIZE, now);
      }
    }
    return true;
  }

  private copy({ doubles }: Views, now: number, sums: Float64Array, done: number, count: number): void {
    const common = this.policies[0]!.totals;
    this.policies.forEach(({ totals }, k) => {
      for (let i = 0; i < TOTALS; i++) {
        const from = ((i < total.demand ? totals : common) + i * TOTAL_SIZE) / 8;
        for (let lane = 0; lane < now; lane++) {
          sums[(k * count + done + lane) * TOTALS + i] = doubles[from + lane]!;
        }
      }
    });
  }

  private runPortable(
    first: number,
    now: number,
    length: Length,
    sums: Float64Array,
    done: number,
    count: number,
  ): void {
    const { policies, portable } = this;
    const own = new Float64Array(policies.length * now * TOTALS);
    portable.run(first, now, length, own);
    policies.forEach((_, k) => {
      sums.set(own.subarray(k * now * TOTALS, (k + 1) * now * TOTALS), (k * count + done) * TOTALS);
    });
  }
}
