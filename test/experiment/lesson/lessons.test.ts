import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Inadmissible } from "../../../src/contract/inadmissible.ts";
import type { Model } from "../../../src/contract/model.ts";
import { type Answerer, answered, changed } from "../../../src/experiment/lesson/answering.ts";
import { namesInText } from "../../../src/experiment/lesson/filled.ts";
import type { Lesson, LessonStep } from "../../../src/experiment/lesson/lesson.ts";
import { holds } from "../../../src/experiment/lesson/marking.ts";
import { parseLesson } from "../../../src/experiment/lesson/parseLesson.ts";
import { model } from "../../../src/experiment/registry.ts";
import type { Outcome } from "../../../src/experiment/results.ts";
import { simulate } from "../../../src/experiment/simulate.ts";

const folder = new URL("../../../src/app/lessons/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));

function raw(file: string): { steps: Record<string, unknown>[] } & Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(file, folder), "utf8"));
}

async function outcome<T extends object>(compute: () => T | Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await compute() };
  } catch (error) {
    if (error instanceof Inadmissible) return { ok: false, faults: error.faults };
    throw error;
  }
}

function inPlace(of: Model): Answerer {
  return {
    solve: (scenario) => outcome(() => of.solve(scenario)),
    view: (scenario, name, argument) => outcome(() => of.views[name]!(scenario, argument as never)),
    simulate: (scenario) => outcome(() => simulate(scenario)),
  };
}

async function lessonIn(file: string): Promise<{ lesson: Lesson; of: Model }> {
  const lesson = await parseLesson(raw(file));
  if (!lesson.ok) throw new Error(JSON.stringify(lesson.faults));
  return { lesson: lesson.value, of: (await model(lesson.value.model))! };
}

async function numbers(of: Model, lesson: Lesson, step: LessonStep, on = 1) {
  const scenario = changed(of, of.example, { ...lesson.at, ...step.at });
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.faults));
  const given = step.switch === undefined ? {} : { [step.switch.name]: on };
  const found = await answered(of, scenario.value, step.quantities, inPlace(of), given);
  if (found === null || !found.ok) throw new Error(JSON.stringify(found));
  return found.value;
}

function namesShown(step: LessonStep): string[] {
  return [
    ...step.reveal.flatMap(namesInText),
    ...(step.table?.rows.flatMap(({ values }) => values) ?? []),
    ...[step.predict, step.check].flatMap((question) =>
      question === undefined ? [] : "options" in question ? [] : [question.answer],
    ),
  ];
}

describe("lessons", () => {
  it("are at least eight", () => expect(files.length).toBeGreaterThanOrEqual(8));

  for (const file of files) {
    describe(file, () => {
      it("is valid, named as its file, and takes 5 to 10 minutes", async () => {
        const { lesson } = await lessonIn(file);
        expect(`${lesson.lesson}.json`).toBe(file);
        expect(lesson.minutes).toBeGreaterThanOrEqual(5);
        expect(lesson.minutes).toBeLessThanOrEqual(10);
        expect(lesson.steps.some(({ predict }) => predict !== undefined)).toBe(true);
        expect(lesson.steps.some(({ check }) => check !== undefined)).toBe(true);
      });

      it("computes every number it shows, and exactly one option of each choice is right", async () => {
        const { lesson, of } = await lessonIn(file);
        for (const step of lesson.steps) {
          const found = await numbers(of, lesson, step);
          for (const name of namesShown(step)) {
            const figure = found[name]!;
            for (const value of typeof figure === "number" ? [figure] : figure)
              expect(Number.isFinite(value), `${step.title}: ${name}`).toBe(true);
          }
          if (step.chart?.kind === "curves") {
            const length = (found[step.chart.x] as readonly number[]).length;
            for (const { values } of step.chart.curves)
              expect((found[values] as readonly number[]).length, values).toBe(length);
          }
          for (const question of [step.predict, step.check]) {
            if (question === undefined || !("options" in question)) continue;
            const right = question.options.map(({ when }) => when.every((each) => holds(each, found)));
            expect(
              right.filter((each) => each),
              `${step.title}: ${question.ask} ${JSON.stringify(found)}`,
            ).toHaveLength(1);
          }
        }
      }, 60_000);
    });
  }
});

