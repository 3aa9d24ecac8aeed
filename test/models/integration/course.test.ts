import { describe, expect, it } from "vitest";
import { type CoursePair, course, courseSeries } from "../../../src/models/integration/course.ts";
import { integration } from "../../../src/models/integration/index.ts";
import { accounts } from "../../../src/models/integration/ledger.ts";
import { everyLever, siloed } from "../../../src/models/integration/run.ts";
import { example, type IntegrationScenario } from "../../../src/models/integration/scenario.ts";
import { ordersUnderWay, orderTwins } from "../../../src/models/integration/twins.ts";
import { chain, play } from "../../../src/models/integration/world.ts";

const scenario: IntegrationScenario = {
  ...example,
  simulation: { seed: "course", replications: 2, warmUp: 60, years: 1 },
};
const days = 60 + 365;
const pair: CoursePair = course(scenario, 1);
const { siloed: before, integrated: after } = pair;

describe("course", () => {
  it("follows everything that it describes, on every day, in both worlds", () => {
    for (const { series } of [before, after])
      for (const name of Object.keys(courseSeries)) {
        expect([name, series[name]!.length]).toEqual([name, days]);
        expect([name, series[name]!.every(Number.isFinite)]).toEqual([name, true]);
      }
    expect(Object.keys(before.series)).toEqual(Object.keys(courseSeries));
  });
  it("is the same in both worlds until go-live, and then not", () => {
    const first = Math.min(...Object.values(pair.goLive));
    for (const name of Object.keys(courseSeries))
      expect(after.series[name]!.slice(0, first)).toEqual(before.series[name]!.slice(0, first));
    for (const name of ["onHand", "ordersWaitingForEntry", "clerkQueue", "invoicesOutstanding", "cash"])
      expect(after.series[name]).not.toEqual(before.series[name]);
    expect(before.series["adoption"]!.every((value) => value === 0)).toBe(true);
  });
  it("open orders are those at the stations, counted by the model and from the time stamps", () => {
    for (const { series } of [before, after])
      for (let day = 0; day < days; day++) {
        const stations =
          series["ordersWaitingForEntry"]![day]! +
          series["ordersWaitingForStock"]![day]! +
          series["ordersWaitingForDispatch"]![day]! +
          series["ordersInTransit"]![day]!;
        expect([day, stations]).toEqual([day, series["openOrders"]![day]!]);
      }
  });
  it("orders placed are delivered, rejected, cancelled or still open", () => {
    for (const { series } of [before, after]) {
      const sum = (name: string) => series[name]!.reduce((total, value) => total + value, 0);
      const ended = sum("ordersDelivered") + sum("ordersRejected") + sum("ordersCancelled");
      expect(sum("ordersPlaced")).toBe(ended + series["openOrders"]![days - 1]!);
      expect(sum("ordersRejected")).toBeGreaterThan(0);
      expect(sum("ordersCancelled")).toBeGreaterThan(0);
    }
  });
  it("components on order are owed by the supplier or on the road", () => {
    for (const { series } of [before, after]) {
      expect(Math.min(...series["componentsInTransit"]!)).toBe(0);
      expect(Math.max(...series["componentsInTransit"]!)).toBeGreaterThan(500);
    }
  });
  it("cash is the result with collections instead of revenue", () => {
    for (const [index, levers] of [siloed, everyLever].entries()) {
      let collectedAtWarmUp = 0;
      let lastMorning = { result: 0, revenue: 0, collected: 0 };
      play(chain(scenario), levers, 1, {
        day: (day, { meter, ledger }) => {
          if (day === scenario.simulation.warmUp) collectedAtWarmUp = meter.collectedAmount;
          lastMorning = {
            result: ledger.posted,
            revenue: ledger.total(accounts.indexOf("revenue")),
            collected: meter.collectedAmount - collectedAtWarmUp,
          };
        },
      });
      const { result, revenue, collected } = lastMorning;
      const { series } = [before, after][index]!;
      expect(series["cash"]!.at(-1)!).toBeCloseTo(result - revenue + collected, 4);
    }
  });
  it("promotions, disruptions and go-lives lie within the run", () => {
    expect(pair.promotions.length).toBeGreaterThan(3);
    for (const { start, end } of [...pair.promotions, ...pair.disruptions, ...pair.excursions]) {
      expect(start).toBeLessThan(end);
      expect(end).toBeLessThanOrEqual(days);
    }
    const { lengthDays } = scenario.problem.promotions;
    expect(pair.promotions[0]!.end - pair.promotions[0]!.start).toBe(lengthDays);
    expect(Object.keys(pair.goLive).length).toBe(8);
  });
});

describe("orders", () => {
  it("ordersUnderWay(window) holds exactly the orders that the course counts then", () => {
    const day = 200;
    const orders = ordersUnderWay(scenario, { replication: 1, from: day, to: day });
    for (const [list, { series }] of [
      [orders.siloed, before],
      [orders.integrated, after],
    ] as const) {
      const waiting = list.filter(
        ({ status, createdAt, deliveredAt, cancelledAt }) =>
          status !== "rejected" &&
          createdAt! < day &&
          (deliveredAt === null || deliveredAt >= day) &&
          (cancelledAt === null || cancelledAt >= day),
      );
      expect(waiting.length).toBe(series["openOrders"]![day]!);
    }
  });
  it("orderTwins pairs the same wish in both worlds, in order of creation", () => {
    const { twins } = orderTwins(scenario, { replication: 1, from: 250, most: 40 });
    expect(twins.length).toBe(40);
    for (const { siloed: one, integrated: other } of twins) {
      for (const key of ["createdAt", "requestedAt", "quantity", "customer", "product", "number"] as const)
        expect(other[key]).toBe(one[key]);
      expect(one.createdAt).toBeGreaterThanOrEqual(250);
      expect(one.automatic || one.visible || one.consolidated || one.notified).toBe(false);
    }
    expect(twins.some((twin) => twin.integrated.automatic)).toBe(true);
  });
  it("views name what they show", () => {
    const named = integration.views["courseSeries"]!(scenario, undefined as never);
    expect(named).toBe(courseSeries);
  });
});
