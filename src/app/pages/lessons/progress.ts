import { isObject, type Json } from "../../state/tree.ts";

/** What somebody answered in one step: an option's index or a number. */
export interface StepReplies {
  readonly predict?: number;
  readonly check?: number;
}

/** Replies by the step's index, from 0. */
export interface Replies {
  readonly [step: string]: StepReplies;
}

/** How far somebody came in a lesson. */
export interface Progress {
  readonly step: number;
  readonly replies: Replies;
}

const KEY = "hedgerow.lessons";

function finite(value: Json | undefined): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** Replies out of a link or the browser's memory; what is not one is left out. */
export function repliesFrom(value: Json | undefined, steps: number): Replies {
  if (!isObject(value)) return {};
  const entries = Object.entries(value).flatMap(([step, given]): [string, StepReplies][] => {
    if (!/^\d+$/.test(step) || Number(step) >= steps || !isObject(given)) return [];
    const { predict, check } = given;
    const [first, second] = [finite(predict), finite(check)];
    return [
      [
        step,
        {
          ...(first === undefined ? {} : { predict: first }),
          ...(second === undefined ? {} : { check: second }),
        },
      ],
    ];
  });
  return Object.fromEntries(entries);
}

/** A step's index out of a link or the browser's memory; the first where it is none. */
export function stepFrom(value: Json | undefined, steps: number): number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < steps ? value : 0;
}

function memory(): Json {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") as Json;
  } catch {
    return {};
  }
}

/** What this browser remembers of a lesson. */
export function recalled(lesson: string, steps: number): Progress | null {
  const all = memory();
  const own = isObject(all) && Object.hasOwn(all, lesson) ? all[lesson] : undefined;
  if (!isObject(own)) return null;
  const { step, replies } = own;
  return { step: stepFrom(step, steps), replies: repliesFrom(replies, steps) };
}

/** Keeps progress in this browser; where storage is switched off it lasts until the page closes. */
export function keep(lesson: string, progress: Progress | null): void {
  const all = memory();
  const others = Object.entries(isObject(all) ? all : {}).filter(([name]) => name !== lesson);
  try {
    localStorage.setItem(
      KEY,
      JSON.stringify(Object.fromEntries(progress === null ? others : [...others, [lesson, progress]])),
    );
  } catch {
    // As above.
  }
}
