import type { Locator, Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type App, content, counts, eventually, number, payload, startApp, visit } from "./support/app.ts";

let app: App;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  page = await app.open({ early: true });
});

afterEach(() => {
  expect(app.complaints).toEqual([]);
});

afterAll(async () => {
  await app.close();
});

const answer = () => page.locator(".verdict .answer");
const slider = () => page.getByRole("slider", { name: "Reserved capacity R to try, units per period" });
const titled = (name: string) => page.locator(".figure", { has: page.getByRole("heading", { name }) });

function labLink(view: object): string {
  return `#/sourcing/${payload(JSON.stringify({ view: { tab: "lab", ...view } }))}`;
}

/** Waits until every year that will be simulated has been. */
async function grown(): Promise<void> {
  await page.locator(".verdict .evidence", { hasText: "same 8,000" }).waitFor({ timeout: 40_000 });
}

/** The numbers behind a chart. */
async function rowsOf(figure: Locator): Promise<number[][]> {
  const toggle = figure.getByRole("button", { name: /^Data/ });
  await toggle.click();
  const rows = await figure
    .locator("tbody tr")
    .evaluateAll((all) =>
      all.map((row) =>
        [...row.querySelectorAll("td")].map((cell) => Number((cell.textContent ?? "").replace("−", "-"))),
      ),
    );
  await toggle.click();
  return rows;
}

describe("a newcomer", () => {
  test("reads on the first screen what the contract is worth, and is one press away from seeing why", async () => {
    const effect = page.locator(".effect");
    await effect.getByText("Without a contract 94.96 per period").waitFor();
    expect(await effect.textContent()).toContain("8.6 % more than with R = 10 reserved");
    const box = (await effect.boundingBox())!;
    expect(box.y + box.height).toBeLessThanOrEqual(900);
    await effect.getByRole("button", { name: /See what it hedges/ }).click();
    await answer().filter({ hasText: "Reserving 10 saves" }).waitFor();
    expect(await page.getByRole("button", { name: "Hedging lab" }).getAttribute("aria-current")).toBe("true");
    await titled("What a year costs, and how sure that is").locator(".outcome").nth(1).waitFor();
  });

  test("sees average and worst years with and without, and how well that is known", async () => {
    await grown();
    const said = (await answer().textContent()) ?? "";
    const [average, perPeriod, without, worst, worstWithout] =
      /a year costs ([\d,]+) on average \(([\d.]+) per period\), not ([\d,]+) .* cost ([\d,]+), not ([\d,]+)\./
        .exec(said)!
        .slice(1)
        .map(number);
    expect(average! / 52).toBeCloseTo(perPeriod!, 1);
    expect(Math.abs(average! - 52 * 87.4726)).toBeLessThan(12);
    expect(Math.abs(without! - 52 * 94.961)).toBeLessThan(20);
    expect(worst).toBeGreaterThan(average!);
    expect(worstWithout).toBeGreaterThan(worst! + 400);
    expect(await page.locator(".verdict .evidence").textContent()).toMatch(
      /premium r·R is 5\.00 per period, 260 a year.*falls by \d+ ± \d+, the worst 5 % by \d+ ± \d+/,
    );
  });
});

describe("the reservation tried", () => {
  test("follows the pointer without solving or simulating anything", async () => {
    const before = await counts(page);
    const box = (await slider().boundingBox())!;
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width / 2, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.2, y, { steps: 8 });
    await page.mouse.up();
    const tried = Number(await slider().inputValue());
    expect(tried).toBeGreaterThan(1);
    expect(tried).toBeLessThan(7);
    await eventually(() => answer().textContent()).toContain(`Your ${tried}:`);
    const rows = await titled("What a year costs, and how sure that is")
      .locator(".chart:not(.leaving) .summary .row .label")
      .allTextContents();
    expect(rows).toEqual(["no contract", "best, R = 10", `yours, R = ${tried}`]);
    const after = await counts(page);
    expect([after.solves, after.simulations]).toEqual([before.solves, before.simulations]);
  });

  test("moves by the keyboard and goes back to the best", async () => {
    await slider().focus();
    await page.keyboard.press("Delete");
    await eventually(() => slider().inputValue()).toBe("10");
    for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowRight");
    await eventually(() => slider().inputValue()).toBe("14");
    expect(await slider().getAttribute("aria-valuetext")).toMatch(
      /^R = 14: 4,\d{3} on average, [45],\d{3} in the worst 5 %$/,
    );
    await answer().filter({ hasText: "Your 14" }).waitFor();
    await page.getByRole("button", { name: "Back to the best, 10" }).click();
    await eventually(() => answer().textContent()).not.toContain("Your");
  });

  test("is taken from a press on the frontier", async () => {
    const figure = titled("Average against spread");
    const canvas = figure.locator(".canvas");
    await canvas.scrollIntoViewIfNeeded();
    const dot = figure.locator(".chart:not(.leaving) .choices circle").nth(4);
    const box = (await dot.boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await eventually(() => slider().inputValue()).toBe("4");
    const labels = await figure.locator(".chart:not(.leaving) .mark text").allTextContents();
    expect(labels).toEqual(["no contract", "best, R = 10", "yours, R = 4"]);
  });
});

