import { choice, days, defaults, flag, group, number, share, text, type Values } from "./fields.ts";
import { type GoLive, type Levers, leverNames } from "./levers.ts";
import { type IntegrationProblem, problemFields } from "./problem.ts";

const leverMeaning = {
  orderFlow: "orders pass automatically from CRM to ERP and to the invoice",
  visibility: "promises from real stock and receipts, delay notices, self-service status",
  pipeline: "open sales opportunities enter the plan",
  promo: "planned promotions enter the plan and are cleaned from its history",
  dynamicStock: "stock levels follow a rolling forecast and its measured error",
  supplierPortal: "supplier A sees the plan and the stock",
  earlyWarning: "disruptions are known early, complaints raise an alarm",
  logistics: "one consolidated dispatch per region and day, fewer failed deliveries",
} as const;

const leverFields = Object.fromEntries(
  leverNames.map((lever) => [lever, flag(lever, true, leverMeaning[lever])]),
) as { readonly [lever in (typeof leverNames)[number]]: ReturnType<typeof flag> };

const delay = number(
  "Go-live",
  "days",
  null,
  { min: 0, max: 1e9, nullMeans: "the strategy's project time" },
  "days after the warm-up at which the lever goes live",
);

const goLiveFields = Object.fromEntries(leverNames.map((lever) => [lever, delay])) as {
  readonly [lever in (typeof leverNames)[number]]: typeof delay;
};

/** The members of a scenario beside `problem` and `simulation`. */
export const optionFields = {
  levers: group("Levers", "which parts of the integration are bought", leverFields),
  adoption: group("Adoption", "how fast people use it", {
    maximum: share("Highest adoption", 0.95, "share that adoption approaches", "adopt.max"),
    rampDays: number(
      "Ramp",
      "days",
      45,
      { above: 0, max: 1e6, symbol: "tau" },
      "time constant of the exponential ramp",
    ),
    dip: share(
      "Go-live dip",
      0.15,
      "manual work is slower by this share at go-live, fading with the ramp",
      "dip",
    ),
    pilotShare: share("Pilot share", 1, "adoption is limited to this share during the pilot"),
    pilotDays: days("Pilot", 0, "length of the pilot"),
    curve: choice("Curve", ["exponential", "bass"], "exponential", "shape of the ramp"),
    bassInnovation: number(
      "Innovation",
      "1/day",
      0.001,
      { above: 0, max: 10, symbol: "p" },
      "Bass curve only",
    ),
    bassImitation: number(
      "Imitation",
      "1/day",
      0.38 / 30,
      { min: 0, max: 10, symbol: "q" },
      "Bass curve only",
    ),
  }),
  goLive: group("Go-live", "when each lever goes live", goLiveFields),
  strategy: choice(
    "Strategy",
    ["middleware", "native", "pointToPoint", "files"],
    "middleware",
    "how the systems are connected",
  ),
  addOns: group("Add-ons", "bought on top", {
    ai: flag("Forecasting", false, "calibrated pipeline weights, less noise, more automation"),
    trace: flag("Traceability", false, "lots are traced, so recalls are smaller"),
  }),
};

export const simulationFields = {
  seed: text("Seed", "hedgerow", 200, "any text; the same text gives the same random numbers everywhere"),
  replications: number(
    "Replications",
    "",
    30,
    { min: 2, max: 1e6, integer: true },
    "independent repetitions",
  ),
  warmUp: number(
    "Warm-up",
    "days",
    180,
    { min: 0, max: 3650, integer: true },
    "siloed operation before measuring",
  ),
  years: number("Years", "years", 2, { min: 1, max: 50, integer: true }, "measured years of 365 days"),
};

type Options = Omit<Values<typeof optionFields>, "levers" | "goLive">;

/** A complete scenario of the integration model. */
export interface IntegrationScenario extends Options {
  readonly version: 1;
  readonly model: "integration";
  readonly problem: IntegrationProblem;
  readonly levers: Levers;
  readonly goLive: GoLive;
  /** The model compares `siloed` with `integrated` by itself and takes no policies. */
  readonly policies: readonly { readonly kind: string }[];
  readonly simulation: Values<typeof simulationFields>;
}

/** The base case, complete: appendix A with everything that the prototype left out switched on. */
export const example: IntegrationScenario = {
  version: 1,
  model: "integration",
  problem: defaults(problemFields),
  ...(defaults(optionFields) as Options & { readonly levers: Levers; readonly goLive: GoLive }),
  policies: [],
  simulation: defaults(simulationFields),
};
