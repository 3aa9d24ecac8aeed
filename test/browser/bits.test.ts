import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Bits, bits } from "../engines/bits.ts";
import { GOLDEN_CHECKSUM } from "../random/golden.ts";
import { launch } from "./support/chromium.ts";
import { type StaticServer, serve } from "./support/server.ts";

/** Of each distribution; `npm run test:engines` takes a million, in Firefox too. */
const VARIATES = 50_000;

const root = fileURLToPath(new URL("../../", import.meta.url));

describe("the same bits in Chromium as in Node", () => {
  let browser: Browser;
  let server: StaticServer;

  beforeAll(async () => {
    await build({
      configFile: false,
      root,
      logLevel: "error",
      publicDir: false,
      build: {
        outDir: join(root, "dist/bits"),
        minify: false,
        lib: { entry: join(root, "test/engines/bits.ts"), formats: ["es"], fileName: () => "bits.js" },
      },
    });
    server = await serve("dist/bits");
    browser = await launch();
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  it("gives equal digests of words, variates, exact solutions and simulations of every model", async () => {
    const page = await browser.newPage();
    await page.route("**/blank", (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html>" }),
    );
    await page.goto(`${server.address}blank`);
    // As text, because the test runner rewrites dynamic imports.
    const there = await page.evaluate<Bits>(
      `import("${server.address}bits.js").then(({ bits }) => bits(${VARIATES}))`,
    );
    const here = await bits(VARIATES);
    expect(there).toEqual(here);
    expect(here["words"]).toBe(GOLDEN_CHECKSUM);
  });
});
