import type { OrderTime } from "../../../models/integration/film/orders.ts";
import type { Film } from "../../../models/integration/film.ts";
import { fixed } from "../../parts/format.ts";

export type WorldName = "siloed" | "integrated";

/** Times of one order in one world, days since it was placed. */
export type Stamps = { readonly [time in OrderTime]: number };

/** One order in both worlds. */
export interface Twin {
  readonly customer: number;
  readonly product: string;
  readonly project: boolean;
  readonly number: number;
  readonly quantity: number;
  /** Day of the film on which it was placed. */
  readonly day: number;
  readonly stamps: { readonly [world in WorldName]: Stamps };
  readonly fate: { readonly [world in WorldName]: number };
  /** What went wrong with it, in words; empty if nothing did. */
  readonly mishap: { readonly [world in WorldName]: string };
}

const REJECTED = 1;
const CANCELLED = 2;

export function twinAt(film: Film, index: number, products: readonly string[]): Twin {
  const row = { siloed: film.twins.siloed[index] ?? 0, integrated: film.twins.integrated[index] ?? 0 };
  const { orders } = film.integrated;
  const day = orders.times.createdAt[row.integrated] ?? 0;
  const stamps = (world: WorldName) =>
    Object.fromEntries(
      Object.entries(film[world].orders.times).map(([name, values]) => [
        name,
        (values[row[world]] ?? Number.NaN) - day,
      ]),
    ) as Stamps;
  const mishap = (world: WorldName) => {
    const { keyingError, failed } = film[world].orders;
    if (keyingError[row[world]] === 1) return "it was keyed wrongly and went astray";
    return failed[row[world]] === 1 ? "the first attempt to deliver it failed" : "";
  };
  return {
    mishap: { siloed: mishap("siloed"), integrated: mishap("integrated") },
    customer: orders.customer[row.integrated] ?? 0,
    product: products[orders.product[row.integrated] ?? 0] ?? "",
    project: orders.project[row.integrated] === 1,
    number: orders.number[row.integrated] ?? 0,
    quantity: orders.quantity[row.integrated] ?? 0,
    day,
    stamps: { siloed: stamps("siloed"), integrated: stamps("integrated") },
    fate: {
      siloed: film.siloed.orders.fate[row.siloed] ?? 0,
      integrated: film.integrated.orders.fate[row.integrated] ?? 0,
    },
  };
}

/** What happens to an order between two of its times. */
export interface OrderStage {
  readonly name: string;
  readonly from: OrderTime;
  readonly to: OrderTime;
  /** The moment at its end. */
  readonly moment: string;
}

export const orderStages: readonly OrderStage[] = [
  { name: "sales talks", from: "leadAt", to: "createdAt", moment: "Ordered, promise given" },
  { name: "into the ERP", from: "createdAt", to: "enteredAt", moment: "In the ERP" },
  { name: "waiting for goods", from: "enteredAt", to: "allocatedAt", moment: "Goods allocated" },
  { name: "picking and dispatch", from: "allocatedAt", to: "shippedAt", moment: "Shipped" },
  { name: "on the road", from: "shippedAt", to: "deliveredAt", moment: "Delivered" },
  { name: "to the invoice", from: "shippedAt", to: "invoicedAt", moment: "Invoiced" },
  { name: "to the payment", from: "invoicedAt", to: "paidAt", moment: "Paid" },
];

/** "2.4 days", "5 hours", "20 minutes". */
export function duration(days: number): string {
  const size = Math.abs(days);
  if (size >= 0.995) return `${fixed(size, 1)} day${fixed(size, 1) === "1.0" ? "" : "s"}`;
  if (size * 24 >= 0.995) return `${fixed(24 * size, 0)} hour${fixed(24 * size, 0) === "1" ? "" : "s"}`;
  return `${fixed(1440 * size, 0)} minutes`;
}

/** "2.4 days sooner", "the same", "5 hours later"; empty where there is nothing to compare. */
export function compared(siloed: number, integrated: number, less: string, more: string): string {
  const difference = integrated - siloed;
  if (Number.isNaN(difference)) return "";
  // Less than a minute is nobody's difference.
  if (Math.abs(difference) * 1440 < 1) return "the same";
  return `${duration(difference)} ${difference < 0 ? less : more}`;
}

export function spent({ from, to }: OrderStage, stamps: Stamps): number {
  return stamps[to] - stamps[from];
}

function nameOf({ project, number, customer, quantity, product }: Twin): string {
  const units = `${quantity} unit${quantity === 1 ? "" : "s"} of ${product}`;
  return project
    ? `The order of deal ${number}, customer ${customer + 1}, ${units}`
    : `Order ${number + 1} of customer ${customer + 1}, ${units}`;
}

/** How an order was lost, in words; empty if it was not. */
export function lossOf(twin: Twin, world: WorldName): string {
  const { promisedAt, lostAt } = twin.stamps[world];
  if (twin.fate[world] === REJECTED)
    return `lost: promised for day ${fixed(promisedAt, 1)}, too late for this customer`;
  if (twin.fate[world] === CANCELLED) return `lost: the customer gave up on day ${fixed(lostAt, 1)}`;
  return "";
}

/** What integration did to an order, in a sentence or two. */
export function twinSentence(twin: Twin): string {
  const { siloed, integrated } = twin.stamps;
  const name = `${nameOf(twin)}, placed on day ${fixed(twin.day, 1)}`;
  const losses = (["siloed", "integrated"] as const).map((world) => lossOf(twin, world));
  if (losses.some((loss) => loss !== "")) {
    const told = (["siloed", "integrated"] as const).map((world, i) =>
      losses[i] === ""
        ? `${world} delivered after ${duration(twin.stamps[world].deliveredAt)}`
        : `${world} ${losses[i]}`,
    );
    return `${name}: ${told.join("; ")}.`;
  }
  const gain = compared(siloed.deliveredAt, integrated.deliveredAt, "sooner", "later");
  if (gain === "") return `${name}: not delivered in both worlds by the end of the film.`;
  const before = orderStages.slice(1, 5);
  const shares = before.map((stage) => ({
    stage,
    difference: spent(stage, integrated) - spent(stage, siloed),
  }));
  const total = integrated.deliveredAt - siloed.deliveredAt;
  const [most] = shares.toSorted((a, b) =>
    total < 0 ? a.difference - b.difference : b.difference - a.difference,
  );
  const why =
    most === undefined || Math.abs(total) * 24 < 1
      ? ""
      : `, mostly ${most.stage.name} (${compared(0, most.difference, "less", "more")})`;
  const astray = (["siloed", "integrated"] as const)
    .filter((world) => twin.mishap[world] !== "")
    .map((world) => ` ${world === "siloed" ? "Siloed" : "Integrated"} ${twin.mishap[world]}.`);
  const promise = compared(siloed.promisedAt, integrated.promisedAt, "earlier", "later");
  return `${name}: delivered ${gain === "the same" ? "at the same time" : gain} with integration${why}.${astray.join("")} Its promise was ${promise}.`;
}
