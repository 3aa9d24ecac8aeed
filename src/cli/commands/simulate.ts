import type { Run } from "../commands.ts";
import { headline, policyText, warningsText } from "../figuresText.ts";
import { print, printJson } from "../print.ts";
import { simulated } from "../simulated.ts";

/** Replications of each policy: figures with confidence intervals, exact ones beside them. */
export const run: Run = async (operand, options) => {
  const { file, result, warnings, document } = await simulated(operand!, options, { differences: false });
  if (options.json) {
    printJson(document);
    return;
  }
  const { kpis } = result;
  print([
    ...headline(file.model.title, result),
    ...warningsText(warnings),
    ...result.policies.flatMap((policy) => ["", ...policyText(policy, kpis)]),
    "",
    `digest ${result.digest}`,
  ]);
};
