import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parquetReadObjects } from "hyparquet";
import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { commandLine } from "../cli/support.ts";
import { content, eventually, payload } from "./support/app.ts";
import {
  button,
  cells,
  done,
  download,
  drop,
  type ExperimentsApp,
  pick,
  run,
  small,
  startExperiments,
  tenThousand,
} from "./support/experiments.ts";

const { file, folder, hedgerow } = commandLine();

let app: ExperimentsApp;
let page: Page;

const sentence = () => page.locator(".status .sentence");
const verdict = () => page.locator(".verdict .answer");
const card = () => page.getByRole("region", { name: "Result bundle" });
const levels = (name: string) => page.getByRole("textbox", { name: `Levels of ${name}` });

beforeAll(async () => {
  app = await startExperiments();
  page = await app.open(small);
});

afterEach(() => {
  expect(app.complaints).toEqual([]);
});

afterAll(() => app.close());

describe("the page Experiments runs a design", () => {
  test("says beforehand how many cells there are, how long they take and how large they get", async () => {
    await eventually(() => verdict().textContent()).toBe(
      "Combined sourcing: every combination of holding cost and spot price deviation makes 6 cells.",
    );
    await eventually(() => page.locator(".verdict .evidence").textContent()).toMatch(
      /^About \d+ s on \d+ threads?, [\d.]+ kB of results\.$/,
    );
  });

  test("shows map, small multiples and table, exact values beside simulated ones with intervals", async () => {
    await run(page);
    expect(await sentence().textContent()).toBe("Done: 6 of 6 parts");
    expect(await page.locator(".scroller thead th").allTextContents()).toContain(
      "Holding costmoney/unit/period",
    );
    const [cell, holding, deviation, exact, simulated] = await cells(page, 3);
    expect([cell, holding, deviation, exact]).toEqual(["3", "0.2", "1", "87.31"]);
    expect(simulated).toMatch(/^8\d\.\d+ ± \d/);
    expect(await page.locator(".figure h2").textContent()).toBe(
      "Average cost by holding cost and spot price deviation",
    );
    expect(await page.locator(".chart .heat-value").count()).toBe(6);
    await page.getByLabel("Value").selectOption("exact");
    await eventually(() => page.locator(".chart .heat-value").allTextContents()).toContain("87.31");
    await page.getByLabel("Picture").selectOption("lines");
    await eventually(() => page.locator(".chart .panel-title").allTextContents()).toEqual([
      "Spot price deviation 0.5",
      "Spot price deviation 1",
    ]);
    expect(await page.locator(".chart .point").count()).toBe(2 * (1 + 6));
    await page.getByLabel("Value").selectOption("difference");
    await eventually(() => page.locator(".chart .point").count()).toBe(1 + 6);
  });

  test("sorts the table by any column, by keyboard", async () => {
    const heading = page.locator(".scroller thead button").nth(4);
    await heading.focus();
    await page.keyboard.press("Enter");
    const column = () => page.locator(".scroller tbody tr td:nth-child(5)").allTextContents();
    await eventually(column).toSatisfy((found: string[]) =>
      found.every((text, k) => k === 0 || Number.parseFloat(text) <= Number.parseFloat(found[k - 1]!)),
    );
    await page.locator(".scroller thead button").first().click();
  });

  test("writes the bytes that the command line writes for the saved design, which verify finds identical", async () => {
    const design = await download(page, "Save design");
    expect(design.name).toBe("experiment.json");
    file("experiment.json", design.bytes.toString());
    const ran = await hedgerow(["run", "experiment.json", "--out", "cli", "--parquet", "--quiet"]);
    expect(ran).toMatchObject({ status: 0, stderr: "" });
    const theirs = (name: string) => readFileSync(join(folder(), "cli", name));
    const bundle = await download(page, "Bundle");
    expect(bundle.bytes.equals(theirs("result.json"))).toBe(true);
    expect((await download(page, "Parquet")).bytes.equals(theirs("rows.parquet"))).toBe(true);
    const { bytes } = await downloadFile("CSV");
    expect(bytes.equals(theirs("rows.csv"))).toBe(true);
    const rows = JSON.parse((await downloadFile("JSON")).bytes.toString());
    expect(rows).toHaveLength(36);
    const typed = theirs("rows.parquet");
    const [first] = await parquetReadObjects({ file: typed.buffer.slice(typed.byteOffset) as ArrayBuffer });
    expect(first).toMatchObject({ "problem.holdingCost": rows[0]["problem.holdingCost"], seed: "page" });
    file("page.json", bundle.bytes.toString());
    const verified = await hedgerow(["verify", "page.json", "--quiet"]);
    expect(verified.stdout).toMatch(/^identical: 36 rows, digest [0-9a-f]{64}\n$/);
    const digest = verified.stdout.slice(-65, -53);
    expect(await page.locator(".colophon").textContent()).toContain(`digest ${digest}`);
  });

  test("pauses, resumes and cancels, and keeps what was finished", async () => {
    const long = await app.open({
      design: {
        ...small.design,
        factors: { "=": [{ path: "problem.holdingCost", levels: [{ from: 0.01, to: 4, step: 0.01 }] }] },
      },
    });
    const said = long.locator(".status .sentence");
    const parts = async () => Number(/([\d,]+) of 400/.exec((await said.textContent()) ?? "")?.[1] ?? 0);
    await button(long, "Run").click();
    await eventually(parts).toBeGreaterThan(4);
    await button(long, "Pause").click();
    await eventually(() => said.textContent()).toMatch(/^Paused/);
    await long.waitForTimeout(700);
    const paused = await parts();
    await long.waitForTimeout(700);
    expect(await parts()).toBe(paused);
    expect(paused).toBeLessThan(400);
    await button(long, "Resume").click();
    await eventually(parts).toBeGreaterThan(paused);
    await button(long, "Cancel").click();
    await eventually(() => said.textContent()).toMatch(/^Cancelled after [\d,]+ of 400 parts/);
    expect(await button(long, "Bundle").isDisabled()).toBe(true);
    expect(await long.locator(".scroller tbody tr").first().textContent()).not.toContain("not yet");
    expect(await button(long, "Run").isEnabled()).toBe(true);
    await long.context().close();
  });

  test("keeps its design in the link", async () => {
    const link = page.url();
    expect(content(link)).toMatchObject({ design: { scenario: { simulation: { seed: "page" } } } });
    const other = await app.open(link.split("/").at(-1)!);
    await eventually(() => other.locator(".verdict .answer").textContent()).toContain("makes 6 cells");
    expect(await other.getByRole("textbox", { name: "Seed" }).inputValue()).toBe("page");
    await other.context().close();
    const lost = await app.open({ start: "published/nothing" });
    await lost.getByRole("status").filter({ hasText: "not known here" }).waitFor();
    await lost.context().close();
  });
});

