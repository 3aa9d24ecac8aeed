import { REVENUE } from "./ledger.ts";
import { type LeverName, type Levers, leverNames } from "./levers.ts";
import type { SalesOrder } from "./order.ts";
import { siloed } from "./run.ts";
import type { IntegrationScenario } from "./scenario.ts";
import { endOf, goLiveDays } from "./setting.ts";
import { orderStages } from "./stages.ts";
import type { Consignment } from "./supply.ts";
import { type Chain, chain, play, type World } from "./world.ts";

const lineSum = (of: (line: World["lines"][number]) => number) => (world: World) =>
  world.lines.reduce((sum, line) => sum + of(line), 0);
const supplierSum = (of: (stock: World["supply"]["stocks"][number]) => number) => (world: World) =>
  world.supply.stocks.reduce((sum, stock) => sum + of(stock), 0);

/** The state of a day, right after its plans; units of both products together where nothing else is said. */
const observed: { readonly [name: string]: (world: World, day: number) => number } = {
  onHand: lineSum((line) => line.onHand),
  reserved: lineSum((line) => line.reserved),
  wip: lineSum((line) => line.wip),
  components: lineSum((line) => line.components),
  componentsOnOrder: lineSum((line) => line.onOrder),
  componentsInTransit: (world) =>
    lineSum((line) => line.onOrder)(world) - supplierSum((stock) => stock.owed)(world),
  backlog: lineSum((line) => line.backlog),
  supplierStock: supplierSum((stock) => stock.onHand),
  supplierInProduction: supplierSum((stock) => stock.inProduction),
  supplierOwed: supplierSum((stock) => stock.owed),
  released: (world, day) => world.day.releases.reduce((sum, of) => sum + of.of(day), 0),
  purchased: (world, day) => world.supply.purchases.reduce((sum, of) => sum + of.of(day), 0),
  supplierStarted: (world, day) => world.supply.starts.reduce((sum, of) => sum + of.of(day), 0),
  demand: (world, day) => world.planners.reduce((sum, planner) => sum + planner.demand(day - 1), 0),
  opportunities: (world) => world.pipeline.open.reduce((sum, count) => sum + count, 0),
  pipelineUnits: (world) => world.pipeline.recorded.reduce((sum, units) => sum + units, 0),
  clerkQueue: (world) => world.desk.clerks.queueLength + world.desk.clerks.busy,
  pickQueue: (world) => world.dispatch.pickers.queueLength + world.dispatch.pickers.busy,
  satisfaction: (world) => world.customers.meanSatisfaction(),
  activeCustomers: (world) => world.meter.activeCustomers.value,
  openOrders: (world) => world.meter.openOrders.value,
  receivables: (world) => world.meter.receivables.value,
  disruptionKnown: (world) => (world.supply.known ? 1 : 0),
  qualityHold: (world) => (world.quality.held ? 1 : 0),
  adoption: (world, day) =>
    leverNames.reduce((sum, _, lever) => sum + world.adoption.learnt(lever, day), 0) / leverNames.length,
  result: (world) => world.ledger.posted,
  revenue: (world) => world.ledger.total(REVENUE),
};

/** One replication, day by day, of one world. */
export interface Course {
  /** By name, `length days`; see `courseSeries`. */
  readonly series: { readonly [name: string]: readonly number[] };
}

/** Something that lasts, from start to end, days. */
export interface Spell {
  readonly start: number;
  readonly end: number;
}

/** The same replication in both worlds, with what happened to both. */
export interface CoursePair {
  readonly replication: number;
  readonly warmUp: number;
  readonly days: number;
  readonly siloed: Course;
  readonly integrated: Course;
  readonly disruptions: readonly Spell[];
  readonly excursions: readonly Spell[];
  readonly outages: readonly Spell[];
  readonly promotions: readonly Spell[];
  /** Day on which each lever that is on goes live. */
  readonly goLive: { readonly [lever in LeverName]?: number };
}

/**
 * What is followed, with its unit: states as they are right after the plans of the morning of a day; flows of the
 * day before, plans of the same day; money since the end of the warm-up.
 */
