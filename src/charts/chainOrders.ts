import type { OrderColumns } from "../models/integration/film/orders.ts";
import { type ChainLayout, dockOf, middle, type Point, right, slotOf } from "./chainLayout.ts";

/** Days that a hop takes to be seen, where the model has it happen at once. */
const HOP = 0.3;
/** Days for which a lost order is seen leaving. */
const FALL = 0.9;
/** Days that money takes to be seen arriving. */
const PAY = 0.8;

/** Rows in order of a time, without those that never came to it. */
interface Index {
  readonly rows: Int32Array;
  readonly times: Float64Array;
  /** Longest stay from that time on, days. */
  readonly longest: number;
}

function index(times: Float64Array, until: (row: number) => number): Index {
  const rows = Int32Array.from(times.keys())
    .filter((row) => !Number.isNaN(times[row] ?? Number.NaN))
    .sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0));
  let longest = 0;
  for (const row of rows) longest = Math.max(longest, until(row) - (times[row] ?? 0));
  return { rows, times: Float64Array.from(rows, (row) => times[row] ?? 0), longest };
}

/** First position whose time is above `time`. */
function after({ times }: Index, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const half = (low + high) >> 1;
    if ((times[half] ?? 0) <= time) low = half + 1;
    else high = half;
  }
  return low;
}

/** The lowest free place for everybody who waits: whoever comes takes it, whoever leaves frees it. */
function slots(from: Float64Array, until: (row: number) => number): Int16Array {
  const waiting = index(from, until);
  const found = new Int16Array(from.length).fill(-1);
  const free: number[] = [];
  const leaving: { readonly time: number; readonly slot: number }[] = [];
  let most = 0;
  waiting.rows.forEach((row) => {
    const now = from[row] ?? 0;
    const end = until(row);
    if (!(end > now)) return;
    // Few wait at a time, so looking at all of them is quick.
    for (let i = leaving.length - 1; i >= 0; i--) {
      const gone = leaving[i];
      if (gone === undefined || gone.time > now) continue;
      free.push(gone.slot);
      leaving.splice(i, 1);
    }
    let slot = most;
    if (free.length > 0) {
      slot = Math.min(...free);
      free.splice(free.indexOf(slot), 1);
    } else most += 1;
    found[row] = Math.min(slot, 32_000);
    leaving.push({ time: end, slot });
  });
  return found;
}

/** What a dot is at the moment, which is how it is drawn. */
export type DotKind = "order" | "parcel" | "late" | "lost" | "invoice" | "money";

export interface Dot extends Point {
  readonly kind: DotKind;
  readonly large: boolean;
}

/** Where every order of a world is at any time. */
export class ChainOrders {
  private readonly orders: OrderColumns;
  private readonly created: Index;
  private readonly shipped: Index;
  private readonly paid: Index;
  private readonly entrySlot: Int16Array;
  private readonly waitingSlot: Int16Array;
  private readonly invoiceSlot: Int16Array;

  constructor(orders: OrderColumns) {
    this.orders = orders;
    const { times } = orders;
    const at = (values: Float64Array, row: number) => values[row] ?? Number.NaN;
    const or = (...candidates: number[]) => candidates.find((time) => !Number.isNaN(time)) ?? 1e9;
    const lost = (row: number) => at(times.lostAt, row);
    const entered = (row: number) => or(at(times.enteredAt, row), lost(row));
    const allocated = (row: number) => or(at(times.allocatedAt, row), lost(row));
    const goods = (row: number) =>
      or(at(times.deliveredAt, row), lost(row) + FALL, at(times.createdAt, row) + 400);
    this.created = index(times.createdAt, goods);
    const invoiced = (row: number) => or(at(times.invoicedAt, row) + 4 * HOP, at(times.shippedAt, row) + 30);
    this.shipped = index(times.shippedAt, invoiced);
    this.paid = index(times.paidAt, (row) => at(times.paidAt, row) + PAY);
    this.entrySlot = slots(times.createdAt, entered);
    this.waitingSlot = slots(times.enteredAt, allocated);
    this.invoiceSlot = slots(times.shippedAt, (row) => or(at(times.invoicedAt, row), 1e9));
  }

