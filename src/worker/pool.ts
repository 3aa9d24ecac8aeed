import type { Remote } from "comlink";
import type { Computing } from "./computing.ts";

/** A thread that does what `Does` says, or something that behaves like one. */
export interface Thread<Does = Computing> {
  readonly remote: Remote<Does> | Does;
  /** Settles with the reason when the thread dies by itself. */
  readonly died: Promise<string>;
  terminate(): void;
}

/** Rejection of a job that was given up. */
export class Cancelled extends Error {}

interface Job<Does> {
  /** Whom it is done for; cancelling goes by this. */
  readonly owner: object;
  /** @returns what tells the owner, once the thread has other work */
  readonly work: (thread: Thread<Does>) => Promise<() => void>;
  readonly reject: (error: Error) => void;
  tries: number;
}

/** How often a job is tried before the death of its threads is taken for its own fault. */
const TRIES = 3;
/** How long a cancelled job may go on before its thread is ended, in milliseconds. */
const GRACE = 200;

/** Threads that jobs take turns on, started when first needed; a dead one is replaced and its job repeated. */
export class Pool<Does = Computing> {
  readonly size: number;
  private readonly spawn: () => Thread<Does>;
  private readonly onNote: (note: string) => void;
  private readonly idle = new Set<Thread<Does>>();
  private readonly busy = new Map<Thread<Does>, Job<Does>>();
  private readonly waiting: Job<Does>[] = [];

  constructor(size: number, spawn: () => Thread<Does>, onNote: (note: string) => void = () => {}) {
    this.size = size;
    this.spawn = spawn;
    this.onNote = onNote;
  }

  /** Queues work for whichever thread is free. It must be repeatable: a thread may die in the middle of it. */
  run<T>(owner: object, work: (thread: Thread<Does>) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const job: Job<Does> = {
        owner,
        reject,
        tries: 0,
        async work(thread) {
          const value = await work(thread);
          return () => resolve(value);
        },
      };
      this.waiting.push(job);
      this.next();
    });
  }

  /** Gives up everything queued or running for an owner; a thread that does not come free soon is ended. */
  cancel(owner: object): void {
    for (const job of this.waiting.filter((each) => each.owner === owner)) {
      this.waiting.splice(this.waiting.indexOf(job), 1);
      job.reject(new Cancelled());
    }
    for (const [thread, job] of this.busy) {
      if (job.owner !== owner) continue;
      job.reject(new Cancelled());
      setTimeout(() => {
        if (this.busy.get(thread) !== job) return;
        this.drop(thread);
        this.next();
      }, GRACE);
    }
  }

  /** Ends all threads and gives up all jobs. */
  close(): void {
    for (const job of [...this.waiting.splice(0), ...this.busy.values()]) job.reject(new Cancelled());
    for (const thread of [...this.idle, ...this.busy.keys()]) this.drop(thread);
  }

  private next(): void {
    while (this.waiting.length > 0) {
      const thread = this.free();
      if (!thread) return;
      void this.start(thread, this.waiting.shift()!);
    }
  }

  private free(): Thread<Does> | undefined {
    for (const thread of this.idle) return thread;
    if (this.idle.size + this.busy.size >= this.size) return undefined;
    const thread = this.spawn();
    this.idle.add(thread);
    void thread.died.then((reason) => this.bury(thread, reason));
    return thread;
  }

  private async start(thread: Thread<Does>, job: Job<Does>): Promise<void> {
    this.idle.delete(thread);
    this.busy.set(thread, job);
    let settle = () => {};
    try {
      settle = await job.work(thread);
    } catch (error) {
      // A call into a dying thread may fail before its death is known; then the job is repeated, not failed.
      if (this.busy.get(thread) === job) job.reject(error as Error);
    }
    if (this.busy.get(thread) === job) {
      this.busy.delete(thread);
      this.idle.add(thread);
      this.next();
    }
    settle();
  }

  private bury(thread: Thread<Does>, reason: string): void {
    const job = this.busy.get(thread);
    this.drop(thread);
    if (job) {
      job.tries++;
      if (job.tries >= TRIES) job.reject(new Error(`a computing thread died ${TRIES} times: ${reason}`));
      else {
        this.onNote(`A computing thread died (${reason}); its work is being repeated.`);
        this.waiting.unshift(job);
      }
    }
    this.next();
  }

  private drop(thread: Thread<Does>): void {
    this.idle.delete(thread);
    this.busy.delete(thread);
    thread.terminate();
  }
}
