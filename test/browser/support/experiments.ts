import { readFileSync } from "node:fs";
import type { Browser, BrowserContextOptions, Page } from "playwright";
import { payload } from "./app.ts";
import { launch } from "./chromium.ts";
import { type StaticServer, serve } from "./server.ts";

/** The page Experiments in a browser. */
export interface ExperimentsApp {
  /** Errors that pages threw or wrote to the console so far; tests expect none. */
  readonly complaints: string[];
  open(state: object | string | null, options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

export async function startExperiments(): Promise<ExperimentsApp> {
  const server: StaticServer = await serve("dist/app");
  const browser: Browser = await launch();
  const complaints: string[] = [];
  return {
    complaints,
    async open(state, options = {}) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      const page = await context.newPage();
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      const link =
        state === null ? "" : `/${typeof state === "string" ? state : payload(JSON.stringify(state))}`;
      await page.goto(`${server.address}#/experiments${link}`);
      await page.locator(".verdict .answer").waitFor();
      return page;
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** A value that replaces the default whole, as links say it. */
function changed<Value>(value: Value): { readonly "=": Value } {
  return { "=": value };
}

/** A design of six short cells, as a link states it. */
export const small = {
  design: {
    factors: changed([
      { path: "problem.holdingCost", levels: [0.1, 0.2, 0.3] },
      { path: "problem.spotPrice.sd", levels: [0.5, 1] },
    ]),
    scenario: { lattice: "paper", simulation: { seed: "page", replications: 40, periods: 60, warmUp: 10 } },
  },
};

/** A hundred by a hundred exact cells of a plan with four cycles. */
export const tenThousand = {
  start: "deterioration",
  design: {
    answers: "exact",
    differences: false,
    outputs: changed(["totalProfit"]),
    factors: changed([
      { path: "problem.holdingCost", levels: [{ from: 0.01, to: 1, step: 0.01 }] },
      { path: "problem.orderingCost", levels: [{ from: 1, to: 100, step: 1 }] },
    ]),
    scenario: { boundaries: { step: 2.5 }, policies: changed([{ kind: "optimal" }]) },
  },
};

export function button(page: Page, name: string) {
  return page.getByRole("button", { name, exact: true });
}

/** Presses Run and waits for the end. */
export async function run(page: Page): Promise<void> {
  await button(page, "Run").click();
  await done(page);
}

export async function done(page: Page): Promise<void> {
  await page.locator(".status[data-phase=done]").waitFor({ timeout: 90_000 });
}

/** What a button downloads, under the name that it gets. */
export async function download(page: Page, name: string): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name, exact: true }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** Opens files with the button, as a person picks them. */
export async function pick(page: Page, path: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Open a file" }).click(),
  ]);
  await chooser.setFiles(path);
}

/** Drops a file onto the page. */
export async function drop(page: Page, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([name, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text!], name!));
      return transfer;
    },
    [name, text],
  );
  await page.dispatchEvent("main", "dragover", { dataTransfer: data });
  await page.locator(".drop-layer").waitFor();
  await page.dispatchEvent("main", "drop", { dataTransfer: data });
}

/** Texts of a row of the table of cells. */
export function cells(page: Page, row: number): Promise<string[]> {
  return page.locator(".scroller tbody tr").nth(row).locator("td").allTextContents();
}
