import { simulationDocument } from "../../experiment/document.ts";
import type { BadInput } from "../badInput.ts";
import type { Run } from "../commands.ts";
import { differencesText, headline, policyText, verdict } from "../figuresText.ts";
import { print, printJson } from "../print.ts";
import type { ScenarioFile } from "../scenarioFile.ts";
import { simulated } from "../simulated.ts";

/** A model without policies brings what it compares itself. */
function check({ scenario, model, badInput }: ScenarioFile): BadInput | undefined {
  const takesPolicies = Object.keys(model.inputs.policies).length > 0;
  if (!takesPolicies || scenario.policies.length > 1) return undefined;
  return badInput([{ path: "policies", message: "invalid policies: 1 policy; at least 2 can be compared" }]);
}

/** The same replications as paired differences against the first policy, with a verdict. */
export const run: Run = async (operand, options) => {
  const { file, result } = await simulated(operand!, options, { differences: true, check });
  if (options.json) {
    printJson(simulationDocument(result, { differences: true }));
    return;
  }
  const { kpis } = result;
  const reference = result.policies[0]!.label;
  print([
    ...headline(file.model.title, result),
    "",
    ...verdict(result, kpis),
    ...result.policies.flatMap((policy) => ["", ...policyText(policy, kpis)]),
    ...result.differences.flatMap((each) => ["", ...differencesText(each, reference, kpis)]),
    "",
    `digest ${result.digest}`,
  ]);
};
