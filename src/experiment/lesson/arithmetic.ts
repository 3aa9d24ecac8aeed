import type { Expression, Figure } from "./lesson.ts";

const operators: { readonly [sign: string]: { readonly operands: number; of(...x: number[]): number } } = {
  "+": { operands: 2, of: (a, b) => a! + b! },
  "-": { operands: 2, of: (a, b) => a! - b! },
  "*": { operands: 2, of: (a, b) => a! * b! },
  "/": { operands: 2, of: (a, b) => a! / b! },
  min: { operands: 2, of: (a, b) => Math.min(a!, b!) },
  max: { operands: 2, of: (a, b) => Math.max(a!, b!) },
  sqrt: { operands: 1, of: (a) => Math.sqrt(a!) },
  /** The second operand where the first is not 0, else the third. */
  if: { operands: 3, of: (condition, a, b) => (condition === 0 ? b! : a!) },
};

/** The signs that `Expression` knows. */
export const operatorNames: readonly string[] = Object.keys(operators);

/** How many operands an operator takes; `undefined` if there is no such operator. */
export function operandsOf(sign: string): number | undefined {
  return Object.hasOwn(operators, sign) ? operators[sign]!.operands : undefined;
}

/** The names that an expression refers to. */
export function namesIn(expression: Expression): string[] {
  if (typeof expression === "number") return [];
  if (typeof expression === "string") return [expression];
  return expression.slice(1).flatMap(namesIn);
}

/**
 * The value of an expression; where operands are lists, member by member, single numbers standing for every member.
 * @param figure gives the value of a name
 */
export function computed(expression: Expression, figure: (name: string) => Figure): Figure {
  if (typeof expression === "number") return expression;
  if (typeof expression === "string") return figure(expression);
  const [sign, ...operands] = expression;
  const values = operands.map((operand) => computed(operand, figure));
  const { of } = operators[sign as string]!;
  const lengths = values.flatMap((value) => (typeof value === "number" ? [] : [value.length]));
  const at = (index: number) =>
    of(...values.map((value) => (typeof value === "number" ? value : (value[index] ?? Number.NaN))));
  return lengths.length === 0 ? at(0) : Array.from({ length: Math.min(...lengths) }, (_, index) => at(index));
}
