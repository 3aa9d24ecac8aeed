import { exp } from "../../numeric/elementary.ts";

/**
 * Erlang cdf, P(sum of n exponentials ≤ h) = 1 − e^{−μh} Σ_{k<n} (μh)^k / k!.
 *
 * @param shape n, integer ≥ 0; 0 gives 1
 * @param rate μ, 1/day, > 0
 * @param horizon h, days, ≥ 0
 */
export function erlangCdf(shape: number, rate: number, horizon: number): number {
  const x = rate * horizon;
  let term = 1;
  let sum = 0;
  for (let k = 0; k < shape; k++) {
    sum += term;
    term *= x / (k + 1);
  }
  return 1 - exp(-x) * sum;
}

/** ∫₀ʰ of the Erlang cdf, h F_n(h) − (n/μ) F_{n+1}(h): expected completions from a unit rate of starts. */
export function erlangCdfIntegral(shape: number, rate: number, horizon: number): number {
  return horizon * erlangCdf(shape, rate, horizon) - (shape / rate) * erlangCdf(shape + 1, rate, horizon);
}

/**
 * Demand history as the planner sees it: run-rate orders freed of planned promotions, and projects as far as
 * they are not planned from the pipeline: y = y_run / (1 + a_promo (f̂ − 1)) + (1 − a_pipeline) y_proj.
 *
 * @param run,project units entered on a day
 * @param planned f̂, planned promotion factor of the day
 * @param promo,pipeline adoption of the levers, in [0, 1]
 */
export function cleaned(
  run: number,
  project: number,
  planned: number,
  promo: number,
  pipeline: number,
): number {
  return run / (1 + promo * (planned - 1)) + (1 - pipeline) * project;
}

/** The baseline, (1 − a) F_fix + a F_rolling. @param dynamic a, adoption of dynamic stock */
export function baseline(dynamic: number, fixed: number, rolling: number): number {
  return (1 - dynamic) * fixed + dynamic * rolling;
}

/** What enters a demand plan. */
export interface PlanInputs {
  /** h, days */
  readonly horizon: number;
  /** F, units/day */
  readonly baseline: number;
  /** a_pipeline in [0, 1] */
  readonly pipelineAdoption: number;
  /** Pipe(h), units */
  readonly pipelineUnits: number;
  /** a_promo in [0, 1] */
  readonly promoAdoption: number;
  /** Σ (f̂ − 1) over the horizon, days */
  readonly promoLift: number;
}

/** The demand plan, h F + a_pipeline Pipe(h) + a_promo F Σ(f̂ − 1); units. */
export function plan(inputs: PlanInputs): number {
  const { horizon, baseline, pipelineAdoption, pipelineUnits, promoAdoption, promoLift } = inputs;
  return horizon * baseline + pipelineAdoption * pipelineUnits + promoAdoption * baseline * promoLift;
}

/**
 * Safety stock, (1 − a) z σ_fix √h + a z RMSE_h; units. With a = 0 and h = SI + T − S_q it is the
 * guaranteed-service stock of Graves & Willems (2000).
 *
 * @param dynamic a, adoption of dynamic stock
 * @param factor z
 * @param dailySd σ_fix, sd of daily demand at the last reset, units
 * @param horizon h, days; below 0 counts as 0
 * @param forecastError RMSE_h, measured over the horizon, units
 */
export function safetyStock(
  dynamic: number,
  factor: number,
  dailySd: number,
  horizon: number,
  forecastError: number,
): number {
  const fixed = factor * dailySd * Math.sqrt(Math.max(0, horizon));
  return (1 - dynamic) * fixed + dynamic * factor * forecastError;
}

/**
 * The order that lifts a position to a level, ⌈(S − IP)⁺ / lot⌉ lots; units.
 *
 * @param level S @param position IP @param lot ≥ 1; 0 orders the exact difference, also a negative one (free
 *   returns, as the bullwhip formulas assume)
 */
export function orderUpTo(level: number, position: number, lot: number): number {
  const gap = level - position;
  if (lot === 0) return gap;
  return gap > 0 ? Math.ceil(gap / lot) * lot : 0;
}

/** Pipe(h) as coefficients: units expected from open records by stage, and from leads still to come. */
export interface PipelineWeights {
  /** By stage, expected share of the recorded units that is ordered within the horizon. */
  readonly stage: readonly number[];
  /** Units expected within the horizon from leads that do not exist yet. */
  readonly future: number;
}

/**
 * Stage weights of the pipeline forecast: min(1, w_s o) P(Erlang(n − s, 1/m) ≤ h), with w_s the chance to win
 * from stage s; and λ q̄ w_0 ∫₀ʰ P(Erlang(n, 1/m) ≤ u) du for new leads.
 *
 * @param advance chance to pass each stage
 * @param stageDays m, mean exponential time in a stage
 * @param optimism o ≥ 0
 * @param leadUnits λ q̄, units of new leads per day
 * @param horizon h, days
 */
export function pipelineWeights(
  advance: readonly number[],
  stageDays: number,
  optimism: number,
  leadUnits: number,
  horizon: number,
): PipelineWeights {
  const stages = advance.length;
  const win = advance.map((_, stage) =>
    advance.slice(stage).reduce((product, chance) => product * chance, 1),
  );
  return {
    stage: win.map(
      (chance, stage) => Math.min(1, chance * optimism) * erlangCdf(stages - stage, 1 / stageDays, horizon),
    ),
    future: leadUnits * (win[0] ?? 0) * erlangCdfIntegral(stages, 1 / stageDays, horizon),
  };
}

/** Pipe(h), units. @param open recorded units of open opportunities by stage */
export function pipelineUnits(weights: PipelineWeights, open: ArrayLike<number>): number {
  let units = weights.future;
  for (let stage = 0; stage < weights.stage.length; stage++) units += weights.stage[stage]! * open[stage]!;
  return units;
}