async function downloadFile(name: string): Promise<{ bytes: Buffer }> {
  const [got] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(".files").getByRole("button", { name, exact: true }).click(),
  ]);
  return { bytes: readFileSync(await got.path()) };
}

describe("the page Experiments opens bundles", () => {
  test("of the command line by button, shows them as they were and finds a run of them identical", async () => {
    await pick(page, join(folder(), "cli", "result.json"));
    await eventually(() => card().textContent()).toMatch(/shown as it was: 36 rows of 6 cells, seed “page”/);
    expect(await cells(page, 3)).toContain("87.31");
    await button(page, "Run it again and compare").click();
    await eventually(() => card().textContent()).toContain("Identical: all 36 rows, to the last bit.");
  });

  test("by drag and drop, and says of an edited one that it was edited and where it differs", async () => {
    const bundle = readFileSync(join(folder(), "page.json"), "utf8");
    const edited = bundle.replace(/(?<="rows"[\s\S]*?"mean":)\d/, "9");
    await drop(page, "edited.json", edited);
    await eventually(() => card().textContent()).toMatch(/This bundle was edited: its digest is stated as/);
    await button(page, "Run it again and compare").click();
    await eventually(() => card().textContent()).toMatch(
      /Not the same: cell 0, optimal averageCost, mean: 9\d\.\d+ in the bundle, 8\d\.\d+ now/,
    );
  });

  test("says what is wrong with a broken file, and goes on showing what it had", async () => {
    const bundle = readFileSync(join(folder(), "page.json"), "utf8");
    writeFileSync(join(folder(), "broken.json"), bundle.slice(0, 2500));
    await pick(page, join(folder(), "broken.json"));
    await eventually(() => page.locator(".file-faults").textContent()).toMatch(
      /^broken\.json: invalid file: no whole JSON; /,
    );
    await drop(page, "picture.png", "\u0000\u0001");
    await eventually(() => page.locator(".file-faults").textContent()).toMatch(/^picture\.png: /);
    expect(await cells(page, 5)).toHaveLength(10);
    await drop(page, "page.json", bundle);
    await eventually(() => card().textContent()).toContain("Its rows have the digest that it states.");
    expect(await page.locator(".file-faults").count()).toBe(0);
  });
});

