import { number } from "../fields.ts";
import { DYNAMIC_STOCK, leversOf } from "../levers.ts";
import { everyLever, type RunFigures, runner, siloed } from "../run.ts";
import { example } from "../scenario.ts";
import { type Setting, sameDay } from "../setting.ts";
import { type Chain, chain, play } from "../world.ts";
import { VarianceRatio } from "./bullwhip.ts";
import { type CaseValues, meanAndError, type Simulated, validationCase } from "./case.ts";

/** The base case as the reference program ran it: without what it left out, everything live after the warm-up. */
export function regressionSetting(seed: string): Setting {
  const { problem } = example;
  const { middleware } = problem.strategies;
  return {
    ...example,
    problem: {
      ...problem,
      dataQuality: { ...problem.dataQuality, recordError: 0 },
      integrated: { ...problem.integrated, delayNotices: "shipping" },
      strategies: { ...problem.strategies, middleware: { ...middleware, outagesPerYear: 0, goLiveDays: 0 } },
    },
    adoption: { ...example.adoption, dip: 0 },
    goLive: sameDay(0),
    simulation: { ...example.simulation, seed },
  };
}

interface Reduction {
  readonly W?: number;
  readonly Lt?: number;
  readonly dynamicStock?: boolean;
}

/** The full model with everything quiet but demand: a plant and a purchaser who follow a moving average. */
export function reducedSetting(seed: string, W: number, Lt: number): Setting {
  const base = regressionSetting(seed);
  const { problem } = base;
  const unlimited = { capacity: 1e9, supplierCapacity: 1e9, productionLot: 1, purchaseLot: 1 };
  const { standard, project } = problem.products;
  const never = 1e12;
  return {
    ...base,
    problem: {
      ...problem,
      products: {
        standard: { ...standard, ...unlimited, orderRate: 1 },
        project: { ...project, ...unlimited, orderRate: 0 },
      },
      customers: { ...problem.customers, initial: 60, acquisitionRate: 0, churnHazard: 0, rateVariation: 0 },
      market: { ...problem.market, seasonality: 0, spread: 0 },
      leads: { ...problem.leads, rate: 0 },
      promotions: { ...problem.promotions, uplift: 0, dip: 0 },
      service: { ...problem.service, quoteToleranceDays: never, patienceDays: never },
      supply: { ...problem.supply, transitDays: Lt, disruptionGapDays: never },
      planning: { ...problem.planning, safetyFactor: 0, windowDays: W, resetDays: 3650 },
      quality: { ...problem.quality, excursionGapDays: never },
      orderToCash: { ...problem.orderToCash, clerks: 60, pickers: 60 },
      siloed: { ...problem.siloed, syncDays: 0.01 },
    },
    adoption: { ...base.adoption, maximum: 1, rampDays: 1e-6 },
    simulation: { ...base.simulation, years: 6 },
  };
}

/** Var(daily purchase orders) / Var(daily demand) of one run, from day 480 on. */
function purchaseRatio(made: Chain, dynamic: boolean, replication: number): number {
  const played = play(made, leversOf(dynamic ? 1 << DYNAMIC_STOCK : 0), replication);
  const ratio = new VarianceRatio();
  const end = 180 + 365 * made.setting.simulation.years;
  for (let day = 480; day < end - 1; day++)
    ratio.add(played.supply.purchases[0]!.of(day + 1), played.planners[0]!.demand(day));
  return ratio.value();
}

export const reduction = validationCase<Reduction>({
  name: "RED-1",
  title: "The full model reduced to the bullwhip formula",
  source: "Chen, Drezner, Ryan, Simchi-Levi (2000), applied to this model",
  parameters: {
    W: {
      ...number("Window", "days", 42, { min: 2, max: 90, integer: true }, "moving average"),
      optional: true,
    },
    Lt: {
      ...number("Transit", "days", 16, { min: 0, max: 60, integer: true }, "supplier transit"),
      optional: true,
    },
    dynamicStock: {
      kind: "flag",
      label: "Dynamic stock",
      default: true,
      meaning: "the one lever that is on",
    },
  },
  example: { W: 42, Lt: 16 },
  tolerance: { kind: "relative", value: 0.03 },
  exact: ({ W = 42, Lt = 16, dynamicStock = true }) => {
    const a = (5 + Lt + 3) / W;
    return { value: dynamicStock ? 1 + 2 * a + 2 * a * a : 1 };
  },
  simulate: ({ W = 42, Lt = 16, dynamicStock = true }, seed, effort): Simulated => {
    const made = chain(reducedSetting(seed, W, Lt));
    const runs = Math.max(2, Math.ceil(5 * effort));
    const sample = Array.from({ length: runs }, (_, i) => purchaseRatio(made, dynamicStock, i));
    const { mean, se } = meanAndError(sample);
    return { values: { value: mean }, se: { value: se } };
  },
});

