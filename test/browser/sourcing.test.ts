import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  type App,
  counts,
  enter,
  eventually,
  figure,
  number,
  quick,
  settled,
  simulated,
  startApp,
  verdict,
  visit,
} from "./support/app.ts";

let app: App;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  page = await app.open();
});

afterEach(() => {
  expect(app.complaints).toEqual([]);
});

afterAll(async () => {
  await app.close();
});

describe("the page Sourcing opens", () => {
  test("with the base case solved: the verdict names winner, costs, reservations, stock and price", async () => {
    const said = (await verdict(page).textContent()) ?? "";
    expect(said).toContain("The optimal policy wins by 1.3 %");
    for (const part of [
      "87.47",
      "88.61",
      "10, not 12",
      "9.3 units",
      "not 7.0",
      "spot price is 7.9 or lower",
    ]) {
      expect(said).toContain(part);
    }
  });

  test("with exact and simulated figures side by side that agree up to what the lattice leaves out", async () => {
    for (const [column, exact] of [
      ["A", 87.473],
      ["B", 88.607],
    ] as const) {
      expect(number(await figure(page, "Average cost", column))).toBe(exact);
      const [mean, halfWidth] = (await figure(page, "Average cost", column, "simulated"))
        .split("±")
        .map(Number);
      expect(halfWidth).toBeGreaterThan(0.01);
      expect(Math.abs(mean! - exact)).toBeLessThan(2.1 * halfWidth! + 0.02);
    }
    expect(number(await figure(page, "Average cost", "difference"))).toBeGreaterThan(1.08);
  });

  test("with the five cost parts adding up to the average cost", async () => {
    const parts = ["reservation", "contract purchases", "spot purchases", "holding", "backorders"];
    let sum = 0;
    for (const part of parts) sum += number(await figure(page, part, "A"));
    expect(sum).toBeCloseTo(87.473, 2);
  });

  test("with verdict, hero and figures above the fold at 1440 × 900", async () => {
    for (const part of [".verdict", ".top .stage", ".kpis"]) {
      const box = await page.locator(part).first().boundingBox();
      expect(box!.y + box!.height, part).toBeLessThanOrEqual(900);
    }
  });

  test("with a control of its own name for every parameter, policy and simulation setting", async () => {
    const parameters = page.getByRole("complementary", { name: "Parameters" });
    for (const name of [
      "Contract price c",
      "Reservation price r",
      "Holding cost h",
      "Backorder cost v",
      "Mean spot price μₚ",
      "Spot price deviation σₚ",
      "Mean demand μₓ",
      "Demand deviation σₓ",
    ]) {
      await expect(parameters.getByRole("slider", { name }).count(), name).resolves.toBe(1);
      const label = name.slice(0, name.lastIndexOf(" "));
      await expect(parameters.getByRole("textbox", { name: label }).count(), label).resolves.toBe(1);
    }
    for (const name of ["Policy A", "Policy B"]) {
      await expect(parameters.getByRole("combobox", { name }).count(), name).resolves.toBe(1);
    }
    for (const name of ["Seed", "Replications", "Periods"]) {
      await expect(parameters.getByRole("textbox", { name }).count(), name).resolves.toBe(1);
    }
  });

  test("scrubbing through the periods moves the state without solving or redrawing anything", async () => {
    const before = await counts(page);
    const scrubber = page.getByRole("slider", { name: "Period, Same demand and prices, two policies" });
    await scrubber.focus();
    const dot = page.locator(".state .dot").first();
    const from = await dot.getAttribute("cx");
    for (let i = 0; i < 12; i++) await page.keyboard.press("ArrowRight");
    expect(await dot.getAttribute("cx")).not.toBe(from);
    expect(await scrubber.getAttribute("aria-valuetext")).toMatch(/^Period 49: price [\d.]+, demand [\d.]+;/);
    expect(await counts(page)).toEqual(before);
  });

  test("pointing at the hero reads the same words that the scrubber says", async () => {
    const hero = page.locator(".top .canvas");
    const box = (await hero.boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.4);
    const read = await page.locator(".top .reading").textContent();
    expect(read).toMatch(/^Period \d+: price/);
    const said = page.getByRole("slider", { name: "Period, Same demand and prices, two policies" });
    expect(await said.getAttribute("aria-valuetext")).toBe(read);
  });

  test("another sample path needs no solve and no simulation", async () => {
    const before = await counts(page);
    const line = page.locator(".top path.line.tone-policyA");
    const path = await line.first().getAttribute("d");
    await page.getByRole("button", { name: "Next sample path" }).click();
    await eventually(() =>
      page.locator(".top .chart:not(.leaving) path.line.tone-policyA").getAttribute("d"),
    ).not.toBe(path);
    const after = await counts(page);
    expect({ ...after, redraws: 0 }).toEqual({ ...before, redraws: 0 });
  });
});

