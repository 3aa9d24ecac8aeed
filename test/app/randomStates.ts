import fc from "fast-check";
import type { Json } from "../../src/app/state/tree.ts";
import type { Field, Fields, NumberField } from "../../src/contract/field.ts";
import type { Model } from "../../src/contract/model.ts";

/** A number as people enter it: on the slider's grid, or typed with up to six digits. */
function number({ slider, integer, min, above, max, below, ...field }: NumberField): fc.Arbitrary<Json> {
  const low = slider?.[0] ?? min ?? above ?? -100;
  const high = slider?.[1] ?? max ?? below ?? Math.max(100, 2 * low);
  const typed = fc
    .double({ min: low, max: Math.min(high, low + 1e6), noNaN: true, minExcluded: above !== undefined })
    .map((value) => (integer ? Math.round(value) : Number(value.toPrecision(6))));
  return field.nullMeans === undefined ? typed : fc.oneof(typed, fc.constant(null));
}

function value(field: Field): fc.Arbitrary<Json> {
  switch (field.kind) {
    case "number":
      return number(field);
    case "numbers":
      return fc.array(fc.double({ min: field.min ?? 0, max: 100, noNaN: true }), {
        minLength: 2,
        maxLength: 12,
      });
    case "text":
      return fc.string({ maxLength: Math.min(40, field.maxLength), unit: "grapheme" });
    case "choice":
      return fc.constantFrom(...field.options);
    case "flag":
      return fc.boolean();
    case "group":
      return members(field.fields);
    case "either":
      return fc.oneof(...field.shapes.map(value));
  }
}

function members(fields: Fields): fc.Arbitrary<Json> {
  const entries = Object.entries(fields).map(([name, field]) => [name, value(field)] as const);
  return fc.record(Object.fromEntries(entries)) as fc.Arbitrary<Json>;
}

/** Any scenario that the form of a model could hold, valid or not yet. */
export function scenarios({ inputs, example }: Model): fc.Arbitrary<Json> {
  const kinds = Object.entries(inputs.policies);
  const policies = kinds.map(([kind, fields]) =>
    members(fields).map((fixed) => ({ kind, ...(fixed as object) }) as Json),
  );
  const two = kinds.length === 0 ? fc.constant([]) : fc.tuple(fc.oneof(...policies), fc.oneof(...policies));
  return fc
    .record({
      problem: members(inputs.problem),
      options: members(inputs.options),
      policies: two as fc.Arbitrary<Json>,
      simulation: members(inputs.simulation),
    })
    .map(({ problem, options, policies, simulation }) => {
      const base = example as unknown as { readonly [member: string]: Json };
      return { ...base, problem, ...(options as object), policies, simulation } as Json;
    });
}

/** The base case with some of its parameters changed, as one leaves it after playing with a few. */
export function playedWith(model: Model): fc.Arbitrary<Json> {
  const base = model.example as unknown as { readonly [member: string]: Json };
  const mixed = (original: Json | undefined, other: Json | undefined, keep: () => boolean): Json => {
    if (original !== null && typeof original === "object" && !Array.isArray(original)) {
      const from = original as { readonly [name: string]: Json };
      const to = (other ?? {}) as { readonly [name: string]: Json };
      return Object.fromEntries(Object.keys(from).map((name) => [name, mixed(from[name], to[name], keep)]));
    }
    return keep() || other === undefined ? (original ?? null) : other;
  };
  return fc.tuple(scenarios(model), fc.infiniteStream(fc.nat(2))).map(([other, chances]) => {
    return mixed(base as Json, other, () => chances.next().value !== 0);
  });
}
