import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { mostBytes, type Source, source, tooLong } from "../experiment/source.ts";
import { BadInput } from "./badInput.ts";

/** A scenario text that was read, and the name under which faults speak of it. */
export interface Input {
  readonly label: string;
  readonly source: Source;
}

/** A path as the user means it: relative to where they stand, even when npm runs the command from elsewhere. */
export function userPath(path: string): string {
  return resolve(process.env["INIT_CWD"] ?? process.cwd(), path);
}

/** A file's name as it fits into a line. */
function oneLine(file: string): string {
  const quoted = JSON.stringify(file);
  return quoted === `"${file}"` ? file : quoted;
}

const reasons: { readonly [code: string]: string } = {
  ENOENT: "no such file",
  EISDIR: "a folder, not a file",
  EACCES: "reading it is not allowed",
  ENOTDIR: "no such file",
};

/** Why the system refused, in a few words. */
export function reason(error: unknown): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? (code || message);
}

/** At most one byte beyond what may be read, so that an endless input ends here. */
async function limited(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const kept: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    kept.push(chunk);
    bytes += chunk.length;
    if (bytes > mostBytes) break;
  }
  return Buffer.concat(kept);
}

async function bytesOf(path: string): Promise<Buffer | string> {
  const file = await open(path);
  try {
    const stats = await file.stat();
    if (stats.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
    if (stats.size > mostBytes) return tooLong(stats.size);
    const bytes = await limited(file.createReadStream({ autoClose: false }));
    return bytes.length > mostBytes ? tooLong(bytes.length) : bytes;
  } finally {
    await file.close();
  }
}

function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Reads FILE, or standard input for `-`.
 * @throws BadInput with one line per fault of the text
 */
export async function input(file: string): Promise<Input> {
  const label = file === "-" ? "stdin" : oneLine(file);
  const fault = (message: string, place = "1:1") => new BadInput(`${label}:${place} file: ${message}`);
  let bytes: Buffer | string;
  try {
    bytes = file === "-" ? await limited(process.stdin) : await bytesOf(userPath(file));
  } catch (error) {
    throw fault(`invalid file: ${JSON.stringify(file)}; ${reason(error)}`);
  }
  if (typeof bytes === "string") throw fault(bytes);
  if (bytes.length > mostBytes) throw fault(tooLong(bytes.length));
  const text = decoded(bytes);
  if (text === undefined) throw fault("invalid text: not UTF-8; UTF-8 is needed");
  const read = await source(text);
  if (!read.ok) {
    throw new BadInput(
      ...read.faults.map(({ line, column, message }) => `${label}:${line}:${column} file: ${message}`),
    );
  }
  return { label, source: read.value };
}
