/** A source of components beside supplier A. Another model (contract and spot market, say) may fill this port. */
export interface BackupSupplier {
  /**
   * Accepts an order; it always delivers.
   *
   * @param product position of the product
   * @param quantity units, > 0
   * @param time days
   * @returns lead time in days and the surcharge per unit over the material cost, money
   */
  order(
    product: number,
    quantity: number,
    time: number,
  ): { readonly leadTime: number; readonly surcharge: number };
}

/** Loss of components in stock. A model of deterioration may fill this port. */
export interface ComponentDecay {
  /**
   * Units lost since the day before; asked once a day.
   *
   * @param product position of the product
   * @param onHand components in stock, units
   * @param day t, whole
   * @returns whole units, 0 … onHand; their material cost is written off
   */
  lost(product: number, onHand: number, day: number): number;
}

/** What others may plug into the chain, made anew for every replication. */
export interface Ports {
  readonly backup?: (replication: number) => BackupSupplier;
  readonly decay?: (replication: number) => ComponentDecay;
}
