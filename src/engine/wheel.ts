import { Bucket, type Handler } from "./bucket.ts";
import type { EventId } from "./calendar.ts";

/** As in the calendar: an id is generation (32 bits) × 2²¹ + entry (21 bits), below 2⁵³. */
const ENTRIES = 0x200000;
/** A wheel of 256 slots for each byte of a period. */
const WHEELS = 4;
const SLOTS = 256;
const PRIORITY_LIMIT = 1024;
const PRIORITIES = 2 * PRIORITY_LIMIT;
/** Buckets: the slots of all wheels, the finest first, then one for each priority in the present period. */
const PRESENT = WHEELS * SLOTS;
const BUCKETS = PRESENT + PRIORITIES;
const NONE = -1;
/** In the place of a slot's one priority: it has several. */
const MIXED = PRIORITY_LIMIT;
const LAST_PERIOD = 0x7fffffff;
/** Cancelled events stay where they are until they are so many, and as many as the pending ones. */
const MANY_STALE = 64;

/**
 * The event calendar for events in whole periods: what `Calendar` does, in the same order (period, priority,
 * sequence), at a cost that does not grow with the number of pending events.
 *
 * A timing wheel: a period's first byte that differs from the present one's says in which of four wheels its event
 * waits, and that byte in which slot. As the present moves on, a slot's events go on to finer wheels, in the order in
 * which they were scheduled; those of the present period wait in a bucket for every priority. Source: Varghese, Lauck
 * (1987), "Hashed and hierarchical timing wheels", SOSP '87, scheme 7.
 *
 * @example
 * const wheel = new Wheel();
 * const log: string[] = [];
 * wheel.schedule(2, (name: string) => log.push(`${name} in ${wheel.now}`), "delivery");
 * wheel.runUntil(10);
 * log; // ["delivery in 2"]
 */
export class Wheel {
  private clock = 0;
  /** Where the wheels stand: nothing is pending before it. At most the present time, or the next event's. */
  private base = 0;
  /** The period whose events wait by priority; −1 before the first. */
  private opened = -1;
  /** The first bucket of `opened` that may hold events. */
  private front = BUCKETS;
  private pending = 0;
  private stale = 0;
  private readonly buckets: (Bucket | undefined)[] = new Array<Bucket | undefined>(BUCKETS).fill(undefined);
  /** A bit for every bucket that may hold events. */
  private readonly occupied = new Int32Array(BUCKETS / 32);
  /** The one priority of all events in a slot of the finest wheel, or MIXED. */
  private readonly common = new Int16Array(SLOTS);
  /** How often an entry has been taken and given up: odd while its event is pending. */
  private generations = new Uint32Array(64);
  /** Of an event that waits in a coarser wheel. */
  private periods = new Int32Array(64);
  /** Of the same, and of one in a slot with several priorities. */
  private priorities = new Int16Array(64);
  /** Entries that are free, the latest last. */
  private free = Int32Array.from({ length: 64 }, (_, entry) => entry);
  private freeCount = 64;

  /** The present period: of the event running or last run, or the end that `runUntil` reached. Starts at 0. */
  get now(): number {
    return this.clock;
  }

  /** How many events are pending. */
  get size(): number {
    return this.pending;
  }

  /**
   * Plans an event.
   *
   * @param period when it happens, a whole number from `now` to 2³¹ − 1
   * @param handler what happens; called with `subject`
   * @param subject what it happens to
   * @param priority orders events of a period, lowest first; an integer in −1024 … 1023
   * @returns an id for `cancel`
   * @throws RangeError when `period` or `priority` is out of range, or 2²¹ events are pending
   */
  schedule<T>(period: number, handler: (subject: T) => void, subject: T, priority = 0): EventId {
    if (!((period | 0) === period && period >= this.clock)) {
      throw new RangeError(
        `invalid period: ${period}; a whole number from now (${this.clock}) to ${LAST_PERIOD} is needed`,
      );
    }
    if (!((priority | 0) === priority && priority >= -PRIORITY_LIMIT && priority < PRIORITY_LIMIT)) {
      throw new RangeError(`invalid priority: ${priority}; an integer in -1024 … 1023 is needed`);
    }
    if (this.freeCount === 0) this.grow();
    const entry = this.free[--this.freeCount]!;
    this.pending++;
    this.put(handler as Handler, subject, entry, period, priority);
    return ++this.generations[entry]! * ENTRIES + entry;
  }

