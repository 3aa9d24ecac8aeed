import { utf8ToBytes } from "@noble/hashes/utils.js";
import { ByteWriter } from "hyparquet-writer/src/bytewriter.js";
import { ParquetWriter } from "hyparquet-writer/src/parquet-writer.js";
import { policyNames } from "./design/figures.ts";
import { canonicalJson } from "./digest.ts";
import type { Members } from "./document.ts";
import type { Description } from "./estimates.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** Every replication's columns as a file, piece by piece: nothing is kept but what has not been handed on. */
export interface ReplicationFile {
  /** Takes a block, `[policy][column][replication]`, in the order of replications; the bytes that are ready. */
  block(data: Float64Array, count: number): Bytes;
  /** The rest of the file; the last call. */
  tail(manifest: Members): Bytes;
}

/** Formats by name, which is also the ending of the file. */
export const replicationFormats: { readonly [format: string]: (layout: Description) => ReplicationFile } = {
  parquet: (layout) => new ParquetColumns(layout),
  csv: (layout) => new CsvColumns(layout),
};

/** `optimal.averageCost` …: every policy's every column. */
function names({ policies, columns }: Description): string[] {
  return policyNames(policies).flatMap((policy) => columns.map((column) => `${policy}.${column}`));
}

/** Rows of a row group: all that is ever held. */
const GROUP = 20_000;

/** Apache Parquet: the number of the replication and a double per policy and column, plain. */
class ParquetColumns implements ReplicationFile {
  private readonly names: readonly string[];
  private readonly bytes = new ByteWriter();
  private readonly file: ParquetWriter;
  /** One column after the other, GROUP rows each. */
  private readonly held: Float64Array;
  private rows = 0;
  private first = 0;

  constructor(layout: Description) {
    this.names = names(layout);
    this.held = new Float64Array(this.names.length * GROUP);
    const double = { type: "DOUBLE", repetition_type: "REQUIRED" } as const;
    this.file = new ParquetWriter({
      writer: this.bytes,
      schema: [
        { name: "replications", num_children: this.names.length + 1 },
        { name: "replication", type: "INT32", repetition_type: "REQUIRED" },
        ...this.names.map((name) => ({ name, ...double })),
      ],
      codec: "UNCOMPRESSED",
      statistics: false,
      createdBy: "hedgerow",
    });
  }

  block(data: Float64Array, count: number): Bytes {
    for (let from = 0; from < count; ) {
      const now = Math.min(count - from, GROUP - this.rows);
      for (let c = 0; c < this.names.length; c++) {
        const start = c * count + from;
        this.held.set(data.subarray(start, start + now), c * GROUP + this.rows);
      }
      this.rows += now;
      from += now;
      if (this.rows === GROUP) this.group();
    }
    return this.ready();
  }

  tail(manifest: Members): Bytes {
    if (this.rows > 0) this.group();
    this.file.kvMetadata = [{ key: "hedgerow.manifest", value: canonicalJson(manifest) }];
    this.file.finish();
    return this.ready();
  }

  private group(): void {
    const { rows, first, held } = this;
    const numbers = Int32Array.from({ length: rows }, (_, n) => first + n);
    this.file.write({
      columnData: [
        { name: "replication", data: numbers, encoding: "PLAIN", offsetIndex: false },
        ...this.names.map((name, c) => ({
          name,
          data: held.subarray(c * GROUP, c * GROUP + rows),
          encoding: "PLAIN" as const,
          offsetIndex: false,
        })),
      ],
      rowGroupSize: rows,
    });
    this.first += rows;
    this.rows = 0;
  }

  private ready(): Bytes {
    const ready = this.bytes.getBytes().slice();
    this.bytes.index = 0;
    return ready;
  }
}

/** Comma-separated text (RFC 4180), numbers in full; the manifest is left to the files beside it. */
class CsvColumns implements ReplicationFile {
  private readonly width: number;
  private heading: string;
  private first = 0;

  constructor(layout: Description) {
    const all = names(layout);
    this.width = all.length;
    this.heading = `replication,${all.join(",")}\r\n`;
  }

  block(data: Float64Array, count: number): Bytes {
    let text = this.heading;
    this.heading = "";
    for (let n = 0; n < count; n++) {
      text += this.first + n;
      for (let c = 0; c < this.width; c++) text += `,${data[c * count + n]!}`;
      text += "\r\n";
    }
    this.first += count;
    return utf8ToBytes(text);
  }

  tail(): Bytes {
    return utf8ToBytes(this.heading);
  }
}
