import { Calendar } from "../../../engine/calendar.ts";
import { expm1 } from "../../../numeric/elementary.ts";
import { number, share } from "../fields.ts";
import { pipelineUnits, pipelineWeights } from "../planning.ts";
import { exponentialVariate } from "../variates.ts";
import { replicate, validationCase } from "./case.ts";

interface Parameters {
  readonly alpha: number;
  readonly w: number;
  readonly g: "det" | "exp";
  readonly H: number;
  readonly close?: number;
  readonly rate?: number;
}

function closing(p: Parameters): number {
  return p.g === "det" ? (p.close ?? 30) : 1 / (p.rate ?? 1 / 36);
}

/** Wins in the H days after every epoch, and what the open opportunities lead one to expect. */
function epochs(p: Parameters, uniform: () => number, count: number) {
  const calendar = new Calendar();
  const mean = closing(p);
  const weights = pipelineWeights([p.w], mean, 1, p.alpha, p.H);
  const deadlines: number[] = [];
  let open = 0;
  let wins = 0;
  const win = (won: boolean): void => {
    open--;
    if (won) wins++;
  };
  const lead = (): void => {
    const time = p.g === "det" ? mean : exponentialVariate(mean, uniform());
    open++;
    deadlines.push(calendar.now + time);
    calendar.schedule(calendar.now + time, win, uniform() < p.w);
    calendar.schedule(calendar.now + exponentialVariate(1 / p.alpha, uniform()), lead, undefined);
  };
  const expected = (): number => {
    if (p.g === "exp") return pipelineUnits(weights, [open]);
    // Closing times are known: those due within the horizon, and leads that can still close in it.
    const due = deadlines.filter((time) => time > calendar.now && time <= calendar.now + p.H).length;
    return p.w * (due + p.alpha * Math.max(0, p.H - mean));
  };
  calendar.schedule(exponentialVariate(1 / p.alpha, uniform()), lead, undefined);
  calendar.runUntil(10 * mean);
  const demand = new Float64Array(count);
  let squares = 0;
  for (let epoch = 0; epoch < count; epoch++) {
    while (deadlines.length > 0 && deadlines[0]! <= calendar.now && p.g === "det") deadlines.shift();
    if (p.g === "exp") deadlines.length = 0;
    const forecast = expected();
    wins = 0;
    calendar.runUntil(calendar.now + p.H);
    demand[epoch] = wins;
    squares += (wins - forecast) * (wins - forecast);
  }
  const average = demand.reduce((sum, x) => sum + x, 0) / count;
  const variance = demand.reduce((sum, x) => sum + (x - average) * (x - average), 0) / (count - 1);
  const residual = squares / count;
  return { R2: 1 - residual / variance, unconditionalVar: variance, residualVar: residual };
}

export const pipelineVariance = validationCase<Parameters>({
  name: "ADI-3",
  title: "How much demand variance a pipeline can explain",
  source: "thinned M/G/∞ queue; cf. van Donselaar et al. (2001), EJOR 130; Tan et al. (2007), EJOR 177",
  parameters: {
    alpha: number("Leads", "1/day", 0.5, { above: 0, max: 1000 }, "rate of opportunities"),
    w: share("Win chance", 0.3, "chance to win"),
    g: { kind: "choice", label: "Closing time", options: ["det", "exp"], default: "det", meaning: "its law" },
    H: number("Horizon", "days", 20, { above: 0, max: 1000 }, "forecast horizon"),
    close: {
      ...number("Time to close", "days", null, { above: 0, max: 1000 }, "fixed closing time; with det"),
      optional: true,
    },
    rate: {
      ...number("Closing rate", "1/day", null, { above: 0, max: 1000 }, "rate of closing; with exp"),
      optional: true,
    },
  },
  example: { alpha: 0.5, w: 0.3, g: "det", close: 30, H: 20 },
  tolerance: { kind: "relative", value: 0.04 },
  exact: (p) => {
    const unconditional = p.alpha * p.w * p.H;
    const closed = p.H / closing(p);
    const explained =
      p.g === "det" ? p.w * Math.min(1, 1 / closed) : (p.w * expm1(-closed) * expm1(-closed)) / closed;
    return { R2: explained, unconditionalVar: unconditional, residualVar: unconditional * (1 - explained) };
  },
  simulate: (p, seed, effort) =>
    replicate(seed, effort, 3000, (random, length) => {
      const stream = random(0);
      return epochs(p, () => stream.uniform(), length);
    }),
});
