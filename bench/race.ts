/** One thing measured against another in the same run. */
export interface Ratio {
  readonly name: string;
  /** How many times faster ours was: the median over interleaved rounds. */
  readonly ratio: number;
  /** First and third quartile of the rounds' ratios. */
  readonly spread: readonly [low: number, high: number];
  /** Median time of ours per operation; nanoseconds. Drifts with the machine: for orientation only. */
  readonly nanoseconds: number;
}

/** A figure by itself: a median time, an exponent. Times drift with the machine. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** What a group of measurements found. */
export interface Findings {
  readonly ratios: readonly Ratio[];
  readonly figures: readonly Figure[];
  /** What could not be measured here, and other things to know. */
  readonly notes: readonly string[];
}

/** Takes part in a race: one round of its work, and how many nanoseconds an operation took. */
export type Contender = () => number | Promise<number>;

/** A piece of work and how many operations one call of it does. */
export interface Work {
  readonly operations: number;
  run(): void;
}

/** Work in this thread as a contender. */
export function timed({ operations, run }: Work): Contender {
  return () => {
    const started = performance.now();
    run();
    return ((performance.now() - started) * 1e6) / operations;
  };
}

/** The value below which a share of sorted numbers lies. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.round(share * (sorted.length - 1))]!;
}

function ascending(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}

/** The rounds of a race that was run. */
export class Race<Name extends string> {
  private readonly rounds: { readonly [name in Name]: readonly number[] };

  constructor(rounds: { readonly [name in Name]: readonly number[] }) {
    this.rounds = rounds;
  }

  /** Median nanoseconds per operation. */
  nanoseconds(name: Name): number {
    return quantile(ascending(this.rounds[name]), 0.5);
  }

  /** How many times faster `ours` was than `theirs`, round by round. */
  ratio(title: string, theirs: Name, ours: Name): Ratio {
    return this.ratioOf(title, ours, (round) => this.rounds[theirs][round]! / this.rounds[ours][round]!);
  }

  /** A ratio made of several contenders' times in a round. */
  ratioOf(title: string, ours: Name, ratio: (round: number, times: (name: Name) => number) => number): Ratio {
    const ratios = ascending(
      this.rounds[ours].map((_, round) => ratio(round, (name) => this.rounds[name][round]!)),
    );
    return {
      name: title,
      ratio: quantile(ratios, 0.5),
      spread: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
      nanoseconds: this.nanoseconds(ours),
    };
  }
}

/** Runs all in turn, `warming` rounds uncounted and then round after round, so that a slow moment slows all alike. */
export async function race<Name extends string>(
  contenders: { readonly [name in Name]: Contender },
  rounds: number,
  warming = 1,
): Promise<Race<Name>> {
  const names = Object.keys(contenders) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as {
    [name in Name]: number[];
  };
  for (let round = -warming; round < rounds; round++) {
    for (const name of names) {
      const nanoseconds = await contenders[name]();
      if (round >= 0) times[name].push(nanoseconds);
    }
  }
  return new Race(times);
}

/** Median time of warm calls. */
export async function median(
  name: string,
  unit: "ms" | "s",
  run: () => unknown,
  calls: number,
): Promise<Figure> {
  const found = await race(
    { run: timed({ operations: 1, run: () => void run() }) },
    calls,
    Math.min(calls, 5),
  );
  return { name, value: found.nanoseconds("run") / (unit === "ms" ? 1e6 : 1e9), unit };
}

/** Exponent b of y ∝ x^b by least squares of the logarithms. */
export function exponent(points: readonly (readonly [x: number, y: number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (pick: (point: readonly [number, number]) => number) =>
    logs.reduce((sum, point) => sum + pick(point), 0) / logs.length;
  const [x, y] = [mean(([each]) => each), mean(([, each]) => each)];
  const products = mean((point) => (point[0] - x) * (point[1] - y));
  return products / mean((point) => (point[0] - x) ** 2);
}
