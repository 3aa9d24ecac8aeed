import type { Trace } from "./trace.ts";

/** One thing that happens in every period. */
export interface Stage<State> {
  readonly name: string;
  /**
   * @param period 1, 2, … counted from the start of the warm-up
   * @param measured false during the warm-up
   * @returns what the trace shall show, if there is one
   */
  run(state: State, period: number, measured: boolean): unknown;
}

export interface Periods {
  /** How many periods run first and are not counted, ≥ 0. */
  readonly warmUp: number;
  /** How many measured periods follow, ≥ 0. */
  readonly periods: number;
  /** Receives one entry per period and stage: (period, name of the stage, what it returned). */
  readonly trace?: Trace;
}

/**
 * Runs a system in periods: in each period every stage once, in the order given. That list is the one place where
 * the order of events of a period is written down (say observe → order → receive → demand → account).
 *
 * @param stages what happens in a period, first to last
 * @param state handed to every stage
 * @throws RangeError when a number of periods is not a whole number ≥ 0
 * @example
 * const stock = { units: 0 };
 * runPeriods([{ name: "receive", run: (state) => (state.units += 5) }], stock, { warmUp: 0, periods: 3 });
 * stock.units; // 15
 */
export function runPeriods<State>(
  stages: readonly Stage<State>[],
  state: State,
  { warmUp, periods, trace }: Periods,
): void {
  for (const [name, count] of Object.entries({ warmUp, periods })) {
    if (!(Number.isInteger(count) && count >= 0)) {
      throw new RangeError(`invalid ${name}: ${count}; a whole number ≥ 0 is needed`);
    }
  }
  for (let period = 1; period <= warmUp + periods; period++) {
    const measured = period > warmUp;
    for (const stage of stages) {
      const payload = stage.run(state, period, measured);
      trace?.record(period, stage.name, payload);
    }
  }
}
