import { createInterface } from "node:readline/promises";
import { extentText, isLarge, manyCells, muchWork } from "../../experiment/design/extent.ts";
import type { Bench } from "../../experiment/design/part.ts";
import { estimate } from "../../worker/estimate.ts";
import { BadInput } from "../badInput.ts";
import type { Options } from "../options.ts";

/**
 * Asks before work that may take hours: a few parts are computed to tell about how long and how large it will be.
 * @throws BadInput where there is nobody to ask, or the answer is no
 */
export async function confirm(bench: Bench, place: string, { yes, workers }: Options): Promise<void> {
  if (yes || !isLarge(bench)) return;
  const words = extentText(estimate(bench, workers));
  if (process.stdin.isTTY && process.stderr.isTTY) {
    const asked = createInterface({ input: process.stdin, output: process.stderr });
    const answer = await asked.question(`hedgerow: ${words}. Start? [y/N] `);
    asked.close();
    if (/^y(es)?$/i.test(answer.trim())) return;
    throw new BadInput("hedgerow: not started");
  }
  throw new BadInput(
    `${place} factors: invalid factors: ${words}; at most ${manyCells} cells and ${muchWork.toExponential(0)} policy periods without --yes`,
  );
}
