import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { models } from "../../src/experiment/registry.ts";
import { simulate } from "../../src/experiment/simulate.ts";
import { buildSandbox, expectations, judged, type Served, serveSandbox } from "../engines/sandbox.mjs";
import { launch } from "./support/chromium.ts";

/** The digest that the same function gives outside of any sandbox. */
async function digest(mine: unknown, reservation: number): Promise<string> {
  const { example } = await models["sourcing"]!();
  const scenario = {
    ...example,
    policies: [{ kind: "optimal" }, { kind: "userDefined", name: "mine", reservation }],
    simulation: { ...example.simulation, replications: 200 },
  };
  return (await simulate(scenario, { mine })).digest;
}

describe("the sandbox in Chromium", () => {
  let browser: Browser;
  let served: Served;
  let found: { readonly [tried: string]: string };

  beforeAll(async () => {
    await buildSandbox();
    served = await serveSandbox();
    browser = await launch();
    const page = await browser.newPage();
    await page.goto(served.address);
    found = judged(await served.finished, served.reached, await expectations(digest));
  });

  afterAll(async () => {
    await browser?.close();
    served?.close();
  });

  test("keeps network, storage, page and other tabs out of reach, which the control without it reaches", () => {
    expect(served.reached.sandboxed).toEqual([]);
    expect(served.reached.control.length).toBeGreaterThanOrEqual(9);
    expect(Object.entries(found).filter(([, wrong]) => wrong !== "")).toEqual([]);
    expect(Object.keys(found).length).toBeGreaterThan(40);
  });
});
