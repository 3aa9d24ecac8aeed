import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commandLine } from "./support.ts";

const { folder, hedgerow } = commandLine();

interface Document {
  readonly version: number;
  readonly resultsVersion: number;
  readonly seed: string;
  readonly case: string;
  readonly params: object;
  readonly exact: { readonly [name: string]: number };
  readonly simulated: { readonly [name: string]: number };
  readonly se: { readonly [name: string]: number };
  readonly agrees: boolean;
  readonly digest: string;
}

async function validated(...args: string[]): Promise<Document> {
  const { status, stdout, stderr } = await hedgerow(["validate", ...args, "--json"]);
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Document;
}

async function refused(...args: string[]): Promise<string[]> {
  const { status, stdout, stderr } = await hedgerow(["validate", ...args]);
  expect({ status, stdout }, stderr).toEqual({ status: 2, stdout: "" });
  return stderr.trimEnd().split("\n");
}

test.concurrent("validate BW-2 --params --json states both ways at parameters of one's own", async () => {
  const params = { L: 4, p: 7, rho: 0.3 };
  const args = ["BW-2", "--params", JSON.stringify(params), "--effort", "0.2", "--seed", "cli"];
  const document = await validated(...args);
  expect(document).toMatchObject({ version: 1, case: "BW-2", params, seed: "cli", agrees: true });
  expect(document.digest).toMatch(/^[\da-f]{64}$/);
  const value = 1 + ((2 * 4) / 7 + (2 * 16) / 49) * (1 - 0.3 ** 7);
  expect(document.exact["value"]).toBeCloseTo(value, 10);
  expect(document.se["value"]).toBeGreaterThan(0);
  expect(document.simulated["value"]).not.toBe(document.exact["value"]);
  expect(Math.abs(document.simulated["value"]! - value)).toBeLessThan(4 * document.se["value"]!);
  expect(await validated(...args, "--workers", "1")).toEqual(document);
  expect((await validated(...args.slice(0, -1), "other")).digest).not.toBe(document.digest);
});

test.concurrent("validate CASE --effort divides standard errors by its square root", async () => {
  const short = await validated("O2C-1", "--effort", "0.1");
  const long = await validated("O2C-1", "--effort", "1.6");
  const ratio = short.se["W"]! / long.se["W"]!;
  expect(ratio).toBeGreaterThan(2);
  expect(ratio).toBeLessThan(8);
});

test.concurrent("validate CASE --out prints for people and keeps the document and a table", async () => {
  const { status, stdout } = await hedgerow(["validate", "INV-1", "--effort", "0.1", "--out", "kept"]);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^INV-1: .*\n/);
  expect(stdout).toMatch(/cost +1\.99761 +\d\.\d+ +± 0\.\d+\n/);
  expect(stdout).toMatch(/\nagrees: every simulated value is within /);
  const document = JSON.parse(readFileSync(join(folder(), "kept/result.json"), "utf8")) as Document;
  expect(stdout).toContain(`digest ${document.digest}`);
  const [heading, first] = readFileSync(join(folder(), "kept/cases.csv"), "utf8").split("\r\n");
  expect(heading).toBe("case,value,exact,simulated,se,agrees");
  expect(first).toMatch(new RegExp(`^INV-1,S,${document.exact["S"]},`));
});

test.concurrent("validate ends with status 1 and says so where a case differs", async () => {
  // So short a simulation never reaches the steady state that the closed form is of.
  const args = ["SYNC-1", "--params", '{"T": 100}', "--effort", "0.01", "--seed", "s"];
  const { status, stdout, stderr } = await hedgerow(["validate", ...args]);
  expect(status).toBe(1);
  expect(stdout).toMatch(/\nDIFFERS: not every /);
  expect(stderr).toMatch(/^hedgerow: SYNC-1 differs: not every value is within 0\.03, /);
});

test.concurrent("validate refuses parameters in a line each", async () => {
  expect(await refused("BW-2", "--params", '{"L": -4, "p": 7.5, "rh": 0.3}')).toEqual([
    "--params L: invalid L: -4; a number from 0 to 200",
    "--params p: invalid p: 7.5; a whole number from 1 to 500",
    "--params rh: unknown member: rh; did you mean rho?",
  ]);
  expect(await refused("BW-2", "--params", '{"rho": 1}', "--effort", "much")).toEqual([
    "--params rho: invalid rho: 1; a number above -1 and below 1",
    '--effort: invalid effort: "much"; a number from 0.01 to 1000',
  ]);
  expect(await refused("BW-2", "--params", "{L: 1")).toEqual([
    '--params: invalid params: "{L: 1"; a JSON object of parameters',
  ]);
  expect(await refused("BW-2", "--params", '{"L": 1, "L": 2}')).toEqual([
    '--params: invalid member: "L"; given twice',
  ]);
  expect(await refused("BW-2", "--params", `${"[".repeat(5000)}${"]".repeat(5000)}`)).toHaveLength(1);
  expect((await refused("O2C-1", "--params", '{"lam": 30, "mu": 10, "c": 2}'))[0]).toMatch(
    /^--params: invalid params: exact Wq would be Infinity; /,
  );
});

test.concurrent("validate refuses unknown cases, params without a case, and options of other commands", async () => {
  expect(await refused("BW2")).toEqual([
    expect.stringMatching(/^CASE: unknown case: "BW2"; .*; did you mean BW-2\?$/),
  ]);
  expect(await refused("--params", "{}")).toEqual([
    "--params: missing case; parameters are those of one case",
  ]);
  expect(await refused("BW-1", "--replications", "3")).toHaveLength(1);
});
