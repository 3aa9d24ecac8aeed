import { calendarFindings } from "./calendar.ts";
import { cellFindings } from "./cells.ts";
import { deteriorationFindings } from "./deterioration.ts";
import { Externals } from "./external.ts";
import { integrationFindings } from "./integration.ts";
import { kernelFindings } from "./kernels.ts";
import type { Findings } from "./race.ts";
import { valueIterationFindings } from "./valueIteration.ts";
import { workerFindings } from "./workers.ts";

/**
 * Groups of measurements by name; within a group everything is measured in turn, in one run. Kernels come first: once
 * other groups have run their code on other scenarios, it is compiled for all of them and slower for each.
 */
const groups: { readonly [name: string]: (externals: Externals) => Promise<Findings> } = {
  kernels: kernelFindings,
  valueIteration: valueIterationFindings,
  cells: cellFindings,
  calendar: calendarFindings,
  workers: workerFindings,
  deterioration: deteriorationFindings,
  integration: integrationFindings,
};

/** Names of the groups, in the order in which they run. */
export const groupNames: readonly string[] = Object.keys(groups);

/** Measures some groups, always in that order, and hands over what each found. */
export async function measure(
  names: readonly string[],
  onGroup: (name: string, findings: Findings) => void,
): Promise<void> {
  const externals = new Externals();
  try {
    for (const name of groupNames) {
      if (names.includes(name)) onGroup(name, await groups[name]!(externals));
    }
  } finally {
    externals.close();
  }
}
