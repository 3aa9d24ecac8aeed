import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type App, content, enter, eventually, payload, startApp, verdict, visit } from "./support/app.ts";

let app: App;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  page = await app.open({ early: true, permissions: ["clipboard-read", "clipboard-write"] });
});

afterEach(() => {
  expect(app.complaints).toEqual([]);
});

afterAll(async () => {
  await app.close();
});

describe("the link", () => {
  test("holds only what differs from the base case, and nothing where nothing does", async () => {
    await visit(page, "#/sourcing/");
    await page.waitForTimeout(500);
    expect(page.url()).toMatch(/#\/sourcing$/);
    await enter(page, "Spot price deviation", "1.5");
    await enter(page, "Seed", "ivy");
    await eventually(() => page.url()).toMatch(/#\/sourcing\/1/);
    await eventually(() => content(page.url())).toEqual({
      scenario: { problem: { spotPrice: { sd: 1.5 } }, simulation: { seed: "ivy" } },
    });
    await page.getByRole("button", { name: "Reset", exact: true }).click();
    await eventually(() => page.url()).toMatch(/#\/sourcing$/);
  });

  test("brings back scenario, policies, sample path, period and pinned reference", async () => {
    await visit(page, "#/sourcing/");
    await page.getByRole("button", { name: "Pin as reference" }).click();
    await enter(page, "Holding cost", "0.5");
    await page.getByRole("combobox", { name: "Policy B" }).selectOption("spotOnly");
    await page.getByRole("button", { name: "Next sample path" }).click();
    const scrubber = page.getByRole("slider", { name: "Period, Same demand and prices, two policies" });
    await scrubber.fill("60");
    await verdict(page).filter({ hasText: "buying spot only" }).waitFor();
    await eventually(() => content(page.url())).toMatchObject({
      view: { replication: 1, period: 60 },
      reference: {},
    });
    const said = await verdict(page).textContent();
    const again = await app.open({ hash: new URL(page.url()).hash, early: true });
    expect(await verdict(again).textContent()).toBe(said);
    expect(await again.getByRole("textbox", { name: "Holding cost" }).inputValue()).toBe("0.5");
    expect(await again.getByText("Sample path 2").count()).toBe(1);
    await eventually(() =>
      again.getByRole("slider", { name: "Period, Same demand and prices, two policies" }).inputValue(),
    ).toBe("60");
    await again.locator(".kpis .change").first().waitFor();
    await again.context().close();
  });

  test.each([
    ["damaged", "1%%%not-base64", "damaged"],
    ["not deflated", `1${Buffer.from("{}").toString("base64url")}`, "damaged"],
    ["no JSON", payload("{"), "damaged"],
    ["of another version", "9abcd", "another version"],
    ["too long", `1${"A".repeat(9000)}`, "too long"],
    ["a bomb", payload(Buffer.alloc(4_000_000, 32)), "damaged"],
    ["invalid", payload('{"scenario":{"problem":{"holdingCost":-1}}}'), "invalid holdingCost: -1"],
    ["about no known model", payload('{"scenario":{"model":"moon"}}'), "unknown model"],
    [
      "with three policies",
      payload(
        '{"scenario":{"policies":{"=":[{"kind":"optimal"},{"kind":"spotOnly"},{"kind":"baseStock"}]}}}',
      ),
      "two policies",
    ],
    [
      "with a policy of one's own",
      payload(
        '{"scenario":{"policies":{"=":[{"kind":"optimal"},{"kind":"userDefined","name":"mine","reservation":5}]}}}',
      ),
      "run on the page Your policy and on the command line",
    ],
    [
      "reaching for prototypes",
      payload('{"scenario":{"__proto__":{"polluted":1},"problem":{"constructor":1}}}'),
      "constructor",
    ],
    ["of odd types", payload('{"scenario":[1,2],"view":"x","reference":7}'), "invalid scenario"],
  ])("%s gives a sentence and the base case", async (_, code, sentence) => {
    await visit(page, "#/sourcing");
    await visit(page, `#/sourcing/${code}`);
    expect(await verdict(page).textContent()).toContain("87.47");
    expect(await page.locator(".notice").first().textContent()).toContain(sentence);
    expect(await page.evaluate(() => "polluted" in Object.prototype)).toBe(false);
    await page.getByRole("button", { name: "Close this note" }).first().click();
    expect(await page.locator(".notice").count()).toBe(0);
  });

  test("to a page that does not exist says so and shows the first page", async () => {
    await visit(page, "#/nowhere");
    expect(await page.locator(".notice").textContent()).toContain("There is no page “nowhere”");
  });

  test("typed over while the page is open takes effect", async () => {
    await visit(page, "#/sourcing/");
    await page.evaluate((code) => {
      location.hash = `#/sourcing/${code}`;
    }, payload('{"scenario":{"problem":{"spotPrice":{"sd":2}}}}'));
    await eventually(() => verdict(page).textContent()).toContain("80.96");
  });

  test("is copied by Share", async () => {
    await visit(page, "#/sourcing/");
    await enter(page, "Mean demand", "12");
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await page.getByText("Link copied").waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(content(copied)).toEqual({ scenario: { problem: { demand: { mean: 12 } } } });
  });
});
