import { stockValueArea } from "../holding.ts";
import type { World } from "../world.ts";

/** A figure of one run: a value, or a numerator with the column it is divided by. */
export interface Figure {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly better?: "lower" | "higher";
  readonly of: (world: World) => number;
  readonly over?: keyof typeof denominators;
}

/** Measured days. */
export function spanOf(world: World): number {
  return 365 * world.setting.simulation.years;
}

/** The last day of a run. */
export function endOfRun(world: World): number {
  return world.setting.simulation.warmUp + spanOf(world);
}

/** Orders created after the warm-up whose fate is known. */
function concluded(world: World): number {
  const { delivered, rejected, cancelled } = world.meter;
  return delivered + rejected + cancelled;
}

/** Columns that other columns are divided by. */
export const denominators = {
  "sum.unitsEntered": (world: World) => world.meter.unitsEntered,
  "sum.ordersDelivered": (world: World) => world.meter.delivered,
  "sum.ordersConcluded": concluded,
  "sum.ordersEntered": (world: World) => world.meter.entered,
  "sum.ordersPaid": (world: World) => world.meter.paid,
  "sum.inventoryValue": inventoryValue,
  "sum.weekDemand": (world: World) => sumOver(world, (p) => p.weekErrors.actual),
  "sum.leadTimeDemand": (world: World) => sumOver(world, (p) => p.leadErrors.actual),
  "sum.weekForecasts": (world: World) => sumOver(world, (p) => p.weekErrors.relativeCount),
  "sum.leadTimeForecasts": (world: World) => sumOver(world, (p) => p.leadErrors.relativeCount),
  "sum.weekNaive": (world: World) => sumOver(world, (p) => p.weekErrors.naive),
  "sum.leadTimeNaive": (world: World) => sumOver(world, (p) => p.leadErrors.naive),
  "sum.experiences": (world: World) => world.meter.experiences,
  "sum.customerYears": (world: World) => world.meter.activeCustomers.areaTo(endOfRun(world)) / 365,
  "sum.unitsDelivered": (world: World) => world.meter.deliveredUnits,
  "sum.unitsPurchased": (world: World) => world.meter.purchasedUnits,
  "sum.disruptionsRerouted": (world: World) => world.meter.disruptions,
  "sum.excursionsContained": (world: World) => world.meter.excursions,
};

/** A sum over the planners of all products. */
export function sumOver(world: World, of: (planner: World["planners"][number]) => number): number {
  return world.planners.reduce((sum, planner) => sum + of(planner), 0);
}

/** Average value of goods and components, money. */
export function inventoryValue(world: World): number {
  const end = endOfRun(world);
  return world.lines.reduce((sum, line) => sum + stockValueArea(line, end), 0) / spanOf(world);
}

/** An account a year, money. */
export function perYear(world: World, account: number): number {
  return world.ledger.total(account) / world.setting.simulation.years;
}

/** A figure in days. */
export function days(
  label: string,
  name: string,
  of: Figure["of"],
  over: Figure["over"],
  better?: "lower",
): Figure {
  const figure = { name, label, unit: "days", of };
  return {
    ...figure,
    ...(over === undefined ? {} : { over }),
    ...(better === undefined ? {} : { better }),
  };
}
