/**
 * Purpose codes of the model's streams, with the entity numbers that complete a name.
 * Raising or reusing a code changes results.
 */
export const purposes = {
  market: 0x0301,
  promotions: 0x0302,
  /** a: customer */
  customer: 0x0310,
  /** a: customer, b: product */
  orderTimes: 0x0311,
  /** a: customer, b: number of the order, c: product. All draws of an order. */
  order: 0x0312,
  /** a: customer */
  churn: 0x0313,
  prospects: 0x0314,
  leads: 0x0320,
  /** a: opportunity */
  opportunity: 0x0321,
  /** a: opportunity. All draws of the order it may become. */
  projectOrder: 0x0322,
  quality: 0x0330,
  disruptions: 0x0331,
  /** a: day, b: product. Transit of the purchase order of that day. */
  supplierTransit: 0x0333,
  /** a: product. Demand before time 0. */
  history: 0x0340,
  outages: 0x0350,
} as const;