describe("the frontier", () => {
  test("has every reservation with exact and simulated averages, paired differences and intervals", async () => {
    const rows = await rowsOf(titled("Average against the worst 5 %"));
    expect(rows.map((row) => row[0])).toEqual(Array.from({ length: 21 }, (_, r) => r));
    for (const [, mean, half, exact, tail, tailHalf] of rows) {
      // Twice the half-width is four standard errors; the lattice itself is off by about one.
      expect(Math.abs(mean! - exact!)).toBeLessThan(2 * half! + 2);
      expect(tail).toBeGreaterThan(mean! + 4 * tailHalf!);
    }
    const best = rows[10]!;
    expect(best.slice(6)).toEqual([0, 0, 0, 0]);
    expect(Math.min(...rows.map((row) => row[3]!))).toBe(best[3]);
    for (const row of rows.slice(7, 13)) {
      if (row !== best) expect(row[7]!).toBeLessThan(row[2]! / 2);
    }
  });

  test("says how far it pays to go on: less risk for a higher average", async () => {
    const said = await titled("Average against the worst 5 %").locator(".reading").textContent();
    expect(said).toMatch(
      /Green: choices that no other beats on both counts, up to R = 1[1-4]\. There the worst 5 % is [\d.]+ ± [\d.]+ less than with R = 10, the average [\d.]+ ± [\d.]+ more\./,
    );
  });
});

describe("the premium", () => {
  test("buys more in dear years than in cheap ones, in the same years for both", async () => {
    const table = page.getByRole("region", { name: "What the premium buys" });
    const cells = await table
      .locator("tbody tr")
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent ?? "")),
      );
    const [premium, dear, all, cheap] = cells;
    expect(premium!.slice(0, 2)).toEqual(["0", "260"]);
    const saved = (row: string[] | undefined) => -number(/[−+][\d,.]+/.exec(row![1]!)![0]);
    expect(saved(dear)).toBeGreaterThan(saved(all));
    expect(saved(all)).toBeGreaterThan(saved(cheap));
    for (const row of [dear, all, cheap]) {
      const [without, withIt] = row!.map(number);
      expect(Math.abs(without! - withIt! - saved(row))).toBeLessThan(1.6);
    }
  });

  test("over a quarter, paid, looks wrong; the page says why and counts units when they are used", async () => {
    await page.getByRole("combobox", { name: "Horizon" }).selectOption("13");
    await answer().filter({ hasText: "13-period stretch" }).waitFor();
    const caution = page.locator(".caution");
    await caution.waitFor({ timeout: 40_000 });
    await caution.getByRole("button", { name: "Count units when they are used" }).click();
    await caution.waitFor({ state: "detached", timeout: 40_000 });
    expect(await page.getByRole("combobox", { name: "Units count when" }).inputValue()).toBe("used");
    await page.getByRole("combobox", { name: "Horizon" }).selectOption("52");
    await page.getByRole("combobox", { name: "Units count when" }).selectOption("paid");
    await answer().filter({ hasText: "a year costs" }).waitFor();
  });
});

describe("the two hedges", () => {
  const figure = () => titled("As the spot price gets less certain");

  test("say that more uncertainty means less reservation, as their numbers do", async () => {
    await figure().locator(".chart:not(.leaving) .solved circle").nth(45).waitFor({ timeout: 60_000 });
    const said = (await figure().locator(".reading").textContent()) ?? "";
    const [, at, from, to] =
      /More uncertainty, less reservation: beyond about σₚ = ([\d.]+) R\* falls from (\d+) to (\d+)/.exec(
        said,
      )!;
    const rows = await rowsOf(figure());
    expect(rows.length).toBeGreaterThan(20);
    const start = rows.findIndex((row) => row[0] === Number(at));
    expect([rows[start]![1], rows.at(-1)![1]]).toEqual([Number(from), Number(to)]);
    for (let i = start + 1; i < rows.length; i++) {
      expect(rows[i]![1]!).toBeLessThanOrEqual(rows[i - 1]![1]!);
      // Whenever less is reserved, more is bought ahead.
      if (rows[i]![1]! < rows[i - 1]![1]!) expect(rows[i]![2]!).toBeGreaterThan(rows[i - 1]![2]!);
    }
    expect(rows.at(-1)![2]!).toBeGreaterThan(10 * rows[start]![2]!);
    expect(await figure().locator(".chart:not(.leaving)").textContent()).toContain(
      "more uncertain, less reserved",
    );
  });

  test("move with the parameters: dearer stock, and the large dots move along", async () => {
    const dot = () =>
      titled("As stock gets dearer to keep").locator(".chart:not(.leaving) .mark circle").first();
    const before = Number(await dot().getAttribute("cx"));
    await page.getByRole("textbox", { name: "Holding cost" }).fill("1");
    await eventually(async () => Number(await dot().getAttribute("cx"))).toBeGreaterThan(before + 20);
    await answer().filter({ hasText: "Reserving 11 saves" }).waitFor({ timeout: 40_000 });
    await page.getByRole("button", { name: "Reset", exact: true }).click();
    await answer().filter({ hasText: "Reserving 10 saves" }).waitFor({ timeout: 40_000 });
  });
});

