/** Names a scheduled event, for cancelling it. Becomes stale once the event has run or has been cancelled. */
export type EventId = number;

/** Most events that can be pending at once: an id is generation (32 bits) × 2²¹ + slot (21 bits), below 2⁵³. */
const SLOTS = 0x200000;
/** 2⁴²: so many events can be scheduled before the ranks of neighbouring priorities meet. */
const RANKS_PER_PRIORITY = 0x400_0000_0000;
const PRIORITY_LIMIT = 1024;

type Handler = (subject: unknown) => void;

/**
 * The event calendar: pending events in order of time, and the clock.
 *
 * Events run in order of (time, priority, sequence): earlier first, at equal times the lower priority number
 * first, at equal priorities the one scheduled first. A handler may schedule and cancel events, also at the
 * present time. An event has left the calendar before its handler runs, so a handler that throws leaves a
 * calendar that can go on.
 *
 * A 4-ary heap on typed arrays. (priority, sequence) is one exact number, the rank. Handlers and subjects stay
 * in slots while the heap moves slot numbers. The place of the event that is running stays vacant until its
 * handler schedules another, which takes that place, or until the next event is wanted.
 *
 * @example
 * const calendar = new Calendar();
 * const log: string[] = [];
 * calendar.schedule(2.5, (name: string) => log.push(`${name} at ${calendar.now}`), "delivery");
 * calendar.runUntil(10);
 * log; // ["delivery at 2.5"]
 */
export class Calendar {
  private clock = 0;
  private sequence = 0;
  /** Heap entries, the vacant root included. */
  private length = 0;
  private vacant = false;
  private capacity = 64;
  /** Heap keys. Times past the last entry are Infinity, so that every family has four comparable children. */
  private times = new Float64Array(this.capacity + 3).fill(Infinity);
  private ranks = new Float64Array(this.capacity + 3);
  /** A permutation of the slots: those of the heap's entries first, then the free ones. */
  private slots = Int32Array.from({ length: this.capacity }, (_, slot) => slot);
  /** Where a slot's entry is in the heap; −1 if the slot is free or its event is running. */
  private places = new Int32Array(this.capacity).fill(-1);
  /** How often a slot has been taken. */
  private generations = new Uint32Array(this.capacity);
  private readonly handlers: (Handler | undefined)[] = [];
  private readonly subjects: unknown[] = [];

  /** The present time: of the event running or last run, or the end that `runUntil` reached. Starts at 0. */
  get now(): number {
    return this.clock;
  }

  /** How many events are pending. */
  get size(): number {
    return this.vacant ? this.length - 1 : this.length;
  }

  /**
   * Plans an event.
   *
   * @param time when it happens, finite, ≥ `now`
   * @param handler what happens; called with `subject`
   * @param subject what it happens to
   * @param priority orders events of equal time, lowest first; an integer in −1024 … 1023
   * @returns an id for `cancel`
   * @throws RangeError when `time` or `priority` is out of range, or 2²¹ events are pending
   */
  schedule<T>(time: number, handler: (subject: T) => void, subject: T, priority = 0): EventId {
    if (!(time >= this.clock && time < Infinity)) {
      throw new RangeError(`invalid time: ${time}; a finite time ≥ now (${this.clock}) is needed`);
    }
    if (!((priority | 0) === priority && priority >= -PRIORITY_LIMIT && priority < PRIORITY_LIMIT)) {
      throw new RangeError(`invalid priority: ${priority}; an integer in -1024 … 1023 is needed`);
    }
    if (this.length === this.capacity) this.grow();
    const rank = priority * RANKS_PER_PRIORITY + this.sequence++;
    const vacant = this.vacant;
    const slot = this.slots[vacant ? 0 : this.length]!;
    this.handlers[slot] = handler as Handler;
    this.subjects[slot] = subject;
    if (vacant) {
      this.vacant = false;
      this.sink(0, time, rank, slot);
    } else {
      this.rise(this.length++, time, rank, slot);
    }
    this.generations[slot]!++;
    return this.generations[slot]! * SLOTS + slot;
  }

  /** Takes a pending event out. @returns false, and does nothing, if it has run, was cancelled or never was */
  cancel(id: EventId): boolean {
    const slot = id % SLOTS;
    if (this.generations[slot] !== (id - slot) / SLOTS) return false;
    const place = this.places[slot]!;
    if (place < 0) return false;
    this.remove(place);
    return true;
  }

  /** The time of the next event; undefined if none is pending. */
  peek(): number | undefined {
    if (this.vacant) this.settle();
    return this.length > 0 ? this.times[0] : undefined;
  }

  /** Moves the clock to the next event and runs it. @returns false if none was pending */
  step(): boolean {
    if (this.vacant) this.settle();
    if (this.length === 0) return false;
    this.run();
    return true;
  }

