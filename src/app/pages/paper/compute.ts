import type { Experiment } from "../../../experiment/design/design.ts";
import type { Part } from "../../../experiment/design/part.ts";
import { type StandingRoom, standingRoom } from "../../../worker/webReserve.ts";
import { computingNote } from "../../state/notes.ts";

let room: StandingRoom | null = null;

/**
 * Computes tasks of an experiment in the threads of this page.
 * @throws what it was stopped with
 */
export async function computeParts(
  experiment: Experiment,
  tasks: readonly number[],
  take: (part: Part) => void,
  stopped: AbortSignal,
): Promise<void> {
  stopped.throwIfAborted();
  if (tasks.length === 0) return;
  room ??= standingRoom((note) => {
    computingNote.value = note;
  });
  const run = room.run(experiment, tasks, take);
  const cancel = () => run.cancel();
  stopped.addEventListener("abort", cancel, { once: true });
  await run.finished;
  stopped.removeEventListener("abort", cancel);
  stopped.throwIfAborted();
}