describe("dragging a slider", () => {
  test("solves at most once per value and frame, ends on the newest value, and simulates once it rests", async () => {
    await visit(page, quick);
    const before = await settled(page);
    const drag = await page.evaluate(async () => {
      const slider = document.querySelector<HTMLInputElement>(
        'input[type=range][aria-label^="Spot price deviation"]',
      )!;
      let longest = 0;
      let pauses = 0;
      let last = performance.now();
      for (let i = 1; i <= 20; i++) {
        slider.value = String(1 + i * 0.05);
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        longest = Math.max(longest, now - last);
        if (now - last > 100) pauses += 1;
        last = now;
      }
      return { longest, pauses };
    });
    await eventually(() => verdict(page).textContent()).toContain("80.96");
    const { solves, redraws, simulations } = await counts(page);
    expect(solves - before.solves).toBeGreaterThan(0);
    expect(solves - before.solves).toBeLessThanOrEqual(21);
    // Traces, map and convergence once per solve, the curve once at the end, two charts per progress of a simulation.
    expect(redraws - before.redraws).toBeLessThanOrEqual(
      3 * (solves - before.solves) + 2 + 6 * (simulations - before.simulations),
    );
    expect(simulations - before.simulations).toBeLessThanOrEqual(1 + drag.pauses);
    await simulated(page);
    expect((await counts(page)).simulations - before.simulations).toBeGreaterThanOrEqual(1);
  });

  test("with the pointer gives what typing the same value gives", async () => {
    await visit(page, "#/sourcing");
    await simulated(page);
    const slider = page.getByRole("slider", { name: "Holding cost h" });
    const box = (await slider.boundingBox())!;
    await page.mouse.move(box.x + 12, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2, { steps: 8 });
    await page.mouse.up();
    const value = await page.getByRole("textbox", { name: "Holding cost" }).inputValue();
    await simulated(page);
    const dragged = await verdict(page).textContent();
    await page.getByRole("button", { name: "Reset", exact: true }).click();
    await eventually(() => verdict(page).textContent()).toContain("87.47");
    await enter(page, "Holding cost", value);
    await eventually(() => verdict(page).textContent()).toBe(dragged);
  });

  test("slowly is no rest: the simulation waits for the release", async () => {
    await visit(page, "#/sourcing");
    await simulated(page);
    const before = await counts(page);
    const slider = page.getByRole("slider", { name: "Mean demand μₓ" });
    const box = (await slider.boundingBox())!;
    await page.mouse.move(box.x + 30, box.y + box.height / 2);
    await page.mouse.down();
    for (let i = 1; i <= 4; i++) {
      await page.mouse.move(box.x + 30 + 12 * i, box.y + box.height / 2);
      await page.waitForTimeout(350);
    }
    expect((await counts(page)).simulations - before.simulations).toBeLessThanOrEqual(1);
    await page.mouse.up();
    await simulated(page);
    expect((await counts(page)).simulations).toBeGreaterThan(before.simulations);
  });

  test("old figures fade but stay until the first new ones come", async () => {
    await visit(page, "#/sourcing");
    await simulated(page);
    const cell = await figure(page, "Average cost", "A", "simulated");
    await enter(page, "Backorder cost", "9");
    await page.locator(".kpis[data-faded=true]").waitFor();
    expect(await figure(page, "Average cost", "A", "simulated")).toBe(cell);
    await simulated(page);
    await page.locator(".kpis[data-faded=false]").waitFor();
    expect(await figure(page, "Average cost", "A", "simulated")).not.toBe(cell);
  });
});

