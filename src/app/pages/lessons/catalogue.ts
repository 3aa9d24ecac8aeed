import type { Lesson } from "../../../experiment/lesson/lesson.ts";
import { parseLesson } from "../../../experiment/lesson/parseLesson.ts";
import type { Outcome } from "../../../experiment/results.ts";

const files = import.meta.glob("../../lessons/*.json", { import: "default" });

/** The lessons' names in the order in which they build on each other. */
const order = [
  "newsvendor",
  "serviceLevels",
  "reservationWorth",
  "buyingAhead",
  "moreUncertainty",
  "commonRandomNumbers",
  "decayAndPrice",
  "integration",
];

/** The lesson of that name, or `undefined` where Hedgerow has none. */
export async function ownLesson(name: string): Promise<Lesson | undefined> {
  const load = order.includes(name) ? files[`../../lessons/${name}.json`] : undefined;
  if (load === undefined) return undefined;
  const lesson = await parseLesson(await load());
  if (!lesson.ok) throw new Error(`${name}: ${lesson.faults[0]?.path} ${lesson.faults[0]?.message}`);
  return lesson.value;
}

/** All of them. */
export async function ownLessons(): Promise<readonly Lesson[]> {
  const lessons = await Promise.all(order.map(ownLesson));
  return lessons.filter((lesson) => lesson !== undefined);
}

/** Reads a lesson that somebody else wrote. */
export async function lessonFrom(text: string): Promise<Outcome<Lesson>> {
  const { source } = await import("../../../experiment/source.ts");
  const read = await source(text);
  if (!read.ok) {
    return {
      ok: false,
      faults: read.faults.map(({ line, message }) => ({ path: `line ${line}`, message })),
    };
  }
  return parseLesson(read.value.value);
}
