import { csv } from "../../experiment/csv.ts";
import { solutionDocument } from "../../experiment/document.ts";
import type { Benefits } from "../../models/integration/experiments/parts.ts";
import type { InvestmentFigures, InvestmentResult } from "../../models/integration/experiments/roi.ts";
import type { Rollout } from "../../models/integration/experiments/rollout.ts";
import type { Run } from "../commands.ts";
import { folder } from "../folder.ts";
import { significant, withError } from "../numbers.ts";
import type { Options } from "../options.ts";
import { print, printJson } from "../print.ts";
import { rolloutText } from "../rolloutText.ts";
import { type ScenarioFile, scenarioFile } from "../scenarioFile.ts";
import { stepwise } from "../stepwise.ts";
import { indented, table } from "../table.ts";
import { answered, viewed, withView } from "../views.ts";

/** Replications that nobody should have to wait for by mistake: about an hour on one core. */
const muchWork = 10_000;

/** A replication of the roll-out path takes about so many times as long as one of the return. */
const pathWork = 10;

function check({ scenario, badInput }: ScenarioFile, { yes, own }: Options): void {
  const { replications } = scenario.simulation;
  const most = own["rollout"] === true ? muchWork / pathWork : muchWork;
  if (yes || replications <= most) return;
  const message = `invalid replications: ${replications}; at most ${most} without --yes`;
  throw badInput([{ path: "simulation.replications", message }]);
}

/** A mean with as many digits as its error allows. */
function money({ mean, se }: { readonly mean: number; readonly se: number }): string {
  return withError(mean, se).join(" ");
}

function percent(share: number): string {
  return `${significant(100 * share, 3)} %`;
}

function column({ benefits, ...figures }: InvestmentFigures): readonly string[] {
  const { irr, paybackYears, discountedPaybackYears, returnOnInvestment, breakEvenOverrun } = figures;
  return [
    ...benefits.map(money),
    money(figures.npv),
    irr === null ? "none" : percent(irr),
    paybackYears === null ? "never" : significant(paybackYears, 3),
    discountedPaybackYears === null ? "never" : significant(discountedPaybackYears, 3),
    returnOnInvestment === null ? "none" : percent(returnOnInvestment),
    significant(figures.breakEvenCapex, 4),
    breakEvenOverrun === null ? "none" : significant(breakEvenOverrun, 3),
    percent(figures.probabilityPositive),
  ];
}

function labels(years: number): readonly (readonly [label: string, unit: string])[] {
  return [
    ...Array.from({ length: years }, (_, year) => [`Benefit of year ${year + 1}`, "money"] as const),
    ["Net present value", "money"],
    ["Internal rate of return", "a year"],
    ["Payback", "years"],
    ["Discounted payback", "years"],
    ["Return on investment", ""],
    ["Break-even capital", "money"],
    ["Break-even over planned capital", "times"],
    ["Chance of a positive value", ""],
  ];
}

function rowsOf(name: string, { benefits, npv, ...figures }: InvestmentFigures) {
  return [
    ...benefits.map(({ mean, se }, year) => [name, `benefit.${year + 1}`, mean, se]),
    [name, "npv", npv.mean, npv.se],
    ...Object.entries(figures).map(([figure, value]) => [name, figure, value as number | null, null]),
  ];
}

/** What an integration returns on what it costs, with and without the link from satisfaction to retention. */
export const run: Run = async (operand, options) => {
  const file = await scenarioFile(operand!, options);
  withView(file, "roi");
  check(file, options);
  const { scenario, model, badInput } = file;
  const out = options.out === undefined ? undefined : folder(options.out);
  const { replications, seed } = scenario.simulation;
  const parts = Array.from({ length: replications }, (_, first) => {
    return { scenario, view: "roiBenefits", argument: { first, count: 1 } };
  });
  const computed = answered(badInput, await viewed(parts, options, "replications")) as Benefits[];
  const argument: Benefits = {
    withRetention: computed.flatMap(({ withRetention }) => withRetention),
    withoutRetention: computed.flatMap(({ withoutRetention }) => withoutRetention),
  };
  const asked = await viewed([{ scenario, view: "roiOf", argument }], { ...options, quiet: true }, "");
  const answer = answered(badInput, asked)[0] as InvestmentResult;

  const path =
    options.own["rollout"] === true ? await stepwise<Rollout>(file, "rollout", options) : undefined;
  const { withRetention, withoutRetention, capital, runningPerYear } = answer;
  const document = solutionDocument(scenario, model.resultsVersion, {
    ...answer,
    ...(path && { rollout: path.steps }),
  });
  out?.write("result.json", `${JSON.stringify(document, null, 2)}\n`);
  out?.write(
    "roi.csv",
    csv(
      ["retention", "figure", "value", "se"],
      [...rowsOf("with", withRetention), ...rowsOf("without", withoutRetention)],
    ),
  );
  if (options.json) {
    printJson(document);
    return;
  }
  const columns = [column(withRetention), column(withoutRetention)];
  const rows = labels(withRetention.benefits.length).map(([label, unit], row) => [
    label,
    ...columns.map((cells) => cells[row]!),
    unit,
  ]);
  print([
    `${model.title}: ${replications} replications, seed ${JSON.stringify(seed)}, ± one standard error`,
    `Capital ${significant(capital)}, running costs ${significant(runningPerYear)} a year`,
    "",
    ...indented(
      table([["", "with retention", "without retention", ""], ...rows], ["left", "right", "right", "left"]),
    ),
    "",
    "without retention: satisfaction moves neither churn nor new customers, the least well-founded part",
    ...(path === undefined ? [] : ["", ...rolloutText(path.steps)]),
    "",
    `digest ${String(document["digest"])}`,
  ]);
};
