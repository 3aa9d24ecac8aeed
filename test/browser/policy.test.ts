import { readFileSync } from "node:fs";
import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { models } from "../../src/experiment/registry.ts";
import type { SourcingSolution } from "../../src/models/sourcing/results.ts";
import { commandLine } from "../cli/support.ts";
import {
  type App,
  content,
  counts,
  enter,
  eventually,
  payload,
  simulated,
  startApp,
  verdict,
} from "./support/app.ts";
import { axeFindings, overhang } from "./support/look.ts";

const short = `#/policy/${payload('{"scenario":{"simulation":{"replications":40,"periods":120}}}')}`;
const wrapped = (order: string) =>
  `export default {\n  reservation: 12,\n  order(state, problem) {\n    ${order}\n  },\n};\n`;
const cautious = "return { contractQuantity: 0, spotQuantity: Math.max(0, 15 - state.netInventory) };";

const { file: inFolder, hedgerow } = commandLine();

let app: App;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  page = await app.open({ hash: short });
});

afterEach(() => {
  expect(app.complaints).toEqual([]);
});

afterAll(async () => {
  await app.close();
});

function editor(where = page) {
  return where.getByRole("textbox", { name: "Code of your policy" });
}

/** Replaces the code as a person would who pastes. */
async function write(code: string, where = page): Promise<void> {
  await editor(where).click();
  await where.keyboard.press("ControlOrMeta+a");
  await where.keyboard.insertText(code);
}

async function ran(where = page): Promise<string> {
  await where.locator(".status[data-phase=done], .status[data-phase=failed]").waitFor({ timeout: 40_000 });
  return (await verdict(where).textContent()) ?? "";
}

/** Runs a policy from the keyboard and returns what the page says of it. */
async function run(code: string): Promise<string> {
  await write(code);
  await page.keyboard.press("ControlOrMeta+Enter");
  await page
    .locator(".status[data-phase=running]")
    .waitFor({ timeout: 2000 })
    .catch(() => {});
  return ran();
}

async function saved(where: Page, name: string): Promise<string> {
  const coming = where.waitForEvent("download");
  await where.getByRole("button", { name }).click();
  const download = await coming;
  return readFileSync((await download.path()) ?? "", "utf8");
}

const file = (name: string, text: string) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(text),
});

async function openFile(name: string, text: string, where = page): Promise<void> {
  await where.getByLabel("Policy file").setInputFiles(file(name, text));
}

