/** Totals of one replication; units and money divided by the scale, money as present worth. */
export interface Totals {
  revenue: number;
  holding: number;
  purchase: number;
  ordering: number;
  orders: number;
  orderedUnits: number;
  demandedUnits: number;
  /** Sold from stock at once. */
  servedUnits: number;
  /** Sold at all, backlogged demand included. */
  soldUnits: number;
  spoiledUnits: number;
  /** Demand never met. */
  lostUnits: number;
  /** Discarded at the end of a cycle or of the horizon. */
  leftoverUnits: number;
  /** ∫ I dt. */
  inventoryTime: number;
}

/** Totals before anything has happened. */
export function noTotals(): Totals {
  return {
    revenue: 0,
    holding: 0,
    purchase: 0,
    ordering: 0,
    orders: 0,
    orderedUnits: 0,
    demandedUnits: 0,
    servedUnits: 0,
    soldUnits: 0,
    spoiledUnits: 0,
    lostUnits: 0,
    leftoverUnits: 0,
    inventoryTime: 0,
  };
}
