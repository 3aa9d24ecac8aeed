/**
 * The time average of a number that changes in steps: ∫ x(t) dt / span, over the span since the start or the last
 * reset.
 *
 * @example
 * const stock = new TimeAverage(0, 4);
 * stock.change(3, 1); // 4 until time 3, then 1
 * stock.average(4); // (3·4 + 1·1)/4 = 3.25
 */
export class TimeAverage {
  private since: number;
  private changed: number;
  private present: number;
  private area = 0;

  /** @param time when it starts @param value what it is then */
  constructor(time: number, value: number) {
    this.since = time;
    this.changed = time;
    this.present = value;
  }

  get value(): number {
    return this.present;
  }

  /**
   * From `time` on the number is `value`.
   *
   * @throws RangeError when `time` is before the last change
   */
  change(time: number, value: number): void {
    this.advance(time);
    this.present = value;
  }

  /**
   * The average from the start or the last reset until `time`; of an empty span, the present value.
   *
   * @throws RangeError when `time` is before the last change
   */
  average(time: number): number {
    this.advance(time);
    const span = time - this.since;
    return span > 0 ? this.area / span : this.present;
  }

  /** Forgets the past, as at the end of a warm-up; the present value stays. */
  reset(time: number): void {
    this.advance(time);
    this.since = time;
    this.area = 0;
  }

  private advance(time: number): void {
    if (!(time >= this.changed)) {
      throw new RangeError(`invalid time: ${time}; a time ≥ the last one (${this.changed}) is needed`);
    }
    this.area += (time - this.changed) * this.present;
    this.changed = time;
  }
}
