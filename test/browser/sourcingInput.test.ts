import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  type App,
  counts,
  enter,
  eventually,
  figure,
  number,
  quick,
  simulated,
  startApp,
  verdict,
  visit,
} from "./support/app.ts";

let app: App;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  page = await app.open({ early: true });
});

beforeEach(async () => {
  await visit(page, "#/sourcing");
  await visit(page, quick);
});

afterEach(() => {
  expect(app.complaints).toEqual([]);
});

afterAll(async () => {
  await app.close();
});

describe("bad input", () => {
  test.each([
    ["-3", "invalid holdingCost: -3; a number above 0"],
    ["0", "invalid holdingCost: 0; a number above 0"],
    ["cheap", 'invalid holdingCost: "cheap"; a number above 0'],
    ["", 'invalid holdingCost: ""; a number above 0'],
  ])("%j in a field: its message appears there and the last good result stays", async (text, message) => {
    const said = await verdict(page).textContent();
    const { solves } = await counts(page);
    const field = page.getByRole("textbox", { name: "Holding cost" });
    await field.fill(text);
    await page.getByRole("alert").filter({ hasText: message }).waitFor();
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    expect(await field.inputValue()).toBe(text);
    expect(await verdict(page).textContent()).toBe(said);
    expect((await counts(page)).solves).toBe(solves);
    await field.fill("0.4");
    await eventually(() => verdict(page).textContent()).not.toBe(said);
    expect(await field.getAttribute("aria-invalid")).toBe("false");
  });

  test("a condition between fields is said at the field it concerns", async () => {
    await page.getByRole("combobox", { name: "Policy B" }).selectOption("contractOnly");
    await enter(page, "Reservation of B", "9");
    const control = page.locator(".control", {
      has: page.getByRole("textbox", { name: "Reservation of B" }),
    });
    await control.getByRole("alert").filter({ hasText: "more than mean demand" }).waitFor();
  });

  test("a demand history that is no list of numbers is refused, a good one is used", async () => {
    await page.getByRole("combobox", { name: "Demand" }).selectOption({ label: "Own demand history" });
    const history = page.getByRole("textbox", { name: "Demand history" });
    await history.fill("8 9 many 12");
    await page.getByRole("alert").filter({ hasText: "many" }).waitFor();
    const before = await verdict(page).textContent();
    await history.fill("8, 9; 10\n12 20 3");
    await eventually(() => verdict(page).textContent()).not.toBe(before);
  });
});

describe("the keyboard", () => {
  test("arrows step a slider, with shift by ten steps, Delete resets it", async () => {
    const slider = page.getByRole("slider", { name: "Contract price c" });
    const field = page.getByRole("textbox", { name: "Contract price" });
    await slider.focus();
    await page.keyboard.press("ArrowRight");
    expect(await field.inputValue()).toBe("8.1");
    await page.keyboard.press("Shift+ArrowLeft");
    expect(await field.inputValue()).toBe("7.1");
    await page.keyboard.press("Delete");
    expect(await field.inputValue()).toBe("8");
  });

  test("a double click resets a slider", async () => {
    await enter(page, "Mean demand", "14");
    const slider = page.getByRole("slider", { name: "Mean demand μₓ" });
    await slider.dblclick({ position: { x: 5, y: 8 } });
    expect(await page.getByRole("textbox", { name: "Mean demand" }).inputValue()).toBe("10");
  });

  test("undo and redo walk through changes, one step per parameter", async () => {
    await enter(page, "Holding cost", "0.5");
    await enter(page, "Backorder cost", "20");
    await page.getByRole("slider", { name: "Contract price c" }).focus();
    await page.keyboard.press("Control+z");
    expect(await page.getByRole("textbox", { name: "Backorder cost" }).inputValue()).toBe("8");
    expect(await page.getByRole("textbox", { name: "Holding cost" }).inputValue()).toBe("0.5");
    await page.getByRole("button", { name: "Undo" }).click();
    expect(await page.getByRole("textbox", { name: "Holding cost" }).inputValue()).toBe("0.2");
    expect(await page.getByRole("button", { name: "Undo" }).isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Redo" }).click();
    await page.getByRole("slider", { name: "Contract price c" }).focus();
    await page.keyboard.press("Control+Shift+z");
    expect(await page.getByRole("textbox", { name: "Backorder cost" }).inputValue()).toBe("20");
  });

  test("a changed parameter is marked and its mark resets it", async () => {
    await enter(page, "Reservation price", "0.8");
    await page.getByRole("button", { name: "Reset Reservation price" }).click();
    expect(await page.getByRole("textbox", { name: "Reservation price" }).inputValue()).toBe("0.5");
    expect(await page.getByRole("button", { name: "Reset Reservation price" }).count()).toBe(0);
  });

  test("a definition opens on focus and closes with Escape", async () => {
    const term = page.getByRole("button", { name: "Fill rate" });
    await term.focus();
    await page.locator(".tip", { hasText: "type 2 service" }).waitFor();
    await page.keyboard.press("Escape");
    expect(await page.locator(".tip").count()).toBe(0);
  });

  test("every chart has a walk of its own that reads its data", async () => {
    await simulated(page);
    await eventually(() => page.locator(".stage .chart:not(.leaving)").count()).toBe(5);
    for (const [name, reading] of [
      [
        "Reserved capacity, What the reservation costs and saves",
        /^R = \d+: optimal ordering [\d.]+, base stock [\d.]+/,
      ],
      [
        "Replications, Simulation closing in on the exact cost",
        /^After [\d,]+ replications: optimal [\d.]+ ± [\d.]+/,
      ],
      ["Difference, Cost difference, history by history", /^\+?[−\d.]+ to \+?[−\d.]+: [\d,]+ replications/],
      ["Period, What to stock up to at which price", /^Period \d+, price [\d.]+: optimal from/],
    ] as const) {
      const walk = page.getByRole("slider", { name });
      await walk.focus();
      await page.keyboard.press("ArrowRight");
      await eventually(() => walk.getAttribute("aria-valuetext")).toMatch(reading);
    }
  });
});

describe("a pinned reference", () => {
  test("stays as a ghost, with signed differences beside every exact figure", async () => {
    await page.getByRole("button", { name: "Pin as reference" }).click();
    await enter(page, "Spot price deviation", "2");
    await eventually(() => figure(page, "Average cost", "A")).toBe("80.961");
    const change = page.locator(".kpis .change").first();
    expect(number((await change.textContent()) ?? "")).toBeCloseTo(80.961 - 87.473, 2);
    await eventually(() => page.locator(".chart:not(.leaving) .ghost").count()).toBeGreaterThan(3);
    await page.getByRole("button", { name: "Unpin" }).click();
    expect(await page.locator(".kpis .change").count()).toBe(0);
  });
});
