import { PriorityQueue } from "@datastructures-js/priority-queue";
import FlatQueue from "flatqueue";
import { Heap } from "heap-js";
import TinyQueue from "tinyqueue";

/** What the hold model needs of a calendar. */
export interface Schedule {
  readonly now: number;
  schedule<T>(time: number, handler: (subject: T) => void, subject: T): unknown;
  step(): boolean;
}

interface Entry {
  readonly time: number;
  readonly sequence: number;
  readonly handler: (subject: unknown) => void;
  readonly subject: unknown;
}

function compare(a: Entry, b: Entry): number {
  return a.time - b.time || a.sequence - b.sequence;
}

interface Queue {
  push(entry: Entry): unknown;
  pop(): Entry | null | undefined;
}

/** A calendar on any queue of entries that are told apart by a comparator. */
class Scheduled implements Schedule {
  now = 0;
  private sequence = 0;
  private readonly queue: Queue;

  constructor(queue: Queue) {
    this.queue = queue;
  }

  schedule<T>(time: number, handler: (subject: T) => void, subject: T): void {
    const entry = {
      time,
      sequence: this.sequence++,
      handler: handler as (subject: unknown) => void,
      subject,
    };
    this.queue.push(entry);
  }

  step(): boolean {
    const next = this.queue.pop();
    if (!next) return false;
    this.now = next.time;
    next.handler(next.subject);
    return true;
  }
}

/** The yardstick: a binary heap of entry objects with a comparator, as most JavaScript calendars are. */
class ObjectHeap implements Queue {
  private readonly heap: Entry[] = [];

  push(entry: Entry): void {
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

  pop(): Entry | undefined {
    const { heap } = this;
    const [next] = heap;
    if (next === undefined) return undefined;
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
    return next;
  }
}

/** flatqueue takes a number to order by and no comparator: equal times come in any order. */
class Flat implements Queue {
  private readonly queue = new FlatQueue<Entry>();

  push(entry: Entry): void {
    this.queue.push(entry, entry.time);
  }

  pop(): Entry | undefined {
    return this.queue.pop();
  }
}

/** Calendars on other queues, by name. */
export const otherQueues: { readonly [name: string]: () => Schedule } = {
  "a heap of objects": () => new Scheduled(new ObjectHeap()),
  flatqueue: () => new Scheduled(new Flat()),
  tinyqueue: () => new Scheduled(new TinyQueue<Entry>([], compare)),
  "heap-js": () => new Scheduled(new Heap<Entry>(compare)),
  "@datastructures-js/priority-queue": () => new Scheduled(new PriorityQueue<Entry>(compare)),
};
