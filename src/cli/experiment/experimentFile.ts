import type { Fault } from "../../contract/model.ts";
import type { Experiment } from "../../experiment/design/design.ts";
import { parseExperiment } from "../../experiment/design/experiment.ts";
import { BadInput } from "../badInput.ts";
import { input } from "../input.ts";
import type { Options } from "../options.ts";

/** An experiment that was read, and how faults that come up later are placed in its file. */
export interface ExperimentFile {
  readonly experiment: Experiment;
  badInput(faults: readonly Fault[]): BadInput;
}

type Raw = { readonly [member: string]: unknown };

function isRaw(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The raw experiment with the simulation members that options state. */
function changed(raw: unknown, { simulation }: Options): unknown {
  if (!isRaw(raw) || !isRaw(raw["scenario"]) || Object.keys(simulation).length === 0) return raw;
  const { scenario } = raw;
  const given = scenario["simulation"] ?? {};
  if (!isRaw(given)) return raw;
  return { ...raw, scenario: { ...scenario, simulation: { ...given, ...simulation } } };
}

/**
 * Reads the experiment of a command: its file, changed by the options, parsed.
 * @throws BadInput with a line per fault
 */
export async function experimentFile(file: string, options: Options): Promise<ExperimentFile> {
  if (options.policies.length > 0) {
    throw new BadInput(
      `--policy: invalid policy: ${JSON.stringify(options.policies[0])}; designed experiments take none, so that anyone can run them again`,
    );
  }
  const { label, source } = await input(file);
  const badInput = (faults: readonly Fault[]): BadInput => {
    const lines = faults.map(({ path, message }) => {
      const [, member = ""] = /^scenario\.simulation\.(\w+)$/.exec(path) ?? [];
      if (Object.hasOwn(options.simulation, member)) {
        return { order: Number.POSITIVE_INFINITY, line: `--${member} ${path}: ${message}` };
      }
      const { line, column } = source.position(path);
      return {
        order: line * 2 ** 21 + column,
        line: `${label}:${line}:${column} ${path === "" ? "experiment" : path}: ${message}`,
      };
    });
    return new BadInput(...lines.sort((a, b) => a.order - b.order).map(({ line }) => line));
  };
  const parsed = await parseExperiment(changed(source.value, options));
  if (!parsed.ok) throw badInput(parsed.faults);
  return { experiment: parsed.value, badInput };
}
