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
export { sourcing } from "./models/sourcing/index.ts";
export type { OrderFunction, SourcingOrder, SourcingState } from "./models/sourcing/policy.ts";
export type { SourcingProblem, SourcingScenario } from "./models/sourcing/problem.ts";
export type { SourcingSolution } from "./models/sourcing/results.ts";
export { Stream } from "./random/stream.ts";
export { type StreamName, streams } from "./random/streams.ts";
export { Comoments } from "./statistics/comoments.ts";
export { differenceEstimate, meanEstimate, ratioEstimate } from "./statistics/estimate.ts";
export { tInterval } from "./statistics/interval.ts";
export { Tally } from "./statistics/tally.ts";
