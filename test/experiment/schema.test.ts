import { expect, test } from "vitest";
import type { Fields } from "../../src/contract/field.ts";
import { checked } from "../../src/experiment/checked.ts";
import { membersOf, objectSchema } from "../../src/experiment/fieldSchema.ts";
import { pathText } from "../../src/experiment/path.ts";

function faults(fields: Fields, value: unknown): string[] {
  const result = checked(objectSchema(membersOf(fields), "an object", "thing"), value);
  return result.ok ? [] : result.faults.map(({ steps, message }) => `${pathText(steps)} | ${message}`);
}

function accepted(fields: Fields, value: unknown): unknown {
  const result = checked(objectSchema(membersOf(fields), "an object", "thing"), value);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.value;
}

const plain = { label: "", unit: "", meaning: "" };

test("a number field refuses what is outside its bounds, not finite, or no number", () => {
  const fields: Fields = { cost: { ...plain, kind: "number", above: 0, max: 10 } };
  const words = (value: string) => [`cost | invalid cost: ${value}; a number above 0 and at most 10`];
  expect(faults(fields, { cost: 0 })).toEqual(words("0"));
  expect(faults(fields, { cost: -1 })).toEqual(words("-1"));
  expect(faults(fields, { cost: 10.5 })).toEqual(words("10.5"));
  expect(faults(fields, { cost: Number.NaN })).toEqual(words("NaN"));
  expect(faults(fields, { cost: Number.POSITIVE_INFINITY })).toEqual(words("Infinity"));
  expect(faults(fields, { cost: "3" })).toEqual(words('"3"'));
  expect(faults(fields, { cost: null })).toEqual(words("null"));
  expect(faults(fields, { cost: [3] })).toEqual(words("[ … ]"));
  expect(faults(fields, {})).toEqual(["cost | missing cost"]);
  expect(accepted(fields, { cost: 10 })).toEqual({ cost: 10 });
});

test("bounds are inclusive or exclusive as the table says", () => {
  const fields: Fields = { share: { ...plain, kind: "number", min: 0, below: 1 } };
  expect(faults(fields, { share: 1 })).toEqual([
    "share | invalid share: 1; a number of at least 0 and below 1",
  ]);
  expect(accepted(fields, { share: 0 })).toEqual({ share: 0 });
});

test("a whole number fails once, even where several of its checks do", () => {
  const fields: Fields = { runs: { ...plain, kind: "number", integer: true, min: 2, max: 9 } };
  expect(faults(fields, { runs: -0.5 })).toEqual(["runs | invalid runs: -0.5; a whole number from 2 to 9"]);
  expect(faults(fields, { runs: 2.5 })).toHaveLength(1);
});

test("null is a value only where it has a meaning", () => {
  const fields: Fields = { cap: { ...plain, kind: "number", min: 0, nullMeans: "no cap", default: null } };
  expect(accepted(fields, {})).toEqual({ cap: null });
  expect(accepted(fields, { cap: null })).toEqual({ cap: null });
  expect(faults(fields, { cap: -1 })).toEqual([
    "cap | invalid cap: -1; a number of at least 0, or null for no cap",
  ]);
});

test("optional members stay away; left out members take their defaults, groups from within", () => {
  const fields: Fields = {
    kept: { ...plain, kind: "number", optional: true },
    inner: {
      kind: "group",
      label: "",
      meaning: "",
      fields: {
        a: { ...plain, kind: "number", default: 3 },
        b: { ...plain, kind: "text", maxLength: 5, default: "x" },
        c: { ...plain, kind: "flag", default: false },
        d: { ...plain, kind: "choice", options: ["u", "v"], default: "v" },
      },
    },
  };
  expect(accepted(fields, {})).toEqual({ inner: { a: 3, b: "x", c: false, d: "v" } });
  expect(accepted(fields, { kept: 1, inner: { a: 4 } })).toEqual({
    kept: 1,
    inner: { a: 4, b: "x", c: false, d: "v" },
  });
});

test("a group without a default reports what is missing inside it", () => {
  const fields: Fields = {
    inner: { kind: "group", label: "", meaning: "", fields: { a: { ...plain, kind: "number" } } },
  };
  expect(faults(fields, {})).toEqual(["inner.a | missing a"]);
  expect(faults(fields, { inner: 3 })).toEqual(["inner | invalid inner: 3; an object with a"]);
  expect(faults(fields, { inner: [] })).toEqual(["inner | invalid inner: []; an object with a"]);
});

