import { Tally } from "../../../statistics/tally.ts";
import type { Levers } from "../levers.ts";
import { type Chain, play, type World } from "../world.ts";
import { type MeanError, meanError } from "./attribution.ts";

/** What is watched around a disruption: units, units, score. */
const watched: { readonly [name: string]: (world: World) => number } = {
  onHand: (world) => world.lines.reduce((sum, line) => sum + line.onHand, 0),
  components: (world) => world.lines.reduce((sum, line) => sum + line.components, 0),
  backlog: (world) => world.lines.reduce((sum, line) => sum + line.backlog, 0),
  satisfaction: (world) => world.customers.meanSatisfaction(),
};

export interface EventStudy {
  /** Days since the start of the disruption. */
  readonly days: readonly number[];
  readonly events: number;
  readonly series: { readonly [name: string]: readonly MeanError[] };
}

/**
 * Mean course of stock, backlog and satisfaction around the starts of disruptions in measured time.
 *
 * @param before,after days watched before and after a start
 */
export function eventStudy(
  made: Chain,
  levers: Levers,
  replications: number,
  before = 20,
  after = 90,
): EventStudy {
  const names = Object.keys(watched);
  const span = before + after + 1;
  const tallies = new Map(names.map((name) => [name, Array.from({ length: span }, () => new Tally())]));
  const { warmUp, years } = made.setting.simulation;
  const end = warmUp + 365 * years;
  let events = 0;
  for (let i = 0; i < replications; i++) {
    const course = new Map(names.map((name) => [name, new Float64Array(end)]));
    const played = play(made, levers, i, {
      day: (day, world) => {
        for (const name of names) course.get(name)![day] = watched[name]!(world);
      },
    });
    for (const start of played.environment.disruptions.starts) {
      const day = Math.ceil(start);
      if (day - before < warmUp || day + after >= end) continue;
      events++;
      for (const name of names)
        tallies.get(name)!.forEach((tally, k) => {
          tally.add(course.get(name)![day - before + k]!);
        });
    }
  }
  return {
    days: Array.from({ length: span }, (_, k) => k - before),
    events,
    series:
      events > 0
        ? Object.fromEntries(names.map((name) => [name, tallies.get(name)!.map(meanError)]))
        : Object.fromEntries(names.map((name) => [name, []])),
  };
}
