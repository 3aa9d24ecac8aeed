import { leverNames } from "../levers.ts";
import type { World } from "../world.ts";

type State = (world: World, day: number) => number;

const overLines = (of: (line: World["lines"][number]) => number): State => {
  return (world) => world.lines.reduce((sum, line) => sum + of(line), 0);
};

/** The state of the chain on the morning of a day, after the plans: units, orders, customers, money, shares. */
const states = {
  openDeals: (world) => world.pipeline.open.reduce((sum, open) => sum + open, 0),
  dealUnits: (world) => world.pipeline.recorded.reduce((sum, units) => sum + units, 0),
  customers: (world) => world.meter.activeCustomers.value,
  satisfaction: (world) => world.customers.meanSatisfaction(),
  missing: overLines((line) => line.backlog),
  goods: overLines((line) => line.onHand + line.reserved),
  inProcess: overLines((line) => line.wip),
  components: overLines((line) => line.components),
  onOrder: overLines((line) => line.onOrder),
  supplierStock: (world) => world.supply.stocks.reduce((sum, stock) => sum + stock.onHand, 0),
  /** 1 while orders go to the backup supplier. */
  rerouted: (world) => (world.supply.known || world.quality.held ? 1 : 0),
  receivables: (world) => world.meter.receivables.value,
  collected: (world) => world.meter.collectedAmount,
  /** Profit since the end of the warm-up. */
  profit: (world) => world.ledger.posted,
  lost: (world) => world.meter.rejected + world.meter.cancelled,
  delivered: (world) => world.meter.delivered,
  /** Mean over all eight levers. */
  adoption: (world, day) =>
    leverNames.reduce((sum, _, lever) => sum + world.adoption.learnt(lever, day), 0) / leverNames.length,
} satisfies { readonly [name: string]: State };

export type StateName = keyof typeof states;
const names = Object.keys(states) as StateName[];

/** States by name, `Float64Array, length days`; element 0 is the end of the warm-up. */
export type States = { readonly [name in StateName]: Float64Array };

/** Writes down the states of a world day by day. @param from first day @param days how many */
export class StateRecord {
  readonly states: States;
  private readonly from: number;
  private readonly days: number;

  constructor(from: number, days: number) {
    this.from = from;
    this.days = days;
    this.states = Object.fromEntries(names.map((name) => [name, new Float64Array(days)])) as States;
  }

  readonly note = (day: number, world: World): void => {
    const index = day - this.from;
    if (index < 0 || index >= this.days) return;
    for (const name of names) this.states[name][index] = states[name](world, day);
  };
}