  /** Calls for every dot to be seen at a time. */
  each(time: number, layout: ChainLayout, see: (dot: Dot, row: number) => void): void {
    const walk = (of: Index, dotOf: (row: number) => Dot | null) => {
      const end = after(of, time);
      for (let i = after(of, time - of.longest - 1e-9); i < end; i++) {
        const row = of.rows[i] ?? 0;
        const dot = dotOf(row);
        if (dot !== null) see(dot, row);
      }
    };
    walk(this.created, (row) => this.goodsDot(row, time, layout));
    walk(this.shipped, (row) => this.invoiceDot(row, time, layout));
    walk(this.paid, (row) => this.moneyDot(row, time, layout));
  }

  /** The order itself, from the customer to the customer. */
  goodsDot(row: number, time: number, layout: ChainLayout): Dot | null {
    const { times, project, fate } = this.orders;
    const at = (values: Float64Array) => values[row] ?? Number.NaN;
    const created = at(times.createdAt);
    const delivered = at(times.deliveredAt);
    const lost = at(times.lostAt);
    if (time < created || time >= delivered || time >= lost + FALL) return null;
    const large = project[row] === 1;
    const start = this.door(row, layout.orderRail, layout);
    const gone = time >= lost;
    const until = gone ? lost : time;
    let place = start;
    place = move(
      place,
      slotOf(layout.entry, this.entrySlot[row] ?? 0),
      created,
      HOP,
      until,
      at(times.enteredAt),
    );
    const entered = at(times.enteredAt);
    if (until >= entered) {
      const allocated = at(times.allocatedAt);
      const target =
        allocated - entered > 1e-9 || Number.isNaN(allocated)
          ? slotOf(layout.waiting, this.waitingSlot[row] ?? 0)
          : dockOf(layout);
      place = move(place, target, entered, HOP, until, allocated);
      if (until >= allocated) place = move(place, dockOf(layout), allocated, HOP, until, at(times.shippedAt));
      const shipped = at(times.shippedAt);
      if (until >= shipped) {
        const from = dockOf(layout);
        const to = this.door(row, layout.goodsRail, layout);
        const share = (until - shipped) / Math.max(1e-9, delivered - shipped);
        const bend = Math.min(1, share * 8);
        place = { x: from.x + share * (to.x - from.x), y: from.y + bend * (to.y - from.y) };
        return { ...place, large, kind: time > at(times.promisedAt) ? "late" : "parcel" };
      }
    }
    if (gone) {
      const share = (time - lost) / FALL;
      const from = fate[row] === 1 ? { x: middle(layout.crm), y: layout.crm.y + layout.crm.height } : place;
      return { x: from.x, y: from.y + 14 * share, large, kind: "lost" };
    }
    return { ...place, large, kind: time > at(times.promisedAt) ? "late" : "order" };
  }

  private invoiceDot(row: number, time: number, layout: ChainLayout): Dot | null {
    const { times, project } = this.orders;
    const shipped = times.shippedAt[row] ?? Number.NaN;
    const invoiced = times.invoicedAt[row] ?? Number.NaN;
    if (time >= invoiced + 2 * HOP) return null;
    const slot = slotOf(layout.invoice, this.invoiceSlot[row] ?? 0);
    let place = move(dockOf(layout), slot, shipped, HOP, time, invoiced);
    if (time >= invoiced)
      place = move(place, { x: layout.customers.x, y: slot.y }, invoiced, 2 * HOP, time, Number.NaN);
    return { ...place, large: project[row] === 1, kind: "invoice" };
  }

  private moneyDot(row: number, time: number, layout: ChainLayout): Dot {
    const { times, project } = this.orders;
    const paid = times.paidAt[row] ?? 0;
    const from = { x: layout.customers.x, y: layout.cashRail };
    const to = { x: right(layout.cash), y: layout.cashRail };
    return { ...move(from, to, paid, PAY, time, Number.NaN), large: project[row] === 1, kind: "money" };
  }

  /** Where an order leaves or reaches the customers: beside each other, so that they do not hide each other. */
  private door(row: number, y: number, layout: ChainLayout): Point {
    return { x: layout.customers.x, y: y + (((row * 7) % 9) - 4) * (layout.narrow ? 1.6 : 2.2) };
  }
}

/** On the way from one place to another, begun at a time, cut short by the next. */
function move(from: Point, to: Point, began: number, takes: number, time: number, next: number): Point {
  const until = time >= next ? next : time;
  const share = Math.min(1, Math.max(0, (until - began) / takes));
  const eased = share * share * (3 - 2 * share);
  return { x: from.x + eased * (to.x - from.x), y: from.y + eased * (to.y - from.y) };
}
