import type { Experiment } from "../experiment/design/design.ts";
import type { Part } from "../experiment/design/part.ts";
import type { Experimenting } from "./experimenting.ts";
import { type ExperimentRun, experimentRun } from "./experimentRun.ts";
import type { Thread } from "./pool.ts";
import { reserve } from "./reserve.ts";
import { spawnExperimenting } from "./webExperimentSpawn.ts";

/** About how long a thread computes between two deliveries, in milliseconds. */
const PATIENCE = 30;

/** Runs of many short experiments in a page, one after the other, on threads that are started once. */
export interface StandingRoom {
  run(experiment: Experiment, tasks: Iterable<number>, take: (part: Part) => void): ExperimentRun;
}

/** @param onNote told in plain words when a thread died and its work is repeated */
export function standingRoom(onNote: (note: string) => void): StandingRoom {
  const workers = Math.max(1, (navigator.hardwareConcurrency || 2) - 1);
  const spawn = reserve<Experimenting>(spawnExperimenting as () => Thread<Experimenting>);
  return {
    run: (experiment, tasks, take) =>
      experimentRun(experiment, tasks, take, { workers, spawn, patience: PATIENCE, onNote }),
  };
}