describe("the page Experiments starts from", () => {
  test("a link to a lab, pasted", async () => {
    await button(page, "Paste text or a link …").click();
    const link = `https://somewhere/#/sourcing/${payload('{"scenario":{"problem":{"backorderCost":12}}}')}`;
    await page.getByRole("textbox", { name: /^Scenario or experiment/ }).fill(link);
    await button(page, "Use it").click();
    await eventually(() => content(page.url())).toMatchObject({
      design: { scenario: { problem: { backorderCost: 12 } } },
    });
  });

  test("a link with variance reduction, which it says it leaves out", async () => {
    await button(page, "Paste text or a link …").click();
    const scenario = '{"scenario":{"simulation":{"streams":"antithetic","controls":true,"periods":40}}}';
    await page
      .getByRole("textbox", { name: /^Scenario or experiment/ })
      .fill(`#/sourcing/${payload(scenario)}`);
    await button(page, "Use it").click();
    await page.getByText("Left out: “antithetic” draws and controls; experiments simulate").waitFor();
    await eventually(() => content(page.url())).toMatchObject({
      design: { scenario: { simulation: { periods: 40 } } },
    });
    expect(JSON.stringify(content(page.url()))).not.toMatch(/streams|controls/);
  });

  test("a scenario or an experiment in YAML, pasted", async () => {
    await button(page, "Paste text or a link …").click();
    const text = page.getByRole("textbox", { name: /^Scenario or experiment/ });
    await text.fill("version: 1\nmodel: deterioration\nproblem: { horizon: 5 }\n");
    await button(page, "Use it").click();
    await eventually(() => verdict().textContent()).toMatch(/^Deteriorating stock: /);
    await button(page, "Paste text or a link …").click();
    await text.fill(
      "version: 1\nexperiment: pasted\nscenario: { version: 1, model: sourcing }\nfactors:\n  - { path: problem.holdingCost, levels: [0.5] }\n",
    );
    await button(page, "Use it").click();
    await eventually(() => verdict().textContent()).toBe(
      "Combined sourcing: every level of holding cost makes 1 cell.",
    );
  });

  test("a published experiment, whose rows come out as they are committed", async () => {
    await page.getByLabel("Start from").selectOption("published/sourcingFigure4");
    await eventually(() => content(page.url())).toEqual({ start: "published/sourcingFigure4" });
    await run(page);
    const committed = readFileSync("experiments/expected/sourcingFigure4.csv");
    expect((await downloadFile("CSV")).bytes.equals(committed)).toBe(true);
  });

  test("a lab as it was left", async () => {
    await page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      `#/sourcing/${payload('{"scenario":{"problem":{"holdingCost":0.7},"simulation":{"replications":10,"periods":20}}}')}`,
    );
    await page.locator(".verdict .answer", { hasText: "per period" }).waitFor();
    await page.getByRole("link", { name: "Experiments" }).click();
    await page.getByLabel("Start from").selectOption("lab/sourcing");
    await eventually(() => content(page.url())).toMatchObject({
      design: { scenario: { problem: { holdingCost: 0.7 } } },
    });
  });
});

test("a cell is opened in its lab", async () => {
  const own = await app.open(small);
  await run(own);
  await button(own, "Open cell 5 in the lab").click();
  await own.locator(".verdict .answer", { hasText: "per period" }).waitFor();
  expect(await own.getByRole("textbox", { name: "Holding cost" }).inputValue()).toBe("0.3");
  expect(await own.getByRole("textbox", { name: "Seed" }).inputValue()).toBe("page");
  await own.context().close();
});