describe("the lesson on common random numbers", () => {
  it("gives wider intervals with the switch off, on runs that share no random number", async () => {
    const { lesson, of } = await lessonIn("commonRandomNumbers.json");
    const step = lesson.steps.find((each) => each.switch !== undefined)!;
    const paired = await numbers(of, lesson, step, 1);
    const unpaired = await numbers(of, lesson, step, 0);
    const [narrow, wide] = [paired, unpaired].map(({ halves }) => halves as readonly number[]);
    narrow!.forEach((half, n) => {
      expect(wide![n]! / half).toBeGreaterThan(3);
    });
    expect((paired["means"] as readonly number[]).every((mean, n) => mean > narrow![n]!)).toBe(true);
  });
});

describe("the lesson on decay", () => {
  it("marks purchase cost as what the paper forgot, since only without it the prices agree", async () => {
    const { lesson, of } = await lessonIn("decayAndPrice.json");
    const step = lesson.steps.find(({ title }) => title === "Find the mistake")!;
    const found = await numbers(of, lesson, step);
    expect(found["gapPurchase"]).toBeCloseTo(0, 9);
    expect(found["gapHolding"]).toBeGreaterThan(1);
    expect(found["gapOrdering"]).toBeGreaterThan(1);
  });
});

describe("parseLesson", () => {
  const broken: readonly [string, (lesson: ReturnType<typeof raw>) => unknown, RegExp][] = [
    ["something that is no object", () => 7, /lesson: 7/],
    ["an unknown member", (lesson) => ({ ...lesson, script: "alert(1)" }), /unknown member: script/],
    ["a model there is not", (lesson) => ({ ...lesson, model: "nothing" }), /unknown model: "nothing"/],
    [
      "a quantity that no step computes",
      (lesson) => ({ ...lesson, steps: [{ ...lesson.steps[0], reveal: ["{nowhere}"] }] }),
      /unknown quantity: "nowhere"/,
    ],
    [
      "a formula with an attribute",
      (lesson) => ({ ...lesson, steps: [{ ...lesson.steps[0], formula: "<mi onclick='x'>a</mi>" }] }),
      /invalid formula/,
    ],
    [
      "a formula with another element",
      (lesson) => ({ ...lesson, steps: [{ ...lesson.steps[0], formula: "<script>a</script>" }] }),
      /invalid formula: <script>/,
    ],
    [
      "a formula that is not closed",
      (lesson) => ({ ...lesson, steps: [{ ...lesson.steps[0], formula: "<mrow><mi>a</mi>" }] }),
      /not closed/,
    ],
    [
      "a scenario its model refuses",
      (lesson) => ({ ...lesson, at: { "problem.holdingCost": -1 } }),
      /invalid holdingCost: -1/,
    ],
    ["a path that leads nowhere", (lesson) => ({ ...lesson, at: { "a.b.c": 1 } }), /unknown path: a\.b\.c/],
    [
      "an operator there is not",
      (lesson) => ({
        ...lesson,
        steps: [{ title: "a", text: [], quantities: { a: { compute: ["eval", 1] } } }],
      }),
      /unknown operator: "eval"/,
    ],
    [
      "a prototype's member as an operator",
      (lesson) => ({
        ...lesson,
        steps: [{ title: "a", text: [], quantities: { a: { compute: ["constructor", 1] } } }],
      }),
      /unknown operator/,
    ],
    [
      "a question that is both kinds",
      (lesson) => ({
        ...lesson,
        steps: [{ title: "a", text: [], quantities: {}, check: { ask: "?", unit: "" } }],
      }),
      /invalid question/,
    ],
  ];
  for (const [what, change, message] of broken) {
    it(`refuses ${what} in a sentence`, async () => {
      const parsed = await parseLesson(change(raw("newsvendor.json")));
      expect(parsed.ok).toBe(false);
      if (!parsed.ok) expect(parsed.faults.map((fault) => fault.message).join("\n")).toMatch(message);
    });
  }
});
