import { effect, signal } from "@preact/signals";
import type { Lesson } from "../../../experiment/lesson/lesson.ts";
import { model } from "../../../experiment/registry.ts";
import type { OpenedPage, Visit } from "../../pages.ts";
import { isObject, type JsonObject } from "../../state/tree.ts";
import { ownLesson, ownLessons } from "./catalogue.ts";
import { type Classroom, classroomFrom, free } from "./classroom.ts";
import { type Course, course, stepScenario } from "./course.ts";
import { LessonsPage } from "./LessonsPage.tsx";
import { recalled, repliesFrom, stepFrom } from "./progress.ts";

/** What a class's settings make impossible in a lesson, in words; empty if nothing. */
function refusal(
  lesson: Lesson,
  classroom: Classroom,
  found: NonNullable<Awaited<ReturnType<typeof model>>>,
): string {
  for (const step of lesson.steps) {
    const scenario = stepScenario(found, lesson, step, classroom);
    if (!scenario.ok) return scenario.faults[0]?.message ?? "they have no answer";
  }
  return "";
}

/** Lessons: predict, see it computed, check yourself. */
export async function open(visit: Visit): Promise<OpenedPage> {
  const state: JsonObject = isObject(visit.state) ? visit.state : {};
  const { lesson: name, step, replies, moved, class: settled } = state;
  const opened = signal<Course | null>(null);
  let notice = "";
  let stopRemembering = () => {};

  async function enter(lesson: Lesson, linked: boolean): Promise<void> {
    const found = await model(lesson.model);
    if (found === undefined) return;
    let classroom = linked ? classroomFrom(settled) : free;
    const why = refusal(lesson, classroom, found);
    if (why !== "") {
      notice = `The settings in this link cannot be used: ${why}. The lesson opens without them.`;
      classroom = free;
    }
    const count = lesson.steps.length;
    const progress = linked
      ? { step: stepFrom(step, count), replies: repliesFrom(replies, count) }
      : (recalled(lesson.lesson, count) ?? { step: 0, replies: {} });
    const next = course(found, lesson, classroom, progress, linked ? moved : undefined);
    opened.value = next;
    const own = await ownLesson(lesson.lesson);
    // A lesson out of a file is not part of Hedgerow, so no link can name it.
    if (own?.title === lesson.title) stopRemembering = effect(() => visit.remember(next.link()));
  }

  const lessons = await ownLessons();
  if (typeof name === "string") {
    const lesson = await ownLesson(name);
    if (lesson === undefined) notice = `There is no lesson “${name.slice(0, 40)}”; here are all there are.`;
    else await enter(lesson, true);
  }
  return {
    View: () => (
      <LessonsPage
        lessons={lessons}
        opened={opened}
        notice={notice}
        onOpen={(lesson) => {
          void enter(lesson, false);
          scrollTo({ top: 0 });
        }}
      />
    ),
    close() {
      stopRemembering();
      opened.value?.close();
    },
  };
}
