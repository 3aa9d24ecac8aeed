import type { Consignment } from "../supply.ts";
import type { World } from "../world.ts";

/** Things that leave at one time and arrive at another, in order of leaving; days since the end of the warm-up. */
export interface Lots {
  readonly count: number;
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly quantity: Int32Array;
  readonly product: Uint8Array;
  /** 1 where it comes from the backup supplier. */
  readonly backup: Uint8Array;
}

interface Lot {
  readonly from: number;
  readonly to: number;
  readonly quantity: number;
  readonly product: number;
  readonly backup: boolean;
}

function columns(lots: readonly Lot[], zero: number): Lots {
  return {
    count: lots.length,
    from: Float64Array.from(lots, (lot) => lot.from - zero),
    to: Float64Array.from(lots, (lot) => lot.to - zero),
    quantity: Int32Array.from(lots, (lot) => lot.quantity),
    product: Uint8Array.from(lots, (lot) => lot.product),
    backup: Uint8Array.from(lots, (lot) => (lot.backup ? 1 : 0)),
  };
}

/** Components on their way from either supplier. */
export function consignmentLots(consignments: readonly Consignment[], zero: number): Lots {
  const lots = consignments.map(({ line, quantity, shippedAt, receivedAt, backup }) => ({
    from: shippedAt,
    to: receivedAt,
    quantity,
    product: line.index,
    backup,
  }));
  return columns(lots, zero);
}

/** Production orders on their way through the plant. */
export function productionLots(world: World, days: number, zero: number): Lots {
  const { productionDays } = world.setting.problem.supply;
  const lots: Lot[] = [];
  for (let day = 0; day < days; day++)
    world.day.releases.forEach((releases, product) => {
      const quantity = releases.of(day);
      if (quantity > 0) lots.push({ from: day, to: day + productionDays, quantity, product, backup: false });
    });
  return columns(lots, zero);
}

/** Purchase orders on their way to the suppliers: known there at once, so both times are one. */
export function purchaseLots(world: World, days: number, zero: number): Lots {
  const lots: Lot[] = [];
  for (let day = 0; day < days; day++)
    world.supply.purchases.forEach((purchases, product) => {
      const quantity = purchases.of(day);
      if (quantity > 0) lots.push({ from: day, to: day, quantity, product, backup: false });
    });
  return columns(lots, zero);
}
