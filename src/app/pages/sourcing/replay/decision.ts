import type { SourcingPolicySolution } from "../../../../models/sourcing/results.ts";
import { plain } from "../../../parts/format.ts";

/** What one policy saw and did in a period. */
export interface Decision {
  readonly policy: SourcingPolicySolution;
  readonly contractPrice: number;
  readonly spotPrice: number;
  /** Net inventory before ordering, units. */
  readonly stock: number;
  readonly contractQuantity: number;
  readonly spotQuantity: number;
}

/** Quantities below this are none: rounding. */
const NONE = 1e-6;

/** A quantity as people write it, to a tenth. */
export function units(quantity: number): string {
  return plain(Number(quantity.toFixed(1)));
}

function money(price: number): string {
  return plain(Number(price.toFixed(2)));
}

/** "10 from the contract (all it reserved) and 2 on the spot market", or what is left of that. */
function sources(contract: number, spot: number, reservation: number): string {
  const parts = [];
  if (contract > NONE) {
    const all = contract > reservation - NONE ? " (all that is reserved)" : "";
    parts.push(`${units(contract)} from the contract${all}`);
  }
  if (spot > NONE) parts.push(`${units(spot)} on the spot market`);
  return parts.join(" and ");
}

/** The price beside the contract's, as the reason for what follows. */
function comparison({ contractPrice, spotPrice }: Decision): string {
  const [p, c] = [money(spotPrice), money(contractPrice)];
  if (p === c) return `price ${p} is the contract’s own`;
  return `price ${p} is ${spotPrice < contractPrice ? "below" : "above"} the contract’s ${c}`;
}

/** Why a policy ordered what it ordered, in words. */
export function explained(decision: Decision): string {
  const {
    policy,
    stock,
    contractQuantity: contract,
    spotQuantity: spot,
    spotPrice,
    contractPrice,
  } = decision;
  const { reservation, kind } = policy;
  const level = stock + contract + spot;
  const bought = contract > NONE || spot > NONE;
  const have = `${units(stock)} in stock`;
  const order = `${sources(contract, spot, reservation)}, up to ${units(level)}`;
  if (kind === "contractOnly") {
    if (!bought)
      return `has ${have}, at least its level of ${units(policy.baseStock ?? level)}: buys nothing`;
    const short = (policy.baseStock ?? level) - level;
    return `buys ${order}${short > NONE ? `, ${units(short)} short of its level; it never buys on the spot market` : ""}`;
  }
  if (reservation === 0) {
    const price = `no contract, price ${money(spotPrice)}`;
    return bought
      ? `${price}: buys ${order}`
      : `${price}: with ${have} nothing more is worth buying, so it buys nothing`;
  }
  const why = comparison(decision);
  if (kind === "baseStock") {
    const aim = units(policy.baseStock ?? level);
    return bought
      ? `${why}: buys ${order} as at any price`
      : `has ${have}, at least its ${aim}: buys nothing`;
  }
  if (!bought) {
    return spotPrice < contractPrice
      ? `${why}, but with ${have} nothing more is worth buying: buys nothing`
      : `${why}: with ${have} it buys nothing`;
  }
  if (spotPrice >= contractPrice && spot <= NONE && contract > reservation - NONE) {
    return `${why}: takes ${order}; more at the spot price is not worth it`;
  }
  return `${why}: ${contract > NONE ? "takes" : "buys"} ${order}`;
}

/** What another policy would have ordered in its place, as an object of "would have". */
export function instead(contract: number, spot: number, reservation: number): string {
  const order = sources(contract, spot, reservation);
  return order === "" ? "bought nothing" : `bought ${order}`;
}
