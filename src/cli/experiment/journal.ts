import { createHash } from "node:crypto";
import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from "node:fs";
import type { Part } from "../../experiment/design/part.ts";
import { BadInput } from "../badInput.ts";
import { reason } from "../input.ts";

/** What a journal is of; its first line. */
export interface JournalHead {
  readonly journal: 1;
  /** Digest of the experiment and of the model's results version. */
  readonly experiment: string;
  /** From 1, as the user counts shards. */
  readonly shard: number;
  readonly shards: number;
  readonly tasks: number;
}

const newline = 0x0a;
const chunk = 1 << 16;
const checksumLength = 16;

function checksum(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, checksumLength);
}

function line(value: object): Buffer {
  const text = JSON.stringify(value);
  return Buffer.from(`${checksum(text)} ${text}\n`);
}

interface Line {
  readonly offset: number;
  readonly text: string;
}

/** Whole lines of a file, a piece at a time; what comes after the last newline is not one. */
function* lines(descriptor: number): Generator<Line> {
  const piece = Buffer.alloc(chunk);
  let rest = Buffer.alloc(0);
  let offset = 0;
  for (let at = 0; ; ) {
    const count = readSync(descriptor, piece, 0, chunk, at);
    if (count === 0) return;
    at += count;
    rest = Buffer.concat([rest, piece.subarray(0, count)]);
    let begin = 0;
    for (let end = rest.indexOf(newline, begin); end !== -1; end = rest.indexOf(newline, begin)) {
      yield { offset: offset + begin, text: rest.toString("utf8", begin, end) };
      begin = end + 1;
    }
    offset += begin;
    rest = rest.subarray(begin);
  }
}

/** The JSON text of a line whose checksum is right. */
function body(text: string): string | undefined {
  const json = text.slice(checksumLength + 1);
  return text[checksumLength] === " " && checksum(json) === text.slice(0, checksumLength) ? json : undefined;
}

function corrupted(path: string, number: number): BadInput {
  return new BadInput(
    `${path}:${number}:1 journal: invalid line: its checksum is wrong; remove the file to compute its parts again`,
  );
}

/**
 * Finished parts of an experiment in a file that only grows: a line each with a checksum before it, on the disk
 * before the next is begun. A last line that was torn by a sudden end is dropped; any other damage is a fault.
 */
export class Journal {
  readonly path: string;
  readonly head: JournalHead | undefined;
  private readonly descriptor: number;
  private readonly durable: boolean;
  private readonly offsets = new Map<number, number>();
  private size = 0;

  /**
   * Opens a journal, for adding to it or for reading it only; a missing one is begun.
   * @param durable whether what is added must survive the machine's sudden end
   * @throws BadInput where the file is damaged
   */
  constructor(path: string, writable: boolean, durable = true) {
    this.path = path;
    this.durable = durable;
    this.descriptor = openSync(path, writable ? "a+" : "r");
    let number = 0;
    let head: JournalHead | undefined;
    for (const { offset, text } of lines(this.descriptor)) {
      number++;
      const json = body(text);
      if (json === undefined) throw corrupted(path, number);
      if (number === 1) head = JSON.parse(json) as JournalHead;
      else {
        const task = Number(/^\{"task":(\d+),/.exec(json)?.[1]);
        if (this.offsets.has(task))
          throw new BadInput(`${path}:${number}:1 journal: invalid part: ${task}; it is there twice`);
        this.offsets.set(task, offset);
      }
      this.size = offset + Buffer.byteLength(text) + 1;
    }
    this.head = head;
    if (writable) this.trim();
  }

  get count(): number {
    return this.offsets.size;
  }

  /** Tasks in the order in which they were finished. */
  tasks(): Iterable<number> {
    return this.offsets.keys();
  }

  has(task: number): boolean {
    return this.offsets.has(task);
  }

  begin(head: JournalHead): void {
    this.write(line(head));
  }

  /** Adds a part; when this returns, it is on the disk. */
  append(part: Part): void {
    const { task, ...rest } = part;
    const offset = this.size;
    this.write(line({ task, ...rest }));
    this.offsets.set(task, offset);
  }

  /** Reads a part back. */
  part(task: number): Part {
    const offset = this.offsets.get(task);
    if (offset === undefined) throw new Error(`part ${task} is not in ${this.path}`);
    let text = Buffer.alloc(0);
    for (let at = offset; ; ) {
      const piece = Buffer.alloc(chunk);
      const count = readSync(this.descriptor, piece, 0, chunk, at);
      const end = piece.subarray(0, count).indexOf(newline);
      text = Buffer.concat([text, piece.subarray(0, end === -1 ? count : end)]);
      if (end !== -1) break;
      if (count === 0)
        throw new BadInput(`${this.path}:1:1 journal: invalid size: it shrank while it was read`);
      at += count;
    }
    const json = body(text.toString("utf8"));
    if (json === undefined) throw new BadInput(`${this.path}: invalid part: ${task}; its checksum is wrong`);
    return JSON.parse(json) as Part;
  }

  close(): void {
    closeSync(this.descriptor);
  }

  private trim(): void {
    const { size } = fstatSync(this.descriptor);
    if (size > this.size) ftruncateSync(this.descriptor, this.size);
  }

  private write(bytes: Buffer): void {
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.descriptor, bytes, done);
      if (this.durable) fsyncSync(this.descriptor);
    } catch (error) {
      // What was written of the line would be dropped as torn anyway; where even this fails, it will be.
      try {
        ftruncateSync(this.descriptor, this.size);
      } catch {}
      const full = ["ENOSPC", "EDQUOT", "EFBIG"].includes((error as NodeJS.ErrnoException).code ?? "");
      const why = full ? "the disk is full" : reason(error);
      throw new BadInput(
        `--out: invalid out: ${JSON.stringify(this.path)}; ${why}: ${this.offsets.size} finished parts are kept, make room and run the same command again`,
      );
    }
    this.size += bytes.length;
  }
}
