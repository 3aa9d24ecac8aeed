import type { ReadonlySignal } from "@preact/signals";
import { useSignal } from "@preact/signals";
import type { Lesson } from "../../../experiment/lesson/lesson.ts";
import { Notice } from "../../parts/Notice.tsx";
import { Catalogue } from "./Catalogue.tsx";
import type { Course } from "./course.ts";
import { LessonView } from "./LessonView.tsx";

interface LessonsPageProps {
  readonly lessons: readonly Lesson[];
  readonly opened: ReadonlySignal<Course | null>;
  readonly notice: string;
  onOpen(lesson: Lesson): void;
}

export function LessonsPage({ lessons, opened, notice, onOpen }: LessonsPageProps) {
  const warning = useSignal(notice);
  const course = opened.value;
  const close = () => {
    warning.value = "";
  };
  return (
    <main id="main" class="lecture" tabIndex={-1}>
      {warning.value !== "" && <Notice text={warning.value} onClose={close} />}
      {course === null ? <Catalogue lessons={lessons} onOpen={onOpen} /> : <LessonView course={course} />}
    </main>
  );
}
