import type { Distribution } from "../../distributions/distribution.ts";

export interface QuantileTable {
  at(word: number): number;
}

export function quantileTable(distribution: Distribution): QuantileTable {
  return { at: (word) => distribution.quantile((word + 0.5) * 2.3283064365386963e-10) };
}
