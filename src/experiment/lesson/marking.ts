import type { Answered } from "./answering.ts";
import type { Condition, Question } from "./lesson.ts";

/** What somebody answered: the index of an option, or a number. */
export type Reply = number;

/** How a reply stands. */
export interface Mark {
  readonly right: boolean;
  /** The right option's index or the right number, as just computed. */
  readonly expected: number;
}

/** The relations that conditions know, with the number of their operands. */
export const relations: { readonly [relation: string]: number } = { "<": 2, ">": 2, near: 3 };

function operand(value: string | number | undefined, answers: Answered): number {
  const figure = typeof value === "string" ? answers[value] : value;
  return typeof figure === "number" ? figure : Number.NaN;
}

/** Whether a condition holds for computed quantities; a comparison with something missing never does. */
export function holds([relation, ...operands]: Condition, answers: Answered): boolean {
  const [a, b, tolerance] = operands.map((each) => operand(each, answers)) as [number, number, number?];
  if (relation === "<") return a < b;
  if (relation === ">") return a > b;
  return Math.abs(a - b) <= tolerance!;
}

/** Marks a reply by the quantities just computed; option −1 is expected where none is right. */
export function mark(question: Question, reply: Reply, answers: Answered): Mark {
  if ("options" in question) {
    const right = question.options.map(({ when }) => when.every((each) => holds(each, answers)));
    return { right: right[reply] === true, expected: right.indexOf(true) };
  }
  const expected = operand(question.answer, answers);
  return { right: Math.abs(reply - expected) <= question.tolerance, expected };
}
