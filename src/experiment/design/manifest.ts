import { Digest } from "../digest.ts";
import type { Members } from "../document.ts";
import type { Bench } from "./part.ts";

/** Digest of everything that decides what a part is: the experiment and the model's results version. */
export function experimentDigest({ experiment, model }: Bench): string {
  return new Digest().json({ experiment, resultsVersion: model.resultsVersion }).hex();
}

/** What a finished experiment is, beside its rows: name, scenario, seed, sizes, digests. */
export function manifest(bench: Bench, rows: number, digest: string): Members {
  const { experiment, cells, model } = bench;
  return {
    experiment: experiment.experiment,
    experimentDigest: experimentDigest(bench),
    model: model.name,
    resultsVersion: model.resultsVersion,
    seed: experiment.scenario.simulation.seed,
    scenario: experiment.scenario,
    cells: cells.count,
    rows,
    digest,
  };
}
