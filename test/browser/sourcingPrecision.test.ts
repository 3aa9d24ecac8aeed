import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { declaration } from "../../src/models/sourcing/declaration.ts";
import { commandLine } from "../cli/support.ts";
import {
  type App,
  content,
  enter,
  eventually,
  figure,
  payload,
  quick,
  startApp,
  visit,
} from "./support/app.ts";
import { axeFindings, overhang } from "./support/look.ts";

const { file, hedgerow } = commandLine();

let app: App;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  page = await app.open({ hash: quick });
});

beforeEach(async () => {
  await visit(page, quick);
});

afterEach(() => {
  expect(app.complaints).toEqual([]);
});

afterAll(async () => {
  await app.close();
});

const short = { replications: 40, periods: 100 };
const wanted = { ...short, streams: "antithetic", controls: true, until: { halfWidth: 0.1, most: 100_000 } };

function link(simulation: object): string {
  return `#/sourcing/${payload(JSON.stringify({ scenario: { simulation } }))}`;
}

const fold = (of: Page = page) => of.locator("details", { hasText: "Precision" });
const summary = () => page.getByText("Precision", { exact: true });
const random = (name: string, of: Page = page) => of.getByRole("radio", { name });
const controls = (of: Page = page) => of.getByRole("checkbox", { name: "Correct by the drawn averages" });
const interval = (of: Page = page) => of.getByRole("textbox", { name: /^Stop when the interval is/ });
const cap = () => page.getByRole("textbox", { name: "but after at most" });
const ending = (of: Page = page) => of.locator(".status[data-phase=done] .sentence");
const worth = (of: Page = page) => of.locator(".worth");

/** Waits until it is said what reducing variance was worth. */
async function measured(): Promise<void> {
  await worth().filter({ hasText: "are worth" }).waitFor();
}

/** As the page writes how many times the replications something is worth. */
function times({ efficiency }: { readonly efficiency: number }): string {
  return String(Number(efficiency.toPrecision(efficiency < 10 ? 2 : 3)));
}

describe("precision", () => {
  test("by pointer: worth and stopping of the command line for the same scenario", async () => {
    await summary().click();
    await random("Antithetic").click();
    await controls().click();
    await interval().fill("0.1");
    await eventually(() => ending().textContent()).toContain("Stopped after");
    await eventually(() => content(page.url())).toEqual({
      scenario: { simulation: { ...wanted, until: { "=": wanted.until } } },
    });

    const scenario = { ...declaration.example, simulation: { ...declaration.example.simulation, ...wanted } };
    const ran = await hedgerow(["compare", file("scenario.json", scenario), "--json", "--quiet"]);
    expect(ran).toMatchObject({ status: 0, stderr: "" });
    const { stopping, policies, differences, digest } = JSON.parse(ran.stdout);
    expect(stopping).toMatchObject({ verdict: "precise" });
    expect(stopping.replications).toBeGreaterThan(40);
    const [a, b, difference] = [...policies, ...differences].map(({ kpis }) => kpis.averageCost);
    expect(await ending().textContent()).toBe(
      `Stopped after ${stopping.replications} replications: interval ± 0.1 reached`,
    );
    expect(await worth().textContent()).toBe(
      `Mirrored draws and controls are worth ${times(a)} and ${times(b)} times as many replications for the average cost of A and B, ${times(difference)} times for their difference.`,
    );
    expect(a.efficiency).toBeGreaterThan(5);
    expect(difference.halfWidth).toBeLessThanOrEqual(0.1);
    expect(await figure(page, "Average cost", "difference")).toBe(`+${difference.mean.toFixed(2)}`);
    expect(await page.locator(".colophon").textContent()).toContain(`result ${digest.slice(0, 12)}`);
    expect(await page.locator(".verdict .evidence").textContent()).toContain(
      `same ${stopping.replications} simulated histories`,
    );
  });

  test("by keyboard: the same link, undone step by step to where it started", async () => {
    await summary().focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    expect(await random("Antithetic").isChecked()).toBe(true);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    // Past the way back that now stands beside it.
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.type("0.1");
    expect(await interval().inputValue()).toBe("0.1");
    await eventually(() => content(page.url())).toEqual({
      scenario: { simulation: { ...wanted, until: { "=": wanted.until } } },
    });
    await controls().focus();
    const undo = page.getByRole("button", { name: "Undo" });
    // Keys typed slowly are steps of their own.
    for (let steps = 0; steps < 5 && (await undo.isEnabled()); steps++)
      await page.keyboard.press("Control+z");
    expect(await random("Independent").isChecked()).toBe(true);
    expect(await controls().isChecked()).toBe(false);
    expect(await interval().inputValue()).toBe("");
    expect(await cap().count()).toBe(0);
    await eventually(() => content(page.url())).toEqual({ scenario: { simulation: short } });
  });

  test("switched on and off again leaves the link, the status and the figures of the base", async () => {
    await eventually(() => ending().textContent()).toBe("Simulated 40 replications");
    const before = await page.locator(".kpis").textContent();
    await summary().click();
    await random("Antithetic").check();
    await controls().check();
    await measured();
    const places = await page.evaluate(async () => {
      const table = document.querySelector(".kpis")!;
      const seen = new Set<number>();
      document.querySelector<HTMLButtonElement>(".status button")!.click();
      for (let frame = 0; frame < 40; frame++) {
        await new Promise(requestAnimationFrame);
        seen.add(Math.round(table.getBoundingClientRect().top + scrollY));
      }
      return [...seen];
    });
    expect(places).toHaveLength(1);
    await measured();
    await random("Independent").check();
    await controls().uncheck();
    await eventually(() => content(page.url())).toEqual({ scenario: { simulation: short } });
    await eventually(() => ending().textContent()).toBe("Simulated 40 replications");
    expect(await worth().count()).toBe(0);
    expect(await page.locator(".kpis").textContent()).toBe(before);
  });

  test("says that the interval was not reached with the most replications allowed", async () => {
    await summary().click();
    await interval().fill("0.001");
    await cap().fill("100");
    await eventually(() => ending().textContent()).toBe(
      "Simulated 100 replications: interval ± 0.001 not reached",
    );
    expect(await worth().count()).toBe(0);
  });

  test("comes back from a link, open, and says the same", async () => {
    await visit(page, link(wanted));
    await measured();
    const said = [await ending().textContent(), await worth().textContent()];
    const again = await app.open({ hash: new URL(page.url()).hash });
    await eventually(() => fold(again).getAttribute("open")).not.toBeNull();
    expect(await random("Antithetic", again).isChecked()).toBe(true);
    expect(await controls(again).isChecked()).toBe(true);
    expect(await interval(again).inputValue()).toBe("0.1");
    expect([await ending(again).textContent(), await worth(again).textContent()]).toEqual(said);
    await again.context().close();
  });
});

