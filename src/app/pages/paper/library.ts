import type { Experiment } from "../../../experiment/design/design.ts";
import { parseExperiment } from "../../../experiment/design/experiment.ts";
import type { Library } from "../../../experiment/design/reproduction.ts";

const experiments = import.meta.glob<{ readonly onRequest?: boolean }>("../../../../experiments/*.json", {
  eager: true,
  import: "default",
});
const published = import.meta.glob<object>("../../../../experiments/published/*.json", { import: "default" });
const expected = import.meta.glob<string>(
  ["../../../../experiments/expected/*.csv", "!../../../../experiments/expected/integration*.csv"],
  {
    // Not in the script, however small: the page may not fetch data addresses.
    query: "?url&no-inline",
    eager: true,
    import: "default",
  },
);

function named<Value>(files: { readonly [path: string]: Value }): ReadonlyMap<string, Value> {
  return new Map(
    Object.entries(files).map(([path, value]) => [path.replace(/^.*\/([^/]+)\.\w+$/, "$1"), value]),
  );
}

const files = named(experiments);
const data = named(published);
const tables = named(expected);

/** Table 1 of the sourcing paper, the inputs of the base case, by the names of its data file. */
export interface PrintedInputs {
  readonly c: number;
  readonly r: number;
  readonly h: number;
  readonly v: number;
  readonly demandMean: number;
  readonly demandSd: number;
  readonly spotMean: number;
  readonly spotSd: number;
}

export async function printedInputs(): Promise<PrintedInputs> {
  const { table1 } = (await library.published("sourcing")) as { readonly table1: PrintedInputs };
  return table1;
}

/**
 * The published experiments, parsed, by name.
 * @param further those wanted beside the ones that are always run
 */
export async function publishedExperiments(
  ...further: readonly string[]
): Promise<ReadonlyMap<string, Experiment>> {
  const wanted = [...files].filter(([name, raw]) => raw.onRequest !== true || further.includes(name));
  const parsed = await Promise.all(
    wanted.map(async ([name, raw]) => {
      const outcome = await parseExperiment(raw);
      if (!outcome.ok) throw new RangeError(`${name}: ${outcome.faults[0]?.message ?? "invalid experiment"}`);
      return [name, outcome.value] as const;
    }),
  );
  return new Map(parsed);
}

/** Printed values and committed rows, fetched when they are asked for. */
export const library: Library = {
  published: async (name) => data.get(name)?.(),
  async expected(name) {
    const address = tables.get(name);
    if (address === undefined) return undefined;
    // Without them there is nothing to compare with, but all else holds.
    const answer = await fetch(address).catch(() => null);
    return answer?.ok ? answer.text() : undefined;
  },
};