describe("a policy of one's own", () => {
  test("says at once what it costs more than the best, and is the command line's result to the last bit", async () => {
    const fresh = await app.open({ hash: "#/policy" });
    expect(await verdict(fresh).textContent()).toBe(
      "Your policy costs 1.3 % more than the best possible: 88.61 per period against 87.47.",
    );
    expect(await fresh.locator(".verdict .evidence").textContent()).toMatch(
      /1\.143 ± 0\.009 more per period/,
    );
    const bundle = JSON.parse(await saved(fresh, "Save bundle"));
    const code = await saved(fresh, "Save code");
    expect(bundle.code).toBe(code);
    inFolder("mine.mjs", code);
    inFolder("scenario.json", { ...bundle.scenario, policies: [{ kind: "optimal" }] });
    const ended = await hedgerow(["compare", "scenario.json", "--policy", "mine.mjs", "--json", "--quiet"]);
    expect(ended.stderr).toBe("");
    const there = JSON.parse(ended.stdout);
    expect(bundle.digest).toBe(there.digest);
    expect(bundle.scenario).toEqual(there.scenario);
    await fresh.context().close();
  });

  test("chosen from the examples runs at once, and the link names it without its code", async () => {
    await page.getByLabel("Start from").selectOption({ label: "Spot only: buy ahead when it is cheap" });
    await verdict(page).filter({ hasText: "11.8 %" }).waitFor();
    await eventually(() => page.url()).toMatch(/#\/policy\/1/);
    await eventually(() => content(page.url())).toEqual({
      scenario: { simulation: { replications: 40, periods: 120 } },
      example: "threshold",
    });
  });

  test("without a steady state on the lattice is compared by simulation, with its interval", async () => {
    await page.getByLabel("Start from").selectOption({ label: "Dual: the contract, and buying ahead" });
    await verdict(page)
      .filter({ hasText: /costs .* % ± .* more than the best possible/ })
      .waitFor();
  });

  test("follows a changed parameter", async () => {
    await page.getByLabel("Start from").selectOption({ label: "Base stock: one level for both sources" });
    await verdict(page).filter({ hasText: "1.3 %" }).waitFor();
    await enter(page, "Holding cost", "0.5");
    await verdict(page).filter({ hasNotText: "87.47" }).filter({ hasText: "per period against" }).waitFor();
    await enter(page, "Holding cost", "0.2");
    await verdict(page).filter({ hasText: "87.47" }).waitFor();
  });

  test("that copies the best is as good as the best", async () => {
    const model = await models["sourcing"]!();
    const [best] = (model.solve(model.example) as SourcingSolution).policies;
    const levels = Object.fromEntries(
      best!.orderUpToSpot!.map(({ spotPrice, level }) => [Math.round(10 * spotPrice), level]),
    );
    expect(
      await run(`const levels = ${JSON.stringify(levels)};
export default {
  reservation: ${best!.reservation},
  order({ netInventory, spotPrice }, { contractPrice }) {
    const capacity = spotPrice >= contractPrice - 1e-9 ? ${best!.reservation} : 0;
    const contractQuantity = Math.min(capacity, Math.max(0, ${best!.orderUpToContract} - netInventory));
    const level = levels[Math.round(10 * spotPrice)] ?? 0;
    return { contractQuantity, spotQuantity: Math.max(0, level - netInventory - contractQuantity) };
  },
};
`),
    ).toBe("Your policy is as good as the best possible: 87.47 per period.");
  });
});

describe("writing", () => {
  test("marks what is wrong with the line, as one types, and says when it is right again", async () => {
    await write("export default {\n  order(state) {\n    return ;;)\n  },\n};\n");
    await page.getByText("Line 3: Unexpected token.").waitFor();
    await page.locator(".cm-lint-marker-error").waitFor();
    await write(wrapped(cautious));
    await page.getByText("The syntax is right.").waitFor();
    await eventually(() => page.locator(".cm-lint-marker-error").count()).toBe(0);
    await page.getByText("Edited since the last run").waitFor();
  });

  test.each([
    ["import fs from 'fs';\nexport default () => {};", "Line 1: nothing can be imported"],
    ["const mine = () => {};", "Line 1: missing export default"],
    ["export default 5;\nexport const other = 1;", "Line 2: nothing can be imported"],
  ])("refuses %j with a sentence", async (code, sentence) => {
    await write(code);
    await page.locator(".check", { hasText: sentence }).waitFor();
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await verdict(page).filter({ hasText: "Your policy has no result" }).waitFor();
  });

  test("completes the fields of state and problem from the keyboard, with unit and meaning", async () => {
    await write("");
    await page.keyboard.type("state.n");
    await page.locator(".cm-tooltip-autocomplete", { hasText: "netInventory" }).waitFor();
    await page.locator(".cm-completionInfo", { hasText: "in stock before ordering" }).waitFor();
    await page.waitForTimeout(150);
    await page.keyboard.press("Enter");
    await eventually(() => editor().textContent()).toContain("state.netInventory");
    await page.keyboard.type(" + problem.demand.");
    const offered = page.locator(".cm-tooltip-autocomplete li");
    await eventually(() => offered.allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining("mean"), expect.stringContaining("sd")]),
    );
    await page.keyboard.press("Escape");
  });

  test("leaves the editor with the Tab key", async () => {
    await editor().click();
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Run");
  });

  test("keeps the code in this browser until the page is opened again", async () => {
    await write(wrapped(cautious));
    await page.reload();
    await simulated(page);
    await eventually(() => editor().textContent()).toContain("15 - state.netInventory");
  });
});

