import { describe, expect, it } from "vitest";
import { chainLayout, dockOf, slotOf } from "../../src/charts/chainLayout.ts";
import { ChainOrders, type Dot } from "../../src/charts/chainOrders.ts";
import { film } from "../../src/models/integration/film.ts";
import { example } from "../../src/models/integration/scenario.ts";

const shown = film({ ...example, simulation: { seed: "dots", replications: 2, warmUp: 60, years: 1 } });
const worlds = [shown.siloed, shown.integrated].map((world) => ({
  series: world.series,
  orders: world.orders,
  picture: new ChainOrders(world.orders),
}));
const layouts = [chainLayout(1088), chainLayout(358)];

function dotsAt(picture: ChainOrders, time: number, layout = layouts[0]!): Map<number, Dot> {
  const seen = new Map<number, Dot>();
  picture.each(time, layout, (dot, row) => {
    if (dot.kind !== "invoice" && dot.kind !== "money") seen.set(row, dot);
  });
  return seen;
}

describe("ChainOrders.each", () => {
  it("shows one dot for every open order, on every morning", () => {
    for (const { series, picture } of worlds)
      for (let day = 60; day < shown.days; day += 3) {
        const open = [...dotsAt(picture, day).values()].filter(({ kind }) => kind !== "lost").length;
        const counted =
          series.ordersWaitingForEntry[day]! +
          series.ordersWaitingForStock[day]! +
          series.ordersWaitingForDispatch[day]! +
          series.ordersInTransit[day]!;
        expect([day, open]).toEqual([day, counted]);
      }
  });

  it("is late exactly after the promise, and a parcel exactly on the road", () => {
    for (const { orders, picture } of worlds)
      for (const [row, { kind }] of dotsAt(picture, 200.3)) {
        if (kind === "lost") continue;
        expect(kind === "late").toBe(orders.times.promisedAt[row]! < 200.3);
        if (kind === "parcel") expect(orders.times.shippedAt[row]).toBeLessThanOrEqual(200.3);
        if (kind === "order") expect(orders.times.shippedAt[row]! <= 200.3).toBe(false);
      }
  });

  it("stays inside the panel, wide and narrow", () => {
    for (const layout of layouts)
      for (const { picture } of worlds)
        for (let time = 100; time < 300; time += 7.37)
          picture.each(time, layout, ({ x, y }) => {
            expect(x >= 0 && x <= layout.width && y >= 0 && y <= layout.height).toBe(true);
          });
  });

  it("moves without jumps, and is at the dock when it is shipped", () => {
    const layout = layouts[0]!;
    const dock = dockOf(layout);
    for (const { picture, orders } of worlds)
      for (let row = 0; row < orders.count; row += 5) {
        const { createdAt, enteredAt, shippedAt, deliveredAt } = orders.times;
        const times = [enteredAt, shippedAt].map((each) => each[row]!);
        for (const time of [...times, (createdAt[row]! + shippedAt[row]!) / 2]) {
          if (Number.isNaN(time) || deliveredAt[row]! - time < 0.1) continue;
          const [before, after] = [time - 1e-7, time + 1e-7].map((at) => picture.goodsDot(row, at, layout));
          if (before == null || after == null || before.kind === "lost" || after.kind === "lost") continue;
          expect(Math.hypot(before.x - after.x, before.y - after.y)).toBeLessThan(0.5);
        }
        if (Number.isNaN(shippedAt[row]!)) continue;
        const left = picture.goodsDot(row, shippedAt[row]!, layout);
        if (left === null || left.kind === "lost") continue;
        expect(left.x).toBeCloseTo(dock.x, 6);
        expect(left.y).toBeCloseTo(dock.y, 6);
      }
  });

  it("gives no two waiting orders the same place", () => {
    const layout = layouts[0]!;
    for (const { picture, orders } of worlds)
      for (let day = 100; day < shown.days; day += 11) {
        const places = new Set<string>();
        let waiting = 0;
        picture.each(day, layout, ({ x, y, kind }, row) => {
          const resting = kind !== "invoice" && kind !== "money" && orders.times.enteredAt[row]! < day - 0.31;
          if (!resting || orders.times.allocatedAt[row]! <= day || kind === "lost") return;
          waiting++;
          places.add(`${x.toFixed(2)} ${y.toFixed(2)}`);
        });
        // As many places as orders, as long as they fit.
        if (waiting < layout.waiting.columns * layout.waiting.rows) expect(places.size).toBe(waiting);
      }
    const all = Array.from({ length: layout.waiting.columns * layout.waiting.rows }, (_, slot) =>
      JSON.stringify(slotOf(layout.waiting, slot)),
    );
    expect(new Set(all).size).toBe(all.length);
  });
});
