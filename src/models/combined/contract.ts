import { Inadmissible } from "../../contract/inadmissible.ts";
import type { Fault } from "../../contract/model.ts";
import { gamma } from "../../distributions/gamma.ts";
import { normal } from "../../distributions/normal.ts";
import { type QuantileTable, quantileTable } from "../../distributions/quantileTable.ts";
import { productNames } from "../integration/fields/demand.ts";
import { demandSpread } from "../integration/loads.ts";
import { nominalDemand } from "../integration/world.ts";
import { conditions } from "../sourcing/conditions.ts";
import type { Evaluation } from "../sourcing/evaluation.ts";
import { type Levels, spotLevel } from "../sourcing/levels.ts";
import { optimal } from "../sourcing/policies/optimal.ts";
import type { LatticeChanges, SourcingProblem } from "../sourcing/problem.ts";
import { type System, sourcingSystem } from "../sourcing/system.ts";
import type { CombinedProblem } from "./scenario.ts";

/** About how many lattice steps the largest demand has; demand beyond it has a negligible chance. */
const STEPS = 100;
const NEGLIGIBLE = 1e-12;
/** Lattice prices to one standard deviation. */
const PRICES = 20;

/** One component at the backup: the problem of combined sourcing, a period being a day. */
export interface ComponentProblem {
  readonly sourcing: SourcingProblem;
  readonly lattice: LatticeChanges;
  /** R, units/day; undefined for the best. */
  readonly reservation: number | undefined;
  /** What a unit of reserved capacity is paid a day, used or not; money. */
  readonly reservationFee: number;
  readonly materialCost: number;
}

/** Share of days on which supplier A is down, so that the backup is needed. */
export function needed({ supply }: CombinedProblem): number {
  return supply.disruptionDays / (supply.disruptionGapDays + supply.disruptionDays);
}

/**
 * The sourcing problem of every component. Demand is that of a day, gamma with its mean and standard deviation. The
 * fee is paid every day but the capacity is needed only on some, so a day on which it is needed bears fee / share of
 * such days: so the reservation that is best for the days of need is weighed against what it costs on all days.
 */
export function componentProblems(problem: CombinedProblem): readonly ComponentProblem[] {
  const { contract, costs, products } = problem;
  const spread = demandSpread(problem);
  return nominalDemand(problem).map((mean, i): ComponentProblem => {
    const { materialCost } = products[productNames[i]!];
    const demand = { mean, sd: spread[i]! };
    // Without demand there is nothing to solve, which `contractFaults` says.
    const largest = mean > 0 ? gamma(demand).upperQuantile(NEGLIGIBLE) : 0;
    const demandStep = Math.max(1, Math.round(largest / STEPS));
    const spotSd = contract.spotVariation * materialCost;
    const reservationFee = contract.reservationFee * materialCost;
    return {
      sourcing: {
        contractPrice: (1 + contract.callOffPremium) * materialCost,
        reservationPrice: reservationFee / needed(problem),
        holdingCost: (costs.holding * materialCost) / 365,
        backorderCost: contract.waitingCost * materialCost,
        demand,
        spotPrice: { mean: (1 + contract.spotPremium) * materialCost, sd: spotSd },
      },
      lattice: {
        base: "fine",
        demandStep,
        ...(spotSd > 0 && { priceStep: spotSd / PRICES }),
        levelCap: Math.max(demandStep, contract.bufferDays * mean),
      },
      reservation:
        contract.reservedShare === null
          ? undefined
          : Math.round((contract.reservedShare * mean) / demandStep) * demandStep,
      reservationFee,
      materialCost,
    };
  });
}

/** Faults of the sourcing problems that no field's limits show. */
export function contractFaults(problem: CombinedProblem): readonly Fault[] {
  return componentProblems(problem).flatMap(({ sourcing, lattice }, i) =>
    conditions({
      version: 1,
      model: "sourcing",
      problem: sourcing,
      lattice,
      policies: [{ kind: "optimal" }],
      simulation: { seed: "", replications: 2, periods: 1, warmUp: 0, sampling: "continuous" },
    }).map(({ message }) => ({
      path: "problem.contract",
      message: `${message}, for the component of ${productNames[i]}`,
    })),
  );
}

/** The solved policy of a component, in units and money, ready to be asked every day. */
export interface Terms {
  readonly levels: Levels;
  readonly step: number;
  readonly contractPrice: number;
  readonly reservationFee: number;
  readonly holdingCost: number;
  readonly materialCost: number;
}

/** A component's policy as `models/sourcing` solves it. */
export interface SolvedComponent {
  readonly terms: Terms;
  readonly system: System;
  readonly evaluation: Evaluation;
}

/**
 * Solves the policy of a component on its lattice.
 *
 * @throws Inadmissible at `problem.contract` where it has no steady state
 */
export function solvedComponent(component: ComponentProblem): SolvedComponent {
  const { sourcing, lattice, reservation, reservationFee, materialCost } = component;
  const system = sourcingSystem(sourcing, lattice);
  try {
    const { levels, evaluation } = optimal(
      system,
      reservation === undefined ? undefined : Math.round(reservation / system.step),
    );
    const { contractPrice, holdingCost } = sourcing;
    return {
      terms: { levels, step: system.step, contractPrice, reservationFee, holdingCost, materialCost },
      system,
      evaluation,
    };
  } catch (error) {
    if (!(error instanceof Inadmissible)) throw error;
    throw new Inadmissible(error.faults.map(({ message }) => ({ path: "problem.contract", message })));
  }
}

/** Spot prices as a table over 32-bit words. */
export function spotPrices({ sourcing: { spotPrice } }: ComponentProblem): QuantileTable {
  return quantileTable(normal(spotPrice));
}

/** Q_L and Q_S. */
export interface Purchase {
  contract: number;
  spot: number;
}

/**
 * What the policy buys off the lattice: up to S_L from the contract, at most R and only at prices from the contract's
 * on, then up to S_S(p) on the spot market.
 *
 * @param netInventory I before ordering, units
 * @param price p, money/unit
 * @param purchase receives units, whole where `netInventory` and the step are
 */
export function purchases(terms: Terms, netInventory: number, price: number, purchase: Purchase): void {
  const { levels, step, contractPrice } = terms;
  const used = levels.contractFrom === 0 || price >= contractPrice;
  const capacity = used ? levels.reservation * step : 0;
  purchase.contract = Math.min(capacity, Math.max(0, levels.contract * step - netInventory));
  const level = spotLevel(levels.steps, price) * step;
  purchase.spot = Math.max(0, level - netInventory - purchase.contract);
}
