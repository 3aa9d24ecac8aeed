import { Inadmissible } from "../contract/inadmissible.ts";
import type { Kpi } from "../contract/model.ts";
import { rowsDifference } from "../experiment/design/bundle.ts";
import type { Experiment } from "../experiment/design/design.ts";
import { parseExperiment } from "../experiment/design/experiment.ts";
import { type Extent, isLarge } from "../experiment/design/extent.ts";
import { knownFigures, outputFaults, plainNames } from "../experiment/design/outputs.ts";
import { Bench } from "../experiment/design/part.ts";
import type { Row } from "../experiment/design/rows.ts";
import { type RowColumns, RowTable } from "../experiment/design/rowTable.ts";
import { model } from "../experiment/registry.ts";
import type { Outcome } from "../experiment/results.ts";
import { parseScenario } from "../experiment/scenario.ts";
import { estimate } from "./estimate.ts";
import { type Opened, type OpenedBundle, opened } from "./opening.ts";
import { digestOf, type Format, rowsByCell, written } from "./writing.ts";

/** An experiment that is right, and how large it is. */
export interface Checked {
  readonly experiment: Experiment;
  readonly cells: number;
  readonly tasks: number;
  /** So large that somebody should say yes to it. */
  readonly large: boolean;
}

/** What can be kept of a scenario's answers. */
export interface Keepable {
  readonly kpis: readonly Kpi[];
  /** Exact figures that are no KPIs: parameters of policies and the like. */
  readonly parameters: readonly string[];
}

/** What a thread does beside computing: whatever takes longer than a page may stand still. */
export interface Desk {
  /** All faults of a raw experiment, names of outputs among them. */
  check(raw: unknown): Promise<Outcome<Checked>>;
  /** Solves a raw scenario to tell what its answers hold. */
  keepable(scenario: unknown): Promise<Outcome<Keepable>>;
  estimate(experiment: Experiment, workers: number): Promise<Extent>;
  open(file: Blob): Promise<Outcome<Opened>>;
  /** The digest that a bundle of these rows has. */
  digest(experiment: Experiment, rows: RowColumns): Promise<string>;
  /** Where a bundle differs first from rows that were computed again. */
  difference(bundle: OpenedBundle, rows: RowColumns): Promise<string | undefined>;
  /** Rows as a file. */
  write(format: Format, experiment: Experiment, rows: RowColumns): Promise<Blob>;
}

async function check(raw: unknown): Promise<Outcome<Checked>> {
  const parsed = await parseExperiment(raw);
  if (!parsed.ok) return parsed;
  const bench = await Bench.of(parsed.value);
  const faults = outputFaults(bench);
  if (faults.length > 0) return { ok: false, faults };
  const { cells, tasks } = bench;
  return { ok: true, value: { experiment: parsed.value, cells: cells.count, tasks, large: isLarge(bench) } };
}

async function keepable(raw: unknown): Promise<Outcome<Keepable>> {
  const parsed = await parseScenario(raw);
  if (!parsed.ok) return parsed;
  try {
    const chosen = (await model(parsed.value.model))!;
    const { kpis, exact } = knownFigures(chosen, parsed.value, { answers: "both", with: [] });
    const simulated = new Set(kpis.map(({ name }) => name));
    const parameters = plainNames(exact.filter((name) => !simulated.has(name)));
    return { ok: true, value: { kpis, parameters } };
  } catch (error) {
    if (error instanceof Inadmissible) return { ok: false, faults: error.faults };
    throw error;
  }
}

function* rowsOf(bench: Bench, columns: RowColumns): Generator<Row> {
  for (const rows of rowsByCell(bench, RowTable.of(columns))) yield* rows;
}

export function desk(): Desk {
  return {
    check,
    keepable,
    estimate: async (experiment, workers) => estimate(await Bench.of(experiment), workers),
    open: opened,
    digest: async (experiment, rows) => digestOf(await Bench.of(experiment), RowTable.of(rows)),
    async difference({ experiment, rows }, ours) {
      const bench = await Bench.of(experiment);
      return rowsDifference(rowsOf(bench, rows), rowsOf(bench, ours));
    },
    write: async (format, experiment, rows) => written(format, await Bench.of(experiment), RowTable.of(rows)),
  };
}
