import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Browser, BrowserContextOptions, Page } from "playwright";
import { expect } from "vitest";
import { launch } from "./chromium.ts";
import { type StaticServer, serve } from "./server.ts";

export interface Counts {
  readonly solves: number;
  readonly redraws: number;
  readonly simulations: number;
}

/** The built application in a browser. */
export interface App {
  readonly address: string;
  /** Errors that pages threw or wrote to the console so far; tests expect none. */
  readonly complaints: readonly string[];
  /** A page that has opened, with its simulation done. */
  open(options?: OpenOptions): Promise<Page>;
  close(): Promise<void>;
}

export interface OpenOptions extends BrowserContextOptions {
  readonly hash?: string;
  /** Told of the page before it goes anywhere. */
  readonly watch?: (page: Page) => void;
  /** Runs in the page before its own code. */
  readonly before?: () => void;
  /** Wait only for the verdict. */
  readonly early?: boolean;
}

/** What every verdict says one way or the other. */
const answered = /per period|No difference|earns|printed values reproduced/;

export async function startApp(): Promise<App> {
  const server: StaticServer = await serve("dist/app");
  const browser: Browser = await launch();
  const complaints: string[] = [];
  return {
    address: server.address,
    complaints,
    async open({ hash = "", watch, before, early, ...options } = {}) {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        // Keeping the build for offline use would be work beside what is tested.
        serviceWorkers: "block",
        ...options,
      });
      const page = await context.newPage();
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      watch?.(page);
      if (before !== undefined) await page.addInitScript(before);
      await page.goto(server.address + hash);
      await verdict(page).filter({ hasText: answered }).waitFor();
      if (!early) await simulated(page);
      return page;
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** Goes to another state of the page as a person would who edits the address. */
export async function visit(page: Page, hash: string): Promise<void> {
  await page.evaluate((wanted) => {
    document.querySelector(".verdict")?.setAttribute("data-old", "");
    location.hash = location.hash === wanted ? `${wanted}/` : wanted;
  }, hash);
  await page.locator(".verdict:not([data-old]) .answer", { hasText: answered }).waitFor();
}

/** Page state as a link carries it. */
export function payload(value: string | Buffer): string {
  return `1${deflateRawSync(value).toString("base64url")}`;
}

/** What a link carries. */
export function content(url: string): unknown {
  const coded = url.split("/").at(-1)!.slice(1);
  return JSON.parse(inflateRawSync(Buffer.from(coded, "base64url")).toString());
}

/** The base case with a simulation that is over at once, for tests about other things. */
export const quick = `#/sourcing/${payload('{"scenario":{"simulation":{"replications":40,"periods":100}}}')}`;

/** Polls long enough for a machine with other work. */
export function eventually<T>(read: () => Promise<T> | T): ReturnType<typeof expect.poll<T>> {
  return expect.poll(read, { timeout: 20_000 });
}

export function verdict(page: Page) {
  return page.locator(".verdict .answer");
}

export function counts(page: Page): Promise<Counts> {
  return page.evaluate(() => ({
    ...(window as unknown as { hedgerow: { counts: Counts } }).hedgerow.counts,
  }));
}

/** Waits until a simulation of the present parameters is done. */
export async function simulated(page: Page): Promise<void> {
  await page.locator(".status[data-phase=done]").waitFor({ timeout: 30_000 });
}

/** Waits until the page has come to rest: a simulation is done and nothing has been solved or started for a while. */
export async function settled(page: Page): Promise<Counts> {
  for (let last = await counts(page); ; ) {
    await simulated(page);
    await page.waitForTimeout(700);
    const now = await counts(page);
    if (JSON.stringify(now) === JSON.stringify(last)) return now;
    last = now;
  }
}

/** Types a value into a parameter's field. */
export async function enter(page: Page, name: string | RegExp, text: string): Promise<void> {
  await page.getByRole("textbox", { name }).fill(text);
}

/** A figure of the table: row by its label, column by letter of the policy; `simulated` is the line below it. */
export async function figure(
  page: Page,
  row: string,
  column: "A" | "B" | "difference",
  part: "exact-value" | "simulated" = "exact-value",
): Promise<string> {
  const index = ["A", "B", "difference"].indexOf(column);
  const named = page.locator(".kpis tbody tr", { has: page.getByRole("button", { name: row, exact: true }) });
  return (await named.locator("td").nth(index).locator(`.${part}`).textContent()) ?? "";
}

/** The first number in a text, with a true minus sign understood. */
export function number(text: string): number {
  const found = /[−+-]?[\d,]*\.?\d+/.exec(text);
  expect(found, text).not.toBeNull();
  return Number((found?.[0] ?? "").replace("−", "-").replaceAll(",", ""));
}
