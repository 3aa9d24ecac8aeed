import { readFileSync } from "node:fs";
import type { Page } from "playwright";
import { decodeQR } from "qr/decode.js";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import links from "../app/linksOfVersion1.json" with { type: "json" };
import {
  type App,
  content,
  enter,
  eventually,
  payload,
  quick,
  startApp,
  verdict,
  visit,
} from "./support/app.ts";
import { axeFindings, overhang } from "./support/look.ts";

let app: App;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  page = await app.open({ hash: quick, permissions: ["clipboard-read", "clipboard-write"] });
});

afterEach(() => {
  expect(app.complaints).toEqual([]);
});

afterAll(async () => {
  await app.close();
});

const panel = (where = page) => where.getByRole("region", { name: "Share" });
const button = (where = page) => where.getByRole("button", { name: "Share", exact: true });

/** What a camera reads off the screen. */
async function scanned(where: Page): Promise<string> {
  const code = where.getByRole("img", { name: "QR code of the link" });
  await code.waitFor();
  const png = (await code.screenshot()).toString("base64");
  const { width, height, data } = await where.evaluate(async (source) => {
    const bytes = Uint8Array.from(atob(source), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d")!;
    canvas.drawImage(bitmap, 0, 0);
    const image = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
    return { width: image.width, height: image.height, data: Array.from(image.data) };
  }, png);
  return decodeQR({ width, height, data: Uint8Array.from(data) });
}

describe("a link of an earlier version", () => {
  test.each(links)("opens: $link", async ({ link, state }) => {
    const fresh = await app.open({ hash: link, early: true });
    await fresh.waitForTimeout(600);
    expect(await fresh.locator(".notice").count()).toBe(0);
    await eventually(() => content(fresh.url())).toEqual(state);
    await fresh.context().close();
  });
});

describe("Share", () => {
  test("copies the link at once, says so, and closes with Escape where one was", async () => {
    await visit(page, "#/sourcing/");
    await enter(page, "Mean demand", "12.5");
    await button().focus();
    await page.keyboard.press("Enter");
    await page.getByText("Link copied").waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(content(copied)).toEqual({ scenario: { problem: { demand: { mean: 12.5 } } } });
    expect(
      await panel()
        .getByLabel(/^Link to this page/)
        .inputValue(),
    ).toBe(copied);
    await page.keyboard.press("Escape");
    expect(await panel().count()).toBe(0);
    expect(await button().evaluate((element) => element === document.activeElement)).toBe(true);
    await button().click();
    await panel().waitFor();
    await page.locator(".verdict").click();
    expect(await panel().count()).toBe(0);
  });

  test("shows a code that a camera reads as the link, in both themes, as the page is now", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await enter(page, "Holding cost", colorScheme === "light" ? "0.3" : "0.4");
      await eventually(() => JSON.stringify(content(page.url()))).toContain(
        colorScheme === "light" ? "0.3" : "0.4",
      );
      await button().click();
      expect(await scanned(page)).toBe(page.url());
      await page.keyboard.press("Escape");
    }
    await page.emulateMedia({ colorScheme: "light" });
  });

  test("says that the link is too long for a code where it is", async () => {
    await visit(
      page,
      `#/sourcing/${payload(JSON.stringify({ scenario: { simulation: { seed: noise(200) } }, reference: { simulation: { seed: noise(199) } } }))}`,
    );
    await button().click();
    await panel()
      .getByText(/the link is too long for a code/)
      .waitFor();
    expect(await panel().getByRole("img").count()).toBe(0);
    await page.keyboard.press("Escape");
  });

  test("saves the scenario as a file with every default written out", async () => {
    await visit(page, `#/sourcing/${payload('{"scenario":{"problem":{"holdingCost":0.35}}}')}`);
    await button().click();
    const coming = page.waitForEvent("download");
    await panel().getByRole("button", { name: "Save scenario" }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe("hedgerow-sourcing.json");
    const scenario = JSON.parse(readFileSync((await download.path()) ?? "", "utf8"));
    expect(scenario).toMatchObject({
      version: 1,
      model: "sourcing",
      problem: { holdingCost: 0.35, contractPrice: 8 },
      simulation: { seed: "hedgerow" },
    });
    await page.keyboard.press("Escape");
  });

  test("says that data of one's own is too much for a link, and keeps none of it in the address", async () => {
    await visit(page, "#/sourcing/");
    await page.getByRole("combobox", { name: "Demand" }).selectOption({ label: "Own demand history" });
    const values = Array.from(noise(6000), (character) => (character.charCodeAt(0) / 1000).toFixed(3)).join(
      " ",
    );
    await page.getByRole("textbox", { name: "Demand history" }).fill(values);
    await eventually(() => page.url()).toMatch(/#\/sourcing$/);
    await button().click();
    await panel()
      .getByText(/is too much for a link/)
      .waitFor();
    await page.getByText("Too much for a link: save the file instead").waitFor();
    await page.keyboard.press("Escape");
    await visit(page, "#/sourcing/");
  });

  test.each([
    ["light", 1440],
    ["dark", 390],
  ] as const)("is clean for axe, %s at %d px", async (colorScheme, width) => {
    const fresh = await app.open({ hash: quick, colorScheme, viewport: { width, height: 844 } });
    await fresh.getByRole("button", { name: /^Share/ }).click();
    await scanned(fresh);
    expect(await axeFindings(fresh, { within: "section[aria-label=Share]" })).toEqual([]);
    expect(await overhang(fresh)).toBeLessThanOrEqual(0);
    await fresh.context().close();
  });
});

describe("on paper", () => {
  test("the page is verdict, pictures, tables, and what one needs to see it again", async () => {
    const fresh = await app.open({
      hash: `#/sourcing/${payload('{"scenario":{"simulation":{"seed":"ivy","replications":40,"periods":100}}}')}`,
    });
    const width = await fresh
      .locator(".chart")
      .first()
      .evaluate((chart) => chart.getBoundingClientRect().width);
    await fresh.emulateMedia({ media: "print" });
    await fresh.setViewportSize({ width: 690, height: 980 });
    const seen = (selector: string) => fresh.locator(selector).first().isVisible();
    for (const selector of [".verdict", ".chart", ".kpis table", ".printed", ".colophon"])
      expect(await seen(selector), selector).toBe(true);
    for (const selector of [".parameters", ".header nav", ".header .tools", ".offers", ".status", ".scrub"])
      expect(await seen(selector), selector).toBe(false);
    const printed = await fresh.locator(".printed").textContent();
    expect(printed).toMatch(/^Hedgerow \d+\.\d+\.\d+ · Sourcing/);
    for (const part of ["Seedivy", "Holding cost, h0.2 money/unit/period", "Policy Aoptimal", fresh.url()])
      expect(printed).toContain(part);
    const right = await fresh.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll(".chart, .kpis table, .printed dd")].map(
          (each) => each.getBoundingClientRect().right,
        ),
      ),
    );
    expect(right).toBeLessThanOrEqual(690);
    expect(width).toBeGreaterThan(0);
    const pdf = await fresh.pdf({ format: "A4" });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    await fresh.context().close();
  });

  test("is asked for by Print", async () => {
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute("data-printed", "");
    });
    await button().click();
    await panel().getByRole("button", { name: "Print" }).click();
    await page.locator("body[data-printed]").waitFor();
    await page.keyboard.press("Escape");
  });
});

