import type { NumberField, TextField } from "./field.ts";

/** What the random numbers of a simulation start from. */
export const seedField: TextField = {
  kind: "text",
  label: "Seed",
  default: "hedgerow",
  maxLength: 200,
  meaning: "any text; the same text gives the same random numbers everywhere",
};

/** How often a simulation is repeated. @param meaning of one repetition */
export function replicationsField(meaning: string): NumberField {
  return {
    kind: "number",
    label: "Replications",
    unit: "",
    integer: true,
    min: 2,
    max: 1e8,
    default: 1000,
    meaning,
  };
}

/** The name of a user's own policy. @param decides what its function decides */
export function userDefinedName(decides: string): TextField {
  return {
    kind: "text",
    label: "Name",
    maxLength: 100,
    meaning: `name of the function that decides ${decides}; it is handed over beside the scenario`,
  };
}
