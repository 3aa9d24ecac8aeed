import { integration } from "../src/models/integration/index.ts";
import { everyLever, siloed } from "../src/models/integration/run.ts";
import { chain, play } from "../src/models/integration/world.ts";
import { type Ratio, ratio } from "./ratio.ts";

/** A measured figure; times are medians of warm calls. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

const ROUNDS = 11;

function medianSeconds(run: (round: number) => void): number {
  for (let round = 0; round < 3; round++) run(round);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    run(round);
    times.push((performance.now() - started) / 1000);
  }
  times.sort((a, b) => a - b);
  return times[ROUNDS >> 1]!;
}

/** The siloed world against the integrated one: levers must not make a run slow. */
export function integrationRatios(): Ratio[] {
  const made = chain(integration.example);
  return [
    ratio(
      "two-year replication with all levers, against siloed",
      { operations: 1, run: () => void play(made, siloed, 0) },
      { operations: 1, run: () => void play(made, everyLever, 0) },
      7,
    ),
  ];
}

/** Seconds per two-year replication, both worlds, and the memory that a thousand of them need. */
export function integrationTimes(): Figure[] {
  const made = chain(integration.example);
  return [
    {
      name: "two-year replication, siloed",
      value: medianSeconds((round) => void play(made, siloed, round)),
      unit: "s",
    },
    {
      name: "two-year replication, all levers",
      value: medianSeconds((round) => void play(made, everyLever, round)),
      unit: "s",
    },
  ];
}
