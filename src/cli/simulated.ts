import type { Kpi } from "../contract/model.ts";
import { partialDocument, simulationDocument } from "../experiment/document.ts";
import type { Figures, Outcome, SimulationResult } from "../experiment/results.ts";
import { work } from "../experiment/scenario.ts";
import type { BadInput } from "./badInput.ts";
import { folder } from "./folder.ts";
import { onInterruption } from "./interruption.ts";
import type { Options } from "./options.ts";
import { progress } from "./progress.ts";
import { type ScenarioFile, scenarioFile } from "./scenarioFile.ts";
import { simulationTables } from "./simulationTables.ts";

/** Policy periods that nobody should have to wait for by mistake: about half an hour on one core. */
const muchWork = 5e10;

/** A simulation that a command ran. */
export interface Simulated {
  readonly file: ScenarioFile;
  readonly result: SimulationResult;
  /** Of the model, for tables; asking for them prepares a simulation. */
  kpis(): readonly Kpi[];
}

function tooMuch({ scenario, badInput }: ScenarioFile, { yes }: Options): BadInput | undefined {
  const amount = work(scenario);
  if (yes || amount <= muchWork) return undefined;
  const value = `${amount.toExponential(1)} policy periods`;
  const message = `invalid simulation: ${value}; at most ${muchWork.toExponential(0)} without --yes`;
  return badInput([{ path: "simulation", message }]);
}

async function finished(
  { scenario, model, functions, blamed }: ScenarioFile,
  options: Options,
  onFigures: (figures: Figures) => void,
): Promise<Outcome<SimulationResult>> {
  const { workers, quiet } = options;
  const onNote = (note: string): void => {
    if (!quiet) process.stderr.write(`hedgerow: ${note}\n`);
  };
  const bar = progress(options);
  const { laboratory } = await import("../worker/node.ts");
  const running = laboratory({ workers, functions, onNote });
  try {
    const outcome = await running.simulate(scenario, {
      onProgress(figures) {
        bar.update(figures.done, figures.total);
        onFigures(figures);
      },
    }).finished;
    if (outcome === null) throw new Error(`the simulation of ${model.name} was cancelled`);
    return outcome;
  } catch (error) {
    throw blamed(error);
  } finally {
    bar.end();
    running.close();
  }
}

/**
 * Runs the simulation of a scenario file; with `--out`, keeps its results there, or what is finished when the user
 * interrupts.
 * @param check further conditions of the command
 * @throws BadInput
 */
export async function simulated(
  operand: string,
  options: Options,
  { differences, check }: { readonly differences: boolean; check?(file: ScenarioFile): BadInput | undefined },
): Promise<Simulated> {
  const file = await scenarioFile(operand, options);
  const fault = check?.(file) ?? tooMuch(file, options);
  if (fault) throw fault;
  const { scenario, model, own } = file;
  const out = options.out === undefined ? undefined : folder(options.out);
  let last: Figures | undefined;
  const forget = onInterruption(() => {
    if (out === undefined || last === undefined) return;
    const document = partialDocument(scenario, model.resultsVersion, last, { differences });
    out.write("partial.json", `${JSON.stringify(document, null, 2)}\n`);
    process.stderr.write(`hedgerow: ${last.done} of ${last.total} replications are kept in partial.json\n`);
  });
  const outcome = await finished(file, options, (figures) => {
    last = figures;
  });
  forget();
  if (!outcome.ok) throw file.badInput(outcome.faults);
  const result = outcome.value;
  const kpis = () => model.simulation(scenario, own).kpis;
  if (out) {
    for (const [name, text] of simulationTables(result, kpis(), { differences })) out.write(name, text);
    out.write("result.json", `${JSON.stringify(simulationDocument(result, { differences }), null, 2)}\n`);
    out.remove("partial.json");
  }
  return { file, result, kpis };
}
