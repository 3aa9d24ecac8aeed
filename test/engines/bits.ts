import { Digest } from "../../src/experiment/digest.ts";
import { model } from "../../src/experiment/registry.ts";
import { simulate } from "../../src/experiment/simulate.ts";
import { simd } from "../../src/kernels/simd.ts";
import { goldenChecksum } from "../random/golden.ts";
import { simulated, solved } from "./scenarios.ts";
import { variateDigests } from "./variates.ts";

/** Digests of what every engine must compute to the same last bit, by name. */
export interface Bits {
  readonly [name: string]: string;
}

/** What `bits` says of a kernel that runs. */
export const RUNS = "runs";

/** The name under which the same is found without threads and by whichever kernel is the fastest. */
export function baseName(name: string): string {
  return name.replace(/, by (\d+ threads|the portable kernel)$/, "");
}

/**
 * Digests of words, variates, exact solutions and simulations of every model.
 * @param variates how many of each distribution
 */
export async function bits(variates: number): Promise<Bits> {
  const loaded = simd();
  const found: { [name: string]: string } = {
    words: goldenChecksum(),
    "the SIMD kernel": typeof loaded === "string" ? loaded : RUNS,
  };
  for (const [name, digest] of variateDigests(variates)) found[name] = digest;
  for (const [name, scenario] of Object.entries(await solved())) {
    const { solve } = (await model(scenario.model))!;
    found[`exact, ${name}`] = new Digest().json(solve(scenario)).hex();
  }
  for (const [name, { scenario, own }] of Object.entries(await simulated())) {
    found[`simulated, ${name}`] = (await simulate(scenario, own)).digest;
    if (scenario.model !== "sourcing") continue;
    found[`simulated, ${name}, by the portable kernel`] = (await simulate(scenario, own, "portable")).digest;
  }
  return found;
}
