import jstat from "jstat";
import seedrandom from "seedrandom";
import type { SourcingProblem } from "../src/models/sourcing/problem.ts";
import type { Work } from "./race.ts";

/** The base case of sourcing simulated the plain way: seedrandom feeds jStat's samplers, the policy is a few ifs. */
export function naive(
  problem: SourcingProblem,
  { reservation, baseStock }: { readonly reservation: number; readonly baseStock: number },
  { periods, replications }: { readonly periods: number; readonly replications: number },
): Work {
  const { contractPrice, reservationPrice, holdingCost, backorderCost } = problem;
  const { jStat } = jstat;
  // Seeded once: seeding anew for every replication would cost half as much again.
  const random = seedrandom("naive");
  return {
    operations: periods * replications,
    run() {
      jStat.setRandom(random);
      for (let replication = 0; replication < replications; replication++) {
        let stock = 0;
        let cost = 0;
        for (let t = 0; t < periods; t++) {
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
