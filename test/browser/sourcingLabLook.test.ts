import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type App, eventually, payload, startApp } from "./support/app.ts";
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

const part = (view: object) =>
  `#/sourcing/${payload(JSON.stringify({ scenario: { simulation: { replications: 40, periods: 100 } }, view }))}`;
const lab = part({ tab: "lab", lab: { reservation: 6, horizon: 13 } });
const replay = part({ tab: "replay" });

/** Waits until every picture of the part has been drawn. */
async function drawn(page: Page, charts: number): Promise<void> {
  await eventually(() => page.locator(".stage .chart:not(.leaving)").count()).toBe(charts);
}

describe("axe finds nothing", () => {
  test.each([
    ["lab", "light", "all", lab, 7],
    ["lab", "dark", "contrast", lab, 7],
    ["replay", "light", "all", replay, 2],
    ["replay", "dark", "contrast", replay, 2],
  ] as const)("%s, %s, by %s rules", async (name, colorScheme, rules, hash, charts) => {
    const page = await app.open({ colorScheme, hash, early: true });
    await drawn(page, charts);
    if (name === "lab") await page.locator(".caution").waitFor({ timeout: 40_000 });
    await page
      .getByRole("button", { name: /^Data of/ })
      .first()
      .click();
    expect(await axeFindings(page, { rules })).toEqual([]);
    await page.context().close();
  });

  test.each([
    ["lab", lab, 7],
    ["replay", replay, 2],
  ] as const)("%s, on a phone", async (_, hash, charts) => {
    const page = await app.open({ hash, early: true, viewport: { width: 390, height: 844 } });
    await drawn(page, charts);
    expect(await axeFindings(page, { rules: "other" })).toEqual([]);
    await page.context().close();
  });
});

describe("the layout", () => {
  test.each([
    ["lab", lab, 7],
    ["replay", replay, 2],
  ] as const)(
    "at 390 to 1920 px nothing scrolls sideways and no picture is cut off (%s)",
    async (_, hash, charts) => {
      const page = await app.open({ hash, early: true });
      await drawn(page, charts);
      for (const width of [390, 768, 1024, 1440, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        await eventually(() => overhang(page)).toBeLessThanOrEqual(0);
        const cut = await page.evaluate(() =>
          [...document.querySelectorAll(".stage .chart:not(.leaving)")].flatMap((chart) => {
            const frame = chart.getBoundingClientRect();
            return [...chart.querySelectorAll("text")].flatMap((text) => {
              const box = text.getBoundingClientRect();
              const out =
                box.right > frame.right + 1 || box.left < frame.left - 1 || box.bottom > frame.bottom + 1;
              return out && box.width > 0 ? [text.textContent] : [];
            });
          }),
        );
        expect(cut, `${width} px`).toEqual([]);
      }
      await page.context().close();
    },
  );

  test("dragging the reservation moves nothing but what it is about: the slider stays under the hand", async () => {
    const page = await app.open({ hash: part({ tab: "lab" }), early: true });
    await drawn(page, 7);
    await page.locator(".verdict .evidence", { hasText: "same 8,000" }).waitFor({ timeout: 40_000 });
    const slider = page.getByRole("slider", { name: /Reserved capacity R to try/ });
    const before = (await slider.boundingBox())!;
    await slider.focus();
    for (let i = 0; i < 5; i++) {
      await page.keyboard.press("ArrowLeft");
      const now = (await slider.boundingBox())!;
      expect([now.x, now.y, now.width]).toEqual([before.x, before.y, before.width]);
    }
    await page.context().close();
  });

  test("on a phone what the contract is worth, and the way to the lab, are on the first screen", async () => {
    const page = await app.open({ early: true, viewport: { width: 390, height: 844 } });
    await page.locator(".effect b").waitFor();
    const box = (await page.getByRole("button", { name: /See what it hedges/ }).boundingBox())!;
    expect(box.y + box.height).toBeLessThan(844 - 48);
    await page.context().close();
  });

  test("the controls of lab and replay stay in sight while one scrolls", async () => {
    for (const [hash, bar] of [
      [lab, ".lab-bar"],
      [replay, ".replay-bar"],
    ] as const) {
      const page = await app.open({ hash, early: true });
      await page.locator(".stage .chart").first().waitFor();
      await page.evaluate(() => scrollTo(0, 500));
      const box = (await page.locator(bar).boundingBox())!;
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.y).toBeLessThan(120);
      await page.context().close();
    }
  });
});

describe("the table of figures", () => {
  test("says itself what “exact” is exact about, and what is drawn beside it", async () => {
    const page = await app.open({ early: true });
    const caption = page.locator(".kpis caption");
    await eventually(() => caption.textContent()).toContain(
      "bold: exact, but on the fine lattice; small: with continuous demand and prices",
    );
    await page.getByText("Method").click();
    await page.getByRole("combobox", { name: "Sampling" }).selectOption("lattice");
    await eventually(() => caption.textContent()).toContain(
      "bold: exact on the fine lattice; small: drawn from the same lattice",
    );
    await page.context().close();
  });
});
