import { csv } from "../experiment/csv.ts";
import { solutionDocument } from "../experiment/document.ts";
import { invalid, unknown } from "../experiment/wording.ts";
import type { Factorial, FactorialTables } from "../models/integration/experiments/factorial.ts";
import { BadInput } from "./badInput.ts";
import { words } from "./describe.ts";
import { bundleFile } from "./experiment/bundleFile.ts";
import { folder } from "./folder.ts";
import { significant, withError } from "./numbers.ts";
import type { Options } from "./options.ts";
import { print, printJson } from "./print.ts";
import { rolloutText } from "./rolloutText.ts";
import { indented, table } from "./table.ts";

/** Interactions that are listed. */
const mostPairs = 5;

interface MeanError {
  readonly mean: number;
  readonly se: number;
}

function cells({ mean, se }: MeanError): readonly [string, string] {
  return withError(mean, se);
}

function leversText(answer: Factorial, kpi: string): string[] {
  const { levers, firstIn, lastOut, total, shapley } = answer;
  const values = shapley[kpi]!;
  const single = kpi === "profit";
  const rows = levers.map((lever, i) => [
    words(lever),
    ...(single ? [...cells(firstIn[i]!), ...cells(lastOut[i]!)] : []),
    ...cells(values[i]!),
  ]);
  const sum = values.reduce((all, { mean }) => all + mean, 0);
  const last = single ? ["All", "", "", "", "", ...cells(total)] : ["All", significant(sum, 4), ""];
  const heading = single ? ["", "first in", "", "last out", "", "Shapley", ""] : ["", "Shapley", ""];
  return table(
    [heading, ...rows, last],
    heading.map((_, column) => (column % 2 === 1 ? "right" : "left")),
  );
}

function pairsText({ levers, interactions }: Factorial): string[] {
  const pairs = levers
    .flatMap((one, i) =>
      levers.slice(i + 1).map((other, k) => ({ one, other, value: interactions[i]![i + 1 + k]! })),
    )
    .sort((a, b) => Math.abs(b.value.mean) - Math.abs(a.value.mean))
    .slice(0, mostPairs);
  return table(
    pairs.map(({ one, other, value }) => [
      `${words(one)} and ${words(other).toLowerCase()}`,
      ...cells(value),
    ]),
    ["left", "right", "left"],
  );
}

function pathText({ rollout }: Factorial): string[] {
  if (rollout === null) return [];
  const { steps, best, negative } = rollout;
  const [value, error] = cells(best.npv);
  return [
    "",
    ...rolloutText(steps),
    `best set: ${best.levers.map((lever) => words(lever).toLowerCase()).join(", ")}: ${value} ${error}`,
    `${negative} of ${2 ** steps.length - 1} sets lose money`,
  ];
}

/**
 * The exact attribution of a run of all sets of levers, from its result bundle.
 * @throws BadInput where the bundle is of something else, or lacks sets
 */
export async function factorialAttribution(operand: string, options: Options): Promise<void> {
  const { bundle, experiment, fault } = await bundleFile(operand);
  const { scenario } = experiment;
  const { model } = await import("../experiment/registry.ts");
  const found = (await model(bundle.model))!;
  const view = found.views["factorial"];
  const tables = found.views["factorialTables"];
  if (view === undefined || tables === undefined)
    throw fault(invalid("model", bundle.model, "integration, the model with levers"));
  const ordered = tables(scenario, bundle.rows as never) as FactorialTables | { readonly missing: string };
  if ("missing" in ordered) throw fault(`invalid bundle: ${ordered.missing}; a run of all sets of levers`);
  const answer = view(scenario, ordered as never) as Factorial;
  const kpi = (options.own["kpi"] as string | undefined) ?? "profit";
  const known = Object.keys(answer.shapley);
  if (!known.includes(kpi)) throw new BadInput(`--kpi: ${unknown("kpi", kpi, known)}`);

  const document = solutionDocument(scenario, found.resultsVersion, {
    experiment: experiment.experiment,
    source: experiment.title,
    replications: answer.blocks * scenario.simulation.replications,
    run: bundle.digest,
    ...answer,
  });
  const out = options.out === undefined ? undefined : folder(options.out);
  out?.write("result.json", `${JSON.stringify(document, null, 2)}\n`);
  out?.write(
    "attribution.csv",
    csv(
      ["kpi", "lever", "shapley", "shapleySe"],
      known.flatMap((name) =>
        answer.levers.map((lever, i) => {
          const { mean, se } = answer.shapley[name]![i]!;
          return [name, lever, mean, se];
        }),
      ),
    ),
  );
  if (options.json) {
    printJson(document);
    return;
  }
  const label = found.simulation(scenario).kpis.find(({ name }) => name === kpi);
  print([
    `${experiment.title}: ${answer.blocks} blocks of ${scenario.simulation.replications} replications, ± one standard error`,
    `${label?.label ?? kpi}${label === undefined || label.unit === "" ? "" : `, ${label.unit}`}, exact over all ${2 ** answer.levers.length} sets`,
    "",
    ...indented(leversText(answer, kpi)),
    "",
    "Strongest pairs: what two levers are worth together beyond each alone, profit",
    ...indented(pairsText(answer)),
    ...pathText(answer),
    "",
    `digest ${String(document["digest"])}, of the run ${bundle.digest}`,
  ]);
}
