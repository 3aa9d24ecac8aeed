import { availableParallelism } from "node:os";
import { BadInput } from "./badInput.ts";

/** The options that every command takes, in the order in which help lists them. */
export const commonOptions: readonly (readonly [flags: string, meaning: string])[] = [
  ["--json", "print one JSON document"],
  ["--out <dir>", "also write result.json and tables (CSV) into this folder"],
  ["--seed <text>", "seed, instead of the scenario's"],
  ["--replications <n>", "replications, instead of the scenario's"],
  ["--periods <n>", "measured periods, instead of the scenario's"],
  ["--workers <n>", "computing threads (default: all cores)"],
  [
    "--policy <file.mjs>",
    "a policy of your own, simulated beside the others; runs with full rights (repeatable)",
  ],
  ["--yes", "start work that may take hours without being asked"],
  ["--quiet", "no progress and no notes"],
  ["--debug", "show where a bug happened"],
];

/** The common options as a command sees them. */
export interface Options {
  readonly json: boolean;
  readonly out: string | undefined;
  /** Members of `simulation` to put in the place of the scenario's; unchecked. */
  readonly simulation: { readonly [member: string]: unknown };
  readonly workers: number;
  readonly policies: readonly string[];
  readonly yes: boolean;
  readonly quiet: boolean;
  /** Options of this command alone, by name. */
  readonly own: { readonly [name: string]: unknown };
}

const mostWorkers = 256;

/** A number as typed; what is none stays text, for the schema to refuse in its own words. */
export function typedNumber(text: string): unknown {
  return text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
}

function workersOf(text: string | undefined): number {
  if (text === undefined) return Math.min(availableParallelism(), mostWorkers);
  if (/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= mostWorkers) return Number(text);
  throw new BadInput(
    `--workers: invalid workers: ${JSON.stringify(text)}; a whole number from 1 to ${mostWorkers}`,
  );
}

/**
 * Sorts what the command line parser found.
 * @throws BadInput
 */
export function optionsOf(given: { readonly [name: string]: unknown }): Options {
  const { json, out, seed, replications, periods, workers, policy, yes, quiet, debug: _, ...own } = given;
  return {
    json: json === true,
    out: out as string | undefined,
    simulation: {
      ...(seed !== undefined && { seed }),
      ...(replications !== undefined && { replications: typedNumber(replications as string) }),
      ...(periods !== undefined && { periods: typedNumber(periods as string) }),
    },
    workers: workersOf(workers as string | undefined),
    policies: (policy as string[] | undefined) ?? [],
    yes: yes === true,
    quiet: quiet === true,
    own,
  };
}
