// Runs every stage of the tests, whatever happens to the ones before, and closes with one plain line.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const scratch = mkdtempSync(join(tmpdir(), "hedgerow-test-"));
let passed = 0;
let failed = 0;

/** Runs a command; what a quiet one says is shown when it has ended. */
async function run(title, args, { quiet = false } = {}) {
  if (!quiet) console.log(`\n── ${title}`);
  const started = performance.now();
  const child = spawn("npx", ["--no-install", ...args], {
    stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
  });
  const said = [];
  for (const stream of quiet ? [child.stdout, child.stderr] : [])
    stream.on("data", (data) => said.push(data));
  const status = await new Promise((resolve) => {
    child.once("error", (error) => resolve(String(error)));
    child.once("close", resolve);
  });
  if (quiet) console.log(`\n── ${title}\n${Buffer.concat(said)}`);
  const took = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${status === 0 ? "ok" : "FAILED"}: ${title} (${took} s)${typeof status === "string" ? ` ${status}` : ""}`,
  );
  return status === 0;
}

async function stage(title, ...args) {
  if (await run(title, args)) passed++;
  else failed++;
}

/** Runs the tests of a Vitest project and counts them. */
async function tests(project, options) {
  const report = join(scratch, `${project}.json`);
  const clean = await run(
    `${project} tests`,
    [
      "vitest",
      "run",
      `--project=${project}`,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ],
    options,
  );
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, "utf8"));
    passed += numPassedTests;
    failed += numFailedTests;
    // A file that could not be loaded has no failed test to count, and an error outside tests has neither.
    if (!clean && numFailedTests === 0) failed += Math.max(1, numFailedTestSuites);
    if (numPassedTests + numFailedTests === 0) failed++;
  } catch (error) {
    console.log(`no report of ${project} tests: ${error.message}`);
    failed++;
  }
}

await stage("types", "tsc", "-b");
await stage("lint and format", "biome", "ci", "--error-on-warnings", ".");
await stage("unused code", "knip");
// Beside each other: page after page is tested in one browser, which leaves a second core idle.
await Promise.all([tests("browser"), tests("node", { quiet: true })]);
rmSync(scratch, { recursive: true, force: true });
console.log(`\ntests: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