  /** Takes a pending event out. @returns false, and does nothing, if it has run, was cancelled or never was */
  cancel(id: EventId): boolean {
    const entry = id % ENTRIES;
    const generation = (id - entry) / ENTRIES;
    if (generation % 2 === 0 || this.generations[entry] !== generation) return false;
    this.generations[entry]!++;
    this.pending--;
    if (++this.stale >= MANY_STALE + this.pending) this.sweep();
    return true;
  }

  /** The period of the next event; undefined if none is pending. */
  peek(): number | undefined {
    if (this.pending === 0) return undefined;
    if (this.presentBucket() !== undefined) return this.opened;
    for (let wheel = 0; wheel < WHEELS; wheel++) {
      for (let at = this.ahead(wheel); at !== NONE; at = this.found(at + 1, (wheel + 1) * SLOTS)) {
        let least = Number.POSITIVE_INFINITY;
        this.buckets[at]!.each((entry) => {
          if (!this.isPending(entry)) return;
          least = Math.min(least, wheel === 0 ? (this.base & -SLOTS) + at : this.periods[entry]!);
        });
        if (least < Number.POSITIVE_INFINITY) return least;
      }
    }
    return undefined;
  }

  /** Moves the clock to the next event and runs it. @returns false if none was pending */
  step(): boolean {
    const bucket = this.upcoming(Number.POSITIVE_INFINITY);
    if (bucket === undefined) return false;
    this.run(bucket);
    return true;
  }

  /**
   * Runs every event of a period < `end`, then sets the clock to `end`. Events of `end` itself stay pending: they
   * belong to what follows, so that two calls over adjoining spans equal one call over both.
   *
   * @param end a whole number from `now` to 2³¹ − 1
   * @throws RangeError when `end` is out of range
   */
  runUntil(end: number): void {
    if (!((end | 0) === end && end >= this.clock)) {
      throw new RangeError(
        `invalid end: ${end}; a whole number from now (${this.clock}) to ${LAST_PERIOD} is needed`,
      );
    }
    for (let bucket = this.upcoming(end); bucket !== undefined; bucket = this.upcoming(end)) this.run(bucket);
    if (end > this.clock) this.clock = end;
  }

  private run(bucket: Bucket): void {
    const { handler, subject, entry } = bucket;
    this.clock = this.opened;
    this.generations[entry]!++;
    this.pending--;
    this.free[this.freeCount++] = entry;
    bucket.drop();
    handler(subject);
  }

  private isPending(entry: number): boolean {
    return this.generations[entry]! % 2 === 1;
  }

  /** Takes out the first event of a bucket, a cancelled one: its entry is free only now. */
  private discard(bucket: Bucket): void {
    this.free[this.freeCount++] = bucket.entry;
    bucket.drop();
    this.stale--;
  }

  /** The bucket that begins with the next event, if that is before `limit`; the wheels move on to its period. */
  private upcoming(limit: number): Bucket | undefined {
    for (;;) {
      const bucket = this.presentBucket();
      if (bucket !== undefined) return this.opened < limit ? bucket : undefined;
      if (this.pending === 0) return undefined;
      let wheel = 0;
      let at = this.ahead(0);
      while (at === NONE) at = this.ahead(++wheel);
      const shift = 8 * wheel;
      const coarser = wheel === WHEELS - 1 ? 0 : -1 << (shift + 8);
      const begins = (this.base & coarser) | ((at - wheel * SLOTS) << shift);
      if (begins >= limit) return undefined;
      this.base = begins;
      this.occupied[at >>> 5]! &= ~(1 << at);
      if (wheel === 0) this.open(at);
      else this.refine(this.buckets[at]!, wheel);
    }
  }

  /** The first bucket with events of a wheel's slots that are still to come. */
  private ahead(wheel: number): number {
    if (wheel === WHEELS) throw new Error("the wheel has lost an event");
    const at = (this.base >>> (8 * wheel)) & (SLOTS - 1);
    return this.found(wheel * SLOTS + (wheel === 0 ? at : at + 1), (wheel + 1) * SLOTS);
  }

  /** The first bucket from `from` on and before `end` that may hold events. */
  private found(from: number, end: number): number {
    if (from >= end) return NONE;
    let word = from >>> 5;
    let bits = this.occupied[word]! & (-1 << from);
    while (bits === 0) {
      if (++word >= end >>> 5) return NONE;
      bits = this.occupied[word]!;
    }
    return (word << 5) + 31 - Math.clz32(bits & -bits);
  }

