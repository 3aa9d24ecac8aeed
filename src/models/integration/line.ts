import { Level } from "./level.ts";
import type { SalesOrder } from "./order.ts";
import type { Product } from "./problem.ts";

/** A lot on its way that will be received. */
export interface Receipt {
  readonly time: number;
  readonly quantity: number;
}

/** The stocks and the order queue of one product. Quantities are whole units. */
export class Line {
  readonly index: number;
  readonly product: Product;
  /** Nominal demand, units/day: initial stocks and cover limits are stated in days of it. */
  readonly nominal: number;
  /** Finished goods that are free, and those allocated to orders that are not yet shipped. */
  onHand: number;
  reserved = 0;
  wip = 0;
  components: number;
  /** Components ordered and not received. */
  onOrder = 0;
  /** Units entered and not allocated. */
  backlog = 0;
  /** Orders waiting for units, first come first served; those before `head` have left. */
  queue: SalesOrder[] = [];
  head = 0;
  /** Scheduled production receipts in order of time. */
  receipts: Receipt[] = [];
  /** On hand − backlog when sales last looked. */
  snapshot: number;
  /** Defective and recall-suspect units, expected values, well mixed. */
  defectiveGoods: number;
  defectiveComponents: number;
  suspectGoods = 0;
  suspectComponents = 0;
  /** Components received since time 0, and lost by decay. */
  receivedUnits = 0;
  decayedUnits = 0;
  /** Goods shipped since time 0. */
  shippedUnits = 0;
  /** Finished goods (free, reserved and in process), components, and missing units over time. */
  readonly goods: Level;
  readonly componentStock: Level;
  readonly shortage: Level;

  constructor(
    index: number,
    product: Product,
    nominal: number,
    onHand: number,
    components: number,
    defectRate: number,
    from: number,
  ) {
    this.index = index;
    this.product = product;
    this.nominal = nominal;
    this.onHand = onHand;
    this.components = components;
    this.snapshot = onHand;
    this.defectiveGoods = onHand * defectRate;
    this.defectiveComponents = components * defectRate;
    this.goods = new Level(onHand, from);
    this.componentStock = new Level(components, from);
    this.shortage = new Level(0, from);
  }

  /** On hand + in process − backlog. */
  position(): number {
    return this.onHand + this.wip - this.backlog;
  }

  /** The plant's position plus components in stock and on order. */
  echelonPosition(): number {
    return this.position() + this.components + this.onOrder;
  }

  /** Drops receipts that have come. */
  received(): void {
    this.receipts.shift();
  }
}
