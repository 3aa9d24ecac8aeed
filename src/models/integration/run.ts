import { type Measures, measures } from "./kpis.ts";
import { type Levers, leverNames, leversOf, maskOf } from "./levers.ts";
import type { Ports } from "./ports.ts";
import type { Setting } from "./setting.ts";
import { type Chain, chain, play } from "./world.ts";

/** The figures of one run by KPI name: ratios are those of this run alone. 0 where a run has none of the kind. */
export interface RunFigures {
  readonly [kpi: string]: number;
}

/** Runs one replication of a fixed setting with some levers. Pure: equal arguments, equal bits. */
export type Run = (levers: Levers, replication: number) => RunFigures;

/** No lever at all. */
export const siloed: Levers = leversOf(0);
/** Every lever. */
export const everyLever: Levers = leversOf((1 << leverNames.length) - 1);

/** One run's raw figures as KPI values. */
export function runFigures(measured: Measures, values: ArrayLike<number>): RunFigures {
  const position = new Map(measured.columns.map((name, i) => [name, i]));
  const figures: { [kpi: string]: number } = {};
  for (const kpi of measured.kpis) {
    const value = values[position.get(kpi.column)!]!;
    const over = kpi.over === undefined ? 1 : values[position.get(kpi.over)!]!;
    figures[kpi.name] = over > 0 ? value / over : 0;
  }
  return figures;
}

/** Prepares a setting and returns the function that runs it. */
export function runner(setting: Setting, ports?: Ports): Run {
  const made: Chain = chain(setting, ports);
  const measured = measures(setting.simulation.years);
  return (levers, replication) => runFigures(measured, measured.values(play(made, levers, replication)));
}

/** The same, remembering results: experiments ask for some coalitions more than once. */
export function remembering(run: Run): Run {
  const known = new Map<string, RunFigures>();
  return (levers, replication) => {
    const key = `${maskOf(levers)} ${replication}`;
    let figures = known.get(key);
    if (figures === undefined) {
      figures = run(levers, replication);
      known.set(key, figures);
    }
    return figures;
  };
}
