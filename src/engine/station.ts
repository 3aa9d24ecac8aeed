import type { Calendar } from "./calendar.ts";

export interface StationOptions<Subject> {
  /** How many subjects can be in service at once, c ≥ 1. */
  readonly servers: number;
  /** Called when a service starts. @param waited time in the queue, ≥ 0 */
  readonly onStart?: (subject: Subject, waited: number) => void;
  /** Called when a service is finished, after the next subject in the queue has started. */
  readonly onFinish?: (subject: Subject) => void;
  /** Priority of the finishing events among events of equal time; default 0. */
  readonly priority?: number;
}

interface Waiting<Subject> {
  readonly subject: Subject;
  readonly serviceTime: number;
  readonly arrived: number;
}

/**
 * A service station: c equal servers and one queue without limit, first come, first served.
 *
 * Its statistics are time averages over the span since it was built or since `resetStatistics`: integrals of the
 * step functions divided by the span.
 */
export class Station<Subject> {
  readonly servers: number;
  private readonly calendar: Calendar;
  private readonly options: StationOptions<Subject>;
  private waiting: Waiting<Subject>[] = [];
  /** Where the queue begins in `waiting`; what is before has been served. */
  private head = 0;
  private serving = 0;
  private since: number;
  private changed: number;
  private queueArea = 0;
  private busyArea = 0;
  private readonly finish = (subject: Subject): void => {
    this.account();
    this.serving--;
    const next = this.waiting[this.head];
    if (next !== undefined) {
      this.head++;
      // Dropping the served ones half the array at a time costs less than one move per subject in all.
      if (this.head >= 64 && 2 * this.head > this.waiting.length) {
        this.waiting = this.waiting.slice(this.head);
        this.head = 0;
      }
      this.start(next.subject, next.serviceTime, next.arrived);
    }
    this.options.onFinish?.(subject);
  };

  /** @throws RangeError when `servers` is not a whole number ≥ 1 */
  constructor(calendar: Calendar, options: StationOptions<Subject>) {
    const { servers } = options;
    if (!(Number.isInteger(servers) && servers >= 1)) {
      throw new RangeError(`invalid servers: ${servers}; a whole number ≥ 1 is needed`);
    }
    this.servers = servers;
    this.calendar = calendar;
    this.options = options;
    this.since = calendar.now;
    this.changed = calendar.now;
  }

  /** How many subjects wait now. */
  get queueLength(): number {
    return this.waiting.length - this.head;
  }

  /** How many servers are busy now. */
  get busy(): number {
    return this.serving;
  }

  /**
   * A subject arrives now: it starts at once if a server is free, else it queues.
   *
   * @param serviceTime how long its service takes, finite, ≥ 0. Known on arrival, so that it belongs to the subject
   *   whatever the others do
   * @throws RangeError when `serviceTime` is out of range
   */
  arrive(subject: Subject, serviceTime: number): void {
    if (!(serviceTime >= 0 && serviceTime < Infinity)) {
      throw new RangeError(`invalid serviceTime: ${serviceTime}; a finite time ≥ 0 is needed`);
    }
    this.account();
    const { now } = this.calendar;
    if (this.serving < this.servers) this.start(subject, serviceTime, now);
    else this.waiting.push({ subject, serviceTime, arrived: now });
  }

  /** Average number waiting, Lq. Of an empty span: the present number. */
  get averageQueueLength(): number {
    this.account();
    const span = this.changed - this.since;
    return span > 0 ? this.queueArea / span : this.queueLength;
  }

  /** Average number of busy servers. Of an empty span: the present number. */
  get averageBusy(): number {
    this.account();
    const span = this.changed - this.since;
    return span > 0 ? this.busyArea / span : this.serving;
  }

  /** Average share of busy servers, ρ, in 0 … 1. */
  get utilisation(): number {
    return this.averageBusy / this.servers;
  }

  /** Forgets the past of the averages, as at the end of a warm-up; who waits or is served stays. */
  resetStatistics(): void {
    this.account();
    this.since = this.calendar.now;
    this.queueArea = 0;
    this.busyArea = 0;
  }

  /** Brings the integrals up to now; to be called before a number changes. */
  private account(): void {
    const { now } = this.calendar;
    const span = now - this.changed;
    this.queueArea += span * this.queueLength;
    this.busyArea += span * this.serving;
    this.changed = now;
  }

  private start(subject: Subject, serviceTime: number, arrived: number): void {
    const { now } = this.calendar;
    this.serving++;
    this.calendar.schedule(now + serviceTime, this.finish, subject, this.options.priority);
    this.options.onStart?.(subject, now - arrived);
  }
}
