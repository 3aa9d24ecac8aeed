import type { OnBlock } from "../experiment/accumulation.ts";
import { type Members, partialDocument, simulationDocument } from "../experiment/document.ts";
import type { Figures, Outcome, SimulationResult } from "../experiment/results.ts";
import { NANOSECONDS_PER_WORK, work } from "../experiment/scenario.ts";
import type { BadInput } from "./badInput.ts";
import { columnsFile } from "./columnsFile.ts";
import { folder } from "./folder.ts";
import { onInterruption } from "./interruption.ts";
import type { Options } from "./options.ts";
import { duration, progress } from "./progress.ts";
import { type ScenarioFile, scenarioFile } from "./scenarioFile.ts";
import { columnsFormat, kernelName, withSimulation } from "./simulationOptions.ts";
import { simulationTables } from "./simulationTables.ts";

/** Work that nobody should have to wait for by mistake, in policy periods: about half an hour on one core. */
const muchWork = 5e10;
/** Work of one replication that nobody should have to wait for when interrupting: a tenth of a second. */
const longReplication = 3e6;

/** A simulation that a command ran. */
export interface Simulated {
  readonly file: ScenarioFile;
  readonly result: SimulationResult;
  /** What the model says about the scenario before anything is simulated: stations that cannot keep up, say. */
  readonly warnings: readonly string[];
  /** What `--json` prints and `--out` keeps. */
  readonly document: Members;
}

/** Sentences of a model that has any to say on a scenario. */
function warningsOf({ model, scenario }: ScenarioFile): readonly string[] {
  const view = model.views["warnings"];
  if (view === undefined) return [];
  return (view(scenario, undefined as never) as { readonly warnings: readonly string[] }).warnings;
}

function tooMuch(
  { scenario, model, badInput }: ScenarioFile,
  { yes, workers }: Options,
): BadInput | undefined {
  const amount = work(model, scenario);
  if (yes || amount <= muchWork) return undefined;
  const hours = (each: number) => duration((each * NANOSECONDS_PER_WORK) / 1e9);
  const threads = workers === 1 ? "1 thread" : `${workers} threads`;
  const value = `about ${hours(amount / workers)} of computing on ${threads}`;
  const message = `invalid simulation: ${value}; at most ${hours(muchWork)} on 1 thread without --yes`;
  return badInput([{ path: "simulation", message }]);
}

async function finished(
  { scenario, model, functions, blamed }: ScenarioFile,
  options: Options,
  { onFigures, onBlock }: { onFigures(figures: Figures): void; readonly onBlock: OnBlock | undefined },
): Promise<Outcome<SimulationResult>> {
  const { workers, quiet } = options;
  const onNote = (note: string): void => {
    if (!quiet) process.stderr.write(`hedgerow: ${note}\n`);
  };
  const bar = progress(options);
  const { laboratory } = await import("../worker/node.ts");
  const apart = work(model, scenario) / scenario.simulation.replications > longReplication;
  const running = laboratory({ workers, apart, functions, kernel: kernelName(options), onNote });
  try {
    const outcome = await running.simulate(scenario, {
      onProgress(figures) {
        bar.update(figures.done, figures.total);
        onFigures(figures);
      },
      ...(onBlock && { onBlock }),
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
  given: Options,
  { differences, check }: { readonly differences: boolean; check?(file: ScenarioFile): BadInput | undefined },
): Promise<Simulated> {
  const options = withSimulation(given);
  const format = columnsFormat(options);
  const file = await scenarioFile(operand, options);
  const fault = check?.(file) ?? tooMuch(file, options);
  if (fault) throw fault;
  const { scenario, model } = file;
  const { replications, until } = scenario.simulation;
  const out = options.out === undefined ? undefined : folder(options.out);
  const columns =
    out && format !== undefined
      ? columnsFile(out, format, { replications: until?.most ?? replications, yes: options.yes })
      : undefined;
  let last: Figures | undefined;
  const forget = onInterruption(() => {
    if (out === undefined || last === undefined) {
      columns?.discard();
      return;
    }
    const document = partialDocument(scenario, model.resultsVersion, last, { differences });
    out.write("partial.json", `${JSON.stringify(document, null, 2)}\n`);
    columns?.keep(document);
    process.stderr.write(`hedgerow: ${last.done} of ${last.total} replications are kept in partial.json\n`);
  });
  try {
    const outcome = await finished(file, options, {
      onFigures(figures) {
        last = figures;
      },
      onBlock: columns?.onBlock,
    });
    if (!outcome.ok) throw file.badInput(outcome.faults);
    const result = outcome.value;
    const warnings = warningsOf(file);
    const document = {
      ...simulationDocument(result, { differences }),
      ...(warnings.length > 0 && { warnings }),
    };
    if (out) {
      columns?.keep(document);
      for (const [name, text] of simulationTables(result, result.kpis, { differences }))
        out.write(name, text);
      out.write("result.json", `${JSON.stringify(document, null, 2)}\n`);
      out.remove("partial.json");
    }
    return { file, result, warnings, document };
  } catch (error) {
    columns?.discard();
    throw error;
  } finally {
    forget();
  }
}
