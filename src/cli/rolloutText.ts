import type { RolloutStep } from "../models/integration/experiments/rollout.ts";
import { words } from "./describe.ts";
import { withError } from "./numbers.ts";
import { indented, table } from "./table.ts";

/** The greedy path: what each lever adds to net present value, and where the programme stands then. */
export function rolloutText(steps: readonly RolloutStep[]): string[] {
  const rows = steps.map(({ lever, gain, npv }) => [
    words(lever),
    ...withError(gain.mean, gain.se),
    ...withError(npv.mean, npv.se),
  ]);
  return [
    "Roll-out: the lever that adds most comes next, money",
    ...indented(
      table([["", "adds", "", "net present value", ""], ...rows], ["left", "right", "left", "right", "left"]),
    ),
  ];
}
