// Lighthouse on the built application, as a phone and as a desktop sees it: medians of five runs, reported, not judged.
// Lighthouse itself is fetched when this runs; the project does not depend on it.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { chromiumPath } from "../chromium.mjs";

const LIGHTHOUSE = "lighthouse@12.8.2";
const RUNS = Number(process.argv[2] ?? 5);
const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = join(root, "dist/app");
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".png": "image/png",
};

/** Plain files, compressed and kept as a good static host does. */
async function serve() {
  const server = createServer(async ({ url }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const path = pathname === "/" ? "/index.html" : pathname;
    try {
      const body = gzipSync(await readFile(join(folder, path)));
      response.writeHead(200, {
        "content-type": types[extname(path)] ?? "application/octet-stream",
        "content-encoding": "gzip",
        "cache-control": path.startsWith("/assets/") ? "max-age=31536000, immutable" : "no-cache",
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

async function once(address, preset, file) {
  const flags = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run";
  const options = ["--quiet", "--output=json", `--output-path=${file}`, `--chrome-flags=${flags}`];
  if (preset === "desktop") options.push("--preset=desktop");
  const child = spawn("npx", ["--yes", LIGHTHOUSE, address, ...options], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, CHROME_PATH: chromiumPath() },
  });
  const status = await new Promise((resolve) => child.once("close", resolve));
  if (status !== 0) throw new Error(`lighthouse ended with status ${status}`);
  return JSON.parse(readFileSync(file, "utf8"));
}

await build({ configFile: join(root, "vite.config.ts"), root: join(root, "src/app"), logLevel: "error" });
const scratch = mkdtempSync(join(tmpdir(), "hedgerow-lighthouse-"));
const server = await serve();
const address = `http://127.0.0.1:${server.address().port}/`;
try {
  for (const preset of ["phone", "desktop"]) {
    const reports = [];
    for (let run = 0; run < RUNS; run++)
      reports.push(await once(address, preset, join(scratch, `${preset}${run}.json`)));
    const scores = Object.keys(reports[0].categories).map((id) => {
      const values = reports.map(({ categories }) => Math.round(100 * categories[id].score));
      return `${reports[0].categories[id].title} ${median(values)} (${Math.min(...values)} to ${Math.max(...values)})`;
    });
    console.log(`${preset}, median of ${RUNS}: ${scores.join(", ")}`);
    const figures = [
      "first-contentful-paint",
      "largest-contentful-paint",
      "total-blocking-time",
      "cumulative-layout-shift",
    ];
    for (const id of figures) {
      const { title } = reports[0].audits[id];
      console.log(`  ${title}: ${median(reports.map(({ audits }) => audits[id].numericValue)).toFixed(3)}`);
    }
    const low = Object.values(reports[0].audits).filter(
      ({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== "informative",
    );
    for (const { id, title, displayValue = "" } of low)
      console.log(`  below 0.9: ${id}: ${title} ${displayValue}`);
  }
} finally {
  server.close();
  rmSync(scratch, { recursive: true, force: true });
}
