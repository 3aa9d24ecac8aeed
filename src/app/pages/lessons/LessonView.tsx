import { TipLayer } from "../../parts/Tip.tsx";
import type { Course } from "./course.ts";
import { Instructor } from "./Instructor.tsx";
import { StepView } from "./StepView.tsx";

/** A lesson: its steps as a row of numbers, and the open one. */
export function LessonView({ course }: { readonly course: Course }) {
  const { lesson, classroom } = course;
  const replies = course.replies.value;
  const settled = classroom.seed !== null || Object.keys(classroom.at).length > 0;
  return (
    <>
      <p class="trail">
        <a href="#/lessons">Lessons</a> <span aria-hidden="true">›</span> {lesson.title}
      </p>
      <h1>{lesson.title}</h1>
      <p class="quiet lead">
        {lesson.summary} About {lesson.minutes} minutes.
        {settled && " Your instructor has set the parameters or the seed of this one."}
      </p>
      <nav class="steps" aria-label="Steps of this lesson">
        <ol>
          {lesson.steps.map((step, index) => {
            const { predict, check } = replies[index] ?? {};
            const done =
              (step.predict === undefined || predict !== undefined) &&
              (step.check === undefined || check !== undefined) &&
              (step.predict !== undefined || step.check !== undefined || index < course.index.value);
            return (
              <li key={step.title}>
                <button
                  type="button"
                  aria-current={index === course.index.value ? "step" : undefined}
                  data-done={done}
                  title={step.title}
                  onClick={() => course.goTo(index)}
                >
                  {done && index !== course.index.value ? "✓" : index + 1}
                  <span class="unseen">
                    {" "}
                    {step.title}
                    {done ? ", done" : ""}
                  </span>
                </button>
              </li>
            );
          })}
        </ol>
        <button type="button" class="plain" onClick={course.startOver}>
          Start over
        </button>
      </nav>
      <StepView course={course} />
      <Instructor course={course} />
      <TipLayer />
    </>
  );
}
