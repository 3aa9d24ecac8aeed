import { CANCELLED, DELIVERED, REJECTED, type SalesOrder } from "./order.ts";

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
  "cancelledAt",
] as const;

/** An order's time stamps, days; null where it did not come so far. */
export type OrderTrace = { readonly [stamp in (typeof stamps)[number]]: number | null } & {
  readonly customer: number;
  readonly region: number;
  readonly product: number;
  readonly number: number;
  readonly project: boolean;
  readonly quantity: number;
  readonly status: "open" | "rejected" | "cancelled" | "delivered";
  /** It passed into the ERP without a clerk. */
  readonly automatic: boolean;
  /** Its promise came from real stock. */
  readonly visible: boolean;
  /** It waited for its region's tour. */
  readonly consolidated: boolean;
  readonly keyingError: boolean;
  /** The customer was told of a delay. */
  readonly notified: boolean;
};

function statusOf({ status }: SalesOrder): OrderTrace["status"] {
  if (status === DELIVERED) return "delivered";
  if (status === REJECTED) return "rejected";
  return status === CANCELLED ? "cancelled" : "open";
}

/** An order as plain data. */
export function traced(order: SalesOrder): OrderTrace {
  const times = Object.fromEntries(
    stamps.map((stamp) => [stamp, Number.isNaN(order[stamp]) ? null : order[stamp]]),
  ) as { [stamp in (typeof stamps)[number]]: number | null };
  return {
    ...times,
    customer: order.customer.id,
    region: order.customer.region,
    product: order.line.index,
    number: order.number,
    project: order.project,
    quantity: order.quantity,
    status: statusOf(order),
    automatic: order.automatic,
    visible: order.visible,
    consolidated: order.consolidated,
    keyingError: order.keyingError,
    notified: order.notified,
  };
}
