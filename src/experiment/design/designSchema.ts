import * as z from "zod/mini";
import { objectSchema, type Schema } from "../fieldSchema.ts";
import { choice, list, member, number, optional, record, text, texts } from "../members.ts";
import { invalid, unknown } from "../wording.ts";
import { mostLevels } from "./levels.ts";

const named = /^[a-z][A-Za-z0-9]*$/;
const level = z.custom((value) => value !== undefined, "missing level");

const factor = objectSchema(
  {
    path: member("path", text("")),
    levels: z.exactOptional(list("levels", level, `a list of 1 to ${mostLevels} levels`, 1)),
    range: z.exactOptional(list("range", member("range", number()), "[lowest, highest]", 2, 2)),
    integer: optional("integer", { kind: "flag", label: "", meaning: "" }),
  },
  "an object with path and levels or range",
  "factor",
);

const kinds = ["factorial", "sweep", "list", "latinHypercube"];
const design = z.discriminatedUnion(
  "kind",
  [
    objectSchema({ kind: z.literal("factorial") }, "an object with kind", "design") as z.ZodMiniObject,
    objectSchema({ kind: z.literal("sweep") }, "an object with kind", "design") as z.ZodMiniObject,
    objectSchema(
      {
        kind: z.literal("list"),
        cells: list(
          "cells",
          record("cell", level, "an object of levels by path"),
          "a list of cells, each an object of levels by path",
          1,
        ),
      },
      "an object with kind and cells",
      "design",
    ) as z.ZodMiniObject,
    objectSchema(
      {
        kind: z.literal("latinHypercube"),
        cells: member("cells", number({ integer: true, min: 2, max: mostLevels })),
      },
      "an object with kind and cells",
      "design",
    ) as z.ZodMiniObject,
  ],
  {
    error: ({ input }) => {
      const { kind } = (input ?? {}) as { readonly kind?: unknown };
      return typeof kind === "string"
        ? unknown("design", kind, kinds)
        : invalid("kind", kind, `one of ${kinds.join(", ")}`);
    },
  },
);

const target = objectSchema(
  {
    kpi: member("kpi", text("")),
    halfWidth: optional("halfWidth", number({ above: 0 })),
    relative: optional("relative", number({ above: 0, below: 1 })),
    most: member("most", number({ integer: true, min: 2, max: 1e8 })),
  },
  "an object with kpi, halfWidth or relative, most",
  "target",
);

const printedValue = objectSchema(
  {
    where: member("where", text("")),
    printed: optional("printed", text("")),
    value: optional("value", number()),
    policy: optional("policy", text("")),
    kpi: member("kpi", text("")),
    scale: optional("scale", number()),
    offset: optional("offset", number()),
    rounding: member("rounding", {
      kind: "either",
      label: "",
      meaning: "",
      shapes: [number({ min: 0 }), text("")],
    }),
    relation: optional("relation", choice("equal", "above", "below")),
    first: z.exactOptional(
      objectSchema(
        { factor: member("factor", text("")), becomes: member("becomes", choice("zero", "positive")) },
        "an object with factor and becomes",
        "first",
      ),
    ),
    explained: z.exactOptional(
      objectSchema(
        { within: member("within", number({ min: 0 })), because: member("because", text("", 2000)) },
        "an object with within and because",
        "explained",
      ),
    ),
  },
  "an object with where, kpi, rounding and printed or value",
  "value",
);

const comparison = objectSchema(
  {
    published: optional("published", text("")),
    list: optional("list", text("")),
    match: z.exactOptional(record("match", member("match", text("")), "an object of members by path")),
    within: optional("within", text("")),
    matchWithin: z.exactOptional(
      record("matchWithin", member("matchWithin", text("")), "an object of members by member"),
    ),
    values: list("values", printedValue, "a list of printed values", 1),
  },
  "an object with values",
  "comparison",
);

/** Words for an experiment that is not even an object. */
export const experimentCondition = "an object with version, experiment, scenario and factors";

/** The schema of experiment files, but for the scenario, which its model checks. */
export const experimentSchema: Schema = objectSchema(
  {
    version: z.literal(1, {
      error: ({ input }) => invalid("version", input, "1, the only version there is"),
    }),
    experiment: z
      .string({
        error: ({ input }) => invalid("experiment", input, "a name of letters and digits"),
      })
      .check(
        z.regex(named, {
          error: ({ input }) =>
            invalid("experiment", input, "a name of letters and digits, a small one first"),
        }),
      ),
    title: z.prefault(member("title", text("")), ""),
    source: optional("source", text("")),
    scenario: z.unknown(),
    design: z.prefault(design, { kind: "factorial" }),
    factors: z.prefault(list("factors", factor, "a list of at most 50 factors", 0, 50), []),
    answers: member("answers", choice("both", "exact", "simulated")),
    with: z.prefault(texts("with", "a list of views"), []),
    randomNumbers: member("randomNumbers", choice("common", "independent")),
    target: z.exactOptional(target),
    differences: optional("differences", { kind: "flag", label: "", meaning: "" }),
    outputs: z.prefault(texts("outputs", "a list of names of figures"), []),
    compare: z.prefault(list("compare", comparison, "a list of comparisons"), []),
    notes: z.prefault(list("notes", member("note", text("", 2000)), "a list of texts"), []),
    onRequest: z.prefault(member("onRequest", { kind: "flag", label: "", meaning: "" }), false),
  },
  experimentCondition,
  "experiment",
);
