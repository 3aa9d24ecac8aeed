import { Calendar } from "../src/engine/calendar.ts";
import { Stream } from "../src/random/stream.ts";
import { type Ratio, ratio, type Work } from "./ratio.ts";

interface Schedule {
  readonly now: number;
  schedule<T>(time: number, handler: (subject: T) => void, subject: T): unknown;
  step(): boolean;
}

interface Entry {
  readonly time: number;
  readonly priority: number;
  readonly sequence: number;
  readonly handler: (subject: unknown) => void;
  readonly subject: unknown;
}

function compare(a: Entry, b: Entry): number {
  return a.time - b.time || a.priority - b.priority || a.sequence - b.sequence;
}

/** The yardstick: a binary heap of entry objects with a comparator, as most JavaScript calendars are. */
class ObjectHeap implements Schedule {
  now = 0;
  private sequence = 0;
  private readonly heap: Entry[] = [];

  schedule<T>(time: number, handler: (subject: T) => void, subject: T, priority = 0): void {
    const entry: Entry = {
      time,
      priority,
      sequence: this.sequence++,
      handler: handler as (subject: unknown) => void,
      subject,
    };
    const { heap } = this;
    let place = heap.length;
    heap.push(entry);
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (compare(entry, heap[parent]!) >= 0) break;
      heap[place] = heap[parent]!;
      place = parent;
    }
    heap[place] = entry;
  }

  step(): boolean {
    const { heap } = this;
    const next = heap[0];
    if (next === undefined) return false;
    const last = heap.pop()!;
    if (heap.length > 0) {
      let place = 0;
      for (let child = 1; child < heap.length; child = 2 * place + 1) {
        if (child + 1 < heap.length && compare(heap[child + 1]!, heap[child]!) < 0) child++;
        if (compare(last, heap[child]!) <= 0) break;
        heap[place] = heap[child]!;
        place = child;
      }
      heap[place] = last;
    }
    this.now = next.time;
    next.handler(next.subject);
    return true;
  }
}

const DELAYS = 1 << 14;

/** Delays of the hold model with mean 1 or, with ties, whole numbers 1 … 10. */
function delays(ties: boolean): Float64Array {
  const stream = new Stream([1, 2, 3, 4]);
  return Float64Array.from({ length: DELAYS }, () => {
    const u = stream.uniform();
    return ties ? 1 + Math.floor(10 * u) : -Math.log(u);
  });
}

const EVENTS = 20_000;
const WARMING_EVENTS = 400_000;
const ROUNDS = 61;

/** The hold model: N pending events, each planning its successor when it runs. */
function hold(calendar: Schedule, pending: number, delay: Float64Array): Work {
  let next = 0;
  const handler = (subject: { runs: number }): void => {
    subject.runs++;
    next = (next + 1) & (DELAYS - 1);
    calendar.schedule(calendar.now + delay[next]!, handler, subject);
  };
  for (let index = 0; index < pending; index++) handler({ runs: 0 });
  for (let index = 0; index < WARMING_EVENTS; index++) calendar.step();
  return {
    operations: EVENTS,
    run() {
      for (let index = 0; index < EVENTS; index++) calendar.step();
    },
  };
}

/** The event calendar against a binary heap of objects in the hold model, by pending events and kind of delay. */
export function calendarRatios(): Ratio[] {
  return [false, true].flatMap((ties) => {
    const delay = delays(ties);
    return [10, 1_000, 10_000, 100_000].map((pending) => {
      const theirs = hold(new ObjectHeap(), pending, delay);
      const ours = hold(new Calendar(), pending, delay);
      return ratio(`calendar, ${pending} pending, ${ties ? "ties" : "no ties"}`, theirs, ours, ROUNDS);
    });
  });
}
