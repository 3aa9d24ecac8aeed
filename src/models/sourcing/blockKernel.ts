/** How long a replication is: periods run first and not counted, then measured ones. */
export interface Length {
  readonly warmUp: number;
  readonly periods: number;
}

/** Simulates replications of some policies, all on the same draws. There are two, which give the same bits. */
export interface BlockKernel {
  /**
   * Runs replications `first` … `first + count − 1`.
   *
   * @param sums receives `[policy][replication][total]`, flattened: the stock and the sums over the measured periods
   */
  run(first: number, count: number, length: Length, sums: Float64Array): void;
}
