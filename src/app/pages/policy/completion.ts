import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import type { Field, Fields } from "../../../contract/field.ts";

/** What a policy sees beside the problem, and what it returns. */
export const stateFields: Fields = {
  netInventory: {
    kind: "number",
    label: "Net inventory",
    symbol: "I",
    unit: "units",
    meaning: "in stock before ordering; negative: units owed",
  },
  spotPrice: {
    kind: "number",
    label: "Spot price",
    symbol: "p",
    unit: "money/unit",
    meaning: "on the spot market in this period",
  },
};

export const orderFields: Fields = {
  contractQuantity: {
    kind: "number",
    label: "Contract quantity",
    symbol: "Q_L",
    unit: "units",
    meaning: "ordered from the contract, from 0 to the reservation R",
  },
  spotQuantity: {
    kind: "number",
    label: "Spot quantity",
    symbol: "Q_S",
    unit: "units",
    meaning: "bought on the spot market, 0 or more",
  },
};

/** Members inside a field: those of a group, or of any of several shapes. */
function membersOf(field: Field | undefined): Fields {
  if (field?.kind === "group") return field.fields;
  if (field?.kind !== "either") return {};
  return Object.assign({}, ...field.shapes.map(membersOf)) as Fields;
}

function completions(fields: Fields): Completion[] {
  return Object.entries(fields).map(([label, field]) => ({
    label,
    type: "property",
    detail: "unit" in field ? field.unit : "",
    info: field.meaning,
  }));
}

const calls: Completion[] = ["Math.max", "Math.min", "Math.floor", "Math.ceil", "Math.round"].map(
  (label) => ({
    label,
    type: "function",
  }),
);

/** Completes the members of `state` and `problem`, and the words of a policy. */
export function completePolicy(problem: Fields) {
  return (context: CompletionContext): CompletionResult | null => {
    const before = context.matchBefore(/[\w.]+/);
    if (before === null && !context.explicit) return null;
    const steps = (before?.text ?? "").split(".");
    const word = steps.pop() ?? "";
    const from = context.pos - word.length;
    const [root, ...path] = steps;
    if (root === undefined) {
      const words = { ...stateFields, ...orderFields, ...problem };
      return { from, options: [...completions(words), ...calls], validFor: /^\w*$/ };
    }
    const roots: { readonly [name: string]: Fields } = { state: stateFields, problem };
    const start = roots[root] ?? membersOf(problem[root]);
    const fields = path.reduce((at: Fields, step) => membersOf(at[step]), start);
    const options = completions(fields);
    return options.length === 0 ? null : { from, options, validFor: /^\w*$/ };
  };
}
