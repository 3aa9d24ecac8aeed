import { follow, type Spell } from "./course.ts";
import type { Spells } from "./environment.ts";
import { consignmentLots, type Lots, productionLots, purchaseLots } from "./film/lots.ts";
import { nameOf, type OrderColumns, orderColumns } from "./film/orders.ts";
import { type Twins, twinsOf } from "./film/twins.ts";
import { type Levers, leverNames } from "./levers.ts";
import { siloed } from "./run.ts";
import type { IntegrationScenario } from "./scenario.ts";
import { endOf, goLiveDays } from "./setting.ts";
import { type Chain, chain, type World } from "./world.ts";

/** Longest film, days: more is too much to look at and too much to send. */
const LONGEST = 1095;
/** Days before the film whose orders may still be on their way when it begins. */
const BEFORE = 90;

/** What is kept of every day; see `courseSeries`. Adoption is the mean over the chosen levers. */
export const filmSeries = [
  "opportunities",
  "activeCustomers",
  "satisfaction",
  "ordersWaitingForEntry",
  "ordersWaitingForStock",
  "ordersWaitingForDispatch",
  "ordersInTransit",
  "shipmentsToInvoice",
  "receivables",
  "onHand",
  "reserved",
  "backlog",
  "wip",
  "components",
  "componentsOnOrder",
  "supplierStock",
  "disruptionKnown",
  "qualityHold",
  "adoption",
  "result",
  "cash",
] as const;
/** And the orders lost since the film began. */
export type FilmSeries = (typeof filmSeries)[number] | "lost";

/** One world: everything that moves, with its times, and the state of every day. */
export interface WorldFilm {
  readonly orders: OrderColumns;
  readonly consignments: Lots;
  readonly production: Lots;
  readonly purchases: Lots;
  /** `Float64Array, length days`. */
  readonly series: { readonly [name in FilmSeries]: Float64Array };
}

/** One replication of both worlds. Times are days since the end of the warm-up. */
export interface Film {
  readonly replication: number;
  readonly days: number;
  /** When the first lever goes live; null if none does. */
  readonly goLive: number | null;
  readonly siloed: WorldFilm;
  readonly integrated: WorldFilm;
  readonly twins: Twins;
  /** When supplier A stands still, and when his quality is bad. */
  readonly disruptions: readonly Spell[];
  readonly excursions: readonly Spell[];
}

interface Shot {
  readonly film: WorldFilm;
  readonly names: readonly string[];
  readonly environment: World["environment"];
}

function shoot(made: Chain, levers: Levers, replication: number, days: number): Shot {
  const { warmUp } = made.setting.simulation;
  const end = warmUp + days;
  const { world, orders: all, consignments, series } = follow(made, levers, replication);
  const orders = all.filter(({ createdAt }) => createdAt >= warmUp - BEFORE && createdAt < end);
  const { productionDays } = made.setting.problem.supply;
  const done = world.day.releases.map((releases) => {
    const times = new Set<number>();
    for (let day = 0; day < end; day++) if (releases.of(day) > 0) times.add(day + productionDays);
    return times;
  });
  // Of those that are bought, where the course has the mean of all eight.
  const bought = leverNames.filter((lever) => levers[lever]).length;
  const adoption = Float64Array.from(series["adoption"]!.slice(warmUp, end), (mean) =>
    bought > 0 ? (mean * leverNames.length) / bought : 0,
  );
  const kept = (name: string) => Float64Array.from(series[name]!.slice(warmUp, end));
  const lost = kept("ordersRejected").map((rejected, day) => {
    return day === 0 ? 0 : rejected + series["ordersCancelled"]![warmUp + day]!;
  });
  for (let day = 1; day < days; day++) lost[day]! += lost[day - 1]!;
  return {
    names: orders.map(nameOf),
    environment: world.environment,
    film: {
      orders: orderColumns(orders, (product, time) => done[product]!.has(time), productionDays, warmUp),
      consignments: consignmentLots(consignments, warmUp),
      production: productionLots(world, end, warmUp),
      purchases: purchaseLots(world, end, warmUp),
      series: {
        ...(Object.fromEntries(filmSeries.map((name) => [name, kept(name)])) as WorldFilm["series"]),
        adoption,
        lost,
      },
    },
  };
}

function spells({ starts, ends }: Spells, zero: number, days: number): Spell[] {
  return starts
    .map((start, i) => ({ start: Math.max(0, start - zero), end: Math.min(days, ends[i]! - zero) }))
    .filter(({ start, end }) => end > start);
}

/** Runs one replication in both worlds and keeps what a picture of it needs; at most three years. */
export function film(scenario: IntegrationScenario, replication = 0): Film {
  const made = chain(scenario);
  const { warmUp } = scenario.simulation;
  const days = Math.min(LONGEST, endOf(scenario) - warmUp);
  const before = shoot(made, siloed, replication, days);
  const after = shoot(made, scenario.levers, replication, days);
  const live = leverNames
    .filter((lever) => scenario.levers[lever])
    .map((lever) => goLiveDays(scenario, lever))
    .filter((day) => day < days);
  return {
    replication,
    days,
    goLive: live.length > 0 ? Math.min(...live) : null,
    siloed: before.film,
    integrated: after.film,
    twins: twinsOf(before.names, before.film.orders, after.names, after.film.orders),
    disruptions: spells(after.environment.disruptions, warmUp, days),
    excursions: spells(after.environment.excursions, warmUp, days),
  };
}
