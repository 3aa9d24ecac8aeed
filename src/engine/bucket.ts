/** What happens in an event, to its subject. */
export type Handler = (subject: unknown) => void;

/**
 * Events in the order in which they came, side by side in memory: those of one slot of a timing wheel. Taken from the
 * front; the place is used anew once the bucket is empty.
 */
export class Bucket {
  private readonly handlers: (Handler | undefined)[] = [];
  private readonly subjects: unknown[] = [];
  private entries = new Int32Array(16);
  private head = 0;
  private end = 0;

  get empty(): boolean {
    return this.head === this.end;
  }

  push(handler: Handler, subject: unknown, entry: number): void {
    const end = this.end;
    if (end === this.entries.length) this.grow();
    this.handlers[end] = handler;
    this.subjects[end] = subject;
    this.entries[end] = entry;
    this.end = end + 1;
  }

  /** Of the first event. */
  get handler(): Handler {
    return this.handlers[this.head]!;
  }
  get subject(): unknown {
    return this.subjects[this.head];
  }
  get entry(): number {
    return this.entries[this.head]!;
  }

  /** Takes the first event out. */
  drop(): void {
    const head = this.head;
    this.handlers[head] = undefined;
    this.subjects[head] = undefined;
    if (head + 1 === this.end) {
      this.head = 0;
      this.end = 0;
    } else {
      this.head = head + 1;
    }
  }

  /** Calls back with the entry of every event. */
  each(look: (entry: number) => void): void {
    for (let at = this.head; at < this.end; at++) look(this.entries[at]!);
  }

  /** Keeps those events only whose entry passes. */
  keep(passes: (entry: number) => boolean): void {
    const { handlers, subjects, entries, end } = this;
    let to = 0;
    for (let from = this.head; from < end; from++) {
      const entry = entries[from]!;
      if (!passes(entry)) continue;
      handlers[to] = handlers[from];
      subjects[to] = subjects[from];
      entries[to++] = entry;
    }
    handlers.fill(undefined, to, end);
    subjects.fill(undefined, to, end);
    this.head = 0;
    this.end = to;
  }

  private grow(): void {
    const larger = new Int32Array(2 * this.entries.length);
    larger.set(this.entries);
    this.entries = larger;
  }
}
