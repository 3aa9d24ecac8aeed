import { type Levers, leverNames } from "./levers.ts";
import { CANCELLED, DELIVERED, REJECTED, type SalesOrder } from "./order.ts";
import { siloed } from "./run.ts";
import type { IntegrationScenario } from "./scenario.ts";
import { endOf } from "./setting.ts";
import { chain, play, type World } from "./world.ts";

const daily: { readonly [name: string]: (world: World, day: number) => number } = {
  onHand: (world) => world.lines.reduce((sum, line) => sum + line.onHand, 0),
  components: (world) => world.lines.reduce((sum, line) => sum + line.components, 0),
  backlog: (world) => world.lines.reduce((sum, line) => sum + line.backlog, 0),
  supplierStock: (world) => world.supply.stocks.reduce((sum, stock) => sum + stock.onHand, 0),
  demand: (world, day) => world.planners.reduce((sum, planner) => sum + planner.demand(day - 1), 0),
  satisfaction: (world) => world.customers.meanSatisfaction(),
  activeCustomers: (world) => world.meter.activeCustomers.value,
  openOrders: (world) => world.meter.openOrders.value,
  receivables: (world) => world.meter.receivables.value,
  adoption: (world, day) =>
    leverNames.reduce((sum, _, lever) => sum + world.adoption.learnt(lever, day), 0) / leverNames.length,
};

/** One replication, day by day, of one world. */
export interface Course {
  readonly series: { readonly [name: string]: readonly number[] };
}

/** The same replication in both worlds, with what happened to both. */
export interface CoursePair {
  readonly replication: number;
  readonly warmUp: number;
  readonly siloed: Course;
  readonly integrated: Course;
  readonly disruptions: readonly { readonly start: number; readonly end: number }[];
  readonly excursions: readonly { readonly start: number; readonly end: number }[];
}

/** Runs one replication in both worlds and keeps the state of every day; units, money, days. */
export function course(scenario: IntegrationScenario, replication = 0): CoursePair {
  const made = chain(scenario);
  const days = endOf(scenario);
  let environment: World["environment"] | undefined;
  const follow = (levers: Levers): Course => {
    const series = Object.fromEntries(
      Object.keys(daily).map((name) => [name, new Array<number>(days).fill(0)]),
    );
    const played = play(made, levers, replication, {
      day: (day, world) => {
        for (const [name, of] of Object.entries(daily)) series[name]![day] = of(world, day);
      },
    });
    environment = played.environment;
    return { series };
  };
  const before = follow(siloed);
  const after = follow(scenario.levers);
  const spells = (of: World["environment"]["disruptions"]) =>
    of.starts.map((start, i) => ({ start, end: Math.min(of.ends[i]!, days) }));
  return {
    replication,
    warmUp: scenario.simulation.warmUp,
    siloed: before,
    integrated: after,
    disruptions: spells(environment!.disruptions),
    excursions: spells(environment!.excursions),
  };
}

const stamps = [
  "createdAt",
  "requestedAt",
  "promisedAt",
  "enteredAt",
  "allocatedAt",
  "shippedAt",
  "deliveredAt",
  "invoicedAt",
  "paidAt",
] as const;

/** An order's time stamps, days; null where it did not come so far. */
export type OrderTrace = { readonly [stamp in (typeof stamps)[number]]: number | null } & {
  readonly customer: number;
  readonly product: number;
  readonly number: number;
  readonly project: boolean;
  readonly quantity: number;
  readonly status: "open" | "rejected" | "cancelled" | "delivered";
};

function traced(order: SalesOrder): OrderTrace {
  const times = Object.fromEntries(
    stamps.map((stamp) => [stamp, Number.isNaN(order[stamp]) ? null : order[stamp]]),
  ) as { [stamp in (typeof stamps)[number]]: number | null };
  return {
    ...times,
    customer: order.customer.id,
    product: order.line.index,
    number: order.number,
    project: order.project,
    quantity: order.quantity,
    status:
      order.status === DELIVERED
        ? "delivered"
        : order.status === REJECTED
          ? "rejected"
          : order.status === CANCELLED
            ? "cancelled"
            : "open",
  };
}

/** The same order in both worlds. */
export interface OrderTwin {
  readonly siloed: OrderTrace;
  readonly integrated: OrderTrace;
}

/**
 * Orders of one replication as they went in both worlds, in order of creation after the warm-up.
 *
 * @param most how many pairs
 */
export function orderTwins(
  scenario: IntegrationScenario,
  { replication = 0, most = 200 }: { readonly replication?: number; readonly most?: number } = {},
): { readonly twins: readonly OrderTwin[] } {
  const made = chain(scenario);
  const nameOf = (order: SalesOrder) =>
    order.project ? `project ${order.number}` : `${order.customer.id} ${order.line.index} ${order.number}`;
  const collect = (levers: Levers): Map<string, SalesOrder> => {
    const orders = new Map<string, SalesOrder>();
    play(made, levers, replication, {
      order: (order) => {
        if (order.createdAt >= scenario.simulation.warmUp) orders.set(nameOf(order), order);
      },
    });
    return orders;
  };
  const before = collect(siloed);
  const twins: OrderTwin[] = [];
  for (const [name, order] of collect(scenario.levers)) {
    const other = before.get(name);
    if (other === undefined) continue;
    twins.push({ siloed: traced(other), integrated: traced(order) });
    if (twins.length >= most) break;
  }
  return { twins };
}
