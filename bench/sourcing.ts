import jstat from "jstat";
import seedrandom from "seedrandom";
import { sourcing } from "../src/models/sourcing/index.ts";
import { optimalReservation } from "../src/models/sourcing/optimal.ts";
import type { SourcingPolicyChoice, SourcingScenario } from "../src/models/sourcing/problem.ts";
import { sourcingSystem } from "../src/models/sourcing/system.ts";
import { allPairsValueIteration } from "./allPairs.ts";
import { type Ratio, ratio, type Work } from "./ratio.ts";

const PERIODS = 1_000;
const REPLICATIONS = 20;
/** Sweeps that value iteration takes to settle at R = 10 on the paper lattice, from a straight line. */
const SWEEPS = 46;

/** The base case simulated the plain way: seedrandom feeds jStat's samplers, the policy is a few ifs. */
function naive(reservation: number, baseStock: number): Work {
  const { contractPrice, reservationPrice, holdingCost, backorderCost } = sourcing.example.problem;
  const { jStat } = jstat;
  // Seeded once: seeding anew for every replication would cost half as much again.
  const random = seedrandom("naive");
  return {
    operations: PERIODS * REPLICATIONS,
    run() {
      jStat.setRandom(random);
      for (let replication = 0; replication < REPLICATIONS; replication++) {
        let stock = 0;
        let cost = 0;
        for (let t = 0; t < PERIODS; t++) {
          const price = jStat.normal.sample(10, 1);
          const gap = Math.max(0, baseStock - stock);
          const contract = price >= contractPrice ? Math.min(reservation, gap) : 0;
          const spot = gap - contract;
          stock += gap - jStat.gamma.sample(100 / 9, 0.9);
          cost += reservationPrice * reservation + contractPrice * contract + price * spot;
          cost += stock > 0 ? holdingCost * stock : -backorderCost * stock;
        }
        if (!(cost > 0)) throw new Error("a cost was expected");
      }
    },
  };
}

function kernel(policies: readonly SourcingPolicyChoice[], sampling: "continuous" | "lattice"): Work {
  const simulation = { ...sourcing.example.simulation, periods: PERIODS, warmUp: 0, sampling };
  const scenario: SourcingScenario = { ...sourcing.example, policies, simulation };
  const { block } = sourcing.simulation(scenario);
  let first = 0;
  const replications = REPLICATIONS * 10;
  return {
    operations: PERIODS * replications * policies.length,
    run() {
      block(first, replications);
      first += replications;
    },
  };
}

/** Simulated periods per second against the naive loop, and the optimisation against all-pairs value iteration. */
export function sourcingRatios(): Ratio[] {
  const one: readonly SourcingPolicyChoice[] = [{ kind: "baseStock", reservation: 12, baseStock: 17 }];
  const pair: readonly SourcingPolicyChoice[] = [{ kind: "optimal" }, { kind: "baseStock" }];
  const plain = naive(12, 17);
  const system = sourcingSystem(sourcing.example.problem, "paper");
  // One sweep of the naive form is timed, over the range that the base case needs, and counts for all of them.
  const allPairs: Work = {
    operations: 1 / SWEEPS,
    run: () => void allPairsValueIteration(system, 10, { low: -19, high: 141 }, { sweeps: 1 }),
  };
  const optimisation: Work = {
    operations: 20,
    run() {
      for (let n = 0; n < 20; n++) optimalReservation(system);
    },
  };
  return [
    ratio(
      "simulated periods, continuous, one policy, against seedrandom + jStat",
      plain,
      kernel(one, "continuous"),
    ),
    ratio(
      "simulated policy-periods, continuous, two policies, against the same",
      plain,
      kernel(pair, "continuous"),
    ),
    ratio("simulated periods, lattice, one policy, against the same", plain, kernel(one, "lattice")),
    ratio(
      "simulated policy-periods, lattice, two policies, against the same",
      plain,
      kernel(pair, "lattice"),
    ),
    ratio(
      `optimisation over R, against one all-pairs value iteration at fixed R (one of ${SWEEPS} sweeps timed)`,
      allPairs,
      optimisation,
      3,
    ),
  ];
}
