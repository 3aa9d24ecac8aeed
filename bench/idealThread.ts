import { parentPort, workerData } from "node:worker_threads";
import { sourcing } from "../src/models/sourcing/index.ts";
import type { SourcingScenario } from "../src/models/sourcing/problem.ts";

// One thread of the ideal parallel loop: told to go it computes its share of the blocks and says when it is done.
const { scenario, share, threads } = workerData as {
  readonly scenario: SourcingScenario;
  readonly share: number;
  readonly threads: number;
};
const { block, blockSize, lanes = 1 } = sourcing.simulation(scenario);
const most = blockSize * lanes;
const { replications } = scenario.simulation;
parentPort!.on("message", () => {
  let sum = 0;
  for (let first = share * most; first < replications; first += threads * most) {
    sum += block(first, Math.min(most, replications - first))[0]!;
  }
  parentPort!.postMessage(sum);
});
parentPort!.postMessage("ready");
