import type { SimulationResult } from "../../experiment/results.ts";
import { invalid } from "../../experiment/wording.ts";
import type { ClaimResults } from "../../models/integration/claims/claims.ts";
import type { IsoStep } from "../../models/integration/experiments/isoService.ts";
import type { BadInput } from "../badInput.ts";
import { claimsText } from "../claimsText.ts";
import type { Run } from "../commands.ts";
import { equalServiceText } from "../equalServiceText.ts";
import { differencesText, headline, policyText, verdict, warningsText } from "../figuresText.ts";
import { print, printJson } from "../print.ts";
import type { ScenarioFile } from "../scenarioFile.ts";
import { simulated } from "../simulated.ts";
import { stepwise } from "../stepwise.ts";

/** A model without policies brings what it compares itself. */
function check({ scenario, model, badInput }: ScenarioFile): BadInput | undefined {
  const takesPolicies = Object.keys(model.inputs.policies).length > 0;
  if (!takesPolicies || scenario.policies.length > 1) return undefined;
  return badInput([{ path: "policies", message: "invalid policies: 1 policy; at least 2 can be compared" }]);
}

/** Claims and equal service are about one model. */
function strange({ model, badInput }: ScenarioFile): BadInput | undefined {
  if (model.views["claims"] !== undefined) return undefined;
  const message = invalid("model", model.name, "integration, which --claims and --equal-service are about");
  return badInput([{ path: "model", message }]);
}

function claimsOf({ model, scenario }: ScenarioFile, { differences }: SimulationResult): ClaimResults {
  return model.views["claims"]!(scenario, differences[0]!.kpis as never) as ClaimResults;
}

/** The same replications as paired differences against the first policy, with a verdict. */
export const run: Run = async (operand, options) => {
  const asked = options.own["claims"] === true;
  const equal = options.own["equalService"] === true;
  const { file, result, warnings, document } = await simulated(operand!, options, {
    differences: true,
    check: (each) => check(each) ?? (asked || equal ? strange(each) : undefined),
  });
  const claims = asked ? claimsOf(file, result) : undefined;
  const service = equal ? (await stepwise<IsoStep>(file, "isoService", options)).result : null;
  if (options.json) {
    printJson({ ...document, ...claims, ...(service && { equalService: service }) });
    return;
  }
  const { kpis } = result;
  const reference = result.policies[0]!.label;
  print([
    ...headline(file.model.title, result),
    ...warningsText(warnings),
    "",
    ...verdict(result, kpis),
    ...result.policies.flatMap((policy) => ["", ...policyText(policy, kpis)]),
    ...result.differences.flatMap((each) => ["", ...differencesText(each, reference, kpis)]),
    ...(service === null ? [] : ["", ...equalServiceText(service, kpis)]),
    ...(claims === undefined ? [] : claimsText(claims, result.differences[0]!)),
    "",
    `digest ${result.digest}`,
  ]);
};
