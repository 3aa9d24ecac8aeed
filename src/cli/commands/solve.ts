import type { Model } from "../../contract/model.ts";
import { solutionDocument } from "../../experiment/document.ts";
import { unknown } from "../../experiment/wording.ts";
import { BadInput } from "../badInput.ts";
import type { Run } from "../commands.ts";
import { namesOf } from "../describe.ts";
import { folder } from "../folder.ts";
import type { Options } from "../options.ts";
import { print, printJson } from "../print.ts";
import { type ScenarioFile, scenarioFile } from "../scenarioFile.ts";
import { solutionText } from "../solutionText.ts";

/** The views asked for. Those that need an argument beside the scenario are for pages and library users. */
function viewsOf({ views }: Model, { own }: Options): string[] {
  const offered = Object.keys(views).filter((name) => views[name]!.length < 2);
  const wanted = [
    ...((own["with"] as string[] | undefined) ?? []),
    ...(own["table"] === true ? ["table"] : []),
  ];
  const strange = wanted.filter((name) => !offered.includes(name));
  if (strange.length > 0)
    throw new BadInput(...strange.map((name) => `--with: ${unknown("view", name, offered)}`));
  return [...new Set(wanted)];
}

async function answers(
  { scenario, functions, badInput, blamed }: ScenarioFile,
  views: readonly string[],
): Promise<object> {
  const { laboratory } = await import("../../worker/node.ts");
  const exact = laboratory({ workers: 1, functions });
  try {
    const solution = await exact.solve(scenario);
    if (!solution.ok) throw badInput(solution.faults);
    const further: { [name: string]: object } = {};
    for (const name of views) {
      const view = await exact.view(scenario, name);
      if (!view.ok) throw badInput(view.faults);
      further[name] = view.value;
    }
    return { ...solution.value, ...further };
  } catch (error) {
    throw blamed(error);
  } finally {
    exact.close();
  }
}

/** Exact answers: a model's solution of the scenario, with further views of it where asked for. */
export const run: Run = async (operand, options) => {
  const file = await scenarioFile(operand!, options);
  const { scenario, model, own } = file;
  const views = viewsOf(model, options);
  const out = options.out === undefined ? undefined : folder(options.out);
  const document = solutionDocument(scenario, model.resultsVersion, await answers(file, views));
  out?.write("result.json", `${JSON.stringify(document, null, 2)}\n`);
  if (options.json) {
    printJson(document);
    return;
  }
  const {
    version: _,
    resultsVersion: __,
    model: ___,
    seed: ____,
    scenario: _____,
    digest,
    ...results
  } = document;
  const names = namesOf(model, model.simulation(scenario, own).kpis);
  print([`${model.title}, exact`, "", ...solutionText(results, names), "", `digest ${String(digest)}`]);
};
