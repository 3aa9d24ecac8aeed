import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { content, enter, eventually, number, payload, verdict } from "./support/app.ts";
import { launch } from "./support/chromium.ts";
import { axeFindings, overhang } from "./support/look.ts";
import { type StaticServer, serve } from "./support/server.ts";

const quick = { simulation: { replications: 4, warmUp: 60 } };
const hash = (scenario: object, view: object) =>
  `#/integration/${payload(JSON.stringify({ scenario, view }))}`;

let server: StaticServer;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

async function done(opened: Page): Promise<void> {
  await opened.locator(".status[data-phase=done]").waitFor({ timeout: 60_000 });
}

async function open(scenario: object, options: BrowserContextOptions = {}, view: object = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const opened = await context.newPage();
  opened.on("pageerror", (error) => complaints.push(String(error)));
  opened.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await opened.goto(server.address + hash(scenario, view));
  await done(opened);
  return opened;
}

/** Siloed, integrated and difference of a row of the table. */
async function figures(opened: Page, row: string): Promise<number[]> {
  const named = opened.locator(".comparison tbody tr", {
    has: opened.getByRole("button", { name: row, exact: true }),
  });
  const cells = await named.locator("td .exact-value").allTextContents();
  return cells.map(number);
}

beforeAll(async () => {
  server = await serve("dist/app");
  browser = await launch();
  page = await open(quick);
});

afterEach(() => {
  expect(complaints).toEqual([]);
});

afterAll(async () => {
  await browser.close();
  server.close();
});

describe("the page Integration opens", () => {
  test("with the verdict: what integration earns with its interval, and when the money is back", async () => {
    const said = (await verdict(page).textContent()) ?? "";
    expect(said).toMatch(/^Integration earns [\d,]+ ± [\d,]+ a year more; break-even after \d\.\d years/);
    expect(said).toMatch(/65,000 a year to run and 360,000 to build/);
    expect(await page.locator(".verdict .evidence").textContent()).toContain("same 4 histories");
  });

  test("with differences that are integrated minus siloed", async () => {
    for (const row of ["On time to request", "Order to cash", "Cost to serve", "Inventory"]) {
      const [siloed, integrated, difference] = await figures(page, row);
      expect(Math.abs(integrated! - siloed! - difference!), row).toBeLessThan(0.02 * Math.abs(siloed!));
      expect(difference, row).not.toBe(0);
    }
  });

  test("with the return following the simulation by itself, once somebody comes to see it", async () => {
    const cell = page.locator(".returns td").first();
    expect(await cell.textContent()).toBe("–");
    await page.getByRole("button", { name: "Money", exact: true }).click();
    await eventually(() => cell.textContent()).toMatch(/\d ± /);
  });

  test("with the published Shapley values in the picture of the levers", async () => {
    const file = fileURLToPath(
      new URL("../../experiments/published/integrationFactorial.json", import.meta.url),
    );
    const { shapley } = JSON.parse(readFileSync(file, "utf8")) as {
      shapley: { profit: { mean: number }[] };
    };
    await page.getByRole("button", { name: "Data of From siloed to integrated, lever by lever" }).click();
    const row = page
      .getByRole("region", { name: "Data: From siloed to integrated, lever by lever" })
      .getByRole("row", { name: /^Order flow/ });
    const shown = number((await row.getByRole("cell").nth(1).textContent()) ?? "");
    expect(shown).toBe(Math.round(shapley.profit[0]!.mean));
  });
});

describe("the waterfall", () => {
  test("begins every bar where the one before ended, and ends where the whole does", async () => {
    const bars = await page.evaluate(() => {
      const steps = [...document.querySelectorAll(".step")];
      return steps.flatMap((step) => {
        const bar = step.querySelector("rect");
        const joint = step.querySelector(".joint");
        if (bar === null) return [];
        const x = Number(bar.getAttribute("x"));
        const width = Number(bar.getAttribute("width"));
        return [
          {
            ends: [x, x + width],
            joint: joint === null ? null : Number(joint.getAttribute("x1")),
            loses: bar.classList.contains("tone-shortage"),
          },
        ];
      });
    });
    expect(bars.length).toBe(9);
    bars.slice(0, -1).forEach(({ ends, joint, loses }, i) => {
      expect(joint).toBeCloseTo(ends[loses ? 0 : 1]!, 3);
      const next = bars[i + 1]!;
      const begins = i === bars.length - 2 || next.loses ? next.ends[1]! : next.ends[0]!;
      expect(begins).toBeCloseTo(joint!, i === bars.length - 2 ? 0 : 3);
    });
  });
});

