import { type Ledger, OBSOLESCENCE } from "./ledger.ts";
import type { Line } from "./line.ts";
import type { Meter } from "./meter.ts";
import type { ComponentDecay } from "./ports.ts";

/** Takes spoiled components out of stock and writes them off. */
export class Spoilage {
  private readonly decay: ComponentDecay;
  private readonly ledger: Ledger;
  private readonly meter: Meter;

  constructor(decay: ComponentDecay, ledger: Ledger, meter: Meter) {
    this.decay = decay;
    this.ledger = ledger;
    this.meter = meter;
  }

  /**
   * Brings a line's components up to date; to be called once a day, and before they change.
   *
   * @throws RangeError when the decay loses what is not there
   */
  settle(line: Line, now: number): void {
    const lost = this.decay.lost(line.index, line.components, now);
    if (!(Number.isInteger(lost) && lost >= 0 && lost <= line.components))
      throw new RangeError(
        `invalid lost components: ${lost}; a whole number in 0 … ${line.components} is needed`,
      );
    if (lost === 0) return;
    const part = lost / line.components;
    line.defectiveComponents -= line.defectiveComponents * part;
    line.suspectComponents -= line.suspectComponents * part;
    line.components -= lost;
    line.decayedUnits += lost;
    if (this.meter.measures(now)) this.meter.spoiledUnits += lost;
    line.componentStock.add(-lost, now);
    this.ledger.post(OBSOLESCENCE, -lost * line.product.materialCost, now);
  }
}
