import type { Options } from "./options.ts";
import { simulationOptions } from "./simulationOptions.ts";

/** A command at work. Throws BadInput for faults of the user's; anything else thrown is a bug. */
export type Run = (operand: string | undefined, options: Options) => Promise<void>;

export interface Command {
  readonly name: string;
  /** `<file>` or `[name]`; absent if it takes none. */
  readonly operand?: string;
  readonly summary: string;
  /** Options beyond the common ones. */
  readonly options?: readonly (readonly [flags: string, meaning: string])[];
  /** Loaded when it is called and not before, so that every command starts as fast as it can. */
  load(): Promise<{ readonly run: Run }>;
}

/** Every command. A new one is a file in `commands/` and an entry here. */
export const commands: readonly Command[] = [
  {
    name: "solve",
    operand: "<file>",
    summary: "exact answers: optimal policy, plan, closed forms, exact figures",
    options: [
      ["--with <view...>", "add further answers of the model by name"],
      ["--table", "short for --with table"],
    ],
    load: () => import("./commands/solve.ts"),
  },
  {
    name: "simulate",
    operand: "<file>",
    summary: "replications of each policy; figures with confidence intervals",
    options: simulationOptions,
    load: () => import("./commands/simulate.ts"),
  },
  {
    name: "compare",
    operand: "<file>",
    summary: "the same, as paired differences against the first policy",
    options: [
      ...simulationOptions,
      ["--claims", "the verdicts on the article's claims (integration)"],
      ["--equal-service", "stock where both worlds have the same fill rate (integration)"],
    ],
    load: () => import("./commands/compare.ts"),
  },
  {
    name: "run",
    operand: "<experiment>",
    summary: "a designed experiment (factors × levels), a row per cell, policy and figure",
    options: [
      ["--shard <k/n>", "compute only share K of N; needs --out, the same for all shares"],
      ["--parquet", "also write rows.parquet into the folder of --out"],
    ],
    load: () => import("./commands/run.ts"),
  },
  {
    name: "merge",
    operand: "<dir>",
    summary: "join the shares of an experiment, each part exactly once",
    options: [["--parquet", "also write rows.parquet"]],
    load: () => import("./commands/merge.ts"),
  },
  {
    name: "verify",
    operand: "<bundle>",
    summary: "run a result bundle again: identical, or the first difference",
    load: () => import("./commands/verify.ts"),
  },
  {
    name: "reproduce",
    operand: "[name...]",
    summary: "published tables and figures beside ours",
    options: [["--accept", "commit what is found: write experiments/expected anew"]],
    load: () => import("./commands/reproduce.ts"),
  },
  {
    name: "attribute",
    operand: "<file>",
    summary: "what each lever of an integration contributes to a figure",
    options: [
      ["--kpi <name>", "the figure to share out (default: profit)"],
      ["--factorial", "the file is the result bundle of a run of all sets of levers: exact values"],
    ],
    load: () => import("./commands/attribute.ts"),
  },
  {
    name: "roi",
    operand: "<file>",
    summary: "investment figures of an integration, with and without retention",
    options: [["--rollout", "which lever to buy first, next … by net present value"]],
    load: () => import("./commands/roi.ts"),
  },
  {
    name: "validate",
    operand: "[case]",
    summary: "closed forms against simulations; status 1 if a case differs",
    options: [
      ["--params <json>", "parameters of the case, instead of its published ones"],
      ["--effort <n>", "length of the simulation, 0.01 to 1000 times the usual one"],
    ],
    load: () => import("./commands/validate.ts"),
  },
  {
    name: "schema",
    operand: "[name]",
    summary: "the JSON Schema of scenario files, of one model or of all",
    load: () => import("./commands/schema.ts"),
  },
  {
    name: "example",
    operand: "[name]",
    summary: "print a ready scenario",
    load: () => import("./commands/example.ts"),
  },
  {
    name: "bench",
    operand: "[group...]",
    summary: "the benchmark suite, or some groups of it, as a table of ratios",
    options: [
      ["--check", "compare with the committed ratios, on the same processor"],
      ["--accept", "commit what is measured: write bench/reference.json anew"],
    ],
    load: () => import("./commands/bench.ts"),
  },
];
