// Takes the pictures of the README and the documentation from the built application: npm run screenshots [NAME …]
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { chromium } from "playwright";
import { build, preview } from "vite";
import { chromiumFlags, chromiumPath } from "../../test/chromium.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const here = fileURLToPath(new URL(".", import.meta.url));
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };

/** Picture by name: where it is taken, and how the browser is set up. */
const pictures = {
  "sourcing-light": { hash: "#/sourcing" },
  "sourcing-dark": { hash: "#/sourcing", options: { colorScheme: "dark" } },
  "sourcing-phone": { hash: "#/sourcing", options: phone },
  "sourcing-lab": { hash: `#/sourcing/${link({ view: { tab: "lab" } })}` },
  "sourcing-replay": { hash: `#/sourcing/${link({ view: { tab: "replay" } })}` },
  deterioration: { hash: "#/deterioration" },
  integration: { hash: "#/integration" },
  paper: { hash: "#/paper" },
  experiments: { hash: "#/experiments" },
  lessons: { hash: "#/lessons" },
  policy: { hash: "#/policy" },
  "policy-phone": { hash: "#/policy", options: { ...phone, colorScheme: "dark" } },
};

/** A page's state as its address carries it. */
function link(state) {
  return `1${deflateRawSync(JSON.stringify(state)).toString("base64url")}`;
}

/** Longest wait for a page to come to rest, in milliseconds. */
const PATIENCE = 120_000;

/** Waits until the page has come to rest: nothing runs, and its picture stays the same. */
async function settled(page) {
  await page.locator("#main").waitFor();
  await page.getByText(/^Opening .* …$/).waitFor({ state: "detached" });
  const started = performance.now();
  for (let before = ""; performance.now() - started < PATIENCE; ) {
    await page.waitForTimeout(800);
    const now = (await page.screenshot()).toString("base64");
    const running = await page.locator("[data-phase=running]").count();
    if (now === before && running === 0) return;
    before = now;
  }
  console.log(`${page.url()} did not come to rest; its picture is taken as it is`);
}

const wanted = process.argv.slice(2);
const names = Object.keys(pictures).filter((name) => wanted.length === 0 || wanted.includes(name));
const common = { configFile: join(root, "vite.config.ts"), root: join(root, "src/app"), logLevel: "error" };
await build(common);
const server = await preview({ ...common, preview: { host: "127.0.0.1", port: 0 } });
const browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: chromiumFlags,
});
try {
  for (const name of names) {
    const { hash, options = {} } = pictures[name];
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: "reduce",
      serviceWorkers: "block",
      ...options,
    });
    const page = await context.newPage();
    await page.goto(server.resolvedUrls.local[0] + hash);
    await page.locator("#main h1").first().waitFor({ state: "attached" });
    await settled(page);
    await page.screenshot({ path: join(here, `${name}.png`) });
    console.log(`docs/images/${name}.png`);
    await context.close();
  }
} finally {
  await browser.close();
  await server.close();
}
