import type { SimdFunctions } from "../../kernels/simd.ts";
import type { BlockKernel, Length } from "./blockKernel.ts";
import { portableKernel } from "./kernel.ts";
import type { LevelsPolicy, PreparedPolicy } from "./policy.ts";
import type { Sampler } from "./sampler.ts";
import { simdKernel } from "./simdKernel.ts";
import type { System } from "./system.ts";
import { TOTALS } from "./totals.ts";

export interface Chosen {
  readonly kernel: BlockKernel;
  /** What the user should know: why the fast kernel is not used. */
  readonly note?: string;
}

/** What both kernels run before the fast one is trusted: an odd number of replications, more than one chunk. */
const TRIAL_REPLICATIONS = 5;
const TRIAL: Length = { warmUp: 3, periods: 300 };

/**
 * The fastest kernel for some policies: the WebAssembly one for those with tables, if there is one and it gives, on
 * these very tables, the bits of the portable one; the portable one for all others.
 *
 * @param loaded the WebAssembly kernel, or in words why there is none; undefined if it is not wanted
 */
export function chosenKernel(
  system: System,
  draws: Sampler,
  policies: readonly PreparedPolicy[],
  loaded: SimdFunctions | string | undefined,
): Chosen {
  const portable = portableKernel(system, draws, policies);
  const tabulated = policies.filter((policy): policy is LevelsPolicy => "levels" in policy);
  if (loaded === undefined || tabulated.length === 0) return { kernel: portable };
  if (typeof loaded === "string") return { kernel: portable, note: slow(loaded) };
  const others = policies.filter((policy) => !("levels" in policy));
  const slowest = others.length === 0 ? portable : portableKernel(system, draws, tabulated);
  const fast = simdKernel(loaded, system, draws, tabulated, slowest);
  if (!fast) return { kernel: portable };
  if (!agree(fast, slowest, tabulated.length)) {
    return { kernel: portable, note: slow("its short trial run differs from the portable kernel's") };
  }
  return {
    kernel: others.length === 0 ? fast : together(policies, fast, portableKernel(system, draws, others)),
  };
}

function slow(reason: string): string {
  return `The fast kernel is off: ${reason}. Results are the same, but take several times as long.`;
}

function agree(fast: BlockKernel, portable: BlockKernel, policies: number): boolean {
  const [ours, theirs] = [fast, portable].map((kernel) => {
    const sums = new Float64Array(policies * TRIAL_REPLICATIONS * TOTALS);
    kernel.run(0, TRIAL_REPLICATIONS, TRIAL, sums);
    return sums;
  });
  return ours!.every((sum, i) => Object.is(sum, theirs![i]));
}

/** One kernel for the policies with tables and one for the others, on the same draws. */
function together(policies: readonly PreparedPolicy[], fast: BlockKernel, others: BlockKernel): BlockKernel {
  const tabulated = policies.filter((policy) => "levels" in policy).length;
  return {
    run(first, count, length, sums) {
      const width = count * TOTALS;
      const ours = new Float64Array(tabulated * width);
      const theirs = new Float64Array((policies.length - tabulated) * width);
      fast.run(first, count, length, ours);
      others.run(first, count, length, theirs);
      let [fromOurs, fromTheirs] = [0, 0];
      policies.forEach((policy, k) => {
        const from = "levels" in policy ? ours.subarray(fromOurs) : theirs.subarray(fromTheirs);
        sums.set(from.subarray(0, width), k * width);
        if ("levels" in policy) fromOurs += width;
        else fromTheirs += width;
      });
    },
  };
}
