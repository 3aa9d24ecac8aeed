import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parquetReadObjects } from "hyparquet";
import { beforeAll, expect, test } from "vitest";
import { commandLine, small } from "./support.ts";

const { file, folder, hedgerow } = commandLine();
const good = "good.json";
beforeAll(() => void file(good, small));

interface Estimate {
  readonly mean: number;
  readonly halfWidth: number;
  readonly n: number;
  readonly efficiency?: number;
}

interface Document {
  readonly digest: string;
  readonly scenario: { readonly simulation: object };
  readonly stopping?: { readonly verdict: string; readonly replications: number; readonly looks: number };
  readonly policies: readonly {
    readonly kpis: { readonly averageCost: Estimate; readonly fillRate: Estimate };
  }[];
  readonly differences: readonly { readonly kpis: { readonly averageCost: Estimate } }[];
}

async function printed(...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await hedgerow([...args, "--quiet"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
}

async function document(...args: string[]): Promise<Document> {
  return JSON.parse(await printed(...args, "--json")) as Document;
}

async function refused(...args: string[]): Promise<string[]> {
  const { status, stdout, stderr } = await hedgerow(args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  return stderr.trimEnd().split("\n");
}

test.concurrent("--until goes on until the paired difference is precise, the same for any number of threads", async () => {
  const until = ["compare", good, "--until", "0.05", "--most", "50000"];
  const [one, five] = await Promise.all([
    document(...until, "--workers", "1"),
    document(...until, "--workers", "5"),
  ]);
  expect(five).toEqual(one);
  expect(one.stopping).toMatchObject({
    verdict: "precise",
    replications: one.differences[0]!.kpis.averageCost.n,
  });
  expect(one.differences[0]!.kpis.averageCost.halfWidth).toBeLessThanOrEqual(0.05);
  expect(one.policies[0]!.kpis.averageCost.n).toBeGreaterThan(200);
  expect(one.scenario.simulation).toMatchObject({ until: { halfWidth: 0.05, most: 50_000 } });
});

test.concurrent("--until takes a share, a figure and whose interval; a file may say the same", async () => {
  const flags = ["--until", "0.1%", "--kpi", "fillRate", "--of", "figure"];
  const found = await document("simulate", good, ...flags);
  for (const { kpis } of found.policies) {
    expect(kpis.fillRate.halfWidth).toBeLessThanOrEqual((0.001 / 1.001) * kpis.fillRate.mean);
  }
  const until = { relative: 0.001, kpi: "fillRate", of: "figure" };
  const stated = file("until.json", { ...small, simulation: { ...small.simulation, until } });
  expect(await document("simulate", stated)).toEqual(found);
});

test.concurrent("simulate says how it ended and what variance reduction was worth", async () => {
  expect(await printed("simulate", good, "--until", "1", "--of", "figure")).toMatch(
    /\nas precise as wanted, after \d+ looks? at the interval\n/,
  );
  expect(await printed("compare", good, "--until", "1e-5", "--most", "300")).toContain(
    "\nnot as precise as wanted: 300 replications are the most allowed\n",
  );
  const text = await printed("compare", good, "--streams", "antithetic", "--controls");
  expect(text).toContain(
    "\nworth: so many times the replications would be needed without variance reduction\n",
  );
  expect(text).toMatch(/\n +simulated +worth +exact\n +Average cost +\S+ +± \S+ +\d+(\.\d+)?× +87\.31/);
  expect(await printed("simulate", good)).not.toContain("worth");
});

test.concurrent("--streams and --controls change the figures, and the JSON states what they are worth", async () => {
  const plain = await document("simulate", good);
  expect(plain.policies[0]!.kpis.averageCost).not.toHaveProperty("efficiency");
  const found = await document("simulate", good, "--streams", "antithetic", "--controls");
  expect(found.policies[1]!.kpis.averageCost.efficiency).toBeGreaterThan(5);
  expect(found.policies[1]!.kpis.averageCost.n).toBe(100);
  expect(found.scenario.simulation).toMatchObject({ streams: "antithetic", controls: true });
  expect(found.digest).not.toBe(plain.digest);
});

test.concurrent("--out writes every replication's columns, as Parquet, as CSV or not at all", async () => {
  const { policies } = await document("simulate", good, "--out", "parquet");
  const bytes = readFileSync(join(folder(), "parquet/replications.parquet"));
  const rows = await parquetReadObjects({
    file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
  });
  expect(rows).toHaveLength(200);
  const mean = (name: string) => rows.reduce((sum, row) => sum + (row[name] as number), 0) / 200;
  expect(mean("optimal.averageCost")).toBeCloseTo(policies[0]!.kpis.averageCost.mean, 9);
  expect(mean("baseStock.averageCost")).toBeCloseTo(policies[1]!.kpis.averageCost.mean, 9);
  await printed("simulate", good, "--out", "csv", "--columns", "csv");
  const lines = readFileSync(join(folder(), "csv/replications.csv"), "utf8").split("\r\n");
  const names = lines[0]!.split(",");
  for (const n of [0, 63, 64, 199]) {
    const values = lines[n + 1]!.split(",").map(Number);
    expect(Object.fromEntries(names.map((name, i) => [name, values[i]]))).toEqual(rows[n]);
  }
  await printed("simulate", good, "--out", "none", "--columns", "none");
  expect(readdirSync(join(folder(), "none")).sort()).toEqual([
    "1-optimal.csv",
    "2-baseStock.csv",
    "result.json",
  ]);
});

test.concurrent("columns that would fill a disk need --yes, and leave nothing behind", async () => {
  const args = ["simulate", good, "--replications", "5e7", "--periods", "1", "--out", "large"];
  expect(await refused(...args, "--quiet")).toEqual([
    "--columns: invalid columns: parquet; 11 GB of them need --yes, or --columns none",
  ]);
  expect(readdirSync(join(folder(), "large"))).toEqual([]);
});

test.concurrent("faults name the option that they came in by", async () => {
  expect(await refused("simulate", good, "--until", "narrow")).toEqual([
    '--until simulation.until.halfWidth: invalid halfWidth: "narrow"; a number above 0 and at most 1000000000000',
  ]);
  expect(await refused("simulate", good, "--until", "1", "--most", "3")).toEqual([
    "--most simulation.until.most: invalid most: 3; at least replications (200), with which it begins",
  ]);
  expect(await refused("simulate", good, "--kpi", "fillRate")).toEqual([
    "--until simulation.until: missing halfWidth or relative",
  ]);
  expect(await refused("simulate", good, "--until", "1", "--kpi", "fillrate")).toEqual([
    expect.stringMatching(
      /^--kpi simulation\.until\.kpi: unknown kpi: "fillrate"; one of .*; did you mean fillRate\?$/,
    ),
  ]);
  expect(await refused("simulate", good, "--streams", "sobol")).toEqual([
    expect.stringMatching(
      /^good\.json:\d+:\d+ simulation\.replications: invalid replications: 200; a multiple of 256/,
    ),
    "--streams simulation.streams: invalid streams: sobol; at most 32 periods with the warm-up, not 60",
  ]);
  expect(await refused("simulate", good, "--columns", "xls")).toEqual([
    '--columns: invalid columns: "xls"; one of parquet, csv, none',
  ]);
});