describe("the page Experiments says", () => {
  test("at the field what is wrong with levels, and takes them back with undo", async () => {
    await levels("Holding cost").fill("0.1, -2");
    const alert = page.locator(".factor").first().getByRole("alert");
    await eventually(() => alert.textContent()).toBe(
      "invalid holdingCost: -2; a number above 0 and at most 1000000",
    );
    expect(await button(page, "Run").isDisabled()).toBe(true);
    expect(await page.locator(".parameters .sheet > .fault").count()).toBe(0);
    await button(page, "Undo").click();
    await eventually(() => button(page, "Run").isEnabled()).toBe(true);
  });

  test("of a factor that does not exist, which the scenario has", async () => {
    await drop(
      page,
      "typo.json",
      JSON.stringify({
        version: 1,
        experiment: "typo",
        scenario: { version: 1, model: "sourcing" },
        factors: [{ path: "problem.holdngCost", levels: [1] }],
      }),
    );
    const alert = page.locator(".factor").first().getByRole("alert");
    await eventually(() => alert.textContent()).toMatch(/did you mean problem\.holdingCost\?$/);
    await page.getByLabel("Factor 1", { exact: true }).selectOption("problem.holdingCost");
    await eventually(() => button(page, "Run").isEnabled()).toBe(true);
  });

  test("of 10⁹ cells about how long and how large they are, and does not begin", async () => {
    await levels("Holding cost").fill("0.001 to 1 step 0.001");
    for (const name of ["Contract price", "Reservation price"]) {
      await button(page, "+ Add a factor").click();
      await levels(name).fill("0.001 to 1 step 0.001");
    }
    await page.getByLabel("Answers", { exact: true }).selectOption("exact");
    await eventually(() => verdict().textContent()).toContain("1,000,000,000 cells");
    await button(page, "Run").click();
    const asking = page.getByRole("alertdialog");
    await expect
      .poll(() => asking.textContent(), { timeout: 60_000 })
      .toMatch(
        /^1000000000 cells, about \d+ (days|years) on \d+ threads? and \d+ [GT]B\. A page holds at most/,
      );
    await button(page, "Close").click();
    expect(await asking.count()).toBe(0);
  });
});

test("a large experiment is begun only after a yes", async () => {
  const { design } = tenThousand;
  const factors = {
    "=": [
      ...design.factors["="],
      { path: "problem.leadTime", levels: [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5] },
    ],
  };
  const large = await app.open({ ...tenThousand, design: { ...design, factors } });
  await eventually(() => button(large, "Run").isEnabled()).toBe(true);
  await button(large, "Run").click();
  const asking = large.getByRole("alertdialog");
  await eventually(() => asking.textContent()).toMatch(
    /^110000 cells, about .+ on \d+ threads? and \d+ MB\. Start it all the same\?/,
  );
  await button(large, "Not now").click();
  expect(await large.locator(".status").getAttribute("data-phase")).toBe("idle");
  await button(large, "Run").click();
  await button(large, "Start").click();
  await large.locator(".status[data-phase=running]").waitFor();
  await button(large, "Cancel").click();
  await large.locator(".status[data-phase=stopped]").waitFor();
  await large.context().close();
});

describe("10⁴ cells", () => {
  test("leave the page answering, with a table of some dozen rows and memory that hardly grows", async () => {
    const big = await app.open(tenThousand);
    await big.evaluate(() => {
      const counted = { tasks: 0, longest: 0 };
      Object.assign(window, { counted });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) {
          counted.tasks += 1;
          counted.longest = Math.max(counted.longest, duration);
        }
      }).observe({ type: "longtask" });
    });
    const memory = () =>
      big.evaluate(
        () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
      );
    await eventually(() => button(big, "Run").isEnabled()).toBe(true);
    const before = { heap: await memory(), redraws: await redraws(big) };
    await button(big, "Run").click();
    await big.locator(".status[data-phase=running]").waitFor();
    // The page answers meanwhile: what is typed is there before the run is over.
    await big.getByRole("textbox", { name: "Find a figure" }).fill("spoiled");
    await eventually(() => big.locator(".outputs label").count()).toBeLessThan(4);
    await done(big);
    const rows = await big.locator(".scroller tr").count();
    expect(rows).toBeGreaterThan(16);
    expect(rows).toBeLessThan(60);
    await big.locator(".scroller").evaluate((box) => {
      box.scrollTop = box.scrollHeight / 2;
    });
    await eventually(() => cells(big, 8).then(([cell]) => Number(cell))).toBeGreaterThan(4900);
    expect(await big.locator(".scroller tr").count()).toBeLessThan(60);
    expect(await big.locator("*").count()).toBeLessThan(1500);
    expect((await memory()) - before.heap).toBeLessThan(40e6);
    expect((await redraws(big)) - before.redraws).toBeLessThan(200);
    const { longest } = await big.evaluate(
      () => (window as unknown as { counted: { tasks: number; longest: number } }).counted,
    );
    expect(longest).toBeLessThan(1500);
    await big.context().close();
  });
});

function redraws(of: Page): Promise<number> {
  return of.evaluate(
    () => (window as unknown as { hedgerow: { counts: { redraws: number } } }).hedgerow.counts.redraws,
  );
}
