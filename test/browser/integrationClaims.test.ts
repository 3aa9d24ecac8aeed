import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  type App,
  content,
  counts,
  eventually,
  number,
  payload,
  simulated,
  startApp,
  verdict,
} from "./support/app.ts";

const quick = { simulation: { replications: 4, warmUp: 30, years: 1 } };
const hash = (content: object) => `#/integration/${payload(JSON.stringify(content))}`;

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

/** Writes down everything that the verdict says. */
function listen(): void {
  const said: string[] = [];
  Object.assign(window, { said });
  const look = () => {
    const now = document.querySelector(".verdict .answer")?.textContent ?? "";
    if (now !== "" && now !== said.at(-1)) said.push(now);
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
}

function said(page: Page): Promise<string[]> {
  return page.evaluate(() => [...(window as unknown as { said: string[] }).said]);
}

/** Half-widths of the profit in the order in which they were said. */
function widths(sentences: readonly string[]): number[] {
  return sentences.flatMap((sentence) => {
    const found = /earns (?:about )?[\d,]+ ± ([\d,]+)/.exec(sentence)?.[1];
    return found === undefined ? [] : [number(found)];
  });
}

describe("the verdict", () => {
  test("comes after one pair of worlds, without an interval, and then its interval narrows", async () => {
    const page = await app.open({
      hash: hash({ scenario: { simulation: { replications: 12, warmUp: 30, years: 1 } } }),
      before: listen,
    });
    await simulated(page);
    const sentences = await said(page);
    const first = sentences.findIndex((sentence) => sentence.includes("One pair: no interval yet"));
    expect(first).toBeGreaterThanOrEqual(0);
    expect(sentences.slice(0, first).some((sentence) => sentence.includes("±"))).toBe(false);
    expect(sentences[first]).toMatch(
      /^Integration earns about [\d,]+ a year (more|less) in the first pair of worlds/,
    );
    const [widest, ...others] = widths(sentences);
    expect(others.length).toBeGreaterThan(1);
    expect(others.at(-1)).toBeLessThan(widest!);
    await page.context().close();
  });

  test("follows a drag of the data quality: a first pair at once, the simulation when the hand rests", async () => {
    const page = await app.open({ hash: hash({ scenario: quick }) });
    await page.evaluate(listen);
    const before = await counts(page);
    const slider = page.getByRole("slider", { name: "Data quality" });
    const box = (await slider.boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.85, box.y + box.height / 2);
    await page.mouse.down();
    for (const share of [0.7, 0.55, 0.4, 0.25]) {
      await page.mouse.move(box.x + box.width * share, box.y + box.height / 2, { steps: 3 });
      await page.waitForTimeout(60);
    }
    await eventually(async () => (await said(page)).some((each) => each.includes("first pair"))).toBe(true);
    expect((await counts(page)).simulations).toBe(before.simulations);
    await page.mouse.up();
    await eventually(async () => (await counts(page)).simulations).toBe(before.simulations + 1);
    await simulated(page);
    expect(await verdict(page).textContent()).toContain("±");
    const { scenario } = content(page.url()) as { scenario: { problem: { dataQuality: { level: number } } } };
    expect(scenario.problem.dataQuality.level).toBeLessThan(0.5);
    await page.context().close();
  });

  test("a lever switched off re-runs both worlds", async () => {
    const page = await app.open({ hash: hash({ scenario: quick }) });
    const before = await counts(page);
    const earned = await verdict(page).textContent();
    await page.getByRole("switch", { name: "Order flow" }).click();
    await eventually(async () => (await counts(page)).simulations).toBe(before.simulations + 1);
    await simulated(page);
    expect(await verdict(page).textContent()).not.toBe(earned);
    await page.context().close();
  });
});

describe("the claims of the article", () => {
  test("are all there, judged by word and mark, with the figures of the table", async () => {
    const page = await app.open({ hash: hash({ scenario: quick, view: { at: "claims" } }) });
    const list = page.locator(".claim");
    await eventually(() => list.count()).toBe(45);
    await eventually(() => page.locator(".claims .summary").textContent()).toMatch(/\d+ ✓ confirmed/);
    const summary = (await page.locator(".claims .summary").textContent()) ?? "";
    const [all, ...parts] = [...summary.matchAll(/\d+/g)].map(([found]) => Number(found));
    expect(all).toBe(45);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(45);
    for (const mark of await page.locator(".claim .judged .mark").allTextContents())
      expect(mark.replace(/\s+/g, " ").trim()).toMatch(
        /^(✓ confirmed|○ not confirmed|✗ reversed|▢ represented only as a parameter)$/,
      );
    const claim = page.locator(".claim", { hasText: "Orders become cash faster" });
    const measured = (
      await claim.locator("tr", { hasText: "Order to cash" }).locator("td").allTextContents()
    ).map((text) => text.trim());
    const row = page.locator(".comparison tbody tr", {
      has: page.getByRole("button", { name: "Order to cash", exact: true }),
    });
    const [siloed, , difference] = (await row.locator("td .exact-value").allTextContents()).map(number);
    expect(Math.abs(number(measured[0]!) - siloed!)).toBeLessThan(0.06);
    expect(measured[1]).toContain("✓");
    expect(Math.abs(number(measured[1]!.replace(/^.*?([+−\d])/, "$1")) - difference!)).toBeLessThan(0.06);
    await page.context().close();
  });

  test("are picked by verdict, which the link keeps; without levers none is confirmed", async () => {
    const page = await app.open({ hash: hash({ scenario: quick, view: { at: "claims" } }) });
    await eventually(() => page.locator(".claim").count()).toBe(45);
    const show = page.getByRole("combobox", { name: "Show" });
    await eventually(() => show.locator("option").nth(1).textContent()).toMatch(/^confirmed \([1-9]/);
    await show.selectOption("confirmed");
    await eventually(() => page.locator(".claim:not([data-verdict='confirmed'])").count()).toBe(0);
    await eventually(() => content(page.url())).toMatchObject({
      view: { at: "claims", claims: "confirmed" },
    });
    await page.getByRole("button", { name: "only this for claim 1b" }).click();
    await eventually(() => content(page.url())).toMatchObject({
      scenario: { levers: { visibility: false, logistics: false } },
    });
    await eventually(() => page.locator(".claim", { hasText: "1b ·" }).textContent()).toContain(
      "only these are on",
    );
    await page.getByRole("button", { name: "All off" }).click();
    await simulated(page);
    await eventually(() => page.locator(".claims").textContent()).toContain(
      "No claim has this verdict in these histories",
    );
    await show.selectOption("all");
    await eventually(() =>
      page.locator(".claim[data-verdict='not confirmed']").first().textContent(),
    ).toContain("None of the levers that it belongs to is on");
    await page.context().close();
  });
});

describe("the contents of the page", () => {
  test("lead to every part, mark where the reader is, and move the keyboard there", async () => {
    const page = await app.open({ hash: hash({ scenario: quick }) });
    const row = page.getByRole("navigation", { name: "On this page" });
    for (const [name, heading] of [
      ["Levers", "Where it comes from"],
      ["When not", "When this does not pay"],
      ["Checks", "Against known answers"],
    ] as const) {
      await row.getByRole("button", { name }).focus();
      await page.keyboard.press("Enter");
      await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe(heading);
      const top = await page
        .getByRole("heading", { name: heading })
        .evaluate((it) => it.getBoundingClientRect().top);
      expect(top).toBeGreaterThan(60);
      expect(top).toBeLessThan(900);
    }
    await row.getByRole("button", { name: "Levers" }).click();
    await eventually(() => row.locator("[aria-current=true]").textContent()).toBe("Levers");
    expect(await row.evaluate((it) => it.getBoundingClientRect().top)).toBeLessThan(80);
    await eventually(() => content(page.url())).toMatchObject({ view: { at: "levers" } });
    const again = await app.open({ hash: new URL(page.url()).hash, early: true });
    await eventually(() => again.evaluate(() => document.activeElement?.textContent)).toBe(
      "Where it comes from",
    );
    await again.context().close();
    await page.context().close();
  });
});
