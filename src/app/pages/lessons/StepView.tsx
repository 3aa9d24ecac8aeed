import { useEffect, useRef } from "preact/hooks";
import type { Course } from "./course.ts";
import { Formula } from "./Formula.tsx";
import { LessonFigure } from "./LessonFigure.tsx";
import { LessonTableView } from "./LessonTableView.tsx";
import { Prose } from "./Prose.tsx";
import { QuestionForm } from "./QuestionForm.tsx";
import { StepControls } from "./StepControls.tsx";

/** The scenario and seed behind a step's picture. */
function captionOf(course: Course): string {
  const seed = course.scenario.value?.simulation.seed ?? "";
  return `Hedgerow, lesson “${course.lesson.title}”, step ${course.index.value + 1}; seed “${seed}”`;
}

/** One step: text, a prediction to commit to, the reveal computed live, a question. */
export function StepView({ course }: { readonly course: Course }) {
  const step = course.step.value;
  const index = course.index.value;
  const { predict, check } = course.replies.value[index] ?? {};
  const { answers, fault, busy } = course.numbers.value;
  const marking = course.marking.value;
  const committed = step.predict === undefined || predict !== undefined;
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    // On opening, the reader starts at the top of the page; afterwards a new step takes the focus.
    if (!first.current) heading.current?.focus();
    first.current = false;
  }, [index]);
  const last = index === course.lesson.steps.length - 1;
  return (
    <article class="step" aria-labelledby="step-title">
      <h2 id="step-title" ref={heading} tabIndex={-1}>
        {step.title}
      </h2>
      <Prose paragraphs={step.text} answers={answers ?? {}} />
      {step.formula !== undefined && <Formula text={step.formula} />}
      {step.predict !== undefined && (
        <QuestionForm
          key={`predict ${index}`}
          kind="predict"
          question={step.predict}
          reply={predict}
          answers={marking}
          onReply={(value) => course.reply("predict", value)}
        />
      )}
      {committed ? (
        <section class="reveal" aria-label="What the numbers say" aria-busy={busy}>
          <StepControls course={course} />
          {fault !== "" && (
            <p class="fault" role="alert">
              These parameters have no answer: {fault}
            </p>
          )}
          {answers === null && fault === "" && <p class="quiet">Computing …</p>}
          {answers !== null && (
            <div class="findings" data-faded={busy}>
              {step.table !== undefined && (
                <LessonTableView table={step.table} answers={answers} faded={busy} />
              )}
              <Prose paragraphs={step.reveal} answers={answers} />
              {step.chart !== undefined && (
                <LessonFigure chart={step.chart} answers={answers} caption={captionOf(course)} faded={busy} />
              )}
            </div>
          )}
          {step.check !== undefined && marking !== null && (
            <QuestionForm
              key={`check ${index}`}
              kind="check"
              question={step.check}
              reply={check}
              answers={marking}
              onReply={(value) => course.reply("check", value)}
            />
          )}
        </section>
      ) : (
        <p class="quiet waiting">
          Commit to a prediction and the numbers are computed here, in front of you. A wrong guess costs
          nothing and teaches most.
        </p>
      )}
      <nav class="turn" aria-label="Steps">
        <button type="button" class="tool" disabled={index === 0} onClick={() => course.goTo(index - 1)}>
          ‹ Back
        </button>
        {last ? (
          <a class="tool next" href="#/lessons">
            All lessons
          </a>
        ) : (
          <button type="button" class="tool next" onClick={() => course.goTo(index + 1)}>
            {committed ? "Next ›" : "Skip ›"}
          </button>
        )}
      </nav>
    </article>
  );
}
