import { demandFields } from "./fields/demand.ts";
import { moneyFields } from "./fields/money.ts";
import { processFields } from "./fields/process.ts";
import { supplyFields } from "./fields/supply.ts";
import type { Values } from "./fields.ts";

/** THE field table: every input of the chain with symbol (appendix A), unit, bounds, default and meaning. */
export const problemFields = { ...demandFields, ...supplyFields, ...processFields, ...moneyFields };

/** All data of the chain. */
export type IntegrationProblem = Values<typeof problemFields>;
export type Product = IntegrationProblem["products"]["standard"];
export type Strategy = IntegrationProblem["strategies"]["middleware"];
