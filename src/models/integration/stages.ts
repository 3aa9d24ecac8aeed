import { REJECTED, type SalesOrder } from "./order.ts";

/** Numbers by day, `length days`; the state of day d is that right after the plans of its morning, time d. */
export type Daily = { readonly [name: string]: Float64Array };

/** When an order is in a stage, [from, to), in days; NaN for from if never, for to if it has not left. */
type Stage = (order: SalesOrder) => readonly [from: number, to: number];

const lost = (order: SalesOrder, otherwise: number): number =>
  Number.isNaN(order.cancelledAt) ? otherwise : order.cancelledAt;

/** The stations between a wish and its payment. An order is in one of them, beside its invoice. */
const stages: { readonly [name: string]: Stage } = {
  ordersWaitingForEntry: (order) => [
    order.createdAt,
    Number.isNaN(order.enteredAt) ? lost(order, Number.NaN) : order.enteredAt,
  ],
  ordersWaitingForStock: (order) => [order.enteredAt, lost(order, order.allocatedAt)],
  ordersWaitingForDispatch: (order) => [order.allocatedAt, order.shippedAt],
  ordersInTransit: (order) => [order.shippedAt, order.deliveredAt],
  shipmentsToInvoice: (order) => [order.shippedAt, order.invoicedAt],
  invoicesOutstanding: (order) => [order.invoicedAt, order.paidAt],
};

/** What happened on the day before: (d − 1, d]. */
const happened: { readonly [name: string]: (order: SalesOrder) => number } = {
  ordersPlaced: (order) => order.createdAt,
  ordersRejected: (order) => (order.status === REJECTED ? order.createdAt : Number.NaN),
  ordersCancelled: (order) => order.cancelledAt,
  ordersDelivered: (order) => order.deliveredAt,
  ordersPaid: (order) => order.paidAt,
};

function counted(
  days: number,
  orders: readonly SalesOrder[],
  add: (order: SalesOrder, change: (day: number, by: number) => void) => void,
): Float64Array {
  const changes = new Float64Array(days);
  const change = (day: number, by: number): void => {
    if (day < days) changes[day]! += by;
  };
  for (const order of orders) add(order, change);
  return changes;
}

function accumulated(changes: Float64Array): Float64Array {
  let sum = 0;
  return changes.map((change) => {
    sum += change;
    return sum;
  });
}

/**
 * Where a run's orders stand, day by day, from their time stamps: numbers of orders, orders a day, and money
 * collected since a day.
 *
 * Plans come before what else happens at the same time, so an order that comes at time d is not yet in the state of
 * day d.
 *
 * @param days length of the run
 * @param from day from which money is counted
 */
export function orderStages(orders: readonly SalesOrder[], days: number, from: number): Daily {
  const first = (time: number): number => Math.floor(time) + 1;
  const standing = Object.entries(stages).map(([name, stage]) => [
    name,
    accumulated(
      counted(days, orders, (order, change) => {
        const [start, end] = stage(order);
        if (order.status === REJECTED || Number.isNaN(start)) return;
        change(first(start), 1);
        if (!Number.isNaN(end)) change(first(end), -1);
      }),
    ),
  ]);
  const flows = Object.entries(happened).map(([name, time]) => [
    name,
    counted(days, orders, (order, change) => {
      const at = time(order);
      if (!Number.isNaN(at)) change(first(at), 1);
    }),
  ]);
  const collected = accumulated(
    counted(days, orders, (order, change) => {
      if (order.paidAt >= from) change(first(order.paidAt), order.quantity * order.line.product.price);
    }),
  );
  return { ...Object.fromEntries([...standing, ...flows]), collected };
}
