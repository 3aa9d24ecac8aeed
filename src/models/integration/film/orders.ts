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
  /** 1 where it was keyed wrongly, and where the first attempt to deliver failed. */
  readonly keyingError: Uint8Array;
  readonly failed: Uint8Array;
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
    const known: { readonly [time in OrderTime]: number } = {
      ...order,
      lostAt: order.status === REJECTED ? order.createdAt : order.cancelledAt,
      producedAt: made ? order.allocatedAt : Number.NaN,
      releasedAt: made ? order.allocatedAt - productionDays : Number.NaN,
    };
    for (const name of orderTimes) times[name][i] = known[name] - zero;
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
    keyingError: Uint8Array.from(orders, (order) => (order.keyingError ? 1 : 0)),
    failed: Uint8Array.from(orders, (order) => (order.failed ? 1 : 0)),
    fate: Uint8Array.from(orders, fate),
    times,
  };
}
