/** Exact figures per period in steady state; fractions in [0, 1]. */
export interface SourcingKpis {
  /** Z, money/period. */
  readonly averageCost: number;
  /** E(I) after demand; units. */
  readonly averageNetInventory: number;
  readonly averageOnHand: number;
  readonly averageBackorders: number;
  /** Share of purchased units that come from the contract; 0 if nothing is bought. */
  readonly contractShare: number;
  readonly fillRate: number;
  readonly cycleServiceLevel: number;
  /** Parts of the average cost; money/period. */
  readonly costs: {
    readonly reservation: number;
    readonly contract: number;
    readonly spot: number;
    readonly holding: number;
    readonly backorder: number;
  };
}

/** One policy's parameters and exact figures. Levels and quantities in units. */
export interface SourcingPolicySolution {
  readonly kind: string;
  readonly reservation: number;
  /** S_L; absent where the policy is not of order-up-to form. */
  readonly orderUpToContract?: number;
  /** S_S(p) at the lattice prices, prices ascending; absent where spot is never bought. */
  readonly orderUpToSpot?: readonly { readonly spotPrice: number; readonly level: number }[];
  /** S_B, of the single-level policies. */
  readonly baseStock?: number;
  /** Absent only for a user's own policy that leaves the lattice. */
  readonly exact?: SourcingKpis;
  /** Relative excess over the cheapest possible policy, Z/Z* − 1; absent for the optimal policy itself. */
  readonly costGap?: number;
}

export interface SourcingSolution {
  readonly model: "sourcing";
  readonly policies: readonly SourcingPolicySolution[];
}

/** Average cost as a function of the reservation (view `reservationCurve`). */
export interface ReservationCurve {
  /** R, units/period, ascending. */
  readonly reservation: readonly number[];
  /** Z at that R, ordering optimally; money/period. */
  readonly optimal: readonly number[];
  /** Z at that R with the base stock of the base-stock policy. */
  readonly baseStock: readonly number[];
}

/** One replication period by period (view `path`), every policy on the same demand and prices. */
export interface SourcingPath {
  readonly replication: number;
  /** Length: recorded periods. */
  readonly demand: Float64Array;
  readonly spotPrice: Float64Array;
  readonly policies: readonly {
    readonly kind: string;
    /** Net inventory before ordering. */
    readonly netInventory: Float64Array;
    readonly contractQuantity: Float64Array;
    readonly spotQuantity: Float64Array;
    /** Net inventory after demand. */
    readonly endInventory: Float64Array;
    /** Cost of the period. */
    readonly cost: Float64Array;
  }[];
}
