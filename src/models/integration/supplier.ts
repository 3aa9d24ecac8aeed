import type { Calendar } from "../../engine/calendar.ts";
import { History, spanMoments } from "./history.ts";
import { Level } from "./level.ts";
import type { Line } from "./line.ts";
import { ARRIVAL } from "./timing.ts";

/** A purchase order line at supplier A that is not yet shipped in full. */
export interface OpenLine {
  remaining: number;
  /** Transit time in mean transit times. */
  readonly transit: number;
  readonly placedAt: number;
}

/** Supplier A's stock of one component: it ships what it has, first come first served, and makes more. */
export class SupplierStock {
  readonly line: Line;
  onHand: number;
  inProduction = 0;
  /** Units ordered and not shipped. */
  owed = 0;
  open: OpenLine[] = [];
  /** Units on purchase orders by day. */
  readonly orders: History;
  readonly level: Level;
  private readonly calendar: Calendar;
  private readonly ship: (stock: SupplierStock, open: OpenLine, units: number) => void;
  private readonly canShip: () => boolean;

  constructor(world: {
    readonly line: Line;
    readonly onHand: number;
    readonly days: number;
    readonly from: number;
    readonly calendar: Calendar;
    readonly canShip: () => boolean;
    /** Called for every shipment. */
    readonly ship: (stock: SupplierStock, open: OpenLine, units: number) => void;
  }) {
    this.line = world.line;
    this.onHand = world.onHand;
    this.orders = new History(world.days);
    this.level = new Level(world.onHand, world.from);
    this.calendar = world.calendar;
    this.canShip = world.canShip;
    this.ship = world.ship;
    this.imagineOrders();
  }

  /** Purchase orders before time 0: a lot whenever nominal demand has used one up. */
  private imagineOrders(): void {
    const { nominal, product } = this.line;
    let used = 0;
    for (let day = -90; day < 0; day++) {
      used += nominal;
      if (used < product.purchaseLot) continue;
      const lots = Math.floor(used / product.purchaseLot) * product.purchaseLot;
      this.orders.add(day, lots);
      used -= lots;
    }
  }

  /** Stock + in production − owed. */
  position(): number {
    return this.onHand + this.inProduction - this.owed;
  }

  order(units: number, transit: number, day: number): void {
    this.orders.add(day, units);
    this.owed += units;
    this.open.push({ remaining: units, transit, placedAt: day });
    this.fill();
  }

  /** Cancels what is not shipped. @returns units */
  cancel(): number {
    const units = this.owed;
    this.owed = 0;
    this.open = [];
    return units;
  }

  /** Ships as far as stock goes. */
  fill(): void {
    if (!this.canShip()) return;
    while (this.onHand > 0 && this.open.length > 0) {
      const first = this.open[0]!;
      const units = Math.min(first.remaining, this.onHand);
      first.remaining -= units;
      this.onHand -= units;
      this.owed -= units;
      this.level.add(-units, this.calendar.now);
      if (first.remaining === 0) this.open.shift();
      this.ship(this, first, units);
    }
  }

  /** Starts production. @param units whole */
  make(units: number, productionDays: number): void {
    if (!(units > 0)) return;
    this.inProduction += units;
    this.calendar.schedule(this.calendar.now + productionDays, this.made, units, ARRIVAL);
  }

  private readonly made = (units: number): void => {
    this.inProduction -= units;
    this.onHand += units;
    this.level.add(units, this.calendar.now);
    this.fill();
  };

  /**
   * What the supplier makes if purchase orders are all he sees, (h m + z s √h − IP)⁺ with mean m and standard
   * deviation s of the orders of a window.
   */
  blindOrder(day: number, window: number, factor: number, horizon: number): number {
    const { mean, sd } = spanMoments(day - window, day, (past) => this.orders.of(past));
    return Math.max(0, horizon * mean + factor * sd * Math.sqrt(horizon) - this.position());
  }
}
