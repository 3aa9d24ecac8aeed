import type { Locator, Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type App, content, eventually, number, payload, startApp } from "./support/app.ts";

/** Two levers on a short run, so that every study is soon over. */
const quick = {
  simulation: { replications: 2, warmUp: 30, years: 1 },
  levers: {
    pipeline: false,
    promo: false,
    dynamicStock: false,
    supplierPortal: false,
    earlyWarning: false,
    logistics: false,
  },
};

let app: App;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  page = await app.open({ hash: `#/integration/${payload(JSON.stringify({ scenario: quick }))}` });
});

afterEach(() => {
  expect(app.complaints).toEqual([]);
});

afterAll(async () => {
  await app.close();
});

/** The control of a study beside its button. */
function control(start: string): Locator {
  return page.locator(".study", { has: page.getByRole("button", { name: start }) });
}

/** Starts a study, stops it at once, and leaves it able to start again. */
async function startAndStop(start: string): Promise<void> {
  const place = page
    .locator(".study")
    .filter({ has: page.getByRole("button", { name: start, exact: true }) });
  const index = await page
    .locator(".study")
    .evaluateAll((all, name) => all.findIndex((each) => each.textContent?.startsWith(name)), start);
  const study = page.locator(".study").nth(index);
  await place.getByRole("button", { name: start, exact: true }).click();
  const stop = study.getByRole("button", { name: "Stop" });
  await stop.waitFor();
  await stop.click();
  await study.getByText("Stopped.").waitFor();
  await study.getByRole("button", { name: `${start} again` }).waitFor();
}

async function figure(title: string): Promise<Locator> {
  const found = page.locator(".figure", { has: page.getByRole("heading", { name: title }) });
  await found.scrollIntoViewIfNeeded();
  return found;
}

describe("a study that takes a while", () => {
  test.each([
    "Map this scenario",
    "Watch this scenario",
    "Attribute this scenario",
    "Find the path of this scenario",
    "Equalise this scenario",
    "Measure all ten here",
  ])("%s: stops at once and can start again", async (start) => {
    await startAndStop(start);
  });

  test("the return on investment follows by itself, and can be worked out again", async () => {
    const returns = page.locator(".returns");
    await returns.scrollIntoViewIfNeeded();
    await eventually(() => returns.locator("td").first().textContent()).toMatch(/\d ± /);
    await returns.getByRole("button", { name: "Work out the return again" }).click();
    await eventually(() => returns.locator(".study").textContent()).toContain("Work out the return again");
    await eventually(() => returns.locator("caption").textContent()).toContain("from 2 histories");
  });
});

describe("a study of this scenario", () => {
  test("attribution: the bars sum to the whole, both levers are in it, and a changed scenario fades it", async () => {
    await control("Attribute this scenario again").getByRole("button").click();
    const waterfall = await figure("From siloed to integrated, lever by lever");
    await eventually(() => waterfall.locator(".reading").textContent()).toMatch(/^This scenario: /);
    await eventually(() => control("Attribute this scenario again").count()).toBe(1);
    await waterfall.getByRole("button", { name: "Data of From siloed to integrated" }).click();
    const rows = waterfall.locator(".data tbody tr");
    expect(await rows.count()).toBe(3);
    const values = await Promise.all(
      (await rows.all()).map(async (row) => number((await row.locator("td").nth(1).textContent()) ?? "")),
    );
    expect(Math.abs(values[0]! + values[1]! - values[2]!)).toBeLessThanOrEqual(2);
    expect(values[2]).toBeGreaterThan(0);
  });

  test("readiness map: coarse first, with this scenario's own values", async () => {
    await control("Map this scenario again").getByRole("button").click();
    const map = await figure("Are people and data ready?");
    await eventually(() => map.locator(".reading").textContent()).toMatch(/^This scenario: /);
    await map.getByRole("button", { name: "Data of Are people and data ready?" }).click();
    expect(await map.locator(".data tbody tr").count()).toBeGreaterThanOrEqual(9);
    const stop = page.locator(".study").getByRole("button", { name: "Stop" });
    if ((await stop.count()) > 0) await stop.first().click();
  });

  test("disruptions: counted in this scenario, watched by another series, which the link keeps", async () => {
    await control("Watch this scenario again").getByRole("button").click();
    const events = await figure("When supplier A fails");
    await eventually(() => events.locator(".reading").textContent()).toMatch(
      /^This scenario, \d+ disruptions: backlog/,
    );
    await events.getByRole("combobox", { name: "Watch" }).selectOption("Satisfaction score");
    expect(await events.locator(".reading").textContent()).toMatch(
      /satisfaction score falls to 0\.\d+ siloed/,
    );
    await eventually(() => content(page.url())).toMatchObject({ view: { watch: "satisfaction" } });
  });

  test("roll-out path: two steps, their values in the table", async () => {
    await control("Find the path of this scenario again").getByRole("button").click();
    const path = await figure("In which order to buy, and where to stop");
    await eventually(() => path.locator(".reading").textContent()).toMatch(/^This scenario, 2 histories/);
    await path.getByRole("button", { name: "Data of In which order to buy" }).click();
    await eventually(() => path.locator(".data tbody tr").count()).toBe(2);
    const names = await path.locator(".data tbody tr td:nth-child(2)").allTextContents();
    expect(names.toSorted()).toEqual(["Order flow", "Visibility"]);
  });

  test("equal service: the fill rates are equal, the stocks are not", async () => {
    await control("Equalise this scenario again").getByRole("button").click();
    const table = page.locator(".equal-service");
    await eventually(() => table.locator("caption").textContent()).toMatch(
      /This scenario, 2 histories|No safety factor/,
    );
    const row = (name: string) =>
      table.getByRole("row", { name: new RegExp(`^${name}`) }).locator(".exact-value");
    const [siloed, integrated] = (await row("Fill rate").allTextContents()).map(number);
    expect(Math.abs(siloed! - integrated!)).toBeLessThan(5);
    const stocks = (await row("Inventory money").allTextContents()).map(number);
    expect(stocks[0]).not.toBe(stocks[1]);
  });

  test("situations: each measured here in turn, over the published values", async () => {
    await control("Measure all ten here again").getByRole("button").click();
    const situations = page.locator(".situations");
    await eventually(() => situations.locator(".study").textContent()).toMatch(
      /[1-9]\d* of 10 measured so far/,
    );
    await situations.getByRole("button", { name: "Stop" }).click();
    await situations.getByText("The ten firms as a table").click();
    const histories = await situations.locator("table tbody tr td:last-child").allTextContents();
    expect(histories).toContain("2");
    expect(histories).toHaveLength(10);
  });
});
