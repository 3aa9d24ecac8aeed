/** The eight switchable parts of an integration. A coalition of levers is a bit mask in this order. */
export const leverNames = [
  "orderFlow",
  "visibility",
  "pipeline",
  "promo",
  "dynamicStock",
  "supplierPortal",
  "earlyWarning",
  "logistics",
] as const;

export type LeverName = (typeof leverNames)[number];
export type Levers = { readonly [lever in LeverName]: boolean };
/** Days after the warm-up at which each lever goes live; null for the strategy's project time. */
export type GoLive = { readonly [lever in LeverName]: number | null };

/** Positions of the levers in masks and in arrays. */
export const ORDER_FLOW = 0;
export const VISIBILITY = 1;
export const PIPELINE = 2;
export const PROMO = 3;
export const DYNAMIC_STOCK = 4;
export const SUPPLIER_PORTAL = 5;
export const EARLY_WARNING = 6;
export const LOGISTICS = 7;

/** The levers of a mask. @param mask bit i is lever i of `leverNames`; 0 … 255 */
export function leversOf(mask: number): Levers {
  return Object.fromEntries(leverNames.map((lever, i) => [lever, ((mask >> i) & 1) === 1])) as {
    [lever in LeverName]: boolean;
  };
}

/** The mask of a set of levers; the inverse of `leversOf`. */
export function maskOf(levers: Levers): number {
  return leverNames.reduce((mask, lever, i) => (levers[lever] ? mask | (1 << i) : mask), 0);
}
