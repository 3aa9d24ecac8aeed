import { describe, expect, it } from "vitest";
import { penaltyShare } from "../../../src/models/integration/delivery.ts";
import { tourCost } from "../../../src/models/integration/dispatch.ts";
import {
  COST_OF_GOODS,
  FREIGHT,
  HOLDING,
  KEYING_ERRORS,
  LABOUR,
  Ledger,
  PENALTIES,
  RECEIVABLES_CAPITAL,
  REDELIVERY,
  REVENUE,
  SUPPLIER_HOLDING,
} from "../../../src/models/integration/ledger.ts";
import type { SalesOrder } from "../../../src/models/integration/order.ts";
import { everyLever, runner, siloed } from "../../../src/models/integration/run.ts";
import { example, type IntegrationScenario } from "../../../src/models/integration/scenario.ts";
import { endOf, sameDay } from "../../../src/models/integration/setting.ts";
import { chain, play } from "../../../src/models/integration/world.ts";

const scenario: IntegrationScenario = {
  ...example,
  goLive: sameDay(0),
  simulation: { seed: "ledger", replications: 2, warmUp: 60, years: 1 },
};
const { costs } = scenario.problem;
const from = scenario.simulation.warmUp;
const end = endOf(scenario);

function traced(levers: typeof siloed) {
  const orders: SalesOrder[] = [];
  const { ledger } = play(chain(scenario), levers, 0, { order: (order) => orders.push(order) });
  const within = (time: number) => time >= from && time < end;
  return {
    ledger,
    orders,
    delivered: orders.filter((order) => within(order.deliveredAt)),
    shipped: orders.filter((order) => within(order.shippedAt)),
    sum: (of: readonly SalesOrder[], value: (order: SalesOrder) => number) =>
      of.reduce((total, order) => total + value(order), 0),
  };
}

describe("the ledger against the orders' own traces", () => {
  it.each([
    ["siloed", siloed],
    ["integrated", everyLever],
  ])(
    "%s: revenue, cost of goods, errors, redeliveries and penalties are those of the delivered orders",
    (_, levers) => {
      const { ledger, delivered, sum } = traced(levers);
      const value = (order: SalesOrder) => order.quantity * order.line.product.price;
      const late = (order: SalesOrder) => Math.max(0, order.deliveredAt - order.promisedAt);
      expect(ledger.total(REVENUE)).toBeCloseTo(sum(delivered, value), 4);
      const unit = ({ line: { product } }: SalesOrder) => product.materialCost + product.conversionCost;
      expect(ledger.total(COST_OF_GOODS)).toBeCloseTo(
        -sum(delivered, (order) => order.quantity * unit(order)),
        4,
      );
      expect(ledger.total(KEYING_ERRORS)).toBe(-120 * delivered.filter((order) => order.keyingError).length);
      expect(ledger.total(REDELIVERY)).toBe(-45 * delivered.filter((order) => order.failed).length);
      const penalties = sum(delivered, (order) => value(order) * Math.min(0.1, 0.01 * late(order)));
      expect(ledger.total(PENALTIES)).toBeCloseTo(-penalties, 4);
      expect(delivered.filter((order) => order.keyingError).length).toBeGreaterThan(5);
    },
  );

  it("siloed freight is a shipment for every order and a share by the unit", () => {
    const { ledger, shipped, sum } = traced(siloed);
    expect(ledger.total(FREIGHT)).toBeCloseTo(-sum(shipped, (order) => 30 + 0.5 * order.quantity), 4);
  });

  it("integrated freight is the tours' cost, by region and dispatch", () => {
    const { ledger, shipped, sum } = traced(everyLever);
    const tours = new Map<string, number>();
    for (const order of shipped.filter((one) => one.consolidated)) {
      expect(order.shippedAt % 1).toBe(0.5);
      const key = `${order.shippedAt} ${order.customer.region}`;
      tours.set(key, (tours.get(key) ?? 0) + 1);
    }
    const direct = shipped.filter((order) => !order.consolidated).length;
    const toured = [...tours.values()].reduce((total, stops) => total + tourCost(30, 0.65, stops), 0);
    const units = sum(shipped, (order) => 0.5 * order.quantity);
    // A direct shipment is paid when picked, which is when it leaves.
    expect(ledger.total(FREIGHT)).toBeCloseTo(-(30 * direct + toured + units), 4);
    expect(tours.size).toBeGreaterThan(200);
  });

  it("siloed labour is what entry passes and invoices take, but for orders at the edges of the span", () => {
    const { ledger, orders, sum } = traced(siloed);
    const entered = orders.filter((order) => order.enteredAt >= from && order.enteredAt < end);
    const invoiced = orders.filter((order) => order.invoicedAt >= from && order.invoicedAt < end);
    const wrong = invoiced.filter((order) => order.draws.invoice < 0.05).length;
    const hours = sum(entered, (order) => 0.15 * order.passes) + 0.08 * invoiced.length + wrong;
    expect(Math.abs(ledger.total(LABOUR) / (-40 * hours) - 1)).toBeLessThan(0.005);
  });

  it("holding, supplier holding and capital are rates on average stock and receivables", () => {
    const { ledger } = traced(everyLever);
    const figures = runner(scenario)(everyLever, 0);
    expect(ledger.total(HOLDING) / (-costs.holding * figures["inventoryValue"]!)).toBeCloseTo(1, 9);
    expect(ledger.total(RECEIVABLES_CAPITAL) / (-costs.capital * figures["receivables"]!)).toBeCloseTo(1, 9);
    const perUnit = costs.holding * costs.supplierShare * costs.supplierValue;
    const stock = figures["supplierStock"]!;
    // Materials cost 20 and 30, so the charge lies between.
    expect(ledger.total(SUPPLIER_HOLDING)).toBeLessThan(-perUnit * 20 * stock);
    expect(ledger.total(SUPPLIER_HOLDING)).toBeGreaterThan(-perUnit * 30 * stock);
  });
});

describe("Ledger", () => {
  it("post before the warm-up is nothing, post goes to the year it falls in", () => {
    const ledger = new Ledger(180, 2);
    ledger.post(REVENUE, 5, 179.9);
    ledger.post(REVENUE, 7, 180);
    ledger.post(REVENUE, 11, 180 + 365);
    expect([ledger.profit(0), ledger.profit(1), ledger.posted]).toEqual([7, 11, 18]);
  });
});

describe("penaltyShare", () => {
  it("penaltyShare(late, rate, cap) grows with delay up to the cap", () => {
    expect([penaltyShare(0, 0.01, 0.1), penaltyShare(3, 0.01, 0.1), penaltyShare(30, 0.01, 0.1)]).toEqual([
      0, 0.03, 0.1,
    ]);
  });
});
