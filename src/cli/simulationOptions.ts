import type { KernelName } from "../contract/model.ts";
import { BadInput } from "./badInput.ts";
import { type Options, typedNumber } from "./options.ts";

/** Options of the commands that simulate, beside the common ones. */
export const simulationOptions: readonly (readonly [flags: string, meaning: string])[] = [
  [
    "--until <half-width>",
    "go on until the interval of the leading figure is this narrow, or 1% of the figure (its paired difference, where there are several policies); --replications is then the least number",
  ],
  ["--kpi <name>", "the figure that --until is about"],
  ["--of <what>", "whose interval --until is about: figure or difference"],
  ["--most <n>", "replications after which --until gives up (default: 100000)"],
  ["--streams <plan>", "random numbers: independent, antithetic (mirrored pairs) or sobol (short horizons)"],
  ["--controls", "correct the figures by what the demand and prices drawn happened to be"],
  ["--kernel <name>", "simd (default) or portable: which code simulates sourcing; results are the same"],
  [
    "--columns <format>",
    "with --out: every replication's columns as replications.parquet (default) or csv; none for no such file",
  ],
];

const formats = ["parquet", "csv", "none"];
const kernels: readonly KernelName[] = ["simd", "portable"];
const untilMembers: readonly string[] = ["kpi", "of", "most"];

/** The option that a member of `simulation` came from, by the member's path. */
export function flagOf(path: string, { simulation }: Options): string | undefined {
  const [, member = "", inner = ""] = /^simulation\.(\w+)(?:\.(\w+))?/.exec(path) ?? [];
  if (!Object.hasOwn(simulation, member)) return undefined;
  return member === "until" && untilMembers.includes(inner) ? `--${inner}` : `--${member}`;
}

/** "0.1" as a half width, "1%" as a relative error; what is neither stays text, for the schema to refuse. */
function precision(text: string): object {
  const share = /^(.*)%$/.exec(text.trim())?.[1];
  if (share === undefined) return { halfWidth: typedNumber(text) };
  const relative = typedNumber(share);
  return { relative: typeof relative === "number" ? relative / 100 : text };
}

/** The options with those of this command put where they belong: into the scenario's `simulation`. */
export function withSimulation(options: Options): Options {
  const { until, kpi, of, most, streams, controls, ...own } = options.own as {
    readonly [name: string]: string | undefined;
  };
  const members = {
    ...(until !== undefined && precision(until)),
    ...(kpi !== undefined && { kpi }),
    ...(of !== undefined && { of }),
    ...(most !== undefined && { most: typedNumber(most) }),
  };
  return {
    ...options,
    own,
    simulation: {
      ...options.simulation,
      ...(Object.keys(members).length > 0 && { until: members }),
      ...(streams !== undefined && { streams }),
      ...(controls !== undefined && { controls: true }),
    },
  };
}

/**
 * The format of the replications' columns, where they are wanted.
 * @throws BadInput
 */
export function columnsFormat({ own, out }: Options): string | undefined {
  const { columns = "parquet" } = own as { readonly columns?: string };
  if (!formats.includes(columns)) {
    throw new BadInput(
      `--columns: invalid columns: ${JSON.stringify(columns)}; one of ${formats.join(", ")}`,
    );
  }
  return out === undefined || columns === "none" ? undefined : columns;
}

/**
 * The kernel that simulates.
 * @throws BadInput
 */
export function kernelName({ own }: Options): KernelName | undefined {
  const { kernel } = own as { readonly kernel?: string };
  const known = kernels.find((name) => name === kernel);
  if (kernel !== undefined && known === undefined) {
    throw new BadInput(`--kernel: invalid kernel: ${JSON.stringify(kernel)}; one of ${kernels.join(", ")}`);
  }
  return known;
}