describe("an order that cannot be placed", () => {
  test.each([
    [
      "negative",
      "return { contractQuantity: 0, spotQuantity: state.netInventory < 5 ? 12 : -1 };",
      /invalid spotQuantity: -1; policy mine at net inventory .* and price .* must order a finite quantity of at least 0; it returned \{"contractQuantity":0,"spotQuantity":-1\}/,
    ],
    [
      "not a number",
      "return { contractQuantity: 0 / 0, spotQuantity: 0 };",
      /invalid contractQuantity: NaN.*it returned \{"contractQuantity":NaN/,
    ],
    [
      "above the reservation",
      "return { contractQuantity: 13, spotQuantity: 0 };",
      /before the first period, where its exact cost is worked out: invalid contractQuantity: 13; .* must order from 0 to its reservation of 12/,
    ],
    ["missing", "return null;", /invalid contractQuantity: undefined.*it returned null/],
    [
      "thrown away",
      "\n    return state.nothing.at(0);",
      /see line 5: before the first period, .*: it threw TypeError/,
    ],
  ])("because it is %s gives a sentence with what was returned", async (_, order, sentence) => {
    expect(await run(wrapped(order))).toMatch(sentence);
    expect(await page.locator("iframe[sandbox]").count()).toBe(0);
  });

  test("only later gives the period as well", async () => {
    const code = `let asked = 0;\n${wrapped(`if (state.netInventory % 1 !== 0 && asked++ > 130) return { contractQuantity: 0, spotQuantity: Infinity };\n    ${cautious}`)}`;
    expect(await run(code)).toMatch(/in replication 1, period 3\d: invalid spotQuantity: Infinity/);
  });

  test("with markup in its message shows the markup as text", async () => {
    const said = await run(wrapped(`throw new Error("<img src=x onerror=alert(1)>");`));
    expect(said).toContain("<img src=x onerror=alert(1)>");
    expect(await page.locator(".verdict img").count()).toBe(0);
  });

  test("because it never comes is stopped and said so; Stop is faster", async () => {
    const said = await run(wrapped("for (;;);"));
    expect(said).toContain("it was stopped: no answer for 10 seconds, perhaps an endless loop");
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page.getByRole("button", { name: "Stop" }).click();
    await verdict(page).filter({ hasText: "Stopped before a result" }).waitFor();
    expect(await page.locator("iframe[sandbox]").count()).toBe(0);
    expect(await run(wrapped(cautious))).toMatch(/more than the best possible/);
  });
});

describe("a file", () => {
  test("is shown and asked about before anything of it runs; allowed, it gives the result it promised", async () => {
    await run(wrapped(cautious));
    const text = await saved(page, "Save bundle");
    const other = await app.open({ hash: short });
    const before = await counts(other);
    await openFile("friend.hedgerow.json", text, other);
    await other
      .getByRole("alert")
      .filter({ hasText: "“mine” came in a file with a scenario of its own" })
      .waitFor();
    await eventually(() => editor(other).textContent()).toContain("15 - state.netInventory");
    expect(await verdict(other).textContent()).toContain("Read it, then say whether it may run");
    expect(await other.getByRole("button", { name: "Run", exact: true }).isDisabled()).toBe(true);
    await editor(other).click();
    await other.keyboard.press("ControlOrMeta+Enter");
    await other.waitForTimeout(700);
    expect((await counts(other)).simulations).toBe(before.simulations);
    await other.getByRole("button", { name: "Run this code" }).click();
    await ran(other);
    await other.getByText("promised the same result, to the last bit").waitFor();
    await other.context().close();
  });

  test("put away again leaves one's own code as it was", async () => {
    await write(wrapped(cautious));
    await openFile("other.mjs", "export default () => ({ contractQuantity: 0, spotQuantity: 1 });");
    await page.getByRole("button", { name: "Put it away" }).click();
    await eventually(() => editor().textContent()).toContain("15 - state.netInventory");
    await ran();
  });

  test("that is dropped on the page is asked about too", async () => {
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(
        new File(["export default () => ({ contractQuantity: 0, spotQuantity: 9 });"], "dropped.mjs"),
      );
      return transfer;
    });
    await editor().dispatchEvent("dragover", { dataTransfer: data });
    await page.locator("[data-dropping=true]").waitFor();
    await editor().dispatchEvent("drop", { dataTransfer: data });
    await page.getByRole("alert").filter({ hasText: "“dropped” came in a file." }).waitFor();
    await page.getByRole("button", { name: "Put it away" }).click();
    await ran();
  });

  const good = { format: "hedgerow-policy", version: 1, name: "a", code: "", scenario: null, digest: null };
  test.each([
    ["no JSON", "{", "it is no JSON"],
    ["something else", "[]", "it is no policy of Hedgerow"],
    ["of a later version", JSON.stringify({ ...good, version: 2 }), "another version"],
    ["without a name", JSON.stringify({ ...good, name: 7 }), "a name of 1 to 100 characters is missing"],
    ["without code", JSON.stringify({ ...good, code: {} }), "its code is missing"],
    ["with too much code", JSON.stringify({ ...good, code: "x".repeat(70_000) }), "at most 65536 are read"],
    ["with a false digest", JSON.stringify({ ...good, digest: "<b>" }), "its digest is not one"],
    [
      "with a false scenario",
      JSON.stringify({ ...good, scenario: { version: 1, model: "sourcing", problem: { holdingCost: -1 } } }),
      "its scenario has a fault: invalid holdingCost: -1",
    ],
    ["too large", "x".repeat(2_100_000), "it is over 2 MB"],
  ])("that is %s gives a sentence and changes nothing", async (_, text, sentence) => {
    const before = await editor().textContent();
    await openFile("bad.json", text);
    await page.locator(".notice", { hasText: sentence }).waitFor();
    expect(await editor().textContent()).toBe(before);
    await page.getByRole("button", { name: "Close this note" }).click();
  });
});

