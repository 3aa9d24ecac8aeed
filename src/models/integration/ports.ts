/** What a backup supplier may do to the chain. */
export interface BackupSite {
  readonly replication: number;
  /**
   * Sends components on their way; they are in stock after the lead time.
   *
   * @param product position of the product
   * @param units whole, > 0
   * @param leadTime days, ≥ 0
   */
  deliver(product: number, units: number, leadTime: number): void;
  /**
   * Books what is paid beyond the material cost, which is paid when goods are sold. Before the end of the warm-up
   * nothing is booked.
   *
   * @param amount money; negative where a unit costs less than its material cost
   * @param time days; the day to which it belongs
   */
  charge(amount: number, time: number): void;
}

/** A source of components beside supplier A. Another model (contract and spot market, say) may fill this port. */
export interface BackupSupplier {
  /**
   * Takes an order; in the end it delivers every unit ordered.
   *
   * @param product position of the product
   * @param quantity units, > 0
   * @param time days
   */
  order(product: number, quantity: number, time: number): void;
  /** Called every morning before the plans. @param day t, whole */
  morning?(day: number): void;
  /** Books the day that ends at a time: every morning first of all, and at the end of the run. */
  book?(time: number): void;
}

/** Loss of components in stock. A model of deterioration may fill this port. */
export interface ComponentDecay {
  /**
   * Units lost since it was last asked. It is asked once a day, and right before the stock changes, so that between
   * two questions nothing else takes or adds units.
   *
   * @param product position of the product
   * @param onHand components in stock when last asked, less those that it lost since; units
   * @param time days
   * @returns whole units, 0 … onHand; their material cost is written off
   */
  lost(product: number, onHand: number, time: number): number;
}

/** What others may plug into the chain, made anew for every replication. */
export interface Ports {
  readonly backup?: (site: BackupSite) => BackupSupplier;
  readonly decay?: (replication: number) => ComponentDecay;
}