/** Text that does not compress: xorshift, so that it is the same in every run. */
function noise(length: number): string {
  let word = 2463534242 + length;
  return Array.from({ length }, () => {
    word ^= word << 13;
    word ^= word >>> 17;
    word ^= word << 5;
    return String.fromCharCode(0x4e00 + ((word >>> 0) % 8000));
  }).join("");
}

describe("hostile links", () => {
  const state = {
    scenario: { problem: { holdingCost: 0.3 } },
    view: { replication: 2, period: 9 },
    reference: {},
  };
  const markup = "<img src=x onerror=document.body.setAttribute('data-hacked','')>";
  const hostile: readonly unknown[] = [
    [],
    7,
    null,
    "text",
    { scenario: null },
    { scenario: [] },
    { scenario: { "=": null } },
    { scenario: { "=": { model: "sourcing" } } },
    { scenario: { problem: { holdingCost: markup } } },
    { scenario: { simulation: { seed: markup } } },
    { scenario: { model: markup } },
    { scenario: { [markup]: markup } },
    { scenario: { policies: { "=": [{ kind: markup }, { kind: "optimal" }] } } },
    { scenario: { policies: { "=": Array(2000).fill({ kind: "optimal" }) } } },
    { scenario: { problem: { demand: { mean: 1e308, sd: 1e308 } } } },
    { scenario: { problem: { spotPrice: { mean: -1e6, sd: 1e6 } } } },
    { scenario: { simulation: { replications: 1e8, periods: 1e9 } } },
    { scenario: { lattice: { "=": { base: "fine", demandStep: 0.01 } } } },
    { ...state, view: { replication: -1, period: 1e9 } },
    { ...state, view: { replication: 1.5, period: markup } },
    { ...state, view: [[[[]]]] },
    { ...state, view: { tab: markup, panel: markup, open: 7 } },
    { ...state, reference: markup },
    { ...state, reference: { problem: { holdingCost: -1 } } },
    { ...state, lab: markup, replay: { pair: 7 }, shock: { from: -1, values: [markup] } },
    JSON.parse(
      '{"__proto__":{"scenario":{"problem":{"holdingCost":9}}},"constructor":{"prototype":{"hacked":1}}}',
    ),
  ];
  const garbled = Array.from({ length: 34 }, (_, i) => {
    const good = payload(JSON.stringify(state));
    const at = (i * 7) % good.length;
    return good.slice(0, at) + "AZaz09-_%"[i % 9] + good.slice(at + (i % 3));
  });

  test("leave every page usable and run nothing: a sample of 60 in the real page", async () => {
    const fresh = await app.open({ hash: quick, early: true });
    const foreign: string[] = [];
    fresh.on("request", (request) => {
      if (!/^(http:\/\/127\.0\.0\.1:|blob:|data:)/.test(request.url())) foreign.push(request.url());
    });
    fresh.on("dialog", (dialog) => foreign.push(dialog.message()));
    const codes = hostile.map((each) => payload(JSON.stringify(each)));
    const visits = [
      ...codes.flatMap((code) => [`#/sourcing/${code}`, `#/policy/${code}`]),
      ...garbled.map((code, i) => `#/${["sourcing", "policy"][i % 2]}/${code}`),
    ];
    for (const wanted of visits) {
      await fresh.evaluate((hash) => {
        document.querySelector(".verdict")?.setAttribute("data-old", "");
        location.hash = hash;
      }, wanted);
      await fresh.locator(".verdict:not([data-old]) .answer").waitFor();
    }
    expect(foreign).toEqual([]);
    expect(
      await fresh.evaluate(() => [document.body.dataset["hacked"], "hacked" in Object.prototype]),
    ).toEqual([undefined, false]);
    await visit(fresh, "#/sourcing");
    expect(await verdict(fresh).textContent()).toContain("87.47");
    await fresh.context().close();
  });

  test("that a page cannot make anything of say so, and the page opens by itself", async () => {
    for (const id of ["deterioration", "integration"]) {
      for (const code of ["[1]", '{"scenario":7,"view":{"x":[]},"reference":{"=":3}}']) {
        const fresh = await app.open({ hash: `#/${id}/${payload(code)}`, early: true });
        expect(await verdict(fresh).count()).toBe(1);
        await fresh.context().close();
      }
    }
  });
});
