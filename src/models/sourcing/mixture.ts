import { fillUpward } from "./directSums.ts";

/** E V as constant + slope·i + weight·G(i) + shifted·G(i + R), each coefficient a difference array over i. */
export class Mixture {
  private readonly constant: Float64Array;
  private readonly slope: Float64Array;
  private readonly weight: Float64Array;
  private readonly shifted: Float64Array;
  private readonly states: number;

  constructor(states: number) {
    this.states = states;
    this.constant = new Float64Array(states + 1);
    this.slope = new Float64Array(states + 1);
    this.weight = new Float64Array(states + 1);
    this.shifted = new Float64Array(states + 1);
  }

  clear(): void {
    this.constant.fill(0);
    this.slope.fill(0);
    this.weight.fill(0);
    this.shifted.fill(0);
  }

  /** Adds `chance` times the least cost at one price, as a function of the stock index before ordering. */
  add(
    chance: number,
    price: number,
    spot: number,
    capacity: number,
    contract: number,
    contractPrice: number,
    costToGo: Float64Array,
  ): void {
    let from = 0;
    // Full contract quantity, then up to the spot level.
    const spotEnd = Math.max(from, spot - capacity);
    if (spotEnd > from) {
      const constant = contractPrice * capacity + price * (spot - capacity) + costToGo[spot]!;
      this.line(from, spotEnd, chance * constant, -chance * price);
      from = spotEnd;
    }
    if (capacity > 0) {
      const fullEnd = Math.max(from, contract - capacity);
      if (fullEnd > from) {
        this.line(from, fullEnd, chance * contractPrice * capacity, 0);
        this.shifted[from]! += chance;
        this.shifted[fullEnd]! -= chance;
        from = fullEnd;
      }
      const contractEnd = Math.max(from, contract);
      if (contractEnd > from) {
        const constant = contractPrice * contract + costToGo[contract]!;
        this.line(from, contractEnd, chance * constant, -chance * contractPrice);
        from = contractEnd;
      }
    }
    if (from < this.states) this.weight[from]! += chance;
  }

  private line(from: number, to: number, constant: number, slope: number): void {
    this.constant[from]! += constant;
    this.constant[to]! -= constant;
    this.slope[from]! += slope;
    this.slope[to]! -= slope;
  }

  write(values: Float64Array, costToGo: Float64Array, reservation: number): void {
    let constant = 0;
    let slope = 0;
    let weight = 0;
    let shifted = 0;
    const last = this.states - 1;
    for (let i = 0; i <= last; i++) {
      constant += this.constant[i]!;
      slope += this.slope[i]!;
      weight += this.weight[i]!;
      shifted += this.shifted[i]!;
      const full = i + reservation;
      values[i] =
        constant + slope * i + weight * costToGo[i]! + shifted * costToGo[full > last ? last : full]!;
    }
  }

  /**
   * Brings values above index `from` up to date from the lowest to the highest, each from those just below it: there
   * demand leads down and only the rare purchases lead up, so one sweep carries news of the gain all the way.
   *
   * @param from where no contract order is placed any more
   * @param values relative values, up to date below `from`
   * @param loss the period's loss at index depth, depth + 1 …
   * @param chances of demand 0, 1 … in steps
   */
  sweep(
    from: number,
    values: Float64Array,
    gain: number,
    loss: Float64Array,
    depth: number,
    demandLow: number,
    chances: Float64Array,
  ): void {
    const own = chances[0]!;
    const sums = this.summed(from);
    fillUpward(chances, Math.max(1, demandLow), values, from, this.states, (i, known) => {
      sums.constant += this.constant[i]!;
      sums.slope += this.slope[i]!;
      sums.weight += this.weight[i]!;
      const rest = sums.constant + sums.slope * i + sums.weight * (loss[i - depth]! + known) - gain;
      return rest / (1 - sums.weight * own);
    });
  }

  /** The coefficients just below an index. */
  private summed(end: number): { constant: number; slope: number; weight: number } {
    let constant = 0;
    let slope = 0;
    let weight = 0;
    for (let i = 0; i < end; i++) {
      constant += this.constant[i]!;
      slope += this.slope[i]!;
      weight += this.weight[i]!;
    }
    return { constant, slope, weight };
  }
}
