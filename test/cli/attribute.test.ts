import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { attribute } from "../../src/models/integration/experiments/attribution.ts";
import { integration } from "../../src/models/integration/index.ts";
import { leverNames, leversOf } from "../../src/models/integration/levers.ts";
import { runner } from "../../src/models/integration/run.ts";
import { commandLine } from "./support.ts";

const { file, folder, hedgerow } = commandLine();

interface MeanError {
  readonly mean: number;
  readonly se: number;
}

interface Document {
  readonly scenario: object;
  readonly digest: string;
  readonly kpi: string;
  readonly total: MeanError;
  readonly levers: { readonly [lever: string]: { readonly [share: string]: MeanError } };
}

/** Two levers in a short year: four worlds. */
const scenario = {
  ...integration.example,
  levers: { ...leversOf(0), orderFlow: true, logistics: true },
  simulation: { seed: "levers", replications: 2, warmUp: 30, years: 1 },
};

beforeAll(() => void file("two.json", scenario));

const runs = new Map<string, Promise<Document>>();

/** What the command answers; the same command is run once. */
function attributed(...args: string[]): Promise<Document> {
  const key = args.join(" ");
  const known = runs.get(key) ?? started(args);
  runs.set(key, known);
  return known;
}

async function started(args: readonly string[]): Promise<Document> {
  const { status, stdout, stderr } = await hedgerow(["attribute", "two.json", ...args, "--json"]);
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Document;
}

async function refused(...args: string[]): Promise<string[]> {
  const { status, stdout, stderr } = await hedgerow(["attribute", ...args]);
  expect({ status, stdout }, stderr).toEqual({ status: 2, stdout: "" });
  return stderr.trimEnd().split("\n");
}

/** KPI by world, replication: of none, the first lever, the second, both. */
function worlds(kpi: string): number[][] {
  const run = runner(scenario);
  const bits = (["orderFlow", "logistics"] as const).map((lever) => 1 << leverNames.indexOf(lever));
  const masks = [0, bits[0]!, bits[1]!, bits[0]! | bits[1]!];
  return masks.map((mask) => [0, 1].map((replication) => run(leversOf(mask), replication)[kpi]!));
}

const mean = ([a, b]: readonly number[]) => (a! + b!) / 2;
/** Of a mean of two. */
const error = ([a, b]: readonly number[]) => Math.abs(a! - b!) / 2;

test.concurrent.each(["profit", "leadTime"])(
  "attribute --kpi %s shares out what four worlds differ by",
  async (kpi) => {
    const document = await attributed("--kpi", kpi, "--workers", "2");
    const [none, first, second, both] = worlds(kpi) as [number[], number[], number[], number[]];
    const less = (a: number[], b: number[]) => a.map((value, i) => value - b[i]!);
    const half = (a: number[], b: number[]) => a.map((value, i) => (value + b[i]!) / 2);
    const expected = {
      orderFlow: { firstIn: less(first, none), lastOut: less(both, second) },
      logistics: { firstIn: less(second, none), lastOut: less(both, first) },
    };
    expect(document).toMatchObject({
      version: 1,
      resultsVersion: integration.resultsVersion,
      model: "integration",
      seed: "levers",
      kpi,
    });
    expect(document.scenario).toEqual(JSON.parse(JSON.stringify(scenario)));
    expect(Object.keys(document.levers)).toEqual(Object.keys(expected));
    for (const [lever, { firstIn, lastOut }] of Object.entries(expected)) {
      const shares = { firstIn, lastOut, shapley: half(firstIn, lastOut) };
      for (const [share, values] of Object.entries(shares)) {
        const found = document.levers[lever]![share]!;
        expect(found.mean, `${lever} ${share}`).toBeCloseTo(mean(values), 6);
        expect(found.se, `${lever} ${share}`).toBeCloseTo(error(values), 6);
      }
    }
    const sum = Object.values(document.levers).reduce((total, { shapley }) => total + shapley!.mean, 0);
    expect(sum).toBeCloseTo(document.total.mean, 6);
    expect(document.total.mean).toBeCloseTo(mean(less(both, none)), 6);
  },
);

test.concurrent("attribute is the library's attribute, bit for bit, on one thread and on two", async () => {
  const [one, two] = await Promise.all([
    attributed("--workers", "1"),
    attributed("--kpi", "profit", "--workers", "2"),
  ]);
  expect(one).toEqual(two);
  expect(one).toMatchObject(JSON.parse(JSON.stringify(attribute(scenario))) as object);
  expect(one.digest).toMatch(/^[\da-f]{64}$/);
});

test.concurrent("attribute prints a row per lever and keeps a table", async () => {
  const { status, stdout } = await hedgerow(["attribute", "two.json", "--out", "kept"]);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^ +first in +last out +Shapley$/m);
  expect(stdout).toMatch(/^ +Order flow +-?\d+ +± \d+ +-?\d+ +± \d+ +-?\d+ +± \d+$/m);
  const lines = readFileSync(join(folder(), "kept/attribution.csv"), "utf8").trimEnd().split("\r\n");
  expect(lines.map((line) => line.split(",")[0])).toEqual(["lever", "orderFlow", "logistics"]);
  const { digest } = JSON.parse(readFileSync(join(folder(), "kept/result.json"), "utf8")) as Document;
  expect(stdout).toContain(`digest ${digest}`);
});

test.concurrent("attribute refuses unknown figures, no levers, other models and days of work", async () => {
  expect(await refused("two.json", "--kpi", "profits")).toEqual([
    expect.stringMatching(/^--kpi: unknown kpi: "profits"; .*; did you mean profit\?$/),
  ]);
  file("none.json", { ...scenario, levers: leversOf(0) });
  expect(await refused("none.json")).toEqual([
    expect.stringMatching(/^none\.json:\d+:3 levers: invalid levers: none is true; /),
  ]);
  expect(await refused("two.json", "--replications", "1000000")).toEqual([
    expect.stringMatching(
      / simulation: invalid simulation: about 14000000 runs; at most 50000 without --yes$/,
    ),
  ]);
  file("other.json", { version: 1, model: "deterioration", problem: {}, simulation: {} });
  expect(await refused("other.json")).toEqual([
    'other.json:3:3 model: invalid model: "deterioration"; integration, the model with levers',
  ]);
});