describe("what is wrong", () => {
  test("is said where it is: a width that is none, a cap below the least number, too long a horizon", async () => {
    await summary().click();
    const alert = (text: string) => fold().getByRole("alert").filter({ hasText: text }).waitFor();
    await interval().fill("wide");
    await alert('invalid halfWidth: "wide"; a number above 0');
    expect(await interval().getAttribute("aria-invalid")).toBe("true");
    await interval().fill("0.5");
    await cap().fill("10");
    await alert("invalid most: 10; at least replications (40), with which it begins");
    await interval().fill("");
    expect(await cap().count()).toBe(0);
    await random("Sobol").check();
    await alert("invalid streams: sobol; at most 32 periods with the warm-up, not 200");
    await page
      .getByRole("alert")
      .filter({ hasText: "invalid replications: 40; a multiple of 256" })
      .waitFor();
    await page.getByRole("button", { name: "Reset Random numbers" }).click();
    expect(await page.getByRole("alert").filter({ hasText: "invalid" }).count()).toBe(0);
  });

  test("unfolds what is folded", async () => {
    await visit(page, link({ streams: "sobol", replications: 512, periods: 10, warmUp: 0 }));
    await eventually(() => worth().textContent()).toMatch(/^Evenly spread draws are worth [\d.]+ and/);
    await summary().click();
    expect(await fold().getAttribute("open")).toBeNull();
    await enter(page, "Periods", "40");
    await fold().getByRole("alert").filter({ hasText: "at most 32 periods" }).waitFor();
    expect(await fold().getAttribute("open")).not.toBeNull();
  });
});

describe("axe finds nothing", () => {
  test("wide, with a fault and all of it in use", async () => {
    await visit(page, link(wanted));
    await measured();
    await cap().fill("1");
    await fold().getByRole("alert").filter({ hasText: "invalid most: 1" }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  test("dark, on a phone, with the parameters open, and nothing scrolls sideways", async () => {
    const phone = await app.open({
      hash: link(wanted),
      colorScheme: "dark",
      viewport: { width: 390, height: 844 },
    });
    await phone.getByRole("button", { name: "Parameters" }).click();
    await interval(phone).waitFor();
    expect(await overhang(phone)).toBeLessThanOrEqual(0);
    expect(await axeFindings(phone, { rules: "other" })).toEqual([]);
    await phone.context().close();
  });
});
