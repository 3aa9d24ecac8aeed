import { readFileSync } from "node:fs";
import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type App, content, eventually, number, payload, startApp } from "./support/app.ts";

const quick = { simulation: { replications: 2, warmUp: 60, years: 1 } };
const hash = (view: object = {}) => `#/integration/${payload(JSON.stringify({ scenario: quick, view }))}`;

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

function contents(page: Page, part: string) {
  return page.getByRole("navigation", { name: "On this page" }).getByRole("button", { name: part });
}

/** The page with the film in sight and made. */
async function filmed(view: object = {}, options: Parameters<App["open"]>[0] = {}): Promise<Page> {
  const page = await app.open({ hash: hash(view), early: true, ...options });
  await contents(page, "The chain").click();
  await page.locator("svg.chain").waitFor({ timeout: 60_000 });
  return page;
}

async function dayOf(page: Page): Promise<number> {
  return Number(await page.locator(".clock b").textContent());
}

/** How many dots of some kinds a world shows. */
function dots(page: Page, world: "siloed" | "integrated", kinds: readonly string[]): Promise<number> {
  return page.evaluate(
    ([name, wanted]) =>
      wanted
        .flatMap((kind) => [...document.querySelectorAll(`.world.${name} .dots.${kind}`)])
        .reduce((sum, path) => sum + (path.getAttribute("d")?.split("M").length ?? 1) - 1, 0),
    [world, kinds] as const,
  );
}

/** A row of the numbers of the day: siloed, integrated. */
async function numbers(page: Page, row: string): Promise<number[]> {
  const cells = page.locator(".day-table tbody tr", { hasText: row }).locator("td");
  return (await cells.allTextContents()).map(number);
}

