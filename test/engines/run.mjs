// The same bits everywhere: what Node computes is held against Chromium and Firefox, name by name, and several
// numbers of threads against none. The sandbox for policies is tried in both. Closes with one plain line.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";
import { browsers, open } from "./browsers.mjs";
import { buildSandbox, expectations, judged, serveSandbox } from "./sandbox.mjs";

const VARIATES = 1_000_000;
const PATIENCE = 600_000;
const root = fileURLToPath(new URL("../../", import.meta.url));
const pages = join(root, "dist/engines/page");
const modules = join(root, "dist/engines/node");

let passed = 0;
let failed = 0;

function check(name, difference) {
  if (difference === undefined) {
    passed++;
  } else {
    failed++;
    console.log(`FAILED: ${name}: ${difference}`);
  }
}

/** Holds what an engine found under a name against what is expected under the base of that name. */
function compare(engine, found, expected, names, baseName) {
  for (const name of new Set([...names, ...Object.keys(found)])) {
    const [ours, right] = [found[name], expected[baseName(name)]];
    check(
      `${engine}, ${name}`,
      ours !== undefined && ours === right ? undefined : `${ours} instead of ${right}`,
    );
  }
}

async function built() {
  const common = { configFile: false, logLevel: "error", publicDir: false, worker: { format: "es" } };
  const target = "es2023";
  await build({
    ...common,
    root: join(root, "test/engines"),
    base: "./",
    build: { outDir: pages, emptyOutDir: true, target },
  });
  await build({
    ...common,
    root,
    build: {
      outDir: modules,
      emptyOutDir: true,
      target,
      minify: false,
      ssr: join(root, "test/engines/node.ts"),
      rolldownOptions: { output: { entryFileNames: "node.js" } },
    },
  });
}

const types = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

/** Serves the built page and hands over whatever it reports. */
async function serve(onReport) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (request.method === "POST") {
      const pieces = [];
      for await (const piece of request) pieces.push(piece);
      response.end();
      onReport(JSON.parse(Buffer.concat(pieces).toString()));
      return;
    }
    try {
      const body = await readFile(join(pages, pathname === "/" ? "index.html" : pathname));
      response.writeHead(200, { "content-type": types[extname(pathname)] ?? "text/html" });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}/?variates=${VARIATES}`, server };
}

/** What a browser's page reports, or why it does not. */
async function reported(browser) {
  let tell;
  const report = new Promise((resolve) => {
    tell = resolve;
  });
  const { address, server } = await serve(tell);
  const opened = open(browser, address);
  const timer = setTimeout(() => tell({ error: `no report within ${PATIENCE / 1000} s` }), PATIENCE);
  const answer = await Promise.race([report, opened.ended.then((why) => ({ error: why }))]);
  clearTimeout(timer);
  await opened.close();
  server.close();
  return answer;
}

/** What a browser lets hostile policies do, as sentences by what was tried; empty where all is as it must be. */
async function sandboxed(browser, expected) {
  const served = await serveSandbox();
  const opened = open(browser, served.address);
  const reports = await Promise.race([served.finished, opened.ended.then((why) => ({ error: why }))]);
  await opened.close();
  served.close();
  return judged(reports, served.reached, expected);
}

/** The digest of a policy of one's own in the open. */
async function ownDigest(mine, reservation) {
  const { simulate, sourcing } = await import(pathToFileURL(join(root, "dist/src/index.js")).href);
  const scenario = {
    ...sourcing.example,
    policies: [{ kind: "optimal" }, { kind: "userDefined", name: "mine", reservation }],
    simulation: { ...sourcing.example.simulation, replications: 200 },
  };
  return (await simulate(scenario, { mine })).digest;
}

try {
  await built();
  await buildSandbox();
  const ofPolicies = await expectations(ownDigest);
  const { baseName, bits, RUNS, threadedBits } = await import(pathToFileURL(join(modules, "node.js")).href);
  const { laboratory } = await import(pathToFileURL(join(root, "dist/src/worker/node.js")).href);
  const expected = await bits(VARIATES);
  const here = { ...expected, ...(await threadedBits((workers) => laboratory({ workers }))) };
  const names = Object.keys(here);
  const node = `Node ${process.version}`;
  const kernel = expected["the SIMD kernel"];
  check(`${node}, the SIMD kernel`, kernel === RUNS ? undefined : kernel);
  compare(
    node,
    Object.fromEntries(Object.entries(here).filter(([name]) => baseName(name) !== name)),
    expected,
    [],
    baseName,
  );
  console.log(`Node: ${names.length} digests`);
  for (const [name, browser] of Object.entries(browsers)) {
    if (browser.path === undefined) {
      check(name, `it was not found; ${browser.install}`);
      continue;
    }
    const started = performance.now();
    const { bits: found, notes = [], error } = await reported(browser);
    if (error !== undefined) {
      check(name, error);
      continue;
    }
    for (const note of notes) console.log(`${name}: ${note}`);
    compare(name, found, expected, names, baseName);
    console.log(
      `${name}: ${Object.keys(found).length} digests in ${((performance.now() - started) / 1000).toFixed(0)} s`,
    );
    const tried = await sandboxed(browser, ofPolicies);
    for (const [what, wrong] of Object.entries(tried)) check(`${name}, ${what}`, wrong || undefined);
    console.log(`${name}: ${Object.keys(tried).length} checks of the sandbox`);
  }
} catch (error) {
  check("the comparison", error.stack);
}
if (passed === 0 && failed === 0) failed++;
console.log(`\ntests: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
