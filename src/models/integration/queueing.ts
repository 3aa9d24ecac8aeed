import { exp } from "../../numeric/elementary.ts";

/**
 * Erlang C, the chance to wait in an M/M/c station, by the recursion of Erlang B:
 * B₀ = 1, B_k = ρ B_{k−1} / (k + ρ B_{k−1}), C = B_c / (1 − (ρ/c)(1 − B_c)).
 *
 * @param servers c, whole, ≥ 1
 * @param load ρ = λ/μ, < c
 * @returns probability; 1 from load c on
 */
export function erlangC(servers: number, load: number): number {
  if (!(load < servers)) return 1;
  let blocked = 1;
  for (let k = 1; k <= servers; k++) blocked = (load * blocked) / (k + load * blocked);
  return blocked / (1 - (load / servers) * (1 - blocked));
}

/** Steady state of an M/M/c station. */
export interface StationFigures {
  /** ρ/c. */
  readonly utilisation: number;
  /** P(wait > 0). */
  readonly waitProbability: number;
  /** Wq and W, in the unit of time of the rates; Infinity at utilisation 1 or more. */
  readonly wait: number;
  readonly time: number;
  /** L = λ W. */
  readonly number: number;
}

/**
 * M/M/c: Wq = C / (cμ − λ), W = Wq + 1/μ, L = λ W.
 *
 * Source: Erlang (1917); Gross, Harris, Fundamentals of Queueing Theory.
 *
 * @param arrivals λ @param service μ, per server @param servers c
 */
export function station(arrivals: number, service: number, servers: number): StationFigures {
  const utilisation = arrivals / (service * servers);
  const waitProbability = erlangC(servers, arrivals / service);
  const wait = utilisation < 1 ? waitProbability / (servers * service - arrivals) : Number.POSITIVE_INFINITY;
  const time = wait + 1 / service;
  return { utilisation, waitProbability, wait, time, number: arrivals > 0 ? arrivals * time : 0 };
}

/**
 * Distribution function of a sum of independent exponentials, by uniformisation: stable also for equal rates.
 *
 * @param rates each > 0
 * @param time ≥ 0, with max rate × time below 700
 */
export function hypoexponentialCdf(rates: readonly number[], time: number): number {
  const fastest = Math.max(...rates);
  const phases = Float64Array.from(rates, (_, i) => (i === 0 ? 1 : 0));
  let weight = exp(-fastest * time);
  let cumulative = weight;
  let unfinished = weight;
  for (let jump = 1; 1 - cumulative > 1e-15 && jump < 10_000; jump++) {
    for (let i = rates.length - 1; i >= 0; i--) {
      const stay = phases[i]! * (1 - rates[i]! / fastest);
      phases[i] = stay + (i > 0 ? (phases[i - 1]! * rates[i - 1]!) / fastest : 0);
    }
    weight *= (fastest * time) / jump;
    cumulative += weight;
    unfinished += weight * phases.reduce((sum, phase) => sum + phase, 0);
  }
  return 1 - unfinished;
}
