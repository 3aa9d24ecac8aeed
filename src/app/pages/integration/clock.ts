import { type ReadonlySignal, type Signal, signal } from "@preact/signals";

/** Days a second, slowest first. */
export const speeds = [0.5, 1, 2, 5, 20] as const;

/** Runs through the days of a film. */
export interface Clock {
  /** The day that has begun, for whatever is written. */
  readonly day: ReadonlySignal<number>;
  readonly playing: ReadonlySignal<boolean>;
  /** Stopped where somebody wanted it. */
  readonly placed: ReadonlySignal<boolean>;
  readonly speed: Signal<number>;
  /** The time now, days. */
  now(): number;
  play(): void;
  pause(): void;
  /** Goes to a time, for somebody who wants to be there. */
  seek(time: number): void;
  /** Opens the film at a time of its own choice. */
  open(time: number): void;
  /** Whole days on or back; pauses. */
  step(by: number): void;
  /** Last time that can be shown; a longer or shorter film. */
  limit(days: number): void;
  /** Told of every new time; returns a function that ends it. */
  follow(see: (time: number) => void): () => void;
  /** Stands still while nobody looks, without forgetting that it plays. */
  watch(looking: boolean): void;
  close(): void;
}

/** Longest step of one frame, seconds: after a pause of the browser the film goes on where it was. */
const LONGEST_FRAME = 0.1;

export function clock(start: number): Clock {
  const day = signal(Math.floor(start));
  const playing = signal(false);
  const placed = signal(false);
  const speed = signal(2);
  const followers = new Set<(time: number) => void>();
  let time = start;
  let last = Number.POSITIVE_INFINITY;
  let looking = false;
  let frame = 0;
  let before = 0;

  function show(next: number): void {
    time = Math.max(0, Math.min(next, last));
    day.value = Math.floor(time);
    for (const see of followers) see(time);
  }

  function tick(now: number): void {
    const seconds = Math.min(LONGEST_FRAME, Math.max(0, (now - before) / 1000));
    before = now;
    show(time + seconds * speed.peek());
    if (time >= last) playing.value = false;
    run();
  }

  /** Asks for a frame exactly where one is needed. */
  function run(): void {
    cancelAnimationFrame(frame);
    frame = 0;
    if (playing.peek() && looking) frame = requestAnimationFrame(tick);
  }

  return {
    day,
    playing,
    placed,
    speed,
    now: () => time,
    play() {
      if (time >= last) show(0);
      placed.value = false;
      playing.value = true;
      before = performance.now();
      run();
    },
    pause() {
      placed.value = true;
      playing.value = false;
      run();
    },
    seek(wanted) {
      placed.value = true;
      show(wanted);
    },
    open: show,
    step(by) {
      placed.value = true;
      playing.value = false;
      run();
      show(by > 0 ? Math.floor(time) + by : Math.ceil(time) + by);
    },
    limit(days) {
      last = Math.max(0, days - 1);
      if (time > last) show(last);
    },
    follow(see) {
      followers.add(see);
      return () => followers.delete(see);
    },
    watch(now) {
      if (now === looking) return;
      looking = now;
      before = performance.now();
      run();
    },
    close() {
      cancelAnimationFrame(frame);
      followers.clear();
    },
  };
}
