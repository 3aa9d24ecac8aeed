/** Weight of the newest delivery in a supplier's record. */
const SMOOTHING = 0.1;

/** What a supplier's deliveries were like. */
export class DeliveryRecord {
  /** Share of deliveries on time, smoothed. */
  onTime = 1;
  /** Defect rate of deliveries, smoothed. */
  defectRate: number;

  constructor(defectRate: number) {
    this.defectRate = defectRate;
  }

  update(onTime: boolean, defectRate: number): void {
    this.onTime += SMOOTHING * ((onTime ? 1 : 0) - this.onTime);
    this.defectRate += SMOOTHING * (defectRate - this.defectRate);
  }
}

/**
 * Supplier score, w₁ OTD + w₂ (1 − defects/reference) + w₃ price index.
 *
 * @param quality weight of quality feedback that is known, in [0, 1]: without early warning nobody feeds
 *   complaints back, and the supplier counts as being at the reference quality's middle
 * @param priceIndex cheapest price over this price
 */
export function supplierScore(
  record: DeliveryRecord,
  weights: { readonly delivery: number; readonly quality: number; readonly price: number },
  reference: number,
  quality: number,
  priceIndex: number,
): number {
  const known = quality * (1 - record.defectRate / reference) + (1 - quality) * 0.5;
  return weights.delivery * record.onTime + weights.quality * known + weights.price * priceIndex;
}

/** Share of purchases for the backup supplier, β (Score_B − Score_A) within 0 … ½. */
export function backupShare(gain: number, backup: number, main: number): number {
  return Math.min(0.5, Math.max(0, gain * (backup - main)));
}
