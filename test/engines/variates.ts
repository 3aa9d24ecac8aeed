import { constant } from "../../src/distributions/constant.ts";
import { discretise, supportAbove } from "../../src/distributions/discretise.ts";
import type { Distribution } from "../../src/distributions/distribution.ts";
import { empirical } from "../../src/distributions/empirical.ts";
import { erlang } from "../../src/distributions/erlang.ts";
import { exponential } from "../../src/distributions/exponential.ts";
import { gamma } from "../../src/distributions/gamma.ts";
import { latticeTable } from "../../src/distributions/latticeTable.ts";
import { lognormal } from "../../src/distributions/lognormal.ts";
import { normal } from "../../src/distributions/normal.ts";
import { poisson } from "../../src/distributions/poisson.ts";
import { quantileTable } from "../../src/distributions/quantileTable.ts";
import { studentT } from "../../src/distributions/studentT.ts";
import { Digest } from "../../src/experiment/digest.ts";
import { unitExponential } from "../../src/models/deterioration/unitExponential.ts";
import {
  exponentialVariate,
  lognormalVariate,
  normalVariate,
  poissonVariate,
} from "../../src/models/integration/variates.ts";
import { streams } from "../../src/random/streams.ts";

const CHUNK = 10_000;
/** Functions of a distribution that are evaluated directly: each takes microseconds. */
const DIRECT = 2_000;

const distributions: { readonly [name: string]: Distribution } = {
  constant: constant(7),
  empirical: empirical([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]),
  erlang: erlang({ shape: 4, mean: 2 }),
  exponential: exponential({ mean: 3 }),
  gamma: gamma({ mean: 10, sd: 3 }),
  "gamma, shape below 1": gamma({ mean: 2, sd: 3 }),
  lognormal: lognormal({ mean: 5, sd: 2 }),
  normal: normal({ mean: 10, sd: 1 }),
  poisson: poisson({ mean: 6.5 }),
  studentT: studentT({ degrees: 7 }),
};

/** Variates that models draw by formulas of their own, from a word or its uniform. */
const formulas: { readonly [name: string]: (word: number, uniform: number) => number } = {
  "deterioration, exponential": (word) => unitExponential(word),
  "integration, exponential": (_, uniform) => exponentialVariate(2, uniform),
  "integration, lognormal": (_, uniform) => lognormalVariate(0.4, uniform),
  "integration, normal": (_, uniform) => normalVariate(uniform),
  "integration, Poisson": (_, uniform) => poissonVariate(3.2, uniform),
};

/** How the simulations draw it: from the table of its quantiles, or of its lattice where it has only whole values. */
function table(distribution: Distribution): { at(word: number): number } {
  if (!distribution.discrete || distribution.values !== undefined || distribution.sd === 0)
    return quantileTable(distribution);
  const grid = { step: 1 };
  return latticeTable(
    discretise(distribution, { ...grid, ...supportAbove(distribution, { ...grid, mass: 1e-12 }) }),
  );
}

/** The digest of `count` values of a function of words. */
function drawn(digest: Digest, count: number, value: (word: number) => number): Digest {
  const stream = streams("bits").stream({ purpose: 7, replication: 0 });
  for (let left = count; left > 0; left -= CHUNK) {
    digest.numbers(Float64Array.from({ length: Math.min(CHUNK, left) }, () => value(stream.word())));
  }
  return digest;
}

/** Digests of `count` variates of every distribution, with its functions at some points. */
export function* variateDigests(count: number): Generator<readonly [name: string, digest: string]> {
  for (const [name, distribution] of Object.entries(distributions)) {
    const { at } = table(distribution);
    const digest = drawn(new Digest(), count, at);
    const stream = streams("bits").stream({ purpose: 8, replication: 0 });
    const { mean, sd } = distribution;
    for (let k = 0; k < DIRECT; k++) {
      const u = stream.uniform();
      const x = mean + (10 * sd * (k - DIRECT / 2)) / DIRECT;
      const { cdf, pdf, survival, quantile, upperQuantile, lossFunction } = distribution;
      digest.numbers(
        Float64Array.of(cdf(x), pdf(x), survival(x), quantile(u), upperQuantile(u), lossFunction(x)),
      );
    }
    yield [`variates, ${name}`, digest.hex()];
  }
  for (const [name, formula] of Object.entries(formulas)) {
    const value = (word: number) => formula(word, (word + 0.5) / 2 ** 32);
    yield [`variates, ${name}`, drawn(new Digest(), count, value).hex()];
  }
}
