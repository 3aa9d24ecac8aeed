import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import type { Description } from "../../src/experiment/estimates.ts";
import { replicationFormats } from "../../src/experiment/replicationColumns.ts";

const layout: Description = {
  policies: [
    { kind: "optimal", label: "Optimal" },
    { kind: "baseStock", label: "A" },
    { kind: "baseStock", label: "B" },
  ],
  columns: ["averageCost", "costs.spot"],
  kpis: [],
  blockSize: 64,
  exact: [{}, {}, {}],
};
const WIDTH = 6;
/** What policy and column c holds of replication n: awkward numbers among them. */
const value = (c: number, n: number) => (n % 5 === 0 ? -0 : (n + 0.1) / (c + 1) - (n % 7 === 0 ? 1e-300 : 0));

function block(first: number, count: number): Float64Array {
  return Float64Array.from({ length: WIDTH * count }, (_, i) =>
    value(Math.floor(i / count), first + (i % count)),
  );
}

/** The whole file, and the most bytes that were handed over at once. */
function file(format: string, replications: number, blockSize: number) {
  const made = replicationFormats[format]!(layout);
  const pieces: Uint8Array[] = [];
  for (let first = 0; first < replications; first += blockSize) {
    const count = Math.min(blockSize, replications - first);
    pieces.push(made.block(block(first, count), count));
  }
  pieces.push(made.tail({ digest: "abc", seed: "s" }));
  return { bytes: Buffer.concat(pieces), largest: Math.max(...pieces.map(({ length }) => length)) };
}

function buffer(bytes: Buffer): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}

describe("replicationFormats.parquet(layout)", () => {
  it("holds every figure of every replication, named and in order, over row groups and odd blocks", async () => {
    const replications = 45_001;
    const { bytes } = file("parquet", replications, 37);
    const found = buffer(bytes);
    expect(parquetMetadata(found).row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([
      20_000, 20_000, 5_001,
    ]);
    const rows = await parquetReadObjects({ file: found });
    expect(rows).toHaveLength(replications);
    expect(Object.keys(rows[0]!)).toEqual([
      "replication",
      "optimal.averageCost",
      "optimal.costs.spot",
      "baseStock 2.averageCost",
      "baseStock 2.costs.spot",
      "baseStock 3.averageCost",
      "baseStock 3.costs.spot",
    ]);
    for (const n of [0, 1, 36, 37, 19_999, 20_000, 39_999, 40_000, 45_000]) {
      const [replication, ...figures] = Object.values(rows[n]!);
      expect(replication).toBe(n);
      expect(figures).toEqual(Array.from({ length: WIDTH }, (_, c) => value(c, n)));
    }
  });

  it("carries the manifest and stays whole with few replications or a cut-off end", async () => {
    const { bytes } = file("parquet", 3, 64);
    const { key_value_metadata: pairs } = parquetMetadata(buffer(bytes));
    expect(pairs).toEqual([{ key: "hedgerow.manifest", value: '{"digest":"abc","seed":"s"}' }]);
    expect(await parquetReadObjects({ file: buffer(bytes) })).toHaveLength(3);
  });

  it("hands bytes on as it goes: no piece is larger than a row group", () => {
    const { bytes, largest } = file("parquet", 100_000, 64);
    expect(bytes.length).toBeGreaterThan(100_000 * WIDTH * 8);
    expect(largest).toBeLessThan(20_000 * (WIDTH + 1) * 8 + 10_000);
  });
});

describe("replicationFormats.csv(layout)", () => {
  it("is a heading and a line per replication, numbers in full", () => {
    const lines = file("csv", 130, 64).bytes.toString().split("\r\n");
    expect(lines).toHaveLength(132);
    expect(lines[0]).toBe(
      "replication,optimal.averageCost,optimal.costs.spot,baseStock 2.averageCost,baseStock 2.costs.spot,baseStock 3.averageCost,baseStock 3.costs.spot",
    );
    for (const n of [0, 63, 64, 129]) {
      const [replication, ...figures] = lines[n + 1]!.split(",").map(Number);
      expect(replication).toBe(n);
      expect(figures).toEqual(Array.from({ length: WIDTH }, (_, c) => value(c, n) + 0));
    }
    expect(lines.at(-1)).toBe("");
  });
});
