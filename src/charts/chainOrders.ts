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

/** More than any pile has room for; who finds it full is not drawn while he waits. */
const PLACES = 250;

/** The lowest free place for everybody who waits: whoever comes takes it, whoever leaves frees it; −1 if all are taken. */
function slots(from: Float64Array, until: (row: number) => number): Int16Array {
  const coming = index(from, until).rows.filter((row) => until(row) > (from[row] ?? 0));
  const leaving = coming.toSorted((a, b) => until(a) - until(b));
  const found = new Int16Array(from.length).fill(-1);
  const taken = new Uint8Array(PLACES);
  let left = 0;
  for (const row of coming) {
    const now = from[row] ?? 0;
    for (; left < leaving.length && until(leaving[left] ?? 0) <= now; left++) {
      const slot = found[leaving[left] ?? 0] ?? -1;
      if (slot >= 0) taken[slot] = 0;
    }
    const slot = taken.indexOf(0);
    if (slot >= 0) taken[slot] = 1;
    found[row] = slot;
  }
  return found;
}

/** Who found no place stands in the last one. */
function placeOf(slot: number): number {
  return slot < 0 ? PLACES : slot;
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

  /** The order itself, from the customer to the customer; null where it is not to be seen. */
  goodsDot(row: number, time: number, layout: ChainLayout): Dot | null {
    const { times, project, fate } = this.orders;
    const at = (values: Float64Array) => values[row] ?? Number.NaN;
    const [created, delivered, lost] = [at(times.createdAt), at(times.deliveredAt), at(times.lostAt)];
    if (time < created || time >= delivered || time >= lost + FALL) return null;
    const gone = time >= lost;
    const until = gone ? lost : time;
    const large = project[row] === 1;
    const late = time > at(times.promisedAt);
    if (until >= at(times.shippedAt))
      return { ...this.onTheRoad(row, until, layout), large, kind: late ? "late" : "parcel" };
    const { place, crowded } = this.waiting(row, until, layout);
    if (gone) {
      // Whom the promise drove away never got past the CRM.
      const { crm } = layout;
      const from = fate[row] === 1 ? { x: middle(crm), y: crm.y + crm.height } : place;
      return { x: from.x, y: from.y + (14 * (time - lost)) / FALL, large, kind: "lost" };
    }
    return crowded ? null : { ...place, large, kind: late ? "late" : "order" };
  }

  /** Before it is shipped: on its way into the ERP, waiting for goods, at the dock; crowded where there is no room. */
  private waiting(
    row: number,
    time: number,
    layout: ChainLayout,
  ): { readonly place: Point; readonly crowded: boolean } {
    const { times } = this.orders;
    const at = (values: Float64Array) => values[row] ?? Number.NaN;
    const [created, entered, allocated] = [at(times.createdAt), at(times.enteredAt), at(times.allocatedAt)];
    const entry = this.entrySlot[row] ?? -1;
    const door = this.door(row, layout.orderRail, layout);
    let place = move(door, slotOf(layout.entry, placeOf(entry)), created, HOP, time, entered);
    if (!(time >= entered)) return { place, crowded: entry < 0 && time >= created + HOP };
    const shipped = at(times.shippedAt);
    const dock = dockOf(layout);
    if (allocated - entered < 1e-9)
      return { place: move(place, dock, entered, HOP, time, shipped), crowded: false };
    const slot = this.waitingSlot[row] ?? -1;
    place = move(place, slotOf(layout.waiting, placeOf(slot)), entered, HOP, time, allocated);
    if (!(time >= allocated)) return { place, crowded: slot < 0 && time >= entered + HOP };
    return { place: move(place, dock, allocated, HOP, time, shipped), crowded: false };
  }

  /** From the dock to the customer, at the pace it really takes. */
  private onTheRoad(row: number, time: number, layout: ChainLayout): Point {
    const { times } = this.orders;
    const shipped = times.shippedAt[row] ?? 0;
    const from = dockOf(layout);
    const to = this.door(row, layout.goodsRail, layout);
    const share = (time - shipped) / Math.max(1e-9, (times.deliveredAt[row] ?? Number.NaN) - shipped);
    const known = Number.isNaN(share) ? 0 : share;
    return { x: from.x + known * (to.x - from.x), y: from.y + Math.min(1, known * 8) * (to.y - from.y) };
  }

  private invoiceDot(row: number, time: number, layout: ChainLayout): Dot | null {
    const { times, project } = this.orders;
    const shipped = times.shippedAt[row] ?? Number.NaN;
    const invoiced = times.invoicedAt[row] ?? Number.NaN;
    if (time >= invoiced + 2 * HOP) return null;
    const slot = slotOf(layout.invoice, placeOf(this.invoiceSlot[row] ?? -1));
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

/** On the way from one place to another; there by the time of the next move, which may be soon. */
function move(from: Point, to: Point, began: number, takes: number, time: number, next: number): Point {
  const hop = next - began < takes ? next - began : takes;
  const share = time >= began + hop ? 1 : Math.max(0, (time - began) / hop);
  const eased = share * share * (3 - 2 * share);
  return { x: from.x + eased * (to.x - from.x), y: from.y + eased * (to.y - from.y) };
}
