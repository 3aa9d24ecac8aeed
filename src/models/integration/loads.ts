import { productNames } from "./fields/demand.ts";
import type { IntegrationProblem } from "./problem.ts";
import { station } from "./queueing.ts";
import { nominalDemand } from "./world.ts";

/** How much one resource has to do, siloed, at nominal demand. */
export interface Load {
  readonly resource: string;
  /** Work offered over capacity. */
  readonly utilisation: number;
  /** Mean wait at a station of exponential servers, days; null without limit or where the resource is no station. */
  readonly wait: number | null;
}

/** Orders a day at nominal demand: from stock and won projects. */
export function orderRate(problem: IntegrationProblem): number {
  const { products, customers, leads } = problem;
  const { first, second, third } = leads.advance;
  return (
    productNames.reduce((sum, name) => sum + products[name].orderRate * customers.initial, 0) +
    leads.rate * first * second * third
  );
}

/**
 * Standard deviation of a day's demand by product, units: compound Poisson orders of the initial customers and won
 * projects, without season, market and promotions.
 */
export function demandSpread(problem: IntegrationProblem): readonly number[] {
  const { leads, customers, products } = problem;
  const { first, second, third } = leads.advance;
  return productNames.map((name) => {
    const { orderSize, orderSizeVariation, orderRate: rate } = products[name];
    const run =
      rate * customers.initial * orderSize * orderSize * (1 + orderSizeVariation * orderSizeVariation);
    const wins =
      name === leads.product
        ? leads.rate *
          first *
          second *
          third *
          leads.quantity *
          leads.quantity *
          (1 + leads.quantityVariation * leads.quantityVariation)
        : 0;
    return Math.sqrt(run + wins);
  });
}

/** Mean number of entry passes, (1 − rⁿ)/(1 − r). */
export function entryPasses(rework: number, most: number): number {
  let sum = 0;
  let chance = 1;
  for (let pass = 0; pass < most; pass++) {
    sum += chance;
    chance *= rework;
  }
  return sum;
}

function people(resource: string, arrivals: number, serviceDays: number, servers: number): Load {
  if (!(serviceDays > 0)) return { resource, utilisation: 0, wait: 0 };
  const { utilisation, wait } = station(arrivals, 1 / serviceDays, servers);
  return { resource, utilisation, wait: utilisation < 1 ? wait : null };
}

/** Loads of clerks, pickers, plant and supplier; by M/M/c where people serve. */
export function loads(problem: IntegrationProblem): readonly Load[] {
  const { orderToCash, products } = problem;
  const orders = orderRate(problem);
  const demand = nominalDemand(problem);
  const passes = entryPasses(orderToCash.rework, orderToCash.passes);
  const limits = productNames.flatMap((name, i): Load[] => [
    { resource: `plant, ${name}`, utilisation: demand[i]! / products[name].capacity, wait: null },
    {
      resource: `supplier A, ${name}`,
      utilisation: products[name].supplierCapacity > 0 ? demand[i]! / products[name].supplierCapacity : 1e9,
      wait: null,
    },
  ]);
  return [
    people("clerks", orders * passes, orderToCash.entryDays, orderToCash.clerks),
    people("pickers", orders, orderToCash.pickDays, orderToCash.pickers),
    ...limits,
  ];
}

/** One sentence for every resource that cannot keep up. */
export function warnings(problem: IntegrationProblem): readonly string[] {
  return loads(problem)
    .filter((load) => !(load.utilisation < 1))
    .map(
      (load) =>
        `${load.resource}: utilisation ${load.utilisation.toPrecision(3)}; more work comes than can be done, so queues grow until customers leave or orders are refused`,
    );
}
