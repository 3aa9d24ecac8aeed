export interface TraceEntry {
  /** Time or period of what happened. */
  readonly time: number;
  readonly event: string;
  /** Whatever the recorder handed over; held by reference, so hand over values or copies. */
  readonly payload: unknown;
}

/**
 * A record of what happened, in the order in which it was recorded, up to a cap.
 *
 * The first `limit` entries are kept, later ones are only counted: a trace is read from its beginning, and a
 * long run cannot fill the memory.
 */
export class Trace {
  readonly limit: number;
  private readonly kept: TraceEntry[] = [];
  private recorded = 0;

  /**
   * @param limit most entries kept, a whole number ≥ 0
   * @throws RangeError when `limit` is not one
   */
  constructor(limit = 10_000) {
    if (!(Number.isInteger(limit) && limit >= 0)) {
      throw new RangeError(`invalid limit: ${limit}; a whole number ≥ 0 is needed`);
    }
    this.limit = limit;
  }

  record(time: number, event: string, payload?: unknown): void {
    this.recorded++;
    if (this.kept.length < this.limit) this.kept.push({ time, event, payload });
  }

  get entries(): readonly TraceEntry[] {
    return this.kept;
  }

  /** How many entries came after the cap was reached. */
  get omitted(): number {
    return this.recorded - this.kept.length;
  }
}