  /** The first bucket of the opened period, beginning with an event that is pending. */
  private presentBucket(): Bucket | undefined {
    while (this.front < BUCKETS) {
      const bucket = this.buckets[this.front]!;
      while (!bucket.empty) {
        if (this.stale === 0 || this.isPending(bucket.entry)) return bucket;
        this.discard(bucket);
      }
      this.occupied[this.front >>> 5]! &= ~(1 << this.front);
      const further = this.found(this.front + 1, BUCKETS);
      this.front = further === NONE ? BUCKETS : further;
    }
    return undefined;
  }

  /** Makes the period of a slot of the finest wheel the present one: its events wait by priority from now on. */
  private open(slot: number): void {
    this.opened = this.base;
    const common = this.common[slot]!;
    if (common === MIXED) {
      this.refine(this.buckets[slot]!, 0);
      return;
    }
    const at = PRESENT + PRIORITY_LIMIT + common;
    const spent = this.buckets[at];
    this.buckets[at] = this.buckets[slot];
    this.buckets[slot] = spent;
    this.occupied[at >>> 5]! |= 1 << at;
    this.front = at;
  }

  /** Hands all events of a wheel's slot on, in their order. */
  private refine(bucket: Bucket, wheel: number): void {
    while (!bucket.empty) {
      const { handler, subject, entry } = bucket;
      if (this.stale > 0 && !this.isPending(entry)) {
        this.discard(bucket);
      } else {
        bucket.drop();
        const period = wheel === 0 ? this.opened : this.periods[entry]!;
        this.put(handler, subject, entry, period, this.priorities[entry]!);
      }
    }
  }

  private put(handler: Handler, subject: unknown, entry: number, period: number, priority: number): void {
    const at = period === this.opened ? this.presentPlace(priority) : this.place(entry, period, priority);
    let bucket = this.buckets[at];
    if (bucket === undefined) {
      bucket = new Bucket();
      this.buckets[at] = bucket;
    }
    bucket.push(handler, subject, entry);
    this.occupied[at >>> 5]! |= 1 << at;
  }

  private presentPlace(priority: number): number {
    const at = PRESENT + PRIORITY_LIMIT + priority;
    if (at < this.front) this.front = at;
    return at;
  }

  private place(entry: number, period: number, priority: number): number {
    const apart = period ^ this.base;
    if (apart >= SLOTS) {
      const wheel = (31 - Math.clz32(apart)) >>> 3;
      this.periods[entry] = period;
      this.priorities[entry] = priority;
      return wheel * SLOTS + ((period >>> (8 * wheel)) & (SLOTS - 1));
    }
    const at = period & (SLOTS - 1);
    const common = this.common[at]!;
    if ((this.occupied[at >>> 5]! & (1 << at)) === 0) this.common[at] = priority;
    else if (common !== priority) this.mix(at, common, entry, priority);
    return at;
  }

  /** Notes the priorities of a slot's events once there are several. */
  private mix(slot: number, common: number, entry: number, priority: number): void {
    if (common !== MIXED) {
      this.buckets[slot]!.each((each) => {
        this.priorities[each] = common;
      });
    }
    this.common[slot] = MIXED;
    this.priorities[entry] = priority;
  }

  /** Lets go of all cancelled events. */
  private sweep(): void {
    const kept = (entry: number): boolean => {
      const pending = this.isPending(entry);
      if (!pending) this.free[this.freeCount++] = entry;
      return pending;
    };
    for (const bucket of this.buckets) bucket?.keep(kept);
    this.stale = 0;
  }

  private grow(): void {
    const entries = this.generations.length;
    if (entries === ENTRIES) {
      throw new RangeError(`invalid size: ${entries + 1}; at most ${ENTRIES} events are allowed`);
    }
    const enlarged = <T extends Int32Array | Int16Array | Uint32Array>(larger: T, old: T): T => {
      larger.set(old);
      return larger;
    };
    this.generations = enlarged(new Uint32Array(2 * entries), this.generations);
    this.periods = enlarged(new Int32Array(2 * entries), this.periods);
    this.priorities = enlarged(new Int16Array(2 * entries), this.priorities);
    this.free = Int32Array.from({ length: 2 * entries }, (_, k) => 2 * entries - 1 - k);
    this.freeCount = entries;
  }
}
