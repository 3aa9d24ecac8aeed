import * as z from "zod/mini";
import { objectSchema, type Schema } from "../fieldSchema.ts";
import { choice, list, member, number, optional, record, text, texts } from "../members.ts";
import { invalid } from "../wording.ts";
import { chartTones } from "./lesson.ts";

const prose = (name: string) => list(name, member(name, text("", 4000)), "a list of paragraphs", 0, 20);
const values = record("at", z.unknown(), "an object of values by path");
const policy = number({ integer: true, min: 0, max: 99 });

/** Which of the kinds it is, `parseLesson` finds out. */
const quantity = objectSchema(
  {
    at: z.exactOptional(values),
    over: z.exactOptional(
      objectSchema(
        {
          path: member("path", text("")),
          values: list("values", z.unknown(), "a list of 1 to 200 values", 1, 200),
        },
        "an object with path and values",
        "over",
      ),
    ),
    given: optional("given", text("")),
    solve: optional("solve", text("")),
    view: optional("view", text("")),
    argument: z.exactOptional(z.unknown()),
    read: optional("read", text("")),
    simulate: optional("simulate", text("")),
    difference: optional("difference", text("")),
    policy: optional("policy", policy),
    figure: optional("figure", text("")),
    compute: z.exactOptional(z.unknown()),
  },
  "an object with given, solve, view, simulate, difference or compute",
  "quantity",
);

const condition = list(
  "condition",
  z.union([z.string(), z.number()], "invalid condition: a name or a number is wanted"),
  'a relation and its operands, ["<", "a", "b"]',
  3,
  4,
);

const question = objectSchema(
  {
    ask: member("ask", text("")),
    options: z.exactOptional(
      list(
        "options",
        objectSchema(
          {
            text: member("text", text("")),
            when: list("when", condition, "a list of 1 to 5 conditions", 1, 5),
          },
          "an object with text and when",
          "option",
        ),
        "a list of 2 to 6 options",
        2,
        6,
      ),
    ),
    answer: optional("answer", text("")),
    unit: optional("unit", text("")),
    tolerance: optional("tolerance", number({ min: 0 })),
    explain: optional("explain", text("", 4000)),
  },
  "an object with ask and options, or ask, answer, unit, tolerance",
  "question",
);

const curve = objectSchema(
  {
    label: member("label", text("")),
    tone: member("tone", choice(...(chartTones as readonly string[] as [string, ...string[]]))),
    values: member("values", text("")),
    dashed: optional("dashed", { kind: "flag", label: "", meaning: "" }),
  },
  "an object with label, tone, values",
  "curve",
);

const titles = { title: member("title", text("")), xTitle: member("xTitle", text("")) };

const chart = z.discriminatedUnion(
  "kind",
  [
    objectSchema(
      {
        kind: z.literal("curves"),
        ...titles,
        yTitle: member("yTitle", text("")),
        x: member("x", text("")),
        curves: list("curves", curve, "a list of 1 to 6 curves", 1, 6),
      },
      "an object with kind, title, xTitle, yTitle, x, curves",
      "chart",
    ) as z.ZodMiniObject,
    objectSchema(
      {
        kind: z.literal("intervals"),
        ...titles,
        sides: list("sides", member("side", text("")), "two texts", 2, 2),
        labels: texts("labels", "a list of texts"),
        means: member("means", text("")),
        halfWidths: member("halfWidths", text("")),
      },
      "an object with kind, title, xTitle, sides, labels, means, halfWidths",
      "chart",
    ) as z.ZodMiniObject,
  ],
  { error: ({ input }) => invalid("chart", input, "an object whose kind is curves or intervals") },
);

const table = objectSchema(
  {
    columns: texts("columns", "a list of headings"),
    rows: list(
      "rows",
      objectSchema(
        {
          label: member("label", text("")),
          values: texts("values", "a list of quantities’ names"),
          decimals: member("decimals", number({ integer: true, min: 0, max: 6, default: 2 })),
          unit: member("unit", { kind: "text", label: "", meaning: "", maxLength: 60, default: "" }),
        },
        "an object with label and values",
        "row",
      ),
      "a list of 1 to 20 rows",
      1,
      20,
    ),
  },
  "an object with columns and rows",
  "table",
);

const step = objectSchema(
  {
    title: member("title", text("")),
    text: prose("text"),
    formula: optional("formula", text("", 4000)),
    at: z.exactOptional(values),
    quantities: z.prefault(record("quantities", quantity, "an object of quantities by name"), {}),
    controls: z.prefault(texts("controls", "a list of paths"), []),
    switch: z.exactOptional(
      objectSchema(
        { name: member("name", text("")), label: member("label", text("")) },
        "an object with name and label",
        "switch",
      ),
    ),
    predict: z.exactOptional(question),
    reveal: z.prefault(prose("reveal"), []),
    table: z.exactOptional(table),
    chart: z.exactOptional(chart),
    check: z.exactOptional(question),
  },
  "an object with title and text",
  "step",
);

/** Words for a lesson that is not even an object. */
export const lessonCondition = "an object with version, lesson, title, summary, minutes, model and steps";

/** The schema of lesson files, but for what one part says of another; see `parseLesson`. */
export const lessonSchema: Schema = objectSchema(
  {
    version: z.literal(1, {
      error: ({ input }) => invalid("version", input, "1, the only version there is"),
    }),
    lesson: z
      .string({ error: ({ input }) => invalid("lesson", input, "a name of letters and digits") })
      .check(
        z.regex(/^[a-z][A-Za-z0-9]{0,39}$/, {
          error: ({ input }) => invalid("lesson", input, "a name of letters and digits, a small one first"),
        }),
      ),
    title: member("title", text("")),
    summary: member("summary", text("", 4000)),
    minutes: member("minutes", number({ min: 1, max: 120 })),
    model: member("model", text("")),
    at: z.prefault(values, {}),
    steps: list("steps", step, "a list of 1 to 30 steps", 1, 30),
  },
  lessonCondition,
  "lesson",
);
