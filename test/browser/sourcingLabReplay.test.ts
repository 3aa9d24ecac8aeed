import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type App, content, counts, eventually, number, payload, startApp, visit } from "./support/app.ts";

const replay = `#/sourcing/${payload('{"scenario":{"simulation":{"replications":40,"periods":100}},"view":{"tab":"replay"}}')}`;

let app: App;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  page = await app.open({ early: true, hash: replay });
});

afterEach(() => {
  expect(app.complaints).toEqual([]);
});

afterAll(async () => {
  await app.close();
});

const answer = () => page.locator(".verdict .answer");
const explanation = () => page.getByRole("region", { name: "The period in words" });
const scrubber = () =>
  page.getByRole("slider", { name: "Period, Where they part, and what each parting cost" });
const button = (name: string) => page.getByRole("button", { name, exact: true });

/** Amounts of the answer's sum with their signs. */
function amounts(said: string): number[] {
  return [...said.matchAll(/([\d,.]+) (more|less)/g)].map(
    ([, amount, sign]) => number(amount!) * (sign === "less" ? -1 : 1),
  );
}

describe("the replay", () => {
  test("says who paid more on the path and why, adding up", async () => {
    await answer().filter({ hasText: "On this path base stock pays" }).waitFor();
    const said = (await answer().textContent()) ?? "";
    const [total, ...parts] = amounts(said);
    expect(parts.length).toBeGreaterThanOrEqual(2);
    expect(parts[0]).toBe(100);
    expect(Math.abs(parts.reduce((sum, part) => sum + part, 0) - total!)).toBeLessThan(0.21);
    const figure = page.locator(".figure", { has: page.getByRole("heading", { name: /Where they part/ }) });
    await figure.getByRole("button", { name: /^Data/ }).click();
    const costs = await figure
      .locator("tbody tr")
      .evaluateAll((rows) =>
        rows.map((row) => Number(row.querySelectorAll("td")[3]?.textContent?.replace("−", "-"))),
      );
    await figure.getByRole("button", { name: /^Data/ }).click();
    expect(costs).toHaveLength(100);
    expect(costs.reduce((sum, cost) => sum + cost, 0)).toBeCloseTo(parts.at(-1)!, 0);
    expect(costs.filter((cost) => cost !== 0)).toHaveLength(
      Number(/otherwise in (\d+) of 100 periods/.exec(said)![1]),
    );
  });

  test("explains every decision in words, by pointer and by keyboard alike", async () => {
    await scrubber().fill("12");
    const words = (await explanation().textContent()) ?? "";
    expect(words).toContain("Period 13: price 7.57, then demand 15.1");
    expect(words).toContain("Price 7.57 is below the contract’s 8: buys 35.7 on the spot market, up to 39.");
    expect(words).toContain("buys 13.1 on the spot market, up to 17 as at any price.");
    expect(words).toMatch(
      /Parting: in the place of optimal, base stock would have bought 13\.7 on the spot market, which costs 9\.6 more by period 16/,
    );
    expect(await scrubber().getAttribute("aria-valuetext")).toContain("Period 13. Parting: in the place of");
    await scrubber().focus();
    await page.keyboard.press("ArrowRight");
    await eventually(() => explanation().locator("h2").textContent()).toContain("Period 14:");
    const canvas = page.locator(".replay-top .canvas").first();
    const box = (await canvas.boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5);
    const now = await scrubber().inputValue();
    await eventually(() => explanation().locator("h2").textContent()).toContain(`Period ${Number(now) + 1}:`);
  });

  test("both pictures and the words move with one cursor, and nothing is solved or drawn anew", async () => {
    const before = await counts(page);
    await scrubber().focus();
    const lines = () =>
      page
        .locator(".replay-top .chart .cursor")
        .evaluateAll((all) => all.map((one) => one.getAttribute("transform")));
    const [bars, traces] = await lines();
    for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowRight");
    const [later, alike] = await lines();
    expect(later).not.toBe(bars);
    expect(alike).not.toBe(traces);
    // Periods stand under each other.
    expect(later).toBe(alike);
    expect(await counts(page)).toEqual(before);
  });

  test("steps, and jumps to the partings that matter most", async () => {
    await scrubber().fill("50");
    await page.getByRole("button", { name: "Step forward" }).click();
    await eventually(() => scrubber().inputValue()).toBe("51");
    await page.getByRole("button", { name: "Step back" }).click();
    await page.getByRole("button", { name: "Parting before" }).click();
    await eventually(() => scrubber().inputValue()).toBe("32");
    await page.getByRole("button", { name: "Parting after" }).click();
    await eventually(() => scrubber().inputValue()).toBe("72");
    const list = page.getByRole("list", { name: "The partings that matter most" }).getByRole("button");
    expect(await list.count()).toBe(5);
    await list.last().click();
    await eventually(() => list.last().getAttribute("aria-current")).toBe("true");
    const told = await page.locator(".replay-top .chart text.label").allTextContents();
    const listed = (await list.allTextContents()).map((text) => Math.trunc(number(text.split(": ")[1]!)));
    for (const amount of listed) expect(told.some((text) => Math.abs(number(text) - amount) <= 1)).toBe(true);
  });

  test("plays until paused, and pauses by the keyboard", async () => {
    await scrubber().fill("0");
    const play = page.getByRole("button", { name: /Play/ });
    await play.focus();
    await page.keyboard.press("Enter");
    await eventually(async () => Number(await scrubber().inputValue())).toBeGreaterThan(3);
    await page.keyboard.press("Enter");
    const paused = await scrubber().inputValue();
    await page.waitForTimeout(700);
    expect(await scrubber().inputValue()).toBe(paused);
    expect(await play.getAttribute("aria-pressed")).toBe("false");
  });

  test("takes any two policies, and another path", async () => {
    await page.getByRole("combobox", { name: "Replayed policy B" }).selectOption("spotOnly");
    await answer().filter({ hasText: "buying spot only pays" }).waitFor();
    await eventually(() => explanation().textContent()).toContain("No contract, price");
    const said = await answer().textContent();
    await page.getByRole("button", { name: "Next sample path" }).click();
    await eventually(() => answer().textContent()).not.toBe(said);
    await page.getByRole("combobox", { name: "Replayed policy B" }).selectOption("optimal");
    await answer().filter({ hasText: "No difference" }).waitFor();
    await eventually(() => explanation().textContent()).toContain("No parting");
    expect(await page.locator(".replay-top .chart .parting").count()).toBe(0);
  });

  test("is in the link, with tab, path and period", async () => {
    await visit(page, replay);
    await page.getByRole("button", { name: "Next sample path" }).click();
    await page.getByText("Sample path 2").waitFor();
    await scrubber().fill("72");
    await eventually(() => content(page.url())).toMatchObject({
      view: { tab: "replay", replication: 1, period: 72 },
    });
    const said = await answer().textContent();
    const words = await explanation().textContent();
    await visit(page, "#/deterioration");
    await visit(page, new URL(page.url()).hash);
    await visit(
      page,
      `#/sourcing/${payload('{"scenario":{"simulation":{"replications":40,"periods":100}},"view":{"tab":"replay","replication":1,"period":72}}')}`,
    );
    await eventually(() => answer().textContent()).toBe(said);
    expect(await explanation().textContent()).toBe(words);
  });
});

describe("from the lab", () => {
  test("a reservation tried is replayed against the best one", async () => {
    await visit(page, `#/sourcing/${payload('{"view":{"tab":"lab","lab":{"reservation":4}}}')}`);
    await page.getByRole("button", { name: "Replay 10 against 4" }).click();
    await answer().filter({ hasText: "On this path the optimal policy (B) pays" }).waitFor();
    expect(await answer().textContent()).toContain("300.0 less for a smaller reservation");
    expect(await button("Replay").getAttribute("aria-current")).toBe("true");
  });
});

describe("less motion", () => {
  test("nothing plays by itself: steps remain, and the page says so", async () => {
    const still = await app.open({ hash: replay, early: true, reducedMotion: "reduce" });
    await still.getByText("Your system asks for less motion").waitFor();
    expect(await still.getByRole("button", { name: /Play/ }).count()).toBe(0);
    const period = still.getByRole("slider", { name: /^Period, Where they part/ });
    const before = Number(await period.inputValue());
    await still.getByRole("button", { name: "Step forward" }).click();
    await eventually(() => period.inputValue()).toBe(String(before + 1));
    await still.context().close();
  });
});
