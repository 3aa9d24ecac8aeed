import { Inadmissible } from "../../../contract/inadmissible.ts";
import type { OwnFunctions } from "../../../contract/model.ts";
import { MAX_STATES } from "../chain.ts";
import { evaluate } from "../evaluation.ts";
import type { OrderFunction, PreparedPolicy, SourcingOrder, SourcingState } from "../policy.ts";
import type { SourcingProblem } from "../problem.ts";
import type { System } from "../system.ts";

/** Rounding that an order may carry above the reservation, and a quantity off the lattice. */
const SLACK = 1e-9;

/**
 * A policy of the user's own: any function (state, problem) → order, with its reservation.
 *
 * Its exact figures are given where its orders stay on the lattice and its stock settles; else it is only simulated.
 *
 * @param reservation R; units/period
 * @throws Inadmissible when there is no function of that name, or when it returns an order that cannot be placed
 */
export function userDefined(
  system: System,
  name: string,
  reservation: number,
  own: OwnFunctions | undefined,
): PreparedPolicy {
  const decide = own && Object.hasOwn(own, name) ? own[name] : undefined;
  if (typeof decide !== "function") {
    throw new Inadmissible([
      {
        path: "policies",
        message: `unknown policy function: ${name}; a function of that name must be handed over`,
      },
    ]);
  }
  const order = checked(name, reservation, decide as OrderFunction, system.problem);
  const evaluation = exactly(system, reservation, order);
  return { kind: "userDefined", label: name, reservation, order, ...(evaluation ? { evaluation } : {}) };
}

function checked(name: string, reservation: number, decide: OrderFunction, problem: SourcingProblem) {
  return (state: SourcingState): SourcingOrder => {
    const order = decide(state, problem);
    const contract = order?.contractQuantity;
    const spot = order?.spotQuantity;
    const fault = (quantity: string, value: unknown, condition: string) =>
      new Inadmissible([
        {
          path: "policies",
          message: `invalid ${quantity}: ${String(value)}; policy ${name} at net inventory ${state.netInventory} and price ${state.spotPrice} must order ${condition}`,
        },
      ]);
    if (!(typeof contract === "number" && contract >= 0 && contract <= reservation + SLACK)) {
      throw fault("contractQuantity", contract, `from 0 to its reservation of ${reservation}`);
    }
    if (!(typeof spot === "number" && spot >= 0 && spot < Number.POSITIVE_INFINITY)) {
      throw fault("spotQuantity", spot, "a finite quantity of at least 0");
    }
    return order;
  };
}

class OffLattice extends Error {}

function exactly(system: System, reservation: number, order: (state: SourcingState) => SourcingOrder) {
  const { step, prices } = system;
  const whole = (units: number): number => {
    const steps = Math.round(units / step);
    const near = Math.abs(steps * step - units) <= SLACK * Math.max(1, Math.abs(units));
    if (!near || steps > MAX_STATES) throw new OffLattice();
    return steps;
  };
  try {
    return evaluate(system, {
      reservation: reservation / step,
      order(stock, price, out) {
        const placed = order({ netInventory: stock * step, spotPrice: prices[price]! });
        out[0] = whole(placed.contractQuantity);
        out[1] = whole(placed.spotQuantity);
      },
    });
  } catch (error) {
    // A user's policy without exact figures is still worth simulating; one whose orders are invalid is not.
    if (error instanceof OffLattice) return undefined;
    if (
      error instanceof Inadmissible &&
      error.faults.some((fault) => fault.message.includes("no steady state"))
    ) {
      return undefined;
    }
    throw error;
  }
}
