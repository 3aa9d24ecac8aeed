import type { Laboratory } from "../../src/worker/laboratory.ts";
import type { Bits } from "./bits.ts";
import { simulated } from "./scenarios.ts";

/** Numbers of computing threads that must make no difference. */
const threadCounts = [1, 2, 5] as const;

/** Digests of the simulations again, each by several numbers of threads. */
export async function threadedBits(laboratory: (workers: number) => Laboratory): Promise<Bits> {
  const found: { [name: string]: string } = {};
  for (const workers of threadCounts) {
    const running = laboratory(workers);
    for (const [name, { scenario, own }] of Object.entries(await simulated())) {
      if (own !== undefined) continue;
      const outcome = await running.simulate(scenario).finished;
      if (!outcome?.ok) throw new Error(`${name} has no result: ${JSON.stringify(outcome)}`);
      found[`simulated, ${name}, by ${workers} threads`] = outcome.value.digest;
    }
    running.close();
  }
  return found;
}
