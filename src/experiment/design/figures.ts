import { plainData } from "../document.ts";

/** Numbers of an answer by dotted names. */
export type Numbers = ReadonlyMap<string, number>;

function collect(value: unknown, name: string, into: Map<string, number>): void {
  if (typeof value === "number") {
    if (Number.isFinite(value)) into.set(name, value);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  for (const [member, inner] of Object.entries(value)) {
    collect(inner, name === "" ? member : `${name}.${member}`, into);
  }
}

function numbersOf(value: unknown): Map<string, number> {
  const found = new Map<string, number>();
  collect(value, "", found);
  return found;
}

/**
 * Exact answers as numbers by name, per policy. What is not of a policy comes first, under policy "". `exact.` before
 * the names of KPIs is left out; booleans, texts and nulls are too.
 *
 * @param policies names of the scenario's policies
 */
export function answerFigures(answer: object, policies: readonly string[]): ReadonlyMap<string, Numbers> {
  const { policies: solved, ...rest } = plainData(answer) as { readonly [member: string]: unknown };
  const figures = new Map<string, Numbers>();
  const plain = numbersOf(rest);
  if (plain.size > 0) figures.set("", plain);
  for (const [index, each] of (Array.isArray(solved) ? (solved as unknown[]) : []).entries()) {
    const { exact, ...parameters } = each as { readonly [member: string]: unknown };
    figures.set(policies[index]!, new Map([...numbersOf(parameters), ...numbersOf(exact)]));
  }
  return figures;
}

/** Names of policies in rows: their kinds, numbered where a kind comes twice. */
export function policyNames(policies: readonly { readonly kind: string }[]): string[] {
  const kinds = policies.map(({ kind }) => kind);
  return kinds.map((kind, index) =>
    kinds.indexOf(kind) === kinds.lastIndexOf(kind) ? kind : `${kind} ${index + 1}`,
  );
}

/** Whether a figure is one of those kept: named itself, or under a name, or no names are given. */
export function kept(outputs: readonly string[], name: string): boolean {
  return outputs.length === 0 || outputs.some((each) => name === each || name.startsWith(`${each}.`));
}
