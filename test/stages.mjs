// Runs every stage of the tests, whatever happens to the ones before, and closes with one plain line.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const scratch = mkdtempSync(join(tmpdir(), "hedgerow-test-"));
const report = join(scratch, "vitest.json");
let passed = 0;
let failed = 0;

function run(title, command, ...args) {
  console.log(`\n── ${title}`);
  const started = performance.now();
  const { status, error } = spawnSync(command, args, { stdio: "inherit", env: process.env });
  if (error) console.log(String(error));
  console.log(
    `${status === 0 ? "ok" : "FAILED"}: ${title} (${((performance.now() - started) / 1000).toFixed(1)} s)`,
  );
  return status === 0;
}

function stage(title, command, ...args) {
  if (run(title, command, ...args)) passed++;
  else failed++;
}

stage("types", "npx", "--no-install", "tsc", "-b");
stage("lint and format", "npx", "--no-install", "biome", "ci", "--error-on-warnings", ".");
stage("unused code", "npx", "--no-install", "knip");
const clean = run(
  "tests",
  "npx",
  "--no-install",
  "vitest",
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${report}`,
);
try {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, "utf8"));
  passed += numPassedTests;
  failed += numFailedTests;
  // A file that could not be loaded has no failed test to count, and an error outside tests has neither.
  if (!clean && numFailedTests === 0) failed += Math.max(1, numFailedTestSuites);
  if (numPassedTests + numFailedTests === 0) failed++;
} catch (error) {
  console.log(`no test report: ${error.message}`);
  failed++;
}
rmSync(scratch, { recursive: true, force: true });
console.log(`\ntests: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
