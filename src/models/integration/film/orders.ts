import { DELIVERED, OPEN, REJECTED, type SalesOrder } from "../order.ts";

/** What happens to an order, in the usual sequence. */
export const orderTimes = [
  "leadAt",
  "createdAt",
  "requestedAt",
  "promisedAt",
  "enteredAt",
  "releasedAt",
  "producedAt",
  "allocatedAt",
  "shippedAt",
  "deliveredAt",
  "invoicedAt",
  "paidAt",
  "lostAt",
] as const;
export type OrderTime = (typeof orderTimes)[number];

/** What became of an order by the end. */
export const orderFates = ["open", "rejected", "cancelled", "delivered"] as const;

/**
 * Orders as columns, in order of creation. Times are days since the end of the warm-up, NaN where the order did not
 * come so far. `releasedAt` and `producedAt` are those of the lot that completed the order; NaN where it was filled
 * from stock.
 */
export interface OrderColumns {
  readonly count: number;
  readonly customer: Int32Array;
  readonly product: Uint8Array;
  /** The customer's so-manieth of this product; the opportunity for projects. */
  readonly number: Int32Array;
  readonly project: Uint8Array;
  readonly quantity: Int32Array;
  /** Quantity times price, money. */
  readonly value: Float64Array;
  /** Position in `orderFates`. */
  readonly fate: Uint8Array;
  readonly times: { readonly [time in OrderTime]: Float64Array };
}

/** The same in every world: the order's own name. */
export function nameOf(order: SalesOrder): string {
  return order.project ? `p${order.number}` : `${order.customer.id}.${order.line.index}.${order.number}`;
}

/**
 * @param lotDone whether a production lot of a product came in at a time
 * @param productionDays from release to completion
 * @param zero the time that counts as 0
 */
export function orderColumns(
  orders: readonly SalesOrder[],
  lotDone: (product: number, time: number) => boolean,
  productionDays: number,
  zero: number,
): OrderColumns {
  const count = orders.length;
  const times = Object.fromEntries(orderTimes.map((name) => [name, new Float64Array(count)])) as {
    readonly [time in OrderTime]: Float64Array;
  };
  orders.forEach((order, i) => {
    const made = order.allocatedAt > order.enteredAt && lotDone(order.line.index, order.allocatedAt);
    for (const name of orderTimes) {
      const time =
        name === "producedAt"
          ? made
            ? order.allocatedAt
            : Number.NaN
          : name === "releasedAt"
            ? made
              ? order.allocatedAt - productionDays
              : Number.NaN
            : order[name];
      times[name][i] = time - zero;
    }
  });
  const fate = ({ status }: SalesOrder) =>
    status === OPEN ? 0 : status === REJECTED ? 1 : status === DELIVERED ? 3 : 2;
  return {
    count,
    customer: Int32Array.from(orders, (order) => order.customer.id),
    product: Uint8Array.from(orders, (order) => order.line.index),
    number: Int32Array.from(orders, (order) => order.number),
    project: Uint8Array.from(orders, (order) => (order.project ? 1 : 0)),
    quantity: Int32Array.from(orders, (order) => order.quantity),
    value: Float64Array.from(orders, (order) => order.quantity * order.line.product.price),
    fate: Uint8Array.from(orders, fate),
    times,
  };
}

/** Where an order is between two of its times. */
export const orderPlaces = ["waitingEntry", "waitingGoods", "staged", "inTransit", "toInvoice"] as const;
export type OrderPlace = (typeof orderPlaces)[number];

const spans: {
  readonly [place in OrderPlace]: readonly [from: keyof SalesOrder, to: keyof SalesOrder];
} = {
  waitingEntry: ["createdAt", "enteredAt"],
  waitingGoods: ["enteredAt", "allocatedAt"],
  staged: ["allocatedAt", "shippedAt"],
  inTransit: ["shippedAt", "deliveredAt"],
  toInvoice: ["shippedAt", "invoicedAt"],
};

/** How many orders are in each place at the start of every day, `Float64Array, length days`. */
export function ordersByPlace(
  orders: readonly SalesOrder[],
  from: number,
  days: number,
): { readonly [place in OrderPlace]: Float64Array } {
  const counts = (place: OrderPlace) => {
    const [start, end] = spans[place];
    const change = new Float64Array(days + 1);
    for (const order of orders) {
      if (order.status === REJECTED) continue;
      const began = order[start] as number;
      if (Number.isNaN(began)) continue;
      const ended = order[end] as number;
      const left = Number.isNaN(ended) ? order.lostAt : ended;
      const first = Math.max(0, Math.ceil(began - from));
      const last = Number.isNaN(left) ? days : Math.max(0, Math.ceil(left - from));
      if (first >= last || first >= days) continue;
      change[first]! += 1;
      change[Math.min(days, last)]! -= 1;
    }
    for (let day = 1; day < days; day++) change[day]! += change[day - 1]!;
    return change.slice(0, days);
  };
  return Object.fromEntries(orderPlaces.map((place) => [place, counts(place)])) as {
    readonly [place in OrderPlace]: Float64Array;
  };
}
