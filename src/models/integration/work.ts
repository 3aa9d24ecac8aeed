import type { IntegrationScenario } from "./scenario.ts";

/** A day of one world at the base case's orders takes about as long as so many policy periods of sourcing. */
const PER_DAY = 3_000;
const BASE_ORDERS = 15.2;
const WORLDS = 2;
const DAYS_PER_YEAR = 365;

/** About how long a replication of both worlds takes, in policy periods of sourcing. */
export function work({ problem, simulation }: IntegrationScenario): number {
  const { products, customers } = problem;
  const orders = customers.initial * (products.standard.orderRate + products.project.orderRate);
  const days = simulation.warmUp + DAYS_PER_YEAR * simulation.years;
  return WORLDS * days * PER_DAY * Math.max(1, orders / BASE_ORDERS);
}
