import type { Experiment } from "../experiment/design/design.ts";
import { Bench, type Part } from "../experiment/design/part.ts";

/** What a thread does for a designed experiment. */
export interface Experimenting {
  /** Makes an experiment ready for `parts`. */
  begin(experiment: Experiment): Promise<void>;
  /** Computes tasks in their order, at least one, and no further ones once `patience` milliseconds have gone. */
  parts(tasks: readonly number[], patience: number): Promise<readonly Part[]>;
  /** What the tasks so far found out that the user should know about the computing. */
  note(): Promise<string | undefined>;
}

export function experimenting(): Experimenting {
  let bench: Bench | undefined;
  return {
    async begin(experiment) {
      bench = await Bench.of(experiment);
    },
    async parts(tasks, patience) {
      if (bench === undefined) throw new Error("no experiment is begun");
      const started = performance.now();
      const parts: Part[] = [];
      for (const task of tasks) {
        parts.push(bench.part(task));
        if (performance.now() - started >= patience) break;
      }
      return parts;
    },
    note: async () => bench?.note,
  };
}
