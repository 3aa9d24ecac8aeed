import type { Fault } from "../../contract/model.ts";
import { checked as checkedBy } from "../checked.ts";
import { isRecord } from "../fieldSchema.ts";
import { pathText } from "../path.ts";
import { model, modelNames } from "../registry.ts";
import type { Outcome } from "../results.ts";
import { invalid, unknown } from "../wording.ts";
import { changed } from "./answering.ts";
import { namesIn, operandsOf, operatorNames } from "./arithmetic.ts";
import { namesInText } from "./filled.ts";
import { formulaNodes } from "./formula.ts";
import {
  differenceFigures,
  type Expression,
  type Lesson,
  type LessonChart,
  type LessonStep,
  type Quantity,
  type Question,
  simulatedFigures,
} from "./lesson.ts";
import { lessonCondition, lessonSchema } from "./lessonSchema.ts";
import { relations } from "./marking.ts";

const kinds = ["given", "solve", "view", "simulate", "difference", "compute"] as const;
const needs: { readonly [kind: string]: readonly string[] } = {
  view: ["read"],
  simulate: ["policy", "figure"],
  difference: ["policy", "figure"],
};
const figuresOf: { readonly [kind: string]: readonly string[] } = {
  simulate: simulatedFigures,
  difference: differenceFigures,
};

function expressionFault(expression: unknown): string {
  if (typeof expression === "number" || typeof expression === "string") return "";
  if (!Array.isArray(expression)) return invalid("compute", expression, 'an expression, ["-", "a", "b"]');
  const [sign, ...operands] = expression as unknown[];
  const wanted = typeof sign === "string" ? operandsOf(sign) : undefined;
  if (wanted === undefined) return unknown("operator", String(sign), operatorNames);
  if (operands.length !== wanted) return invalid("compute", expression, `${wanted} operands for ${sign}`);
  return operands.map(expressionFault).find((fault) => fault !== "") ?? "";
}

function quantityFaults(quantity: Quantity): string[] {
  const stated = kinds.filter((kind) => Object.hasOwn(quantity, kind));
  const [kind] = stated;
  if (kind === undefined || stated.length > 1)
    return [invalid("quantity", quantity, `one of ${kinds.join(", ")}`)];
  const missing = (needs[kind] ?? []).filter((name) => !Object.hasOwn(quantity, name));
  if (missing.length > 0) return missing.map((name) => `missing ${name}`);
  if ("compute" in quantity) {
    const fault = expressionFault(quantity.compute);
    return fault === "" ? [] : [fault];
  }
  const known = figuresOf[kind];
  const { figure } = quantity as { readonly figure?: string };
  if (known !== undefined && figure !== undefined && !known.includes(figure))
    return [unknown("figure", figure, known)];
  if ("difference" in quantity && quantity.policy === 0)
    return [invalid("policy", 0, "1 or more, which is compared with policy 0")];
  return [];
}

function namesOfQuestion(question: Question): string[] {
  const said = namesInText(question.explain ?? "");
  if (!("options" in question)) return [...said, question.answer];
  const operands = question.options.flatMap(({ when }) => when.flatMap(([, ...each]) => each));
  return [...said, ...operands.filter((each): each is string => typeof each === "string")];
}

function namesOfChart(chart: LessonChart): string[] {
  return chart.kind === "curves"
    ? [chart.x, ...chart.curves.map(({ values }) => values)]
    : [chart.means, chart.halfWidths];
}

function questionFaults(question: Question): string[] {
  const { options, answer, unit, tolerance } = question as { readonly [name: string]: unknown };
  const numeric = [answer, unit, tolerance].filter((each) => each !== undefined).length;
  if ((options !== undefined) === numeric > 0 || (options === undefined && numeric < 3))
    return [invalid("question", question, "either options, or answer, unit and tolerance")];
  if (!("options" in question)) return [];
  return question.options.flatMap(({ when }) =>
    when.flatMap(([relation, ...operands]) => {
      const wanted = Object.hasOwn(relations, relation) ? relations[relation] : undefined;
      if (wanted === undefined) return [unknown("relation", String(relation), Object.keys(relations))];
      return operands.length === wanted ? [] : [invalid("when", when, `${wanted} operands for ${relation}`)];
    }),
  );
}

function stepFaults(step: LessonStep): Fault[] {
  const faults: Fault[] = [];
  const say = (path: string, messages: readonly string[]) =>
    faults.push(...messages.map((message) => ({ path, message })));
  const known = [...(step.switch === undefined ? [] : [step.switch.name])];
  for (const [name, quantity] of Object.entries(step.quantities)) {
    const found = quantityFaults(quantity);
    say(`quantities.${pathText([name])}`, found);
    if (found.length === 0 && "compute" in quantity) {
      const missing = namesIn(quantity.compute as Expression).filter((each) => !known.includes(each));
      say(
        `quantities.${pathText([name])}`,
        missing.map((each) => unknown("quantity", each, known)),
      );
    }
    known.push(name);
  }
  for (const place of ["predict", "check"] as const) {
    const question = step[place];
    if (question === undefined) continue;
    const found = questionFaults(question);
    say(place, found);
    if (found.length > 0) continue;
    const missing = namesOfQuestion(question).filter((name) => !known.includes(name));
    say(
      place,
      missing.map((name) => unknown("quantity", name, known)),
    );
  }
  const used = [
    ...step.reveal.flatMap(namesInText),
    ...(step.table?.rows.flatMap(({ values }) => values) ?? []),
    ...(step.chart === undefined ? [] : namesOfChart(step.chart)),
  ];
  say(
    "",
    used.filter((name) => !known.includes(name)).map((name) => unknown("quantity", name, known)),
  );
  if (step.formula !== undefined) {
    try {
      formulaNodes(step.formula);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      say("formula", [error.message]);
    }
  }
  return faults;
}

/**
 * Turns a raw value into a lesson: every member checked, every name that one part uses defined by another, every
 * step's scenario one that its model accepts.
 * @returns the lesson, or its faults with their paths
 */
export async function parseLesson(raw: unknown): Promise<Outcome<Lesson>> {
  if (!isRecord(raw))
    return { ok: false, faults: [{ path: "", message: invalid("lesson", raw, lessonCondition) }] };
  const result = checkedBy(lessonSchema, raw);
  if (!result.ok) {
    return {
      ok: false,
      faults: result.faults.map(({ steps, message }) => ({ path: pathText(steps), message })),
    };
  }
  const lesson = result.value as Lesson;
  const found = await model(lesson.model);
  if (found === undefined) {
    return { ok: false, faults: [{ path: "model", message: unknown("model", lesson.model, modelNames) }] };
  }
  const faults = lesson.steps.flatMap((step, index) => {
    const scenario = changed(found, found.example, { ...lesson.at, ...step.at });
    return [...stepFaults(step), ...(scenario.ok ? [] : scenario.faults)].map(({ path, message }) => ({
      path: path === "" ? `steps.${index}` : `steps.${index}.${path}`,
      message,
    }));
  });
  return faults.length === 0 ? { ok: true, value: lesson } : { ok: false, faults: faults.slice(0, 100) };
}
