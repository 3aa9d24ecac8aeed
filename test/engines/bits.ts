import { gamma } from "../../src/distributions/gamma.ts";
import { normal } from "../../src/distributions/normal.ts";
import { quantileTable } from "../../src/distributions/quantileTable.ts";
import { Digest } from "../../src/experiment/digest.ts";
import { model, modelNames } from "../../src/experiment/registry.ts";
import { simulate } from "../../src/experiment/simulate.ts";
import { streams } from "../../src/random/streams.ts";
import { goldenChecksum } from "../random/golden.ts";

/** Digests of what every engine must compute to the same last bit, by name. */
export interface Bits {
  readonly [name: string]: string;
}

const WORDS = 100_000;

function variates(): string {
  const digest = new Digest();
  for (const distribution of [
    gamma({ mean: 10, sd: 3 }),
    gamma({ mean: 2, sd: 3 }),
    normal({ mean: 10, sd: 1 }),
  ]) {
    const stream = streams("bits").stream({ purpose: 7, replication: 0 });
    const table = quantileTable(distribution);
    digest.numbers(Float64Array.from({ length: WORDS }, () => table.at(stream.word())));
    digest.numbers(Float64Array.from({ length: 1000 }, () => distribution.quantile(stream.uniform())));
    digest.numbers(Float64Array.from({ length: 1000 }, (_, i) => distribution.lossFunction(i / 25)));
  }
  return digest.hex();
}

/** Words, variates, and of every model the exact solution and a short simulation of its example. */
export async function bits(): Promise<Bits> {
  const found: { [name: string]: string } = { words: goldenChecksum(), variates: variates() };
  for (const name of modelNames) {
    const chosen = (await model(name))!;
    const scenario = {
      ...chosen.example,
      simulation: { ...chosen.example.simulation, replications: 6 },
    };
    found[`${name}, exact`] = new Digest().json(chosen.solve(scenario)).hex();
    found[`${name}, simulated`] = (await simulate(scenario)).digest;
  }
  return found;
}
