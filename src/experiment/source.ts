import { jsonReading } from "./json.ts";
import { pathSteps } from "./path.ts";
import { offsetOf, type Reading, TooDeep } from "./places.ts";

/** Where something stands in a text; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A sentence about a text and where it applies. */
export interface SourceFault extends Position {
  readonly message: string;
}

/** A text that was read. */
export interface Source {
  /** What it states, unchecked. */
  readonly value: unknown;
  /** Where the value at a path stands; where it is missing, where its nearest existing parent does. */
  position(path: string): Position;
}

export type Sourced =
  | { readonly ok: true; readonly value: Source }
  | { readonly ok: false; readonly faults: readonly SourceFault[] };

/** Bytes of text that are read at all. */
export const mostBytes = 1_048_576;

/** Words for a text beyond that. */
export function tooLong(bytes: number): string {
  return `invalid size: ${bytes} bytes; at most ${mostBytes}`;
}

/** Length in UTF-8, which is what a file takes. */
function bytesOf(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) bytes += code < 0x800 ? 1 : (code & 0xf800) === 0xd800 ? 1 : 2;
  }
  return bytes;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function positionIn(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: offset - starts[low]! + 1 };
}

async function reading(text: string): Promise<Reading> {
  try {
    const json = jsonReading(text);
    if (json !== undefined) return json;
    const { yamlReading } = await import("./yaml.ts");
    return yamlReading(text);
  } catch (error) {
    if (error instanceof TooDeep) return { value: undefined, root: { offset: 0 }, faults: [error.fault] };
    throw error;
  }
}

/**
 * Reads a JSON or YAML text of plain data up to 1 MB, keeping where everything stands. A byte order mark is
 * accepted; anchors, aliases, merges, tags, double members and further documents are not.
 * @returns the source, or the faults of the text itself
 */
export async function source(text: string): Promise<Sourced> {
  const bytes = bytesOf(text);
  if (bytes > mostBytes) return { ok: false, faults: [{ line: 1, column: 1, message: tooLong(bytes) }] };
  const body = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (body.trim() === "")
    return { ok: false, faults: [{ line: 1, column: 1, message: "missing scenario; the text is empty" }] };
  const { value, root, faults } = await reading(body);
  const starts = lineStarts(body);
  if (faults.length > 0) {
    return {
      ok: false,
      faults: faults.map(({ offset, message }) => ({ ...positionIn(starts, offset), message })),
    };
  }
  return {
    ok: true,
    value: { value, position: (path) => positionIn(starts, offsetOf(root, pathSteps(path))) },
  };
}
