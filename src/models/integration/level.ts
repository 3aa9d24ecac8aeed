/** A quantity that jumps, and the area under it from the end of the warm-up on. */
export class Level {
  value: number;
  private since: number;
  private area = 0;

  /** @param value at the start @param from time from which the area counts */
  constructor(value: number, from: number) {
    this.value = value;
    this.since = from;
  }

  /** Changes the quantity. @param now ≥ the time of the change before */
  add(change: number, now: number): void {
    if (now > this.since) {
      this.area += this.value * (now - this.since);
      this.since = now;
    }
    this.value += change;
  }

  /** The area up to a time, quantity × days. */
  areaTo(now: number): number {
    return now > this.since ? this.area + this.value * (now - this.since) : this.area;
  }
}
