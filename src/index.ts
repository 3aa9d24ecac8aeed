/**
 * Hedgerow as a library: distributions, streams, statistics, the event engine, the models and the experiments.
 * Everything runs the same in Node and in a browser; `docs/api.md` lists it with examples.
 */
export { Inadmissible } from "./contract/inadmissible.ts";
export type { Fault, Model, ScenarioBase, Simulation } from "./contract/model.ts";
export { discretise, supportAbove } from "./distributions/discretise.ts";
export type { Distribution } from "./distributions/distribution.ts";
export { empirical } from "./distributions/empirical.ts";
export { erlang } from "./distributions/erlang.ts";
export { exponential } from "./distributions/exponential.ts";
export { gamma } from "./distributions/gamma.ts";
export type { Lattice } from "./distributions/lattice.ts";
export { lognormal } from "./distributions/lognormal.ts";
export { normal } from "./distributions/normal.ts";
export { poisson } from "./distributions/poisson.ts";
export { studentT } from "./distributions/studentT.ts";
export { Calendar } from "./engine/calendar.ts";
export { runPeriods } from "./engine/period.ts";
export { Station } from "./engine/station.ts";
export { Trace } from "./engine/trace.ts";
export { Accumulation } from "./experiment/accumulation.ts";
export { model, modelNames, models } from "./experiment/registry.ts";
export type * from "./experiment/results.ts";
export { parseScenario } from "./experiment/scenario.ts";
export { simulate } from "./experiment/simulate.ts";
export { deterioration } from "./models/deterioration/index.ts";
export { integration } from "./models/integration/index.ts";
export { sourcing } from "./models/sourcing/index.ts";
export type { OrderFunction, SourcingOrder, SourcingState } from "./models/sourcing/policy.ts";
export type { SourcingProblem, SourcingScenario } from "./models/sourcing/problem.ts";
export type { SourcingSolution } from "./models/sourcing/results.ts";
export { Stream } from "./random/stream.ts";
export { type StreamName, streams } from "./random/streams.ts";
export { batchMeans } from "./statistics/batchMeans.ts";
export { Comoments } from "./statistics/comoments.ts";
export { controlVariates } from "./statistics/controlVariates.ts";
export { differenceEstimate, meanEstimate, ratioEstimate } from "./statistics/estimate.ts";
export { histogram } from "./statistics/histogram.ts";
export { neededReplications, tInterval } from "./statistics/interval.ts";
export { pairedDifference } from "./statistics/pairedDifference.ts";
export { quantile } from "./statistics/quantile.ts";
export { pairs, ratio } from "./statistics/ratio.ts";
export { stoppingRule } from "./statistics/stoppingRule.ts";
export { Tally } from "./statistics/tally.ts";
export { TimeAverage } from "./statistics/timeAverage.ts";
export { movingAverage, mser5 } from "./statistics/warmUp.ts";