describe("policies", () => {
  test("two equal ones: no difference, and the page says so", async () => {
    await visit(page, "#/sourcing");
    await simulated(page);
    await page.getByRole("combobox", { name: "Policy B" }).selectOption("optimal");
    await verdict(page).filter({ hasText: "No difference" }).waitFor();
    await simulated(page);
    expect(await page.locator(".evidence").textContent()).toContain("the two policies do the same");
  });

  test("contract only beats base stock in the base case, and B may win the verdict", async () => {
    await visit(page, "#/sourcing");
    await simulated(page);
    await page.getByRole("combobox", { name: "Policy A" }).selectOption("baseStock");
    await page.getByRole("combobox", { name: "Policy B" }).selectOption("contractOnly");
    await verdict(page).filter({ hasText: "The contract alone wins" }).waitFor();
    await simulated(page);
    expect(number(await figure(page, "Average cost", "difference"))).toBeLessThan(0);
  });

  test("too few replications to tell: the page says so and how many it takes", async () => {
    await visit(page, "#/sourcing");
    await simulated(page);
    await enter(page, "Replications", "2");
    await enter(page, "Periods", "20");
    await page.locator(".evidence", { hasText: "too few runs to call a winner" }).waitFor();
    expect(await page.locator(".evidence").textContent()).toMatch(/about [\d,]+ would be needed/);
  });
});

describe("a long simulation", () => {
  test("stops at once, says after how much, and runs again", async () => {
    await visit(page, "#/sourcing");
    await simulated(page);
    await enter(page, "Replications", "400000");
    await page.locator(".status", { hasText: /Simulating: [\d,]+ of 400,000/ }).waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    const stopped = page.locator(".status .sentence");
    expect(await stopped.textContent()).toMatch(/^Stopped after [\d,]+ of 400,000 replications/);
    const after = await stopped.textContent();
    await page.waitForTimeout(400);
    expect(await stopped.textContent()).toBe(after);
    await enter(page, "Replications", "200");
    await simulated(page);
    expect(await stopped.textContent()).toBe("Simulated 200 replications");
  });

  test("survives the death of its threads: they are replaced, the user is told, the result is the same", async () => {
    const page = await app.open({
      hash: quick,
      before: () => {
        const threads: Worker[] = [];
        const Native = window.Worker;
        window.Worker = class extends Native {
          constructor(address: string | URL, options?: WorkerOptions) {
            super(address, options);
            threads.push(this);
          }
        };
        Object.assign(window, { threads });
      },
    });
    // In the page, since news of the first figures may take longer to get out than all the rest takes to be computed.
    await page.evaluate(() => {
      const { threads } = window as unknown as { threads: Worker[] };
      new MutationObserver((_, watch) => {
        if (!/Simulating: [\d,]+ of 100,000/.test(document.querySelector(".status")?.textContent ?? ""))
          return;
        watch.disconnect();
        for (const thread of threads) {
          thread.terminate();
          thread.dispatchEvent(new ErrorEvent("error", { message: "killed by a test" }));
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    await enter(page, "Replications", "100000");
    await page.getByText(/A computing thread died/).waitFor();
    await simulated(page);
    const disturbed = await page.locator(".colophon").textContent();
    await page.getByRole("button", { name: "Run again" }).click();
    await page.locator(".status[data-phase=running]").waitFor();
    await simulated(page);
    expect(disturbed).toMatch(/result [0-9a-f]{12}/);
    expect(await page.locator(".colophon").textContent()).toBe(disturbed);
    await enter(page, "Holding cost", "0.3");
    await eventually(() => verdict(page).textContent()).not.toContain("87.47");
  });
});
