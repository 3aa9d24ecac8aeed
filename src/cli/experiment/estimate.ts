import { createInterface } from "node:readline/promises";
import type { Bench } from "../../experiment/design/part.ts";
import { work } from "../../experiment/scenario.ts";
import { BadInput } from "../badInput.ts";
import type { Options } from "../options.ts";
import { duration } from "../progress.ts";

/** Cells and policy periods that nobody should have to wait for by mistake. */
const manyCells = 100_000;
const muchWork = 5e10;

function size(bytes: number): string {
  const units = ["kB", "MB", "GB", "TB", "PB", "EB"];
  let value = bytes / 1000;
  let unit = 0;
  for (; value >= 1000 && unit < units.length - 1; unit++) value /= 1000;
  return `${value < 10 ? Number(value.toFixed(1)) : Math.round(value)} ${units[unit]}`;
}

function long(seconds: number): string {
  const hours = seconds / 3600;
  if (hours < 48) return duration(seconds);
  return hours < 24 * 730 ? `${Math.round(hours / 24)} days` : `${Math.round(hours / 24 / 365)} years`;
}

function policyPeriods({ experiment, cells, model }: Bench): number {
  const { answers, scenario, target } = experiment;
  if (answers === "exact") return 0;
  const { replications } = scenario.simulation;
  return cells.count * work(model, scenario) * (target ? Math.max(1, target.most / replications) : 1);
}

/**
 * Asks before work that may take hours: a few parts are computed to tell about how long and how large it will be.
 * @throws BadInput where there is nobody to ask, or the answer is no
 */
export async function confirm(bench: Bench, place: string, { yes, workers }: Options): Promise<void> {
  const { cells, tasks } = bench;
  if (yes || (cells.count <= manyCells && policyPeriods(bench) <= muchWork)) return;
  bench.part(0);
  const started = performance.now();
  const samples = [Math.floor(tasks / 2), tasks - 1].map((task) => JSON.stringify(bench.part(task)).length);
  const bytes = samples.reduce((sum, each) => sum + each, 0) / samples.length;
  const seconds = ((performance.now() - started) / 1000 / samples.length) * (tasks / workers);
  const words = `${cells.count} cells, about ${long(seconds)} on ${workers} threads and ${size(bytes * tasks * 2)}`;
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
