import type { Spells } from "./environment.ts";
import { consignmentLots, type Lots, productionLots, purchaseLots } from "./film/lots.ts";
import { nameOf, type OrderColumns, type OrderPlace, orderColumns, ordersByPlace } from "./film/orders.ts";
import { StateRecord, type States } from "./film/states.ts";
import { type Twins, twinsOf } from "./film/twins.ts";
import { type Levers, leverNames } from "./levers.ts";
import type { SalesOrder } from "./order.ts";
import { siloed } from "./run.ts";
import type { IntegrationScenario } from "./scenario.ts";
import { endOf, goLiveDays } from "./setting.ts";
import type { Consignment } from "./supply.ts";
import { type Chain, chain, play, type World } from "./world.ts";

/** Longest film, days: more is too much to look at and too much to send. */
const LONGEST = 1095;
/** Days before the film whose orders are still on their way when it begins. */
const BEFORE = 90;

/** One world: everything that moves, with its times, and the state of every day. */
export interface WorldFilm {
  readonly orders: OrderColumns;
  readonly consignments: Lots;
  readonly production: Lots;
  readonly purchases: Lots;
  readonly states: States;
  /** Orders in each place on the morning of every day. */
  readonly places: { readonly [place in OrderPlace]: Float64Array };
}

export interface Spell {
  readonly start: number;
  readonly end: number;
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
  const all: SalesOrder[] = [];
  const consignments: Consignment[] = [];
  const record = new StateRecord(warmUp, days);
  const world = play(made, levers, replication, {
    order: (order) => all.push(order),
    consignment: (consignment) => consignments.push(consignment),
    day: record.note,
  });
  const end = warmUp + days;
  const orders = all.filter(({ createdAt }) => createdAt >= warmUp - BEFORE && createdAt < end);
  const { productionDays } = made.setting.problem.supply;
  const done = world.day.releases.map((releases) => {
    const times = new Set<number>();
    for (let day = 0; day < end; day++) if (releases.of(day) > 0) times.add(day + productionDays);
    return times;
  });
  return {
    names: orders.map(nameOf),
    environment: world.environment,
    film: {
      orders: orderColumns(orders, (product, time) => done[product]!.has(time), productionDays, warmUp),
      consignments: consignmentLots(consignments, warmUp),
      production: productionLots(world, end, warmUp),
      purchases: purchaseLots(world, end, warmUp),
      states: record.states,
      places: ordersByPlace(all, warmUp, days),
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
