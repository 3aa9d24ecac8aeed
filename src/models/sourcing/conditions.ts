import type { Fault } from "../../contract/model.ts";
import type { Demand, LatticeChoice, SourcingScenario } from "./problem.ts";
import { groupOf, SOBOL_PERIODS } from "./streamPlan.ts";

/** Most lattice steps that demand may span, so that solving stays a matter of seconds. */
const MAX_DEMANDS = 5_000;
/** Most lattice prices. */
const MAX_PRICES = 5_000;

/** Conditions between the fields of a scenario. */
export function conditions(scenario: SourcingScenario): Fault[] {
  const { problem, lattice, policies } = scenario;
  const { mean, sd } = moments(problem.demand);
  const changes: Exclude<LatticeChoice, string> = typeof lattice === "string" ? { base: lattice } : lattice;
  const faults: Fault[] = [];
  const fault = (path: string, name: string, value: unknown, condition: string) =>
    faults.push({ path, message: `invalid ${name}: ${value}; ${condition}` });

  if ("sd" in problem.demand && !(sd <= 10 * mean)) {
    fault("problem.demand.sd", "sd", sd, `at most ten times the mean (${10 * mean}) is supported`);
  }
  if (!(mean > 0)) fault("problem.demand", "demand", mean, "a positive mean is needed");
  const demandStep = changes.demandStep ?? 1;
  const span = (Math.min(mean, 7 * sd) + 12 * sd + (sd * sd * 30) / Math.max(mean, 1e-9)) / demandStep;
  if (!(span <= MAX_DEMANDS)) {
    fault(
      "problem.demand",
      "demand",
      `mean ${mean}, deviation ${sd}`,
      `at most ${MAX_DEMANDS} lattice steps are allowed, about ${Math.ceil(span)} would be used: raise lattice.demandStep`,
    );
  }
  const priceStep = changes.priceStep ?? (changes.base === "paper" ? 1 : 0.1);
  const priceSpan =
    (2 * (changes.width ?? (changes.base === "paper" ? 3 : 6.5)) * problem.spotPrice.sd) / priceStep;
  if (!(priceSpan <= MAX_PRICES)) {
    fault(
      "problem.spotPrice.sd",
      "sd",
      problem.spotPrice.sd,
      `at most ${MAX_PRICES} lattice prices are allowed, ${Math.ceil(priceSpan)} would be used: raise lattice.priceStep`,
    );
  }

  faults.push(...streamFaults(scenario));

  policies.forEach((policy, index) => {
    const given = {
      reservation: "reservation" in policy && policy.kind !== "userDefined" ? policy.reservation : undefined,
      baseStock: "baseStock" in policy ? policy.baseStock : undefined,
    };
    for (const [name, value] of Object.entries(given)) {
      if (value === undefined) continue;
      const steps = value / demandStep;
      if (!(Math.abs(steps - Math.round(steps)) < 1e-9 * Math.max(1, Math.abs(steps)))) {
        fault(
          `policies.${index}.${name}`,
          name,
          value,
          `a multiple of the lattice step ${demandStep} is needed`,
        );
      }
    }
    if (policy.kind === "contractOnly" && policy.reservation !== undefined) {
      const enough = sd === 0 ? policy.reservation >= mean : policy.reservation > mean;
      if (!enough) {
        fault(
          `policies.${index}.reservation`,
          "reservation",
          policy.reservation,
          `${sd === 0 ? "at least" : "more than"} mean demand (${mean}) is needed, or backorders grow without end`,
        );
      }
    }
  });
  return faults;
}

/** What a plan of streams asks of the numbers beside it. */
function streamFaults({ simulation }: SourcingScenario): Fault[] {
  const { streams: plan, periods, warmUp, replications, until } = simulation;
  const faults: Fault[] = [];
  const group = groupOf(plan);
  if (plan === "sobol" && !(warmUp + periods <= SOBOL_PERIODS)) {
    const message = `invalid streams: sobol; at most ${SOBOL_PERIODS} periods with the warm-up, not ${warmUp + periods}`;
    faults.push({ path: "simulation.streams", message });
  }
  for (const [path, name, number] of [
    ["simulation.replications", "replications", replications],
    ["simulation.until.most", "most", until?.most],
  ] as const) {
    if (number === undefined || (number % group === 0 && number >= 2 * group)) continue;
    const message = `invalid ${name}: ${number}; a multiple of ${group}, ${2 * group} or more, with streams ${plan}`;
    faults.push({ path, message });
  }
  return faults;
}

function moments(demand: Demand): { mean: number; sd: number } {
  if (!("values" in demand)) return demand;
  const { values } = demand;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length;
  return { mean, sd: Math.sqrt(square) };
}
