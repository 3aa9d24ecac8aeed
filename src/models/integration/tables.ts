import type { Distribution } from "../../distributions/distribution.ts";
import { gamma } from "../../distributions/gamma.ts";
import { type QuantileTable, quantileTable } from "../../distributions/quantileTable.ts";
import { productNames } from "./fields/demand.ts";
import type { IntegrationProblem } from "./problem.ts";

/** Inversion tables of the gamma variates that are drawn often; made once per problem. */
export interface Tables {
  /** Order size by product, units before rounding. */
  readonly orderSize: readonly QuantileTable[];
  readonly projectSize: QuantileTable;
  /** A customer's order rate over the product's mean. */
  readonly customerRate: QuantileTable;
  /** Entry, transit and dispute times with mean 1. */
  readonly entry: QuantileTable;
  readonly transit: QuantileTable;
  readonly supplierTransit: QuantileTable;
  readonly dispute: QuantileTable;
}

/** Whole units of an order: at least 1. */
export function wholeUnits(size: number): number {
  return Math.max(1, Math.round(size));
}

/** Builds the tables of a problem. */
export function tables(problem: IntegrationProblem): Tables {
  const made = new Map<string, QuantileTable>();
  const table = (mean: number, variation: number): QuantileTable => {
    const key = `${mean} ${variation}`;
    let known = made.get(key);
    if (known === undefined) {
      const distribution: Distribution = gamma({ mean, sd: mean * variation });
      known = quantileTable(distribution);
      made.set(key, known);
    }
    return known;
  };
  const { products, leads, customers, orderToCash, supply } = problem;
  return {
    orderSize: productNames.map((name) => table(products[name].orderSize, products[name].orderSizeVariation)),
    projectSize: table(leads.quantity, leads.quantityVariation),
    customerRate: table(1, customers.rateVariation),
    entry: table(1, orderToCash.entryVariation),
    transit: table(1, orderToCash.transitVariation),
    supplierTransit: table(1, supply.transitVariation),
    dispute: table(1, orderToCash.disputeVariation),
  };
}
