import { Calendar } from "../src/engine/calendar.ts";
import { Stream } from "../src/random/stream.ts";

/** How many times faster than the yardstick; spread is the half range of the middle half of the rounds. */
export interface Ratio {
  readonly name: string;
  readonly ratio: number;
  readonly spread: number;
}

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

/** The hold model: N pending events, each planning its successor when it runs. Returns how to run `count` more. */
function hold(calendar: Schedule, pending: number, delay: Float64Array): (count: number) => void {
  let next = 0;
  const handler = (subject: { runs: number }): void => {
    subject.runs++;
    next = (next + 1) & (DELAYS - 1);
    calendar.schedule(calendar.now + delay[next]!, handler, subject);
  };
  for (let index = 0; index < pending; index++) handler({ runs: 0 });
  return (count) => {
    for (let index = 0; index < count; index++) calendar.step();
  };
}

function seconds(run: () => void): number {
  const start = performance.now();
  run();
  return (performance.now() - start) / 1000;
}

function summary(name: string, ratios: number[]): Ratio {
  const sorted = ratios.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
  return { name, ratio: at(0.5), spread: (at(0.75) - at(0.25)) / 2 };
}

/**
 * The event calendar against a binary heap of objects in the hold model, by pending events and kind of delay.
 * Both run in turn within one process, round by round; a round's ratio is time of the yardstick / our time.
 */
export function calendarRatios(rounds = 61, events = 20_000): Ratio[] {
  const ratios: Ratio[] = [];
  for (const ties of [false, true]) {
    const delay = delays(ties);
    for (const pending of [10, 1_000, 10_000, 100_000]) {
      const ours = hold(new Calendar(), pending, delay);
      const yardstick = hold(new ObjectHeap(), pending, delay);
      for (const run of [ours, yardstick]) run(20 * events);
      const measured = Array.from({ length: rounds }, (_, round) => {
        if (round % 2 === 1) {
          const mine = seconds(() => ours(events));
          return seconds(() => yardstick(events)) / mine;
        }
        const theirs = seconds(() => yardstick(events));
        return theirs / seconds(() => ours(events));
      });
      ratios.push(summary(`calendar, ${pending} pending, ${ties ? "ties" : "no ties"}`, measured));
    }
  }
  return ratios;
}
