import type { Levers } from "./levers.ts";
import type { SalesOrder } from "./order.ts";
import { siloed } from "./run.ts";
import type { IntegrationScenario } from "./scenario.ts";
import { endOf } from "./setting.ts";
import { type OrderTrace, traced } from "./trace.ts";
import { type Chain, chain, play } from "./world.ts";

function ordersOf(made: Chain, levers: Levers, replication: number): readonly SalesOrder[] {
  const orders: SalesOrder[] = [];
  play(made, levers, replication, { order: (order) => orders.push(order) });
  return orders;
}

/** The same order in both worlds. */
export interface OrderTwin {
  readonly siloed: OrderTrace;
  readonly integrated: OrderTrace;
}

/**
 * Orders of one replication as they went in both worlds, in order of creation.
 *
 * @param from first day of creation; the end of the warm-up if left out
 * @param most how many pairs
 */
export function orderTwins(
  scenario: IntegrationScenario,
  {
    replication = 0,
    from = scenario.simulation.warmUp,
    most = 200,
  }: { readonly replication?: number; readonly from?: number; readonly most?: number } = {},
): { readonly twins: readonly OrderTwin[] } {
  const made = chain(scenario);
  const nameOf = (order: SalesOrder) =>
    order.project ? `project ${order.number}` : `${order.customer.id} ${order.line.index} ${order.number}`;
  const before = new Map(ordersOf(made, siloed, replication).map((order) => [nameOf(order), order]));
  const twins: OrderTwin[] = [];
  for (const order of ordersOf(made, scenario.levers, replication)) {
    const other = before.get(nameOf(order));
    if (other === undefined || order.createdAt < from) continue;
    twins.push({ siloed: traced(other), integrated: traced(order) });
    if (twins.length >= most) break;
  }
  return { twins };
}

/** A span of days of one replication. */
export interface Window {
  readonly replication?: number;
  /** First and last day; the whole run if left out. */
  readonly from?: number;
  readonly to?: number;
}

/** Every order under way in a span of days, in both worlds: created before its end, done after its start. */
export function ordersUnderWay(
  scenario: IntegrationScenario,
  { replication = 0, from = 0, to = endOf(scenario) }: Window = {},
): { readonly siloed: readonly OrderTrace[]; readonly integrated: readonly OrderTrace[] } {
  const made = chain(scenario);
  const within = (order: OrderTrace): boolean => {
    const done = order.status === "rejected" ? order.createdAt : (order.paidAt ?? order.cancelledAt);
    return (order.createdAt ?? 0) <= to && (done === null || done >= from);
  };
  const of = (levers: Levers) => ordersOf(made, levers, replication).map(traced).filter(within);
  return { siloed: of(siloed), integrated: of(scenario.levers) };
}