/** Differences integrated − siloed of the reference program, mean of its 8 seeds, with the model's KPI name. */
export const reference: {
  readonly [name: string]: { readonly kpi: string; readonly delta: number; readonly se: number };
} = {
  profit: { kpi: "profit", delta: 264691.889543024, se: 23660.985150264183 },
  otif: { kpi: "otifPromise", delta: 0.04172451722497114, se: 0.006672248628648939 },
  otifReq: { kpi: "otifRequest", delta: 0.1897196218597112, se: 0.010701968736722871 },
  o2c: { kpi: "orderToCash.total", delta: -2.2663059880081233, se: 0.06810782057971798 },
  lost: { kpi: "lostShare", delta: -0.0782803048863957, se: 0.0036010296779625463 },
  turns: { kpi: "inventoryTurns", delta: -0.11869573344746476, se: 0.3745839544505169 },
  invVal: { kpi: "inventoryValue", delta: 11455.46862066255, se: 2331.5002892846082 },
  supInv: { kpi: "supplierStock", delta: -553.5064285417582, se: 58.315525455860296 },
  wmapeLT: { kpi: "forecast.leadTime.wmape", delta: -0.0799506089328238, se: 0.00554834207686618 },
  bullPO: { kpi: "bullwhip.purchasing", delta: -0.28322383101418963, se: 0.0801420110452975 },
  sat: { kpi: "satisfaction", delta: 0.06034090153984242, se: 0.00370929331889245 },
  serveCost: { kpi: "costToServe", delta: -20.016065840626467, se: 0.2556922311725885 },
  fill: { kpi: "fillRate", delta: 0.08022352220649158, se: 0.012764667769540819 },
};

/** Paired differences of some replications. */
export function pairedDifferences(
  setting: Setting,
  replications: number,
): { readonly before: readonly RunFigures[]; readonly after: readonly RunFigures[] } {
  const run = runner(setting);
  const indices = Array.from({ length: replications }, (_, i) => i);
  return { before: indices.map((i) => run(siloed, i)), after: indices.map((i) => run(everyLever, i)) };
}

/** A re-implementation draws other paths, so differences agree in sign where the reference is sure of it. */
export const regression = validationCase<{ seeds?: number }>({
  name: "REG-1",
  title:
    "Base case, all levers against none: signs of the differences (1, −1; 0 where the reference is unsure)",
  source: "reference program, seeds 1–8, two years",
  parameters: {
    seeds: {
      ...number("Replications", "", 8, { min: 2, max: 200, integer: true }, "replications"),
      optional: true,
    },
  },
  example: {},
  tolerance: { kind: "absolute", value: 0 },
  exact: () => {
    const entries = Object.entries(reference).map(([name, { delta, se }]) => [
      name,
      Math.abs(delta) > 3 * se ? Math.sign(delta) : 0,
    ]);
    return Object.fromEntries(entries) as CaseValues;
  },
  simulate: ({ seeds = 8 }, seed, effort): Simulated => {
    const { before, after } = pairedDifferences(
      regressionSetting(seed),
      Math.max(2, Math.ceil(seeds * effort)),
    );
    const values: { [name: string]: number } = {};
    for (const [name, { kpi, delta, se }] of Object.entries(reference)) {
      const { mean } = meanAndError(after.map((figures, i) => figures[kpi]! - before[i]![kpi]!));
      values[name] = Math.abs(delta) > 3 * se ? Math.sign(mean) : 0;
    }
    return { values, se: Object.fromEntries(Object.keys(values).map((name) => [name, 0])) };
  },
});
