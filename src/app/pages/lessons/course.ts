import {
  batch,
  computed,
  effect,
  type ReadonlySignal,
  type Signal,
  signal,
  untracked,
} from "@preact/signals";
import type { Model, ScenarioBase } from "../../../contract/model.ts";
import { type Answered, answered, changed } from "../../../experiment/lesson/answering.ts";
import type { Lesson, LessonStep } from "../../../experiment/lesson/lesson.ts";
import type { Outcome } from "../../../experiment/results.ts";
import { differences, merged } from "../../state/differences.ts";
import { type Draft, draft } from "../../state/draft.ts";
import { latestWins } from "../../state/latest.ts";
import { sharedLaboratory } from "../../state/session.ts";
import { equal, type Json, type JsonObject } from "../../state/tree.ts";
import { threadedAnswerer } from "./answerer.ts";
import { type Classroom, classroomJson } from "./classroom.ts";
import { keep, type Progress, type Replies } from "./progress.ts";

/** What the numbers of a step are right now. */
export interface Numbers {
  readonly answers: Answered | null;
  /** Why there are none; empty if there are, or while they are computed. */
  readonly fault: string;
  readonly busy: boolean;
}

/** A lesson while somebody works through it. */
export interface Course {
  readonly lesson: Lesson;
  readonly model: Model;
  readonly classroom: Classroom;
  readonly index: ReadonlySignal<number>;
  readonly step: ReadonlySignal<LessonStep>;
  readonly replies: Signal<Replies>;
  /** The scenario of the open step, which its controls move. */
  readonly draft: ReadonlySignal<Draft>;
  /** State of the step's switch. */
  readonly on: Signal<boolean>;
  readonly numbers: ReadonlySignal<Numbers>;
  /** The step's quantities before its controls were moved: what replies are marked by. */
  readonly marking: ReadonlySignal<Answered | null>;
  /** The scenario that the newest numbers belong to. */
  readonly scenario: ReadonlySignal<ScenarioBase | null>;
  goTo(index: number): void;
  reply(place: "predict" | "check", value: number | undefined): void;
  startOver(): void;
  /** The state as a link carries it. */
  link(): JsonObject;
  close(): void;
}

/** A step's scenario: the model's example with the lesson's, the step's and the class's changes, and the class's seed. */
export function stepScenario(
  model: Model,
  lesson: Lesson,
  step: LessonStep,
  classroom: Classroom,
): Outcome<ScenarioBase> {
  const seed = classroom.seed === null ? {} : { "simulation.seed": classroom.seed };
  return changed(model, model.example, { ...lesson.at, ...step.at, ...classroom.at, ...seed });
}

const none: Numbers = { answers: null, fault: "", busy: true };

/**
 * Opens a lesson whose steps' scenarios have all been checked.
 * @param moved differences of the first step's scenario by its controls, from a link; unchecked
 */
export function course(
  model: Model,
  lesson: Lesson,
  classroom: Classroom,
  progress: Progress,
  moved: Json | undefined,
): Course {
  const index = signal(progress.step);
  const replies = signal(progress.replies);
  const on = signal(true);
  const numbers = signal<Numbers>(none);
  const marking = signal<Answered | null>(null);
  const scenario = signal<ScenarioBase | null>(null);
  const answerer = threadedAnswerer(sharedLaboratory());
  let start = moved;

  const step = computed(() => lesson.steps[index.value] as LessonStep);
  const edited = computed(() => {
    const base = stepScenario(model, lesson, step.value, classroom);
    const from = base.ok ? base.value : model.example;
    const opened = draft(model, from, from);
    if (start !== undefined) opened.replace(merged(from as unknown as Json, start));
    start = undefined;
    return opened;
  });

  interface Wanted {
    readonly step: LessonStep;
    readonly scenario: ScenarioBase;
    readonly on: boolean;
  }
  const answer = async (wanted: Wanted) => {
    const given = wanted.step.switch === undefined ? {} : { [wanted.step.switch.name]: wanted.on ? 1 : 0 };
    try {
      return await answered(model, wanted.scenario, wanted.step.quantities, answerer, given);
    } catch (error) {
      return { ok: false as const, faults: [{ path: "", message: String(error) }] };
    }
  };
  const unmoved = (wanted: Wanted) => equal(wanted.scenario as unknown as Json, edited.peek().base);
  const ask = latestWins(answer, (outcome, wanted) => {
    if (outcome === null || wanted.step !== step.peek()) return;
    batch(() => {
      scenario.value = wanted.scenario;
      if (outcome.ok && marking.peek() === null && unmoved(wanted)) marking.value = outcome.value;
      numbers.value = outcome.ok
        ? { answers: outcome.value, fault: "", busy: false }
        : { answers: null, fault: outcome.faults[0]?.message ?? "no answer", busy: false };
    });
  });
  async function markUnmoved(wanted: Wanted): Promise<void> {
    const outcome = await answer({ ...wanted, scenario: edited.peek().base as unknown as ScenarioBase });
    if (outcome?.ok && wanted.step === step.peek()) marking.value = outcome.value;
  }
  let before: LessonStep | null = null;
  const stopAsking = effect(() => {
    const wanted = { step: step.value, scenario: edited.value.good.value, on: on.value };
    untracked(() => {
      answerer.cancel();
      const entered = wanted.step !== before;
      before = wanted.step;
      batch(() => {
        if (entered) marking.value = null;
        numbers.value = entered ? none : { ...numbers.value, busy: true };
      });
      if (entered && !unmoved(wanted)) void markUnmoved(wanted).then(() => ask(wanted));
      else ask(wanted);
    });
  });
  const stopKeeping = effect(() => {
    const now = { step: index.value, replies: replies.value };
    if (now.step > 0 || Object.keys(now.replies).length > 0) keep(lesson.lesson, now);
  });

  return {
    lesson,
    model,
    classroom,
    index,
    step,
    replies,
    draft: edited,
    on,
    numbers,
    marking,
    scenario,
    goTo(next) {
      batch(() => {
        on.value = true;
        index.value = Math.min(lesson.steps.length - 1, Math.max(0, next));
      });
    },
    reply(place, value) {
      const own = replies.value[index.value] ?? {};
      const { [place]: _, ...rest } = own;
      replies.value = {
        ...replies.value,
        [index.value]: value === undefined ? rest : { ...rest, [place]: value },
      };
    },
    startOver() {
      batch(() => {
        keep(lesson.lesson, null);
        replies.value = {};
        on.value = true;
        index.value = 0;
      });
    },
    link() {
      const opened = edited.value;
      const changes = differences(opened.good.value as unknown as Json, opened.base);
      const settled = classroomJson(classroom);
      return {
        lesson: lesson.lesson,
        ...(index.value === 0 ? {} : { step: index.value }),
        ...(Object.keys(replies.value).length === 0 ? {} : { replies: replies.value as unknown as Json }),
        ...(changes === undefined ? {} : { moved: changes }),
        ...(settled === undefined ? {} : { class: settled }),
      };
    },
    close() {
      stopAsking();
      stopKeeping();
      answerer.cancel();
    },
  };
}
