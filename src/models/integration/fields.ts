import type {
  ChoiceField,
  Field,
  Fields,
  FlagField,
  GroupField,
  NumberField,
  NumbersField,
  TextField,
} from "../../contract/field.ts";

type Limits = Pick<
  NumberField,
  "min" | "above" | "max" | "below" | "integer" | "slider" | "symbol" | "nullMeans"
>;

/** The value that a field describes; types follow the field table, so that nothing is written down twice. */
export type Value<F extends Field> = F extends NumberField
  ? F extends { readonly nullMeans: string }
    ? number | null
    : number
  : F extends NumbersField
    ? readonly number[]
    : F extends TextField
      ? string
      : F extends ChoiceField
        ? F["options"][number]
        : F extends FlagField
          ? boolean
          : F extends GroupField
            ? Values<F["fields"]>
            : never;

export type Values<F extends Fields> = { readonly [Name in keyof F]: Value<F[Name]> };

/** A number field on one line: label, unit, default, limits, meaning. */
export function number<const L extends Limits>(
  label: string,
  unit: string,
  byDefault: number | null,
  limits: L,
  meaning: string,
): NumberField & L {
  return { kind: "number", label, unit, default: byDefault, ...limits, meaning };
}

/** A probability or share, in [0, 1]. */
export function share(
  label: string,
  byDefault: number,
  meaning: string,
  symbol?: string,
): NumberField & { readonly min: 0; readonly max: 1 } {
  const field = number(label, "", byDefault, { min: 0, max: 1, slider: [0, 1, 0.01] }, meaning);
  return symbol === undefined ? field : { ...field, symbol };
}

/** A time in days, ≥ 0 and at most 10⁹. */
export function days(
  label: string,
  byDefault: number,
  meaning: string,
  symbol?: string,
): NumberField & { readonly min: 0 } {
  const field = number(label, "days", byDefault, { min: 0, max: 1e9 }, meaning);
  return symbol === undefined ? field : { ...field, symbol };
}

/** An amount of money, ≥ 0. */
export function money(
  label: string,
  unit: string,
  byDefault: number,
  meaning: string,
  symbol?: string,
): NumberField & { readonly min: 0 } {
  const field = number(label, unit, byDefault, { min: 0, max: 1e9 }, meaning);
  return symbol === undefined ? field : { ...field, symbol };
}

/** One of some words. */
export function choice<const O extends readonly [string, ...string[]]>(
  label: string,
  options: O,
  byDefault: O[number],
  meaning: string,
): ChoiceField & { readonly options: O } {
  return { kind: "choice", label, options, default: byDefault, meaning };
}

/** A line of text. */
export function text(label: string, byDefault: string, maxLength: number, meaning: string): TextField {
  return { kind: "text", label, default: byDefault, maxLength, meaning };
}

/** Yes or no. */
export function flag(label: string, byDefault: boolean, meaning: string): FlagField {
  return { kind: "flag", label, default: byDefault, meaning };
}

/** Fields that belong together. */
export function group<const F extends Fields>(
  label: string,
  meaning: string,
  fields: F,
): Omit<GroupField, "fields"> & { readonly fields: F } {
  return { kind: "group", label, meaning, fields };
}

/** The record of all defaults of a field table. */
export function defaults<F extends Fields>(fields: F): Values<F> {
  const record: { [name: string]: unknown } = {};
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind === "group") record[name] = defaults(field.fields);
    else if ("default" in field) record[name] = field.default;
    else throw new RangeError(`missing default of ${name}`);
  }
  return record as Values<F>;
}
