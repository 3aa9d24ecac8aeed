import { csv } from "../../experiment/csv.ts";
import { solutionDocument } from "../../experiment/document.ts";
import { unknown } from "../../experiment/wording.ts";
import type { Attribution } from "../../models/integration/experiments/attribution.ts";
import type { CoalitionRun } from "../../models/integration/experiments/parts.ts";
import { BadInput } from "../badInput.ts";
import type { Run } from "../commands.ts";
import { words } from "../describe.ts";
import { factorialAttribution } from "../factorial.ts";
import { folder } from "../folder.ts";
import { withError } from "../numbers.ts";
import type { Options } from "../options.ts";
import { print, printJson } from "../print.ts";
import { type ScenarioFile, scenarioFile } from "../scenarioFile.ts";
import { indented, table } from "../table.ts";
import { answered, pieces, viewed, withView } from "../views.ts";

/** Runs that nobody should have to wait for by mistake: about an hour on one core. */
const muchWork = 50_000;
/** Runs that are kept in mind at most. */
const mostWork = 5_000_000;
/** Runs computed at one go. */
const atOnce = 5;
/** Runs per replication and lever, at most: first in, last out, and two walks there and back. */
const perLever = 6;

function kpiOf({ scenario, model }: ScenarioFile, { own }: Options) {
  const name = (own["kpi"] as string | undefined) ?? "profit";
  const { kpis } = model.simulation(scenario);
  const kpi = kpis.find((each) => each.name === name);
  if (kpi) return kpi;
  const names = kpis.map((each) => each.name);
  throw new BadInput(`--kpi: ${unknown("kpi", name, names)}`);
}

function check({ scenario, badInput }: ScenarioFile, { yes }: Options): void {
  const { levers } = scenario as unknown as { readonly levers: { readonly [lever: string]: boolean } };
  const on = Object.values(levers).filter(Boolean).length;
  const fault = (path: string, message: string) => badInput([{ path, message }]);
  if (on === 0)
    throw fault("levers", "invalid levers: none is true; at least one to share the difference among");
  const work = scenario.simulation.replications * (perLever * on + 2);
  const most = yes ? mostWork : muchWork;
  if (work <= most) return;
  const without = yes ? "" : " without --yes";
  throw fault("simulation", `invalid simulation: about ${work} runs; at most ${most}${without}`);
}

/** What each lever of a scenario adds to a figure: to none, to all others, and on average over every order. */
export const run: Run = async (operand, options) => {
  if (options.own["factorial"] === true) return factorialAttribution(operand!, options);
  const file = await scenarioFile(operand!, options);
  withView(file, "attribute");
  const kpi = kpiOf(file, options);
  check(file, options);
  const { scenario, model, badInput } = file;
  const out = options.out === undefined ? undefined : folder(options.out);
  const ask = async (view: string, argument: object) =>
    answered(badInput, await viewed([{ scenario, view, argument }], { ...options, quiet: true }, ""))[0]!;

  const { runs } = (await ask("attributionRuns", { kpi: kpi.name })) as { runs: CoalitionRun[] };
  const parts = pieces(runs, atOnce).map((part) => ({
    scenario,
    view: "attributionValues",
    argument: { kpi: kpi.name, runs: part },
  }));
  const computed = await viewed(parts, options, "runs", (index) => parts[index]!.argument.runs.length);
  const values = answered(badInput, computed).flatMap((part) => (part as { values: number[] }).values);
  const answer = (await ask("attributionOf", { kpi: kpi.name, runs, values })) as Attribution;

  const document = solutionDocument(scenario, model.resultsVersion, answer);
  const levers = Object.entries(answer.levers);
  out?.write("result.json", `${JSON.stringify(document, null, 2)}\n`);
  out?.write(
    "attribution.csv",
    csv(
      ["lever", "unit", "firstIn", "firstInSe", "lastOut", "lastOutSe", "shapley", "shapleySe"],
      levers.map(([lever, { firstIn, lastOut, shapley }]) => [
        lever,
        kpi.unit,
        ...[firstIn, lastOut, shapley].flatMap(({ mean, se }) => [mean, se]),
      ]),
    ),
  );
  if (options.json) {
    printJson(document);
    return;
  }
  const rows = levers.map(([lever, { firstIn, lastOut, shapley }]) => [
    words(lever),
    ...[firstIn, lastOut, shapley].flatMap(({ mean, se }) => withError(mean, se)),
  ]);
  const [total, error] = withError(answer.total.mean, answer.total.se);
  const { replications, seed } = scenario.simulation;
  print([
    `${model.title}: ${replications} replications, seed ${JSON.stringify(seed)}, ± one standard error`,
    `${kpi.label}${kpi.unit === "" ? "" : `, ${kpi.unit}`}: all levers against none ${total} ${error}`,
    "",
    ...indented(
      table(
        [["", "first in", "", "last out", "", "Shapley", ""], ...rows, ["All", "", "", "", "", total, error]],
        ["left", "right", "left", "right", "left", "right", "left"],
      ),
    ),
    "",
    "first in: added to no other lever; last out: taken from all; Shapley: mean over orders, sums to all",
    "",
    `digest ${String(document["digest"])}`,
  ]);
};
