import type { IntegrationProblem } from "../problem.ts";
import type { IntegrationScenario } from "../scenario.ts";

/** Situations in which integration pays more, less, or not at all. */
export interface Preset {
  readonly name: string;
  readonly meaning: string;
  /** The scenario in this situation. */
  apply(scenario: IntegrationScenario): IntegrationScenario;
}

type Changes = { readonly [Group in keyof IntegrationProblem]?: Partial<IntegrationProblem[Group]> };

function changed(scenario: IntegrationScenario, changes: Changes): IntegrationScenario {
  const problem: { [group: string]: unknown } = { ...scenario.problem };
  for (const [group, values] of Object.entries(changes))
    problem[group] = { ...(problem[group] as object), ...(values as object) };
  return { ...scenario, problem: problem as unknown as IntegrationProblem };
}

function preset(
  name: string,
  meaning: string,
  changes: (problem: IntegrationProblem) => Changes,
  adoption: Partial<IntegrationScenario["adoption"]> = {},
): Preset {
  return {
    name,
    meaning,
    apply: (scenario) => ({
      ...changed(scenario, changes(scenario.problem)),
      adoption: { ...scenario.adoption, ...adoption },
    }),
  };
}

const capacities = (
  problem: IntegrationProblem,
  field: "capacity" | "supplierCapacity",
  standard: number,
  project: number,
): Changes => ({
  products: {
    standard: { ...problem.products.standard, [field]: standard },
    project: { ...problem.products.project, [field]: project },
  },
});

/** The situations of the specification, best to worst there. */
export const presets: readonly Preset[] = [
  preset("volatile", "nervous market, strong promotions, frequent and long disruptions", () => ({
    market: { spread: 0.25 },
    promotions: { uplift: 2.2 },
    supply: { disruptionGapDays: 250, disruptionDays: 40 },
  })),
  preset("isoInventory", "a leaner firm: safety factor 0.9 in both worlds", () => ({
    planning: { safetyFactor: 0.9 },
  })),
  preset("default", "the base case", () => ({})),
  preset("capacityBound", "the plant is nearly full", (problem) => capacities(problem, "capacity", 150, 78)),
  preset("tightSupplier", "the supplier is nearly full", (problem) =>
    capacities(problem, "supplierCapacity", 150, 95),
  ),
  preset("badData", "poor data, optimistic sales, old records", () => ({
    dataQuality: { level: 0.3, optimism: 1.6, ghosts: 0.9, ghostDays: 60 },
  })),
  preset("pickBottleneck", "two pickers instead of three", () => ({ orderToCash: { pickers: 2 } })),
  preset("noCompetition", "captive customers who always wait", () => ({
    customers: { churnSensitivity: 0.2, wordOfMouth: 0 },
    service: { quoteToleranceDays: 1e9, patienceDays: 1e9 },
    costs: { penalty: 0.001 },
  })),
  preset("lowAdoption", "most people keep to the old ways", () => ({}), { maximum: 0.3, rampDays: 180 }),
  preset("smallStable", "12 customers, no season, promotions, projects or disruptions", () => ({
    customers: { initial: 12 },
    market: { seasonality: 0, spread: 0 },
    promotions: { uplift: 0, dip: 0 },
    leads: { rate: 0 },
    supply: { disruptionGapDays: 1e9 },
  })),
];
