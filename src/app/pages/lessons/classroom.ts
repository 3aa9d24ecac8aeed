import type { Lesson } from "../../../experiment/lesson/lesson.ts";
import { isObject, type Json, type JsonObject } from "../../state/tree.ts";

/** What an instructor settled about a control. */
export type Setting = "locked" | "hidden";

/** What a link hands out with a lesson. */
export interface Classroom {
  /** Seed of all simulations of the lesson; null for the lesson's own. */
  readonly seed: string | null;
  /** Changes to the lesson's scenario by path. */
  readonly at: { readonly [path: string]: Json };
  readonly controls: { readonly [path: string]: Setting };
}

export const free: Classroom = { seed: null, at: {}, controls: {} };

/** A classroom out of a link; what is not part of one is left out. Values are checked with the scenario. */
export function classroomFrom(value: Json | undefined): Classroom {
  if (!isObject(value)) return free;
  const { seed, at, controls } = value;
  const settings = Object.entries(isObject(controls) ? controls : {}).filter(
    (entry): entry is [string, Setting] => entry[1] === "locked" || entry[1] === "hidden",
  );
  const changes = Object.entries(isObject(at) ? at : {}).filter(
    (entry): entry is [string, Json] => entry[1] !== undefined,
  );
  return {
    seed: typeof seed === "string" && seed !== "" && seed.length <= 200 ? seed : null,
    at: Object.fromEntries(changes),
    controls: Object.fromEntries(settings),
  };
}

/** The classroom as a link carries it; undefined where nothing is settled. */
export function classroomJson({ seed, at, controls }: Classroom): JsonObject | undefined {
  const all = {
    ...(seed === null ? {} : { seed }),
    ...(Object.keys(at).length === 0 ? {} : { at }),
    ...(Object.keys(controls).length === 0 ? {} : { controls }),
  };
  return Object.keys(all).length === 0 ? undefined : all;
}

/** Every path that some step of a lesson lets be moved. */
export function controlsOf(lesson: Lesson): readonly string[] {
  return [...new Set(lesson.steps.flatMap(({ controls }) => controls))];
}
