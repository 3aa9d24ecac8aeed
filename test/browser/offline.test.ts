import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { launch } from "./support/chromium.ts";

const first = fileURLToPath(new URL("../../dist/app/", import.meta.url));
const second = fileURLToPath(new URL("../../dist/appRebuilt/", import.meta.url));
const types: { readonly [extension: string]: string } = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

/** A server whose files can be exchanged, and that can be gone. */
class Host {
  folder = first;
  readonly requests: string[] = [];
  private server: Server | undefined;
  private port = 0;

  async start(): Promise<void> {
    this.server = createServer(async ({ url = "/" }, response) => {
      const { pathname } = new URL(url, "http://localhost");
      this.requests.push(pathname);
      try {
        const body = await readFile(
          join(this.folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname),
        );
        // As a host that lets browsers keep things: what is shown must be new nevertheless.
        const headers = {
          "content-type": types[extname(pathname)] ?? "text/html",
          "cache-control": "max-age=600",
        };
        response.writeHead(200, headers).end(body);
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((resolve) => this.server?.listen(this.port, "127.0.0.1", resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  stop(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}/`;
  }
}

let browser: Browser;
let host: Host;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];

/** The same application once more, with another version, as a rebuild after a change leaves it. */
function rebuild(): void {
  rmSync(second, { recursive: true, force: true });
  cpSync(first, second, { recursive: true });
  const change = (name: string, from: RegExp, to: string) => {
    const path = join(second, name);
    const text = readFileSync(path, "utf8");
    expect(text).toMatch(from);
    writeFileSync(path, text.replace(from, to));
  };
  change("index.html", /(name="hedgerow-build" content=")[^"]+/, "$1second");
  change("service-worker.js", /"version":"[^"]+"/, '"version":"second"');
}

function version(): Promise<string | null> {
  return page.locator('meta[name="hedgerow-build"]').getAttribute("content");
}

/** Waits until this browser holds a build, and nothing but it. */
async function held(wanted: string): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => caches.keys()), { timeout: 60_000 })
    .toEqual([`hedgerow ${host.address} ${wanted}`]);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 20_000 })
    .toBe("activated");
}

beforeAll(async () => {
  rebuild();
  browser = await launch();
});

beforeEach(async () => {
  host = new Host();
  await host.start();
  context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(host.address);
  await held((await version()) ?? "");
});

afterEach(async () => {
  await context.close();
  host.stop();
  expect(complaints).toEqual([]);
});

afterAll(async () => {
  await browser?.close();
  rmSync(second, { recursive: true, force: true });
});

describe("after the first visit", () => {
  test("every page opens, solves and simulates with the network off", async () => {
    host.stop();
    await context.setOffline(true);
    await page.reload();
    await page.locator(".status[data-phase=done]").first().waitFor({ timeout: 60_000 });
    const ids = await page
      .locator("nav[aria-label=Pages] a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    expect(ids.length).toBeGreaterThanOrEqual(4);
    for (const id of ids) {
      const reloaded = await context.newPage();
      reloaded.on("pageerror", (error) => complaints.push(`${id}: ${String(error)}`));
      await reloaded.goto(host.address + id);
      await reloaded.locator("#main h1").first().waitFor({ state: "attached" });
      await expect.poll(() => reloaded.getByText(/^Opening .* …$/).count(), { timeout: 30_000 }).toBe(0);
      expect(await reloaded.getByText("could not be opened").count()).toBe(0);
      if (id === "#/policy") {
        await reloaded.getByText("more than the best possible", { exact: false }).first().waitFor();
        await reloaded.getByRole("textbox", { name: "Code of your policy" }).waitFor();
      }
      await reloaded.close();
    }
  });

  test("every file of the build is held, worker and document among them", async () => {
    const files = readdirSync(first, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
      .map((entry) => join(entry.parentPath, entry.name).slice(first.length))
      .filter((name) => name !== "service-worker.js" && !name.startsWith("."))
      .sort();
    const kept = await page.evaluate(async () => {
      const [name = ""] = await caches.keys();
      const requests = await (await caches.open(name)).keys();
      return requests.map(({ url }) => url.slice(location.origin.length + 1)).sort();
    });
    expect(kept).toEqual(files);
    expect(files.some((name) => /webThread.*\.js$/.test(name))).toBe(true);
  });
});

describe("the application", () => {
  test("can be installed: Chromium finds nothing wrong but that this window keeps nothing", async () => {
    const session = await context.newCDPSession(page);
    const { errors, url } = await session.send("Page.getAppManifest");
    expect(url).toBe(`${host.address}manifest.json`);
    expect(errors).toEqual([]);
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito")).toEqual(
      [],
    );
    const icons = await page.evaluate(async () => {
      const { icons } = (await (await fetch("manifest.json")).json()) as {
        icons: { src: string; sizes: string }[];
      };
      return Promise.all(
        icons.map(async ({ src, sizes }) => {
          const image = new Image();
          image.src = src;
          await image.decode();
          return sizes === "any" || sizes === `${image.naturalWidth}x${image.naturalHeight}`;
        }),
      );
    });
    expect(icons).toEqual([true, true, true, true]);
  });
});

describe("an updated build", () => {
  test("announces itself to a page that is open, and Reload shows it with the page's state", async () => {
    await page.getByRole("textbox", { name: "Holding cost" }).fill("0.3");
    await expect.poll(() => page.url(), { timeout: 20_000 }).toContain("#/sourcing/1");
    const link = page.url();
    expect(await page.getByText("A new version of Hedgerow is ready.").count()).toBe(0);
    host.folder = second;
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await page.getByText("A new version of Hedgerow is ready.").waitFor({ timeout: 60_000 });
    expect(await version()).not.toBe("second");
    await page.getByRole("button", { name: "Reload" }).click();
    await expect.poll(version, { timeout: 20_000 }).toBe("second");
    await held("second");
    expect(page.url()).toBe(link);
    expect(await page.getByText("A new version of Hedgerow is ready.").count()).toBe(0);
  });

  test("takes hashed files over instead of fetching them again", async () => {
    host.folder = second;
    const before = host.requests.length;
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await page.getByText("A new version of Hedgerow is ready.").waitFor({ timeout: 60_000 });
    const fetched = host.requests.slice(before);
    expect(fetched).toContain("/service-worker.js");
    expect(fetched.filter((path) => path.startsWith("/assets/"))).toEqual([]);
  });

  test("is what a reload shows, never the older one, and the older one is forgotten", async () => {
    host.folder = second;
    await page.reload();
    expect(await version()).toBe("second");
    await held("second");
    expect(await page.getByText("A new version of Hedgerow is ready.").count()).toBe(0);
    host.stop();
    await page.reload();
    expect(await version()).toBe("second");
  });

  test("that cannot be fetched whole leaves the older one in place", async () => {
    const broken = readFileSync(join(second, "service-worker.js"), "utf8");
    writeFileSync(
      join(second, "service-worker.js"),
      broken.replace('"files":[', '"files":["assets/missing.js",'),
    );
    host.folder = second;
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await page.waitForTimeout(1500);
    writeFileSync(join(second, "service-worker.js"), broken);
    expect(await page.evaluate(() => caches.keys())).toContain(`hedgerow ${host.address} ${await version()}`);
    host.stop();
    await page.reload();
    expect(await version()).not.toBe("second");
    await page.locator(".verdict .answer").waitFor();
  });
});
