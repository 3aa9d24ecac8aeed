import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import { manifest } from "../../../src/experiment/design/manifest.ts";
import { ParquetTable } from "../../../src/experiment/design/parquet.ts";
import { Bench } from "../../../src/experiment/design/part.ts";
import type { Row } from "../../../src/experiment/design/rows.ts";
import { tableText } from "../../../src/experiment/design/table.ts";
import { experiment, rows } from "./support.ts";

type Cell = string | number | boolean | null;

function joined(pieces: readonly Uint8Array[]): ArrayBuffer {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all.buffer;
}

/** A whole file, its rows handed over a few at a time. */
async function file(changes: object, all: readonly Row[]): Promise<ArrayBuffer> {
  const of = await experiment(changes);
  const table = new ParquetTable(of);
  const pieces = Array.from({ length: Math.ceil(all.length / 7) }, (_, k) =>
    table.rows(all.slice(7 * k, 7 * k + 7)),
  );
  return joined([...pieces, table.tail(manifest(await Bench.of(of), all.length, "d"))]);
}

async function read(buffer: ArrayBuffer): Promise<{ [name: string]: Cell }[]> {
  return (await parquetReadObjects({ file: buffer })) as { [name: string]: Cell }[];
}

describe("ParquetTable", () => {
  it("holds what the CSV holds, typed, with the manifest in its metadata", async () => {
    const changes = {
      factors: [
        { path: "problem.holdingCost", levels: [0.2, 1] },
        { path: "policies.1.kind", levels: ["baseStock", "contractOnly"] },
        { path: "lattice", levels: ["paper", { base: "paper", levelCap: 175 }] },
      ],
      outputs: ["averageCost", "reservation"],
      differences: true,
    };
    const of = await experiment(changes);
    const all = await rows(of);
    const buffer = await file(changes, all);
    const { schema, num_rows, key_value_metadata } = parquetMetadata(buffer);
    expect(Number(num_rows)).toBe(all.length);
    const types = Object.fromEntries(schema.slice(1).map(({ name, type }) => [name, type]));
    expect(types).toMatchObject({
      cell: "INT32",
      "problem.holdingCost": "DOUBLE",
      "policies.1.kind": "BYTE_ARRAY",
      lattice: "BYTE_ARRAY",
      mean: "DOUBLE",
      n: "INT32",
      varianceRatio: "DOUBLE",
    });
    const noted = Object.fromEntries(key_value_metadata!.map(({ key, value }) => [key, JSON.parse(value!)]));
    expect(noted["hedgerow.manifest"]).toMatchObject({
      seed: "test",
      cells: 8,
      rows: all.length,
      digest: "d",
    });
    expect(noted["hedgerow.experiment"]).toEqual(JSON.parse(JSON.stringify(of)));

    const table = tableText({ experiment: of });
    const columns = table.heading.trimEnd().split(",");
    expect(schema.slice(1).map(({ name }) => name)).toEqual(columns);
    const back = await read(buffer);
    const asCsv = back.map((row) => columns.map((name) => String(row[name] ?? "")));
    const lines = all.map((row) => {
      const [text] = [table.rows([row]).trimEnd()];
      // The one quoted cell is the level that is an object.
      const quoted = /"((?:[^"]|"")*)"/.exec(text);
      return text
        .replace(/"(?:[^"]|"")*"/, "QUOTED")
        .split(",")
        .map((cell) => (cell === "QUOTED" ? quoted![1]!.replaceAll('""', '"') : cell));
    });
    expect(asCsv).toEqual(lines);
  });

  it("keeps nothing as null, and what is not said of a cell too", async () => {
    const cells = [{ "problem.demand.sd": 3, lattice: "fine" }, { "problem.demand.sd": 2 }];
    const changes = { design: { kind: "list", cells }, factors: [], answers: "exact" };
    const all = (await rows(await experiment(changes))).filter(({ kpi }) => kpi === "averageCost");
    const back = await read(await file(changes, all));
    expect(back.map((row) => [row["problem.demand.sd"], row["lattice"], row["mean"]])).toEqual([
      [3, "fine", null],
      [3, "fine", null],
      [2, null, null],
      [2, null, null],
    ]);
  });

  it("keeps flags as flags and levels of several kinds as text", async () => {
    const changes = {
      scenario: { version: 1, model: "integration" },
      factors: [
        { path: "levers.orderFlow", levels: [true, false] },
        { path: "simulation.seed", levels: ["a", "b"] },
      ],
      answers: "simulated",
    };
    const of = await experiment(changes);
    const table = new ParquetTable(of);
    const row = { cell: 0, scenario: "s", policy: "p", kpi: "k", seed: "a" };
    const made = [true, false].map((flag): Row => ({ ...row, factors: { "levers.orderFlow": flag } }));
    const back = await read(joined([table.rows(made), table.tail({})]));
    expect(back.map((each) => each["levers.orderFlow"])).toEqual([true, false]);
    const mixed = await file({ factors: [{ path: "lattice", levels: ["fine", { base: "fine" }] }] }, []);
    expect(parquetMetadata(mixed).schema[3]).toMatchObject({ name: "lattice", type: "BYTE_ARRAY" });
  });

  it("is the same bytes for the same rows", async () => {
    const changes = { outputs: ["averageCost"], answers: "exact" };
    const all = await rows(await experiment(changes));
    expect(new Uint8Array(await file(changes, all))).toEqual(new Uint8Array(await file(changes, all)));
  });

  it("keeps rows in groups and loses none between them", async () => {
    const changes = { outputs: ["averageCost"], answers: "exact" };
    const [row] = await rows(await experiment(changes));
    const many = Array.from({ length: 120_001 }, (_, n): Row => ({ ...row!, n }));
    const table = new ParquetTable(await experiment(changes));
    const pieces = Array.from({ length: 13 }, (_, k) => table.rows(many.slice(10_000 * k, 10_000 * (k + 1))));
    expect(pieces.filter(({ length }) => length > 0).length).toBeGreaterThan(1);
    const buffer = joined([...pieces, table.tail({})]);
    const back = await read(buffer);
    expect(back.every(({ n }, index) => n === index)).toBe(true);
    expect(back).toHaveLength(120_001);
  });
});