describe("the page", () => {
  test.each([
    ["light", 1440, "all"],
    ["dark", 1440, "contrast"],
    ["light", 390, "other"],
  ] as const)(
    "is clean for axe, %s at %d px by %s rules, with a file waiting and a fault marked",
    async (colorScheme, width, rules) => {
      const fresh = await app.open({ hash: short, colorScheme, viewport: { width, height: 900 } });
      await fresh.getByText("What it sees and returns").click();
      expect(await axeFindings(fresh, { rules })).toEqual([]);
      await openFile("bad.mjs", "export default {", fresh);
      await fresh.locator(".cm-lint-marker-error").waitFor();
      expect(await axeFindings(fresh, { rules })).toEqual([]);
      await fresh.context().close();
    },
  );

  test("at 390 to 1920 px nothing scrolls sideways", async () => {
    for (const width of [390, 768, 1024, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      await eventually(() => overhang(page)).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test.each([
    ["invalid", '{"scenario":{"problem":{"holdingCost":-1}}}', "invalid holdingCost: -1"],
    ["about no known model", '{"scenario":{"model":"moon"}}', "unknown model"],
    ["nonsense", "[1]", ""],
  ])("opened by a link that is %s says so and shows the base case", async (_, state, sentence) => {
    const fresh = await app.open({ hash: `#/policy/${payload(state)}`, early: true });
    if (sentence !== "") await fresh.locator(".notice", { hasText: sentence }).waitFor();
    expect(await verdict(fresh).textContent()).toContain("against 87.47");
    await fresh.context().close();
  });
});
