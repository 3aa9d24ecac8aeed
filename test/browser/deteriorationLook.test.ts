import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type App, enter, eventually, payload, startApp } from "./support/app.ts";
import { axeFindings, overhang } from "./support/look.ts";

const quick = `#/deterioration/${payload('{"scenario":{"simulation":{"replications":40}}}')}`;

let app: App;

beforeAll(async () => {
  app = await startApp();
});

afterEach(() => {
  expect(app.complaints).toEqual([]);
});

afterAll(async () => {
  await app.close();
});

async function full(page: Page): Promise<void> {
  await eventually(() => page.locator(".figure .empty").count()).toBe(0);
}

describe("axe finds nothing", () => {
  test("light and wide, with a fault and a data table", async () => {
    const page = await app.open({ colorScheme: "light", hash: quick });
    await full(page);
    await page.getByRole("button", { name: "Data of The plan over the horizon" }).click();
    await enter(page, "Holding cost", "-1");
    await page.getByRole("alert").filter({ hasText: "invalid holdingCost" }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });

  test("dark and on a phone", async () => {
    const page = await app.open({
      colorScheme: "dark",
      hash: quick,
      viewport: { width: 390, height: 844 },
    });
    await full(page);
    expect(await axeFindings(page, { rules: "other" })).toEqual([]);
    await page.context().close();
  });
});

describe("the layout", () => {
  test("at 390 to 1920 px nothing scrolls sideways and no chart is cut off", async () => {
    const page = await app.open({ hash: quick });
    await full(page);
    for (const width of [390, 768, 1024, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      await eventually(() => overhang(page)).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    const figures = await page.locator(".figure").all();
    expect(figures).toHaveLength(10);
    for (const figure of figures) {
      const title = (await figure.locator("h2, h3").first().textContent()) ?? "";
      const alternative = (await figure.getByRole("img").getAttribute("aria-label")) ?? "";
      expect(alternative.startsWith(`${title}. `), title).toBe(true);
      expect(alternative.length, title).toBeGreaterThan(title.length + 30);
      const toggle = figure.getByRole("button", { name: /^Data/ });
      await toggle.click();
      expect(await figure.locator(".data tbody tr").count(), title).toBeGreaterThan(1);
      await toggle.click();
    }
    await page.context().close();
  });

  test("nothing jumps between the verdict and the end of the simulation", async () => {
    const page = await app.open({ hash: quick, early: true });
    await page.locator(".top .chart").waitFor();
    const places = () =>
      page.evaluate(() =>
        [...document.querySelectorAll(".top, .kpis, .chapter, .figure, .status")].map((box) =>
          Math.round(box.getBoundingClientRect().top),
        ),
      );
    const early = await places();
    await page.locator(".status[data-phase=done]").waitFor();
    await full(page);
    expect(await places()).toEqual(early);
    await page.context().close();
  });

  test("a chart's sentence keeps its room while one walks to and fro, so that nothing below moves", async () => {
    const page = await app.open({ hash: quick, viewport: { width: 390, height: 844 } });
    await full(page);
    const walk = page.getByRole("slider", { name: /What every possible cycle is worth/ });
    const sentence = page.locator(".figure", { has: walk }).locator(".reading");
    const height = async () => (await sentence.boundingBox())!.height;
    const heights: number[] = [];
    const texts: (string | null)[] = [];
    await walk.focus();
    for (const key of ["Home", "End", "Home", "PageUp", "End"]) {
      await page.keyboard.press(key);
      await page.waitForTimeout(100);
      heights.push(await height());
      texts.push(await sentence.textContent());
    }
    await walk.blur();
    await page.waitForTimeout(100);
    expect(new Set(texts).size).toBeGreaterThan(2);
    expect(heights.toSorted((a, b) => a - b)).toEqual(heights);
    expect(await height()).toBe(heights.at(-1));
    await page.context().close();
  });
});