describe("the page Integration answers", () => {
  test("all levers off: both firms are the same, to the last bit", async () => {
    await page.getByRole("button", { name: "All off" }).click();
    await eventually(() => verdict(page).textContent()).toContain("No lever is switched on");
    for (const row of ["Operating profit", "Fill rate", "Churn"])
      expect((await figures(page, row))[2]).toBe(0);
    expect(content(page.url())).toMatchObject({
      scenario: { levers: { orderFlow: false, logistics: false } },
    });
    await page.getByRole("button", { name: "Undo" }).click();
    await eventually(() => verdict(page).textContent()).toMatch(/Integration/);
  });

  test("a bad number: a message at the field, and the last good result stays", async () => {
    await done(page);
    const before = await verdict(page).textContent();
    await enter(page, "Years", "0");
    await page.getByRole("alert").filter({ hasText: "invalid years: 0" }).waitFor();
    expect(await verdict(page).textContent()).toBe(before);
    await enter(page, "Years", "2");
  });

  test("the situation Low adoption: opened with one click, it does not pay", async () => {
    await page.getByRole("button", { name: "Open the situation Low adoption" }).click();
    await eventually(() => verdict(page).textContent()).toContain("Integration does not pay");
    expect(await page.getByRole("textbox", { name: "Highest adoption" }).inputValue()).toBe("0.3");
    await eventually(() => content(page.url())).toMatchObject({
      scenario: { adoption: { maximum: 0.3, rampDays: 180 } },
    });
  });

  test("a case with a known answer: run on demand, with a parameter of one's own", async () => {
    await page.getByText(/^The \d+ cases$/).click();
    const row = page.getByRole("row", { name: /DIS-3/ });
    await row.getByRole("textbox", { name: /^cover of/ }).fill("-1");
    await expect(row.getByRole("button", { name: /^Run/ }).isDisabled()).resolves.toBe(true);
    await row.getByRole("textbox", { name: /^cover of/ }).fill("20");
    await row.getByRole("button", { name: /^Run/ }).click();
    await eventually(() => row.textContent()).toContain("✓ agrees");
    // E(min(T, 33) − 20)⁺ with T exponential of mean 30.
    const known = 30 * (Math.exp(-20 / 30) - Math.exp(-33 / 30));
    expect(number((await row.locator(".number").first().textContent()) ?? "")).toBeCloseTo(known, 4);
  });
});

describe("the page Integration looks right", () => {
  test.each([
    ["light", 1440, "all", "all"],
    ["dark", 1440, "contrast", "reversed"],
    ["light", 390, "other", "reversed"],
  ] as const)(
    "%s, %i px: by %s rules axe finds nothing, nothing sticks out",
    async (colorScheme, width, rules, claims) => {
      const options = { colorScheme, viewport: { width, height: 900 } };
      // The claims are many and alike; one look at all of them is enough.
      const opened = await open(quick, options, { claims });
      await opened.locator(".chain-figure").scrollIntoViewIfNeeded();
      await opened.locator("svg.chain").waitFor({ timeout: 60_000 });
      const pause = opened.getByRole("button", { name: "Pause" });
      if ((await pause.count()) > 0) await pause.click();
      await opened.getByRole("button", { name: "Numbers of the day" }).click();
      await opened.getByText("The ten firms as a table").click();
      expect(await axeFindings(opened, { rules })).toEqual([]);
      expect(await overhang(opened)).toBeLessThanOrEqual(0);
      await opened.context().close();
    },
  );
});