test("unknown members are faults each, beside all others, with what was meant", () => {
  const fields: Fields = { holdingCost: { ...plain, kind: "number", min: 0 } };
  expect(faults(fields, { holdingCost: -1, holdngCost: 2, "new\nline": 3 })).toEqual([
    "holdingCost | invalid holdingCost: -1; a number of at least 0",
    "holdngCost | unknown member: holdngCost; did you mean holdingCost?",
    '"new\\nline" | unknown member: "new\\nline"',
  ]);
  const poisoned: unknown = JSON.parse('{"holdingCost": 1, "__proto__": {"x": 1}, "constructor": 1}');
  expect(faults(fields, poisoned)).toEqual([
    "__proto__ | unknown member: __proto__",
    "constructor | unknown member: constructor",
  ]);
});

test("texts and choices say what they take", () => {
  const fields: Fields = {
    seed: { ...plain, kind: "text", maxLength: 3 },
    mode: { ...plain, kind: "choice", options: ["fine", "paper"] },
    on: { ...plain, kind: "flag" },
  };
  expect(faults(fields, { seed: "long", mode: "papr", on: 1 })).toEqual([
    'seed | invalid seed: "long"; a text of at most 3 characters, in quotes if it looks like a number',
    'mode | unknown mode: "papr"; one of fine, paper; did you mean paper?',
    "on | invalid on: 1; true or false",
  ]);
  expect(faults(fields, { seed: 42, mode: 3, on: true })).toEqual([
    "seed | invalid seed: 42; a text of at most 3 characters, in quotes if it looks like a number",
    "mode | invalid mode: 3; one of fine, paper",
  ]);
});

test("a list of numbers checks its length and each of its items", () => {
  const fields: Fields = { values: { ...plain, kind: "numbers", min: 0, minLength: 2, maxLength: 3 } };
  const words = "a list of 2 to 3 numbers of at least 0";
  expect(faults(fields, { values: [1] })).toEqual([`values | invalid values: [ … ]; ${words}`]);
  expect(faults(fields, { values: [1, 2, 3, 4] })).toHaveLength(1);
  expect(faults(fields, { values: [1, -2, "3"] })).toEqual([
    "values.1 | invalid value: -2; a number of at least 0",
    'values.2 | invalid value: "3"; a number of at least 0',
  ]);
});

const demand: Fields = {
  demand: {
    kind: "either",
    label: "",
    meaning: "",
    shapes: [
      {
        kind: "group",
        label: "",
        meaning: "",
        fields: {
          mean: { ...plain, kind: "number", above: 0, default: 10 },
          sd: { ...plain, kind: "number", min: 0, default: 3 },
        },
      },
      {
        kind: "group",
        label: "",
        meaning: "",
        fields: { values: { ...plain, kind: "numbers", minLength: 2, maxLength: 9 } },
      },
      { ...plain, kind: "choice", options: ["seasonal"] },
    ],
  },
};

test("either takes the shape that the value's form asks for, and its faults speak of that one", () => {
  expect(accepted(demand, { demand: { values: [1, 2] } })).toEqual({ demand: { values: [1, 2] } });
  expect(accepted(demand, { demand: "seasonal" })).toEqual({ demand: "seasonal" });
  expect(faults(demand, { demand: { values: [1], sdd: 3 } })).toEqual([
    "demand.values | invalid values: [ … ]; a list of 2 to 9 numbers",
    "demand.sdd | unknown member: sdd",
  ]);
  expect(faults(demand, { demand: { mean: 0, sdd: 3 } })).toEqual([
    "demand.mean | invalid mean: 0; a number above 0",
    "demand.sdd | unknown member: sdd; did you mean sd?",
  ]);
  expect(faults(demand, { demand: "steady" })).toEqual([
    'demand | unknown demand: "steady"; one of seasonal',
  ]);
});

test("either falls back on its first shape, and lists all of them where none fits", () => {
  expect(accepted(demand, {})).toEqual({ demand: { mean: 10, sd: 3 } });
  expect(accepted(demand, { demand: {} })).toEqual({ demand: { mean: 10, sd: 3 } });
  expect(faults(demand, { demand: 5 })).toEqual([
    "demand | invalid demand: 5; an object with mean, sd; or an object with values; or one of seasonal",
  ]);
});

test("a long faulty text is shown in one short line", () => {
  const fields: Fields = { cost: { ...plain, kind: "number" } };
  const [fault] = faults(fields, { cost: `a\nb${"c".repeat(1e5)}` });
  expect(fault).not.toContain("\n");
  expect(fault!.length).toBeLessThan(120);
});