describe("the film of the chain", () => {
  test("plays by itself when it comes into sight, from before go-live, and stands still out of sight", async () => {
    const page = await filmed();
    await page.getByRole("button", { name: "Pause" }).waitFor();
    await eventually(() => dayOf(page)).toBeGreaterThan(84);
    await contents(page, "Claims").click();
    await eventually(() =>
      page.locator("#part-claims").evaluate((it) => it.getBoundingClientRect().top),
    ).toBeLessThan(200);
    await page.waitForTimeout(300);
    const left = await dayOf(page);
    const path = page.locator(".world.siloed .dots.parcel").first();
    const still = await path.getAttribute("d");
    await page.waitForTimeout(700);
    expect(await dayOf(page)).toBe(left);
    expect(await path.getAttribute("d")).toBe(still);
    await contents(page, "The chain").click();
    await eventually(() => dayOf(page)).toBeGreaterThan(left);
    await page.context().close();
  });

  test("shows as many dots as there are orders, and writes the numbers of the day beside them", async () => {
    const page = await filmed({ day: 200 });
    expect(await dayOf(page)).toBe(200);
    await page.getByRole("button", { name: "Numbers of the day" }).click();
    for (const [i, world] of (["siloed", "integrated"] as const).entries()) {
      const places = await Promise.all(
        [
          "Orders not yet in the ERP",
          "Orders that wait for goods",
          "Orders that wait for dispatch",
          "Orders on the way to customers",
        ].map(async (row) => (await numbers(page, row))[i]!),
      );
      const open = places.reduce((sum, count) => sum + count, 0);
      expect(open).toBeGreaterThan(10);
      expect(await dots(page, world, ["order", "parcel", "late"])).toBe(open);
      const written = page.locator(`.world.${world}`);
      const [stock] = [(await numbers(page, "Components"))[i]!];
      expect(await written.textContent()).toContain(stock.toLocaleString("en-US"));
      expect(await written.textContent()).toContain(`${places[3]} orders on the way`);
    }
    const [siloed, integrated] = await numbers(page, "Orders not yet in the ERP");
    expect(siloed).toBeGreaterThan(integrated!);
    await page.context().close();
  });

  test("obeys the keyboard: pause, step, scrub, start; before go-live both worlds are one", async () => {
    const page = await filmed();
    const pause = page.getByRole("button", { name: "Pause" });
    await pause.focus();
    await page.keyboard.press("Enter");
    const play = page.getByRole("button", { name: "Play", exact: true });
    await play.waitFor();
    const day = await dayOf(page);
    await page.getByRole("button", { name: "One day on" }).focus();
    await page.keyboard.press("Enter");
    expect(await dayOf(page)).toBe(day + 1);
    await page.getByRole("button", { name: "One day back" }).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Space");
    expect(await dayOf(page)).toBe(day - 1);
    const slider = page.getByRole("slider", { name: "Day of the film" });
    await slider.focus();
    await page.keyboard.press("ArrowRight");
    expect(await dayOf(page)).toBe(day);
    await page.keyboard.press("Home");
    expect(await dayOf(page)).toBe(0);
    expect(await slider.getAttribute("aria-valuetext")).toMatch(
      /^Day 0: siloed \d+ orders? not yet in the ERP/,
    );
    await page.getByRole("button", { name: "Numbers of the day" }).click();
    for (const row of await page.locator(".day-table tbody tr").all()) {
      const [siloed, integrated] = await row.locator("td").allTextContents();
      expect(integrated).toBe(siloed);
    }
    await eventually(() => content(page.url())).toMatchObject({ view: { day: 0, at: "chain" } });
    await page.keyboard.press("End");
    await page.context().close();
  });

  test("goes to what happens, and faster", async () => {
    const page = await filmed({ day: 10 });
    await page.getByRole("button", { name: "Go-live" }).click();
    expect(await dayOf(page)).toBe(87);
    expect(await page.locator(".clock").textContent()).toContain("3 before go-live");
    await page.getByRole("combobox", { name: "Speed" }).selectOption("20");
    await page.getByRole("button", { name: "Play", exact: true }).click();
    await eventually(() => dayOf(page)).toBeGreaterThan(110);
    await page.getByRole("button", { name: "Pause" }).click();
    expect(await page.locator(".world.integrated").textContent()).toMatch(/adoption \d+ %/);
    expect(await page.locator(".world.siloed").textContent()).not.toContain("adoption");
    const before = await page.locator("svg.chain").innerHTML();
    await page.getByRole("button", { name: "Next history" }).click();
    await eventually(() => page.locator("svg.chain").innerHTML()).not.toBe(before);
    await eventually(() => content(page.url())).toMatchObject({ view: { history: 2 } });
    await page.context().close();
  });

  test("honours reduced motion: it starts paused, and shows whole days only", async () => {
    const page = await filmed({}, { reducedMotion: "reduce" });
    await page.getByRole("button", { name: "Play", exact: true }).waitFor();
    const day = await dayOf(page);
    expect(day).toBe(84);
    await page.evaluate(() => {
      const seen = new Map<string, Set<string>>();
      const path = document.querySelector(".world.siloed .dots.parcel");
      const clock = document.querySelector(".clock b");
      const look = () => {
        const today = clock?.textContent ?? "";
        const shapes = seen.get(today) ?? new Set();
        seen.set(today, shapes.add(path?.getAttribute("d") ?? ""));
        requestAnimationFrame(look);
      };
      look();
      Object.assign(window, { seen });
    });
    await page.getByRole("button", { name: "Play", exact: true }).click();
    await eventually(() => dayOf(page)).toBeGreaterThan(day + 2);
    await page.getByRole("button", { name: "Pause" }).click();
    const shapes = await page.evaluate(() => {
      const { seen } = window as unknown as { seen: Map<string, Set<string>> };
      return [...seen.values()].map((each) => each.size);
    });
    expect(shapes.length).toBeGreaterThan(2);
    // One picture a day, or two where a frame fell between the picture and its number.
    expect(Math.max(...shapes)).toBeLessThanOrEqual(2);
    await page.context().close();
  });

  test("is saved as a picture of the moment, and as its numbers", async () => {
    const page = await filmed({ day: 150 });
    const saved = async (kind: "SVG" | "CSV") => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: `${kind} of One world, lived through twice` }).click(),
      ]);
      return readFileSync(await download.path(), "utf8");
    };
    const text = (await saved("SVG")).replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
    expect(text).toContain("Integrated");
    expect(text).toContain("history 1, day 150");
    expect(await saved("CSV")).toMatch(/Components,units,\d+,\d+/);
    await page.context().close();
  });
});

