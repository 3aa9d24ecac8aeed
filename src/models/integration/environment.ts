import { exp } from "../../numeric/elementary.ts";
import type { Stream } from "../../random/stream.ts";
import type { Streams } from "../../random/streams.ts";
import { upliftNoise } from "./dataQuality.ts";
import { productNames } from "./fields/demand.ts";
import { seasonFactor } from "./season.ts";
import { endOf, type Setting, strategyOf } from "./setting.ts";
import { purposes } from "./streams.ts";
import { exponentialVariate, lognormalVariate, normalVariate } from "./variates.ts";

/** A demand factor that holds for whole days, with its integral for drawing arrival times by inversion. */
export class Intensity {
  /** Factor of day d, `Float64Array, length days`. */
  readonly daily: Float64Array;
  private readonly cumulative: Float64Array;

  constructor(daily: Float64Array) {
    this.daily = daily;
    this.cumulative = new Float64Array(daily.length + 1);
    for (let day = 0; day < daily.length; day++)
      this.cumulative[day + 1] = this.cumulative[day]! + daily[day]!;
  }

  /** ∫₀ᵗ of the factor. @param time t, days, ≥ 0; past the last day the last value */
  integral(time: number): number {
    const day = Math.floor(time);
    if (day >= this.daily.length) return this.cumulative[this.daily.length]!;
    return this.cumulative[day]! + (time - day) * this.daily[day]!;
  }

  /**
   * The time at which the integral reaches a value: a unit Poisson process in this clock is one of the
   * factor's intensity in days, and needs one uniform per arrival and none thinned away.
   *
   * @param value of the integral
   * @param from a day at or before the answer, to search from
   * @returns days; Infinity if the value is never reached
   */
  timeOf(value: number, from: number): number {
    const { cumulative, daily } = this;
    let day = from;
    while (day < daily.length && cumulative[day + 1]! < value) day++;
    if (day >= daily.length) return Infinity;
    return day + (value - cumulative[day]!) / daily[day]!;
  }
}

/** Times at which something lasts: outages, disruptions, quality excursions. */
export class Spells {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  private next = 0;

  constructor(starts: readonly number[], ends: readonly number[]) {
    this.starts = starts;
    this.ends = ends;
  }

  /** Is `time` in a spell? Times must not decrease from call to call. */
  during(time: number): boolean {
    while (this.next < this.ends.length && this.ends[this.next]! <= time) this.next++;
    return this.next < this.starts.length && this.starts[this.next]! <= time;
  }
}

/** Alternating renewal: exponential gaps and lengths, two uniforms a spell whatever happens. */
export function spells(stream: Stream, gap: number, length: number, end: number): Spells {
  const starts: number[] = [];
  const ends: number[] = [];
  let time = 0;
  for (;;) {
    const start = time + exponentialVariate(gap, stream.uniform());
    const stop = start + exponentialVariate(length, stream.uniform());
    if (!(start < end)) return new Spells(starts, ends);
    starts.push(start);
    ends.push(stop);
    time = stop;
  }
}

/** What happens to both worlds alike. */
export interface Environment {
  /** Demand factor by product. */
  readonly intensity: readonly Intensity[];
  /** Planned promotion factor f̂ by product and day, as the CRM's calendar has it. */
  readonly planned: readonly Float64Array[];
  readonly disruptions: Spells;
  readonly excursions: Spells;
  readonly outages: Spells;
}

function marketLevels(setting: Setting, stream: Stream, daysCount: number): Float64Array {
  const { persistence, spread, stepDays } = setting.problem.market;
  const innovation = Math.sqrt(Math.max(0, 1 - persistence * persistence)) * spread;
  const levels = new Float64Array(daysCount);
  // The process starts in its stationary law.
  let log = spread * normalVariate(stream.uniform());
  for (let day = 0; day < daysCount; day++) {
    if (day > 0 && day % stepDays === 0)
      log = persistence * log + innovation * normalVariate(stream.uniform());
    levels[day] = exp(log);
  }
  return levels;
}

function promote(setting: Setting, stream: Stream, actual: Float64Array, planned: Float64Array): void {
  const { everyDays, jitterDays, lengthDays, uplift, upliftVariation, dipDays, dip } =
    setting.problem.promotions;
  const noise = upliftNoise(setting.problem.dataQuality.level);
  let start = 0;
  while (start < actual.length) {
    start += Math.max(1, Math.round(everyDays + jitterDays * (2 * stream.uniform() - 1)));
    const trueUplift = uplift * lognormalVariate(upliftVariation, stream.uniform());
    const plannedUplift = uplift * lognormalVariate(noise, stream.uniform());
    for (let day = start; day < start + lengthDays + dipDays && day < actual.length; day++) {
      const promoted = day < start + lengthDays;
      actual[day] = promoted ? 1 + trueUplift : 1 - dip;
      planned[day] = promoted ? 1 + plannedUplift : 1 - dip;
    }
  }
}

/**
 * Draws the season, market, promotions, disruptions, excursions and outages of one replication. Nothing in it
 * depends on a lever, so all configurations of a replication share it.
 */
export function environment(setting: Setting, streams: Streams, replication: number): Environment {
  const { problem } = setting;
  const end = endOf(setting);
  // Plans look ahead of the last day.
  const daysCount = end + problem.promotions.noticeDays + 1;
  const stream = (purpose: number) => streams.stream({ purpose, replication });
  const market = marketLevels(setting, stream(purposes.market), daysCount);
  const actual = new Float64Array(daysCount).fill(1);
  const plannedFactor = new Float64Array(daysCount).fill(1);
  promote(setting, stream(purposes.promotions), actual, plannedFactor);
  const promoted = productNames.indexOf(problem.promotions.product);
  const intensity = productNames.map((_, product) => {
    const daily = new Float64Array(end);
    for (let day = 0; day < end; day++) {
      const factor = seasonFactor(problem.market.seasonality, day) * market[day]!;
      daily[day] = product === promoted ? factor * actual[day]! : factor;
    }
    return new Intensity(daily);
  });
  const { outagesPerYear, outageDays } = strategyOf(setting);
  const { supply, quality } = problem;
  return {
    intensity,
    planned: productNames.map((_, product) =>
      product === promoted ? plannedFactor : new Float64Array(daysCount).fill(1),
    ),
    disruptions: spells(stream(purposes.disruptions), supply.disruptionGapDays, supply.disruptionDays, end),
    excursions: spells(stream(purposes.quality), quality.excursionGapDays, quality.excursionDays, end),
    outages:
      outagesPerYear > 0
        ? spells(stream(purposes.outages), 365 / outagesPerYear, outageDays, end)
        : new Spells([], []),
  };
}
