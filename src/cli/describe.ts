import type { Field, Fields } from "../contract/field.ts";
import type { Kpi, Model } from "../contract/model.ts";

/** What people call a figure, and its unit. */
export interface Name {
  readonly label: string;
  readonly unit: string;
}

/** "orderUpToContract" as words: "Order up to contract". */
export function words(name: string): string {
  const spaced = name.replaceAll(/([a-z\d])([A-Z])/g, "$1 $2").toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function collect(fields: Fields, into: Map<string, Name>): void {
  const visit = (name: string, field: Field): void => {
    if (field.kind === "number" && !into.has(name)) into.set(name, { label: field.label, unit: field.unit });
    if (field.kind === "group") collect(field.fields, into);
    if (field.kind === "either") for (const shape of field.shapes) visit(name, shape);
  };
  for (const [name, field] of Object.entries(fields)) visit(name, field);
}

/**
 * Names of a model's figures by the words of its documents: from its KPIs, its policies' parameters and its inputs.
 * A name that none of them explains is spelt out and has no unit.
 */
export function namesOf({ inputs }: Model, kpis: readonly Kpi[]): (figure: string) => Name {
  const known = new Map<string, Name>(kpis.map(({ name, label, unit }) => [name, { label, unit }]));
  for (const fields of [
    ...Object.values(inputs.policies),
    inputs.problem,
    inputs.options,
    inputs.simulation,
  ]) {
    collect(fields, known);
  }
  return (figure) => known.get(figure) ?? { label: words(figure.replaceAll(".", " ")), unit: "" };
}
