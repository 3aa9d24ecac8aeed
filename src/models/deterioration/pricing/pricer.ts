import type { DeteriorationProblem, PricingName } from "../problem.ts";
import type { Pricer } from "./cell.ts";
import { optimalPrice } from "./optimal.ts";
import { publishedPrice } from "./published.ts";
import { varyingPrice } from "./varying.ts";

const pricings = { published: publishedPrice, optimal: optimalPrice, varying: varyingPrice } as const;

/** The pricing of that name, for one problem. A cycle's price depends on its length only, not on its start. */
export function pricer(problem: DeteriorationProblem, name: PricingName): Pricer {
  const price = pricings[name];
  return (length) => price(problem, length);
}
