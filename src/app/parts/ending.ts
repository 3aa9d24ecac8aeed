import type { SimulationResult } from "../../experiment/results.ts";
import { plain } from "./format.ts";

/** How a simulation ended that was to stop at an interval, in a sentence; empty where it was not. */
export function endOf({ stopping, scenario, kpis, done }: SimulationResult): string {
  const { until } = scenario.simulation;
  if (stopping === undefined || until === undefined) return "";
  const { halfWidth, relative } = until;
  const wanted = [
    ...(halfWidth === undefined ? [] : [plain(halfWidth)]),
    ...(relative === undefined ? [] : [`${plain(100 * relative)} %`]),
  ].join(" and ");
  const other = kpis.find(({ name }, i) => i > 0 && name === until.kpi);
  const interval = `interval${other === undefined ? "" : ` of ${other.label.toLowerCase()}`} ± ${wanted}`;
  const runs = `${done.toLocaleString("en-US")} replications`;
  return stopping.verdict === "precise"
    ? `Stopped after ${runs}: ${interval} reached`
    : `Simulated ${runs}: ${interval} not reached`;
}
