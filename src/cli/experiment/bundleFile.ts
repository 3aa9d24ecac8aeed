import { readFileSync, statSync } from "node:fs";
import { type Bundle, bundleOf, rowsDigest } from "../../experiment/design/bundle.ts";
import type { Experiment } from "../../experiment/design/design.ts";
import { parseExperiment } from "../../experiment/design/experiment.ts";
import { BadInput } from "../badInput.ts";
import { reason, userPath } from "../input.ts";

/** Bundles up to this size are read. */
const mostBytes = 2 ** 29;

function documentIn(file: string, fault: (message: string) => BadInput): unknown {
  const path = file === "-" ? 0 : userPath(file);
  try {
    if (path !== 0 && statSync(path).size > mostBytes)
      throw fault(`invalid size: at most ${mostBytes} bytes`);
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof BadInput) throw error;
    const why = error instanceof SyntaxError ? error.message : reason(error);
    throw fault(`invalid file: ${JSON.stringify(file)}; ${why}`);
  }
}

/** A bundle whose rows are as its digest says, with the experiment that it is of. */
export interface BundleFile {
  readonly bundle: Bundle;
  readonly experiment: Experiment;
  /** A fault of the bundle as a whole. */
  fault(message: string): BadInput;
}

/**
 * Reads a result bundle, or standard input for `-`.
 * @throws BadInput where it is none, or was edited
 */
export async function bundleFile(operand: string): Promise<BundleFile> {
  const label = operand === "-" ? "stdin" : operand;
  const fault = (message: string) => new BadInput(`${label}:1:1 bundle: ${message}`);
  const bundle = bundleOf(documentIn(operand, fault));
  if (bundle === undefined)
    throw fault("invalid bundle: { … }; the result.json or --json output of run or merge");
  let digest: string;
  try {
    digest = rowsDigest(bundle);
  } catch (error) {
    throw fault((error as Error).message);
  }
  if (digest !== bundle.digest)
    throw fault(`invalid digest: ${JSON.stringify(bundle.digest)}; its rows have ${digest}: it was edited`);
  const parsed = await parseExperiment(bundle.experiment);
  if (!parsed.ok)
    throw new BadInput(...parsed.faults.map(({ path, message }) => `${label}:1:1 ${path}: ${message}`));
  return { bundle, experiment: parsed.value, fault };
}