  /**
   * Runs every event with time < `end`, then sets the clock to `end`. Events at exactly `end` stay pending: they
   * belong to what follows, so that two calls over adjoining spans equal one call over both.
   *
   * @param end finite, ≥ `now`
   * @throws RangeError when `end` is out of range
   */
  runUntil(end: number): void {
    if (!(end >= this.clock && end < Infinity)) {
      throw new RangeError(`invalid end: ${end}; a finite time ≥ now (${this.clock}) is needed`);
    }
    if (this.vacant) this.settle();
    while (this.times[0]! < end) {
      this.run();
      if (this.vacant) this.settle();
    }
    if (end > this.clock) this.clock = end;
  }

  private run(): void {
    const slot = this.slots[0]!;
    this.clock = this.times[0]!;
    this.places[slot] = -1;
    this.vacant = true;
    this.handlers[slot]!(this.subjects[slot]);
  }

  /** Closes the gap at the vacant root. */
  private settle(): void {
    this.vacant = false;
    this.remove(0);
  }

  private remove(place: number): void {
    const { times, slots } = this;
    const freed = slots[place]!;
    this.handlers[freed] = undefined;
    this.subjects[freed] = undefined;
    this.places[freed] = -1;
    const last = --this.length;
    const time = times[last]!;
    const slot = slots[last]!;
    times[last] = Infinity;
    slots[last] = freed;
    if (place === last) return;
    const rank = this.ranks[last]!;
    const parent = (place - 1) >> 2;
    if (place > 0 && (time < times[parent]! || (time === times[parent] && rank < this.ranks[parent]!))) {
      this.rise(place, time, rank, slot);
    } else {
      this.sink(place, time, rank, slot);
    }
  }

  private rise(from: number, time: number, rank: number, slot: number): void {
    const { times, ranks, slots, places } = this;
    let place = from | 0;
    while (place > 0) {
      const parent = (place - 1) >> 2;
      const parentTime = times[parent]!;
      if (!(time < parentTime || (time === parentTime && rank < ranks[parent]!))) break;
      times[place] = parentTime;
      ranks[place] = ranks[parent]!;
      const moved = slots[parent]!;
      slots[place] = moved;
      places[moved] = place;
      place = parent;
    }
    times[place] = time;
    ranks[place] = rank;
    slots[place] = slot;
    places[slot] = place;
  }

  private sink(from: number, sunkTime: number, sunkRank: number, slot: number): void {
    const { times, ranks, slots, places, length } = this;
    // Doubles by declaration: what comes as an argument may be boxed, and would be unboxed in every round.
    const time = sunkTime * 1;
    const rank = sunkRank * 1;
    let place = from | 0;
    for (let child = ((place << 2) + 1) | 0; child < length; child = ((place << 2) + 1) | 0) {
      // The first of four children by pairs, without branches, which no processor could predict here.
      const second = (child + 1) | 0;
      const third = (child + 2) | 0;
      const fourth = (child + 3) | 0;
      const left = (child + isFirst(times[second]!, ranks[second]!, times[child]!, ranks[child]!)) | 0;
      const right = (third + isFirst(times[fourth]!, ranks[fourth]!, times[third]!, ranks[third]!)) | 0;
      const rightFirst = isFirst(times[right]!, ranks[right]!, times[left]!, ranks[left]!);
      const best = (left + ((right - left) & -rightFirst)) | 0;
      const bestTime = times[best]!;
      const bestRank = ranks[best]!;
      if (!(bestTime < time || (bestTime <= time && bestRank < rank))) break;
      times[place] = bestTime;
      ranks[place] = bestRank;
      const moved = slots[best]!;
      slots[place] = moved;
      places[moved] = place;
      place = best;
    }
    times[place] = time;
    ranks[place] = rank;
    slots[place] = slot;
    places[slot] = place;
  }

  private grow(): void {
    const capacity = 2 * this.capacity;
    if (capacity > SLOTS)
      throw new RangeError(`invalid size: ${capacity}; at most ${SLOTS} events are allowed`);
    const times = new Float64Array(capacity + 3).fill(Infinity);
    const ranks = new Float64Array(capacity + 3);
    const slots = Int32Array.from({ length: capacity }, (_, slot) => slot);
    const places = new Int32Array(capacity).fill(-1);
    const generations = new Uint32Array(capacity);
    times.set(this.times);
    ranks.set(this.ranks);
    slots.set(this.slots);
    places.set(this.places);
    generations.set(this.generations);
    Object.assign(this, { capacity, times, ranks, slots, places, generations });
  }
}

/** 1 if (time, rank) comes before the other, else 0. */
function isFirst(time: number, rank: number, otherTime: number, otherRank: number): number {
  return Number(time < otherTime) | (Number(time <= otherTime) & Number(rank < otherRank));
}
