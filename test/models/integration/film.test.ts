import { describe, expect, it } from "vitest";
import { course } from "../../../src/models/integration/course.ts";
import { type OrderTime, orderFates } from "../../../src/models/integration/film/orders.ts";
import { type Film, film, filmSeries } from "../../../src/models/integration/film.ts";
import { example, type IntegrationScenario } from "../../../src/models/integration/scenario.ts";
import { orderTwins } from "../../../src/models/integration/twins.ts";

const warmUp = 60;
const scenario: IntegrationScenario = {
  ...example,
  simulation: { seed: "film", replications: 2, warmUp, years: 1 },
};
const shown: Film = film(scenario, 1);
const worlds = [shown.siloed, shown.integrated];

/** Orders that a time has come for and another has not, counted from the columns. */
function between({ orders }: Film["siloed"], day: number, from: OrderTime, to: OrderTime): number {
  let count = 0;
  for (let row = 0; row < orders.count; row++) {
    if (orderFates[orders.fate[row]!] === "rejected") continue;
    // Not a number is never before the day.
    const gone = orders.times[to][row]! < day || orders.times.lostAt[row]! < day;
    if (orders.times[from][row]! < day && !gone) count++;
  }
  return count;
}

describe("film", () => {
  it("its orders are where the course counts them, on every day", () => {
    for (const world of worlds)
      for (let day = 100; day < 365; day += 7) {
        const { series } = world;
        expect(between(world, day, "createdAt", "enteredAt")).toBe(series.ordersWaitingForEntry[day]);
        expect(between(world, day, "enteredAt", "allocatedAt")).toBe(series.ordersWaitingForStock[day]);
        expect(between(world, day, "shippedAt", "deliveredAt")).toBe(series.ordersInTransit[day]);
        expect(between(world, day, "shippedAt", "invoicedAt")).toBe(series.shipmentsToInvoice[day]);
      }
  });

  it("its days are those of the course after the warm-up", () => {
    const whole = course(scenario, 1);
    for (const name of filmSeries)
      expect([...shown.integrated.series[name]]).toEqual(whole.integrated.series[name]!.slice(warmUp));
    expect(shown.days).toBe(365);
    expect(shown.goLive).toBe(90);
  });

  it("lots on their way are the work in process and the components on the road", () => {
    const whole = course(scenario, 1);
    for (const [world, { series }] of [
      [shown.siloed, whole.siloed],
      [shown.integrated, whole.integrated],
    ] as const)
      for (let day = 40; day < 365; day += 5) {
        const { production, consignments } = world;
        let wip = 0;
        for (let i = 0; i < production.count; i++)
          if (production.from[i]! <= day && production.to[i]! > day) wip += production.quantity[i]!;
        expect(wip).toBe(series["wip"]![warmUp + day]);
        // What is ordered at the backup supplier is under way at once; a plan of this morning counts too.
        let road = 0;
        for (let i = 0; i < consignments.count; i++)
          if (consignments.from[i]! <= day && consignments.to[i]! > day) road += consignments.quantity[i]!;
        expect(road).toBe(series["componentsInTransit"]![warmUp + day]);
      }
  });

  it("an order's times come in their sequence, a lead before it, a lot at its allocation", () => {
    for (const { orders } of worlds) {
      let [led, made] = [0, 0];
      const at = (time: OrderTime, row: number) => orders.times[time][row]!;
      for (let row = 0; row < orders.count; row++) {
        if (orders.project[row] === 1) expect(at("leadAt", row)).toBeLessThan(at("createdAt", row));
        else expect(at("leadAt", row)).toBeNaN();
        led += orders.project[row]!;
        const sequence = (["createdAt", "enteredAt", "allocatedAt", "shippedAt", "deliveredAt"] as const)
          .map((time) => at(time, row))
          .filter((time) => !Number.isNaN(time));
        expect(sequence).toEqual(sequence.toSorted((a, b) => a - b));
        if (Number.isNaN(at("producedAt", row))) continue;
        made++;
        expect(at("producedAt", row)).toBe(at("allocatedAt", row));
        expect(at("producedAt", row) - at("releasedAt", row)).toBe(example.problem.supply.productionDays);
      }
      expect(led).toBeGreaterThan(30);
      expect(made).toBeGreaterThan(100);
    }
  });

  it("twins are the same wish, ranked by the days that integration takes more", () => {
    const { twins, siloed, integrated } = shown;
    const known = orderTwins(scenario, { replication: 1, most: 1e9 }).twins;
    expect(twins.count).toBe(known.length);
    const delay = (i: number) =>
      integrated.orders.times.deliveredAt[twins.integrated[i]!]! -
      siloed.orders.times.deliveredAt[twins.siloed[i]!]!;
    for (let i = 0; i < twins.count; i++)
      for (const column of ["customer", "product", "number", "project", "quantity"] as const)
        expect(integrated.orders[column][twins.integrated[i]!]).toBe(siloed.orders[column][twins.siloed[i]!]);
    const delays = [...twins.ranked].map(delay);
    expect(delays).toEqual(delays.toSorted((a, b) => a - b));
    const both = known.filter(
      (twin) => twin.siloed.deliveredAt !== null && twin.integrated.deliveredAt !== null,
    );
    expect(delays.length).toBe(both.length);
    expect(twins.lostSiloed.length).toBe(
      known.filter(
        ({ siloed: one, integrated: other }) =>
          (one.status === "rejected" || one.status === "cancelled") && other.status === "delivered",
      ).length,
    );
    expect(twins.lostSiloed.length).toBeGreaterThan(twins.lostIntegrated.length);
  });

  it("without levers both worlds are one", () => {
    const levers = Object.fromEntries(Object.keys(example.levers).map((lever) => [lever, false]));
    const same = film({ ...scenario, levers: levers as IntegrationScenario["levers"] }, 0);
    expect(same.integrated).toEqual(same.siloed);
    expect(same.goLive).toBeNull();
  });
});
