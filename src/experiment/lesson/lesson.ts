/** A number, or numbers over a list of values. */
export type Figure = number | readonly number[];

/** Arithmetic on quantities: `["-", "with", "without"]`, nested as needed; lists go member by member. */
export type Expression = number | string | readonly Expression[];

interface Asked {
  /** Changes to the lesson's scenario by path, `{ "problem.spotPrice.sd": 2 }`. */
  readonly at?: { readonly [path: string]: unknown };
  /** Asks once for each value at a path, and gives a list. */
  readonly over?: { readonly path: string; readonly values: readonly unknown[] };
}

/** A number that a lesson has computed while somebody works through it. */
export type Quantity =
  /** A number of the scenario itself, by its path. */
  | (Asked & { readonly given: string })
  /** A member of the exact solution, by its path. */
  | (Asked & { readonly solve: string })
  /** A member of one of the model's views; a list of numbers stays a list. */
  | (Asked & { readonly view: string; readonly argument?: unknown; readonly read: string })
  /** A simulated KPI of the scenario's policy number `policy`. */
  | (Asked & { readonly simulate: string; readonly policy: number; readonly figure: SimulatedFigure })
  /** The paired difference of a KPI between the scenario's policy number `policy` and its first. */
  | (Asked & { readonly difference: string; readonly policy: number; readonly figure: DifferenceFigure })
  | { readonly compute: Expression };

export const simulatedFigures = ["mean", "halfWidth", "se", "exact"] as const;
export const differenceFigures = ["mean", "halfWidth", "se", "varianceRatio", "needed"] as const;
export type SimulatedFigure = (typeof simulatedFigures)[number];
export type DifferenceFigure = (typeof differenceFigures)[number];

export interface Quantities {
  readonly [name: string]: Quantity;
}

/** `["<", a, b]`, `[">", a, b]` or `["near", a, b, tolerance]`; operands are quantities' names or numbers. */
export type Condition = readonly [relation: string, ...operands: (string | number)[]];

/** What a person commits to before they see, or answers after they saw. */
export type Question =
  | {
      readonly ask: string;
      /** An option is right if all its conditions hold for the numbers just computed. */
      readonly options: readonly { readonly text: string; readonly when: readonly Condition[] }[];
      readonly explain?: string;
    }
  | {
      readonly ask: string;
      /** Name of the quantity that is right. */
      readonly answer: string;
      readonly unit: string;
      /** Largest distance that still counts, in that unit. */
      readonly tolerance: number;
      readonly explain?: string;
    };

export const chartTones = ["policyA", "policyB", "contract", "spot", "inventory", "demand", "plain"] as const;
export type ChartTone = (typeof chartTones)[number];

export type LessonChart =
  | {
      readonly kind: "curves";
      readonly title: string;
      readonly xTitle: string;
      readonly yTitle: string;
      /** A quantity with a list, as all of `curves`. */
      readonly x: string;
      readonly curves: readonly {
        readonly label: string;
        readonly tone: ChartTone;
        readonly values: string;
        readonly dashed?: boolean;
      }[];
    }
  | {
      readonly kind: "intervals";
      readonly title: string;
      readonly xTitle: string;
      readonly sides: readonly [left: string, right: string];
      /** One row each. */
      readonly labels: readonly string[];
      readonly means: string;
      readonly halfWidths: string;
    };

export interface LessonTable {
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    /** Quantities' names, one for each column after the first. */
    readonly values: readonly string[];
    readonly decimals: number;
    readonly unit: string;
  }[];
}

export interface LessonStep {
  readonly title: string;
  /** Paragraphs; `**strong**`. */
  readonly text: readonly string[];
  /** The inner part of a MathML `math` element, elements without attributes. */
  readonly formula?: string;
  /** Changes to the scenario while this step is open. */
  readonly at?: { readonly [path: string]: unknown };
  readonly quantities: Quantities;
  /** Paths of the scenario's numbers that may be moved here. */
  readonly controls: readonly string[];
  /** A switch; the quantity of its name is 1 when on, 0 when off. */
  readonly switch?: { readonly name: string; readonly label: string };
  readonly predict?: Question;
  /** Paragraphs; `{name}`, `{name:2}` (decimals) and `{name:%1}` (percent) stand for quantities. */
  readonly reveal: readonly string[];
  readonly table?: LessonTable;
  readonly chart?: LessonChart;
  readonly check?: Question;
}

/** A course of steps on one model, each with a prediction, its reveal computed live and a question. */
export interface Lesson {
  readonly version: 1;
  readonly lesson: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly model: string;
  /** Changes to the model's example by path. */
  readonly at: { readonly [path: string]: unknown };
  readonly steps: readonly LessonStep[];
}
