import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import { Collection } from "../../src/experiment/design/collection.ts";
import { Bench } from "../../src/experiment/design/part.ts";
import { desk } from "../../src/worker/desk.ts";
import type { OpenedBundle } from "../../src/worker/opening.ts";
import { experiment, raw } from "../experiment/design/support.ts";

const here = desk();
const blob = (text: string) => new Blob([text]);
const changes = { outputs: ["averageCost", "reservation"] };

async function finished() {
  const of = await experiment(changes);
  const bench = await Bench.of(of);
  const collection = new Collection(bench);
  for (let task = 0; task < bench.tasks; task++) collection.take(bench.part(task));
  const rows = collection.table.columns();
  return { of, rows, bundle: await (await here.write("bundle", of, rows)).text() };
}

async function faults(text: string): Promise<string> {
  const outcome = await here.open(blob(text));
  return outcome.ok
    ? `opened ${outcome.value.kind}`
    : outcome.faults.map(({ message }) => message).join("\n");
}

async function openedBundle(text: string): Promise<OpenedBundle> {
  const outcome = await here.open(blob(text));
  if (!outcome.ok || outcome.value.kind !== "bundle") throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

describe("desk().check", () => {
  it("counts cells and tasks, and knows what is large", async () => {
    const small = await here.check(raw);
    expect(small).toMatchObject({ ok: true, value: { cells: 6, tasks: 6, large: false } });
    const levels = [{ from: 0.001, to: 1, step: 0.001 }];
    const factors = ["problem.holdingCost", "problem.demand.sd", "problem.spotPrice.sd"].map((path) => {
      return { path, levels };
    });
    const large = await here.check({ ...raw, factors, answers: "exact" });
    expect(large).toMatchObject({ ok: true, value: { cells: 1e9, large: true } });
  });

  it("has every fault, those of outputs too", async () => {
    const path = { ...raw, factors: [{ path: "problem.holding", levels: [1] }] };
    expect(await here.check(path)).toMatchObject({ ok: false, faults: [{ path: "factors.0.path" }] });
    const output = await here.check({ ...raw, outputs: ["cost"] });
    expect(output).toMatchObject({ ok: false, faults: [{ path: "outputs.0" }] });
  });
});

describe("desk().keepable", () => {
  it("lists KPIs with their units, and parameters of policies", async () => {
    const outcome = await here.keepable(raw.scenario);
    if (!outcome.ok) throw new Error("no answer");
    const { kpis, parameters } = outcome.value;
    expect(kpis.find(({ name }) => name === "averageCost")).toMatchObject({ unit: "money/period" });
    expect(parameters).toEqual(expect.arrayContaining(["reservation", "orderUpToSpot", "costGap"]));
    expect(parameters).not.toContain("averageCost");
  });
});

describe("desk().estimate", () => {
  it("grows with the number of cells and falls with threads", async () => {
    const few = await here.estimate(await experiment(changes), 1);
    expect(few).toMatchObject({ cells: 6, workers: 1 });
    expect(few.seconds).toBeGreaterThan(0);
    const factors = [{ path: "problem.holdingCost", levels: [{ from: 0.001, to: 10, step: 0.001 }] }];
    const many = await here.estimate(await experiment({ ...changes, factors }), 2);
    expect(many.bytes).toBeGreaterThan(1000 * few.bytes);
    expect(many.seconds).toBeGreaterThan(10 * few.seconds);
  });
});

describe("desk().open", () => {
  it("opens a bundle as it was written, and finds a run of its experiment the same", async () => {
    const { of, rows, bundle } = await finished();
    const read = await openedBundle(bundle);
    expect(read.experiment).toEqual(of);
    expect(read.rows).toEqual(rows);
    expect(read.edited).toBe("");
    expect(await here.difference(read, rows)).toBeUndefined();
    expect(await here.digest(of, rows)).toBe(read.digest);
    const numbers = rows.numbers.slice();
    numbers[7] = numbers[7]! + 1e-9;
    expect(await here.difference(read, { ...rows, numbers })).toMatch(/^cell 0, optimal averageCost, mean: /);
  });

  it("says of an edited bundle that it was edited, be it in its rows or in its scenario", async () => {
    const { bundle } = await finished();
    expect((await openedBundle(bundle.replace(/(?<="rows"[\s\S]*?"mean":)\d/, "9"))).edited).toMatch(
      /^its digest is stated as [0-9a-f]{12}…, its rows have [0-9a-f]{12}…$/,
    );
    const scenario = bundle.replace('"backorderCost":8', '"backorderCost":9');
    expect((await openedBundle(scenario)).edited).toMatch(/rows of cell 0 are of another scenario/);
  });

  it("opens experiments, scenarios and results that hold one, JSON or YAML", async () => {
    const text = JSON.stringify(raw);
    expect(await here.open(blob(text))).toEqual({ ok: true, value: { kind: "experiment", raw } });
    const scenario = JSON.stringify(raw.scenario);
    expect(await here.open(blob(scenario))).toMatchObject({ value: { kind: "scenario", raw: raw.scenario } });
    expect(await here.open(blob(`scenario: ${scenario}\nkpis: []\n`))).toMatchObject({
      value: { kind: "scenario", raw: raw.scenario },
    });
  });

  it("says what is wrong with anything else", async () => {
    const { bundle } = await finished();
    expect(await faults("")).toMatch(/^line 1, column 1: missing scenario/);
    expect(await faults("{")).toMatch(/^invalid file: no whole JSON; /);
    expect(await faults("a: [")).toMatch(/^line 1, column \d+: /);
    expect(await faults("[1]")).toMatch(/^invalid file: it holds no object; a result bundle/);
    expect(await faults('{"a":1}')).toMatch(/^invalid file: \{ … \}; a result bundle, an experiment or/);
    expect(await faults(bundle.slice(0, 2000))).toMatch(/^invalid file: no whole JSON; /);
    expect(await faults(bundle.replace(/"digest":"\w+"/, '"digest":1'))).toMatch(/^invalid bundle: /);
    expect(await faults(bundle.replace(/"mean":[\d.]+/, '"mean":1e999'))).toMatch(/^invalid mean: Infinity/);
    expect(await faults(bundle.replace('"cell":0', '"cell":77'))).toMatch(/^invalid cell: 77; below 6/);
    expect(await faults(bundle.replace('"cell":0', '"cell":5'))).toMatch(/^invalid factors: /);
    expect(await faults(bundle.replace('"kpi":', '"kpj":'))).toMatch(/^missing kpi/);
    expect(await faults(bundle.replace('"holdingCost"', '"holdngCost"'))).toMatch(
      /unknown member: holdngCost/,
    );
    expect(await faults(`${"x".repeat(1_100_000)}`)).toMatch(/invalid size: 1100000 bytes; at most 1048576$/);
  });
});

describe("desk().write", () => {
  it("writes rows as CSV, JSON and Parquet, all the same numbers", async () => {
    const { of, rows } = await finished();
    const csv = await (await here.write("csv", of, rows)).text();
    const json = JSON.parse(await (await here.write("json", of, rows)).text());
    const typed = await (await here.write("parquet", of, rows)).arrayBuffer();
    const names = csv.split("\r\n")[0]!.split(",");
    const written = (row: { [name: string]: unknown }) =>
      names.map((name) => String(row[name] ?? "")).join(",");
    const lines = csv.trimEnd().split("\r\n").slice(1);
    expect(json.map(written)).toEqual(lines);
    expect((await parquetReadObjects({ file: typed })).map(written)).toEqual(lines);
    const noted = parquetMetadata(typed).key_value_metadata!.find(({ key }) => key === "hedgerow.manifest");
    expect(JSON.parse(noted!.value!)).toMatchObject({ rows: 24, digest: await here.digest(of, rows) });
  });
});
