import type { Fault, Model, OwnFunctions, ScenarioBase } from "../contract/model.ts";
import { model } from "../experiment/registry.ts";
import { parseScenario } from "../experiment/scenario.ts";
import { BadInput } from "./badInput.ts";
import { type Input, input } from "./input.ts";
import type { Options } from "./options.ts";
import { type OwnPolicy, ownPolicy } from "./ownPolicy.ts";
import { flagOf } from "./simulationOptions.ts";

type Raw = { readonly [member: string]: unknown };

/** A scenario ready to be computed, with what the command line added to its file. */
export interface ScenarioFile {
  readonly scenario: ScenarioBase;
  readonly model: Model;
  /** Addresses of the user's own functions, for computing threads. */
  readonly functions: { readonly [name: string]: string };
  /** The same functions, for this thread. */
  readonly own: OwnFunctions;
  /** Faults that came up later, placed in the file or on the command line. */
  badInput(faults: readonly Fault[]): BadInput;
  /** What computing threw, as the fault of the user's policy that it came out of, if it did. */
  blamed(error: unknown): unknown;
}

function isRaw(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The raw scenario as the options change it. What is not even an object is left for the parser to refuse. */
function changed(raw: unknown, options: Options, added: readonly OwnPolicy[]): unknown {
  if (!isRaw(raw)) return raw;
  const { simulation = {}, policies = [] } = raw;
  const result: { [member: string]: unknown } = { ...raw };
  if (Object.keys(options.simulation).length > 0 && isRaw(simulation)) {
    const { until, ...others } = options.simulation;
    const before = isRaw(simulation["until"]) ? simulation["until"] : {};
    result["simulation"] = {
      ...simulation,
      ...others,
      ...(until !== undefined && { until: { ...before, ...(until as Raw) } }),
    };
  }
  if (added.length > 0 && Array.isArray(policies)) {
    result["policies"] = [...policies, ...added.map(({ entry }) => entry)];
  }
  return result;
}

/** The user's policies that the scenario does not list already. */
function unlisted(raw: unknown, own: readonly OwnPolicy[]): OwnPolicy[] {
  const listed = isRaw(raw) && Array.isArray(raw["policies"]) ? (raw["policies"] as unknown[]) : [];
  return own.filter(
    ({ entry }) =>
      !listed.some(
        (policy) => isRaw(policy) && policy["kind"] === entry.kind && policy["name"] === entry.name,
      ),
  );
}

function listedBefore(raw: unknown): number {
  return isRaw(raw) && Array.isArray(raw["policies"]) ? raw["policies"].length : 0;
}

/** A line per fault, in the order of the file; what an option brought in comes last. */
function placed(
  { label, source }: Input,
  faults: readonly Fault[],
  options: Options,
  added: readonly OwnPolicy[],
) {
  const before = listedBefore(source.value);
  const lines = faults.map(({ path, message }) => {
    const flag = flagOf(path, options);
    if (flag !== undefined) return { order: Number.POSITIVE_INFINITY, line: `${flag} ${path}: ${message}` };
    const [, index = ""] = /^policies\.(\d+)(?:\.|$)/.exec(path) ?? [];
    const policy = index === "" ? undefined : added[Number(index) - before];
    if (policy) {
      return { order: Number.POSITIVE_INFINITY, line: `--policy ${policy.file} ${path}: ${message}` };
    }
    const { line, column } = source.position(path);
    const order = line * 2 ** 21 + column;
    return { order, line: `${label}:${line}:${column} ${path === "" ? "scenario" : path}: ${message}` };
  });
  return new BadInput(...lines.sort((a, b) => a.order - b.order).map(({ line }) => line));
}

function blamed(error: unknown, own: readonly OwnPolicy[]): unknown {
  if (!(error instanceof Error) || error instanceof BadInput) return error;
  const policy = own.find(({ origin }) => error.stack?.includes(origin));
  if (policy === undefined) return error;
  const thrown = JSON.stringify(error.message);
  return new BadInput(
    `--policy ${policy.file}: invalid policy: it threw ${thrown}; a policy that always decides`,
  );
}

/**
 * Reads the scenario of a command: its file, changed by the options, parsed.
 * @throws BadInput with a line per fault
 */
export async function scenarioFile(file: string, options: Options): Promise<ScenarioFile> {
  const read = await input(file);
  const own: OwnPolicy[] = [];
  for (const each of options.policies) {
    if (!options.quiet) process.stderr.write(`hedgerow: policy ${each} runs with your full rights\n`);
    own.push(await ownPolicy(each));
  }
  const raw = read.source.value;
  const added = unlisted(raw, own);
  const badInput = (faults: readonly Fault[]) => placed(read, faults, options, added);
  const parsed = await parseScenario(changed(raw, options, added));
  if (!parsed.ok) throw badInput(parsed.faults);
  const named = own.map((policy) => [String(policy.entry.name), policy] as const);
  return {
    scenario: parsed.value,
    model: (await model(parsed.value.model))!,
    functions: Object.fromEntries(named.map(([name, { address }]) => [name, address])),
    own: Object.fromEntries(named.map(([name, { decide }]) => [name, decide])),
    badInput,
    blamed: (error) => blamed(error, own),
  };
}