export const courseSeries: { readonly [name: string]: { readonly label: string; readonly unit: string } } = {
  opportunities: { label: "Open sales opportunities", unit: "opportunities" },
  pipelineUnits: { label: "Units in recorded opportunities", unit: "units" },
  activeCustomers: { label: "Active customers", unit: "customers" },
  satisfaction: { label: "Satisfaction score", unit: "" },
  ordersPlaced: { label: "Orders placed", unit: "orders/day" },
  ordersRejected: { label: "Orders that the promise drove away", unit: "orders/day" },
  ordersCancelled: { label: "Orders whose customer gave up waiting", unit: "orders/day" },
  ordersDelivered: { label: "Orders delivered", unit: "orders/day" },
  ordersPaid: { label: "Orders paid", unit: "orders/day" },
  openOrders: { label: "Orders accepted and not delivered", unit: "orders" },
  ordersWaitingForEntry: { label: "Orders not yet in the ERP", unit: "orders" },
  clerkQueue: { label: "Orders with the clerks", unit: "orders" },
  ordersWaitingForStock: { label: "Orders waiting for goods", unit: "orders" },
  ordersWaitingForDispatch: { label: "Orders picked or waiting for the tour", unit: "orders" },
  pickQueue: { label: "Orders with the pickers", unit: "orders" },
  ordersInTransit: { label: "Orders on the road", unit: "orders" },
  shipmentsToInvoice: { label: "Shipments without invoice", unit: "orders" },
  invoicesOutstanding: { label: "Unpaid invoices", unit: "invoices" },
  receivables: { label: "Receivables", unit: "money" },
  demand: { label: "Demand", unit: "units/day" },
  onHand: { label: "Free finished goods", unit: "units" },
  reserved: { label: "Goods reserved for orders", unit: "units" },
  backlog: { label: "Units that orders wait for", unit: "units" },
  wip: { label: "Work in process", unit: "units" },
  released: { label: "Released to production", unit: "units/day" },
  components: { label: "Components in stock", unit: "units" },
  componentsOnOrder: { label: "Components on order", unit: "units" },
  componentsInTransit: { label: "Components on the road", unit: "units" },
  purchased: { label: "Purchase orders", unit: "units/day" },
  supplierStock: { label: "Supplier's stock", unit: "units" },
  supplierInProduction: { label: "In the supplier's production", unit: "units" },
  supplierOwed: { label: "Ordered and not shipped by the supplier", unit: "units" },
  supplierStarted: { label: "Started by the supplier", unit: "units/day" },
  disruptionKnown: { label: "The disruption is known", unit: "yes = 1" },
  qualityHold: { label: "The supplier is held for quality", unit: "yes = 1" },
  adoption: { label: "Adoption, mean over all levers", unit: "" },
  result: { label: "Operating result", unit: "money" },
  cash: { label: "Result as cash: what customers paid instead of revenue", unit: "money" },
};

function promotions(planned: Float64Array, days: number): readonly Spell[] {
  const spells: { start: number; end: number }[] = [];
  for (let day = 0; day < days; day++) {
    if (!(planned[day]! > 1)) continue;
    const last = spells.at(-1);
    if (last?.end === day) last.end = day + 1;
    else spells.push({ start: day, end: day + 1 });
  }
  return spells;
}

/** One world of a replication, as it was played. */
export interface Followed extends Course {
  readonly world: World;
  readonly orders: readonly SalesOrder[];
  readonly consignments: readonly Consignment[];
}

/** Plays one world and keeps its days, orders and consignments. */
export function follow(made: Chain, levers: Levers, replication: number): Followed {
  const { setting } = made;
  const days = endOf(setting);
  const { warmUp } = setting.simulation;
  const states = new Map(Object.keys(observed).map((name) => [name, new Float64Array(days)]));
  const orders: SalesOrder[] = [];
  const consignments: Consignment[] = [];
  const world = play(made, levers, replication, {
    order: (order) => orders.push(order),
    consignment: (consignment) => consignments.push(consignment),
    day: (day, today) => {
      for (const [name, of] of Object.entries(observed)) states.get(name)![day] = of(today, day);
    },
  });
  const stages = orderStages(orders, days, warmUp);
  const state = (name: string, day: number): number => states.get(name)![day]!;
  const cash = Float64Array.from(
    { length: days },
    (_, day) => state("result", day) - state("revenue", day) + stages["collected"]![day]!,
  );
  const all: { readonly [name: string]: Float64Array } = { ...Object.fromEntries(states), ...stages, cash };
  return {
    series: Object.fromEntries(Object.keys(courseSeries).map((name) => [name, [...all[name]!]])),
    world,
    orders,
    consignments,
  };
}

/** Runs one replication in both worlds and keeps the state of every day. */
export function course(scenario: IntegrationScenario, replication = 0): CoursePair {
  const made = chain(scenario);
  const days = endOf(scenario);
  const before = follow(made, siloed, replication);
  const after = follow(made, scenario.levers, replication);
  const { warmUp } = scenario.simulation;
  const spells = (of: World["environment"]["disruptions"]): readonly Spell[] =>
    of.starts.map((start, i) => ({ start, end: Math.min(of.ends[i]!, days) }));
  const { planned, disruptions, excursions, outages } = before.world.environment;
  return {
    replication,
    warmUp,
    days,
    siloed: { series: before.series },
    integrated: { series: after.series },
    disruptions: spells(disruptions),
    excursions: spells(excursions),
    outages: spells(outages),
    promotions: planned.flatMap((factors) => promotions(factors, days)),
    goLive: Object.fromEntries(
      leverNames
        .filter((lever) => scenario.levers[lever])
        .map((lever) => [lever, warmUp + goLiveDays(scenario, lever)]),
    ),
  };
}
