import type { System } from "./system.ts";
import type { Values } from "./valueIteration.ts";

/** Demands from which on a coarser lattice is worth solving first. */
export const MANY = 64;
/** Steps of a lattice in one of the coarser. */
export const FACTOR = 2;

/**
 * The same system in steps twice as long. Each demand is shared out between the two coarse steps around it so
 * that its mean stays: good enough for finding where the solution lies, and for nothing else.
 */
export function coarser(system: System): System {
  const { demandLow, demandProbabilities, lattice } = system;
  const first = Math.floor(demandLow / FACTOR);
  const last = Math.floor((demandLow + demandProbabilities.length - 1) / FACTOR) + 1;
  const probabilities = new Float64Array(last - first + 1);
  demandProbabilities.forEach((chance, i) => {
    const place = (demandLow + i) / FACTOR - first;
    const below = Math.floor(place);
    probabilities[below]! += chance * (below + 1 - place);
    probabilities[below + 1]! += chance * (place - below);
  });
  return {
    ...system,
    lattice: { ...lattice, levelCap: Math.ceil(lattice.levelCap / FACTOR) },
    step: system.step * FACTOR,
    contractPrice: system.contractPrice * FACTOR,
    reservationPrice: system.reservationPrice * FACTOR,
    holdingCost: system.holdingCost * FACTOR,
    backorderCost: system.backorderCost * FACTOR,
    demandLow: first,
    demandHigh: last,
    demandProbabilities: probabilities,
    demandMean: system.demandMean / FACTOR,
    stepPrices: system.stepPrices.map((price) => price * FACTOR),
  };
}

/** Values of a coarser system on the lattice that it was made from: straight lines between them. */
export function refined({ low, relative, gain }: Values): Values {
  const fine = new Float64Array((relative.length - 1) * FACTOR + 1);
  for (let i = 0; i < fine.length; i++) {
    const k = Math.floor(i / FACTOR);
    const share = i / FACTOR - k;
    fine[i] = share === 0 ? relative[k]! : (1 - share) * relative[k]! + share * relative[k + 1]!;
  }
  return { low: low * FACTOR, relative: fine, gain };
}

/** The opposite: the values of levels that a coarser lattice has. */
export function thinned({ low, relative, gain }: Values): Values {
  const first = Math.ceil(low / FACTOR);
  const skipped = first * FACTOR - low;
  const length = Math.ceil((relative.length - skipped) / FACTOR);
  return {
    low: first,
    relative: Float64Array.from({ length }, (_, k) => relative[skipped + k * FACTOR]!),
    gain,
  };
}