describe("a price shock", () => {
  const figure = () => titled("Draw a price shock");
  const said = async () => (await figure().locator(".reading").textContent()) ?? "";

  test("can be cleared and drawn with the pointer, and costs the uncovered most", async () => {
    await visit(page, labLink({}));
    await figure().locator(".shocked").waitFor();
    await page.getByRole("button", { name: "Clear the shock" }).click();
    await eventually(said).toContain("No shock");
    const canvas = figure().locator(".canvas");
    await canvas.scrollIntoViewIfNeeded();
    const ground = (await figure().locator(".chart:not(.leaving) .canvas-ground").boundingBox())!;
    const at = (period: number, share: number) =>
      [ground.x + (ground.width * period) / 100, ground.y + ground.height * share] as const;
    await page.mouse.move(...at(30, 0.3));
    await page.mouse.down();
    await page.mouse.move(...at(45, 0.2), { steps: 10 });
    await page.mouse.up();
    await page.mouse.move(5, 5);
    await eventually(said).toMatch(/^A shock of up to \+[\d.]+ over 1[4-7] periods costs/);
    const [, none, covered] = /costs ([\d,]+) without a contract, (?:costs|saves) ([\d,]+) with R = 10/.exec(
      await said(),
    )!;
    expect(number(none!)).toBeGreaterThan(number(covered!) + 100);
    expect(await said()).toMatch(/On average over 200 histories R = 10 spares [\d,]+ ± [\d,]+ of it/);
  });

  test("can be set without a pointer: start, length and height", async () => {
    const control = (name: string) => page.getByRole("slider", { name });
    await page.getByRole("button", { name: "First example" }).click();
    await eventually(() => control("Starts in period").inputValue()).toBe("41");
    await control("Starts in period").focus();
    await page.keyboard.press("ArrowRight");
    await control("Lasts, periods").focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowLeft");
    await control("Height, money/unit").focus();
    await page.keyboard.press("Shift+ArrowRight");
    await eventually(said).toMatch(/^A shock of up to \+5\.0 over 3 periods/);
    const rows = await rowsOf(figure());
    const touched = rows.filter((row) => Math.abs(row[2]! - row[1]! - 5) < 1e-3).map((row) => row[0]);
    expect(touched).toEqual([42, 43, 44]);
    // No cost before it, the same cost from some time after it on.
    expect(rows.slice(0, 41).every((row) => row[3] === 0 && row[4] === 0)).toBe(true);
  });
});

describe("the link", () => {
  test("brings back everything chosen in the lab", async () => {
    const heights = Array.from({ length: 100 }, (_, i) => (((i * i) % 83) - 40) / 10);
    const lab = { horizon: 26, charge: "used", reservation: 7, shock: { start: 0, heights } };
    await visit(page, labLink({ lab, replication: 3 }));
    await answer().filter({ hasText: "Your 7" }).waitFor({ timeout: 40_000 });
    expect(await page.getByRole("combobox", { name: "Horizon" }).inputValue()).toBe("26");
    expect(await page.getByRole("combobox", { name: "Units count when" }).inputValue()).toBe("used");
    await titled("Draw a price shock").getByText("over 100 periods").waitFor();
    expect(await page.getByText("Sample path 4").count()).toBe(1);
    await page.getByRole("combobox", { name: "Units count when" }).selectOption("paid");
    await eventually(() => content(page.url())).toEqual({
      view: { tab: "lab", replication: 3, lab: { horizon: 26, reservation: 7, shock: lab.shock } },
    });
    expect(page.url().length).toBeLessThan(2000);
  });

  test.each([
    ["of odd types", { lab: { horizon: "52", reservation: "6", charge: 3, shock: [1, 2] } }],
    ["out of range", { lab: { horizon: 1e9, reservation: -5, shock: { start: 99, heights: [1, 2] } } }],
    ["with prices beyond sense", { lab: { shock: { start: 0, heights: [1e300] }, reservation: 1e9 } }],
    ["of no known part", { tab: "moon", lab: null }],
  ])("%s leaves the page usable", async (name, view) => {
    await visit(page, "#/sourcing");
    await visit(page, labLink(view));
    if (name !== "of no known part") {
      await answer().filter({ hasText: "Reserving 10 saves" }).waitFor({ timeout: 40_000 });
      expect(await slider().inputValue()).toBe("10");
      await titled("Draw a price shock").getByText("A shock of up to +4.0").waitFor();
    }
  });
});
