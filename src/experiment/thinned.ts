/** Values in order, thinned to every 2ᵏ-th once they are too many. */
export class Thinned {
  private kept: number[] = [];
  private stride = 1;
  private seen = 0;
  private readonly limit: number;

  /** @param limit most values kept; 0 for none */
  constructor(limit: number) {
    this.limit = limit;
  }

  add(value: number): void {
    if (this.seen++ % this.stride !== 0 || this.limit === 0) return;
    this.kept.push(value);
    if (this.kept.length <= this.limit) return;
    this.kept = this.kept.filter((_, i) => i % 2 === 0);
    this.stride *= 2;
  }

  values(): readonly number[] {
    return this.kept;
  }
}
