import { readFile } from "node:fs/promises";
import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type App, enter, eventually, quick, simulated, startApp } from "./support/app.ts";
import { axeFindings, overhang } from "./support/look.ts";

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

function ground(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}

describe("axe finds nothing", () => {
  test.each([
    ["light", "all"],
    ["dark", "contrast"],
  ] as const)(
    "%s, wide, by %s rules, with a fault, a data table and a pinned reference",
    async (colorScheme, rules) => {
      const page = await app.open({ colorScheme, hash: quick });
      await page.getByRole("button", { name: "Pin as reference" }).click();
      await page.getByRole("button", { name: "Data of What the reservation costs and saves" }).click();
      await enter(page, "Holding cost", "-1");
      await page.getByRole("alert").filter({ hasText: "invalid holdingCost" }).waitFor();
      expect(await axeFindings(page, { rules })).toEqual([]);
      await page.context().close();
    },
  );

  test("on a phone, with the parameters open", async () => {
    const page = await app.open({ hash: quick, viewport: { width: 390, height: 844 } });
    await page.getByRole("button", { name: "Parameters" }).click();
    await page.getByRole("slider", { name: "Holding cost h" }).waitFor();
    expect(await axeFindings(page, { rules: "other" })).toEqual([]);
    await page.context().close();
  });
});

describe("the layout", () => {
  test("at 390 to 1920 px nothing scrolls sideways and no chart is cut off", async () => {
    const page = await app.open({ hash: quick });
    for (const width of [390, 768, 1024, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      await eventually(() => overhang(page)).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  });

  test("nothing jumps while results stream: no box moves between verdict and end", async () => {
    const page = await app.open({ early: true });
    await page.locator(".top .chart").waitFor();
    const places = () =>
      page.evaluate(() =>
        [...document.querySelectorAll(".top, .kpis, .charts .figure, .status")].map((box) =>
          Math.round(box.getBoundingClientRect().top),
        ),
      );
    const early = await places();
    await simulated(page);
    expect(await places()).toEqual(early);
    await page.context().close();
  });

  test("on a phone the parameters are a sheet that opens and closes", async () => {
    const page = await app.open({ viewport: { width: 390, height: 844 }, early: true, hash: quick });
    const slider = page.getByRole("slider", { name: "Contract price c" });
    expect(await slider.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Parameters" }).click();
    expect(await slider.isVisible()).toBe(true);
    await page.getByRole("button", { name: "Parameters" }).click();
    expect(await slider.isVisible()).toBe(false);
    await page.context().close();
  });
});

describe("the theme", () => {
  test("follows the system until somebody chooses, and the choice is remembered", async () => {
    const page = await app.open({ colorScheme: "dark", early: true, hash: quick });
    const dark = await ground(page);
    await page.getByRole("button", { name: /^Theme: as the system/ }).click();
    const light = await ground(page);
    expect(light).not.toBe(dark);
    await page.reload();
    await page.locator(".verdict").waitFor();
    expect(await ground(page)).toBe(light);
    await page.getByRole("button", { name: /^Theme: light/ }).click();
    expect(await ground(page)).toBe(dark);
    await page.context().close();
  });
});

describe("meanings", () => {
  test("every colour of a meaning, and quiet text, reads on the page with a contrast of 4.5 in both themes", async () => {
    const page = await app.open({ early: true, hash: quick });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const colours = await page.evaluate(() => {
        const probe = document.createElement("span");
        document.body.append(probe);
        const read = (name: string) => {
          probe.style.color = `var(--${name})`;
          return [name, getComputedStyle(probe).color] as const;
        };
        const meanings = [
          "contract",
          "spot",
          "inventory",
          "demand",
          "shortage",
          "policy-a",
          "policy-b",
          "printed",
        ];
        return [...meanings, "ink", "quiet", "paper"].map(read);
      });
      const luminance = (colour: string) => {
        const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
          const share = Number(part) / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const paper = luminance(colours.at(-1)![1]);
      for (const [name, colour] of colours.slice(0, -1)) {
        const [low, high] = [paper, luminance(colour)].sort((a, b) => a - b);
        expect((high! + 0.05) / (low! + 0.05), `${name}, ${colorScheme}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    await page.context().close();
  });
});

describe("every chart", () => {
  let page: Page;
  beforeAll(async () => {
    page = await app.open();
  });

  test("has a title, a text alternative with the finding, and its data behind a toggle", async () => {
    await eventually(() => page.locator(".figure").getByRole("img").count()).toBe(5);
    const figures = await page.locator(".figure").all();
    for (const figure of figures) {
      const title = (await figure.locator("h2").textContent()) ?? "";
      const alternative = (await figure.getByRole("img").getAttribute("aria-label")) ?? "";
      expect(alternative.startsWith(`${title}. `)).toBe(true);
      expect(alternative.length).toBeGreaterThan(title.length + 30);
      const toggle = figure.getByRole("button", { name: /^Data/ });
      expect(await toggle.getAttribute("aria-expanded")).toBe("false");
      await toggle.click();
      await eventually(() => figure.getByRole("row").count()).toBeGreaterThan(2);
      await toggle.click();
      await eventually(() => figure.getByRole("row").count()).toBe(0);
    }
  });

  test("the reservation curve's table and its marks say the same: 10 and 12 are cheapest", async () => {
    const figure = page.locator(".figure", {
      has: page.getByRole("heading", { name: "What the reservation costs and saves" }),
    });
    await figure.getByRole("button", { name: /^Data/ }).click();
    const rows = await figure
      .locator("tbody tr")
      .evaluateAll((all) =>
        all.map((row) => [...row.querySelectorAll("td")].map((cell) => Number(cell.textContent))),
      );
    const cheapest = (column: number) =>
      rows.reduce((best, row) => (row[column]! < best[column]! ? row : best))[0];
    expect([cheapest(1), cheapest(2)]).toEqual([10, 12]);
    expect(await figure.locator(".mark text").allTextContents()).toEqual(["R = 10", "R = 12"]);
  });

  test("is exported as SVG, PNG and CSV with scenario and seed", async () => {
    const saved = async (kind: string) => {
      const waiting = page.waitForEvent("download");
      await page.getByRole("button", { name: `${kind} of Same demand and prices, two policies` }).click();
      const download = await waiting;
      expect(download.suggestedFilename()).toBe(`hedgerow-sourcing-path.${kind.toLowerCase()}`);
      return readFile(await download.path());
    };
    const csv = (await saved("CSV")).toString();
    expect(csv).toMatch(/^# Hedgerow, combined sourcing; c = 8, r = 0.5, h = 0.2, v = 8;.*seed “hedgerow”/);
    expect(csv.trim().split("\n")).toHaveLength(102);
    const svg = (await saved("SVG")).toString();
    expect(svg).toContain("seed “hedgerow”");
    expect(svg).not.toContain("var(--");
    const faults = await page.evaluate(
      (text) => new DOMParser().parseFromString(text, "image/svg+xml").querySelectorAll("parsererror").length,
      svg,
    );
    expect(faults).toBe(0);
    const png = await saved("PNG");
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    const width = await page.locator(".top .chart").evaluate((chart) => chart.getBoundingClientRect().width);
    expect(png.readUInt32BE(16)).toBe(2 * width);
  });
});