/** The name that a link has for the order of a sentence. */
function orderOf(sentence: string | null): string {
  const deal = /deal (\d+)/.exec(sentence ?? "");
  if (deal !== null) return `p${deal[1]}`;
  const [, order, customer, product] =
    /^Order (\d+) of customer (\d+), \d+ units? of (\w+)/.exec(sentence ?? "") ?? [];
  return `${Number(customer) - 1}.${["Standard", "Project"].indexOf(product!)}.${Number(order) - 1}`;
}

describe("one order in both firms", () => {
  test("is found by what became of it, walked from order to order, and kept in the link", async () => {
    const page = await app.open({ hash: hash(), early: true });
    await contents(page, "One order").click();
    const sentence = page.locator(".order-twin .reading");
    await eventually(() => sentence.textContent()).toMatch(/delivered .* sooner with integration/);
    const gained = number(
      /delivered ([\d.]+ (?:days|hours))/.exec((await sentence.textContent()) ?? "")?.[1] ?? "",
    );
    expect(gained).toBeGreaterThan(1);
    const row = (name: string) => page.locator(".stamps tbody tr", { hasText: name }).locator("td");
    const [siloed, integrated] = (await row("Delivered").allTextContents()).map(number);
    expect(siloed! - integrated!).toBeCloseTo(gained, 1);
    await page.getByRole("combobox", { name: "Follow" }).selectOption("the median order");
    const median = await sentence.textContent();
    await page.getByRole("button", { name: "next ›" }).click();
    await eventually(() => sentence.textContent()).not.toBe(median);
    const next = await sentence.textContent();
    await page.getByRole("button", { name: "‹ previous" }).click();
    await eventually(() => sentence.textContent()).toBe(median);
    await page.getByRole("button", { name: "next ›" }).click();
    await eventually(() => sentence.textContent()).toBe(next);
    await eventually(() => (content(page.url()) as { view: { order: string } }).view.order).toBe(
      orderOf(next),
    );
    const again = await app.open({ hash: new URL(page.url()).hash, early: true });
    await eventually(() => again.locator(".order-twin .reading").textContent()).toBe(next);
    await again.context().close();
    await page.context().close();
  });

  test("of a project begins with its lead; one that is lost says why; each is watched in the film", async () => {
    const page = await app.open({ hash: hash({ order: "deal" }), early: true });
    await contents(page, "One order").click();
    const row = (name: string) => page.locator(".stamps tbody tr", { hasText: name }).locator("td");
    await eventually(() => row("Lead").count()).toBe(4);
    const lead = (await row("Lead").allTextContents()).slice(0, 2).map(number);
    expect(lead[0]).toBeLessThan(0);
    expect(lead[1]).toBe(lead[0]);
    await page.getByRole("button", { name: "Watch it in the film" }).click();
    await eventually(() =>
      page.locator(".world.siloed .watched").evaluate((it) => it.getAttribute("visibility")),
    ).toBe("visible");
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByRole("combobox", { name: "Follow" }).selectOption("lost only when siloed");
    await eventually(() => page.locator(".order-twin .reading").textContent()).toMatch(
      /siloed lost: (promised for day|the customer gave up)[^;]*; integrated delivered after/,
    );
    await page.getByRole("slider", { name: "Stage, One order in both firms" }).focus();
    for (let stage = 0; stage < 4; stage++) await page.keyboard.press("ArrowRight");
    expect(await page.locator(".order-twin .reading").textContent()).toMatch(/^On the road: none siloed, /);
    await page.context().close();
  });
});
