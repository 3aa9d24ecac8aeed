import type { Json } from "./tree.ts";

/** Longest payload read from or written to an address, in characters. */
export const LONGEST = 8192;
/** Largest text a payload may unfold to; a few bytes can deflate megabytes. */
const LARGEST = 65_536;
/** Most levels that data in a link may nest. */
const DEEPEST = 64;
/** What {@link encode} writes; see `readers` for what is read. */
const VERSION = "1";

export type Decoded =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly message: string };

async function bytes(stream: ReadableStream<Uint8Array>, largest: number): Promise<Uint8Array> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > largest) {
      await reader.cancel();
      throw new RangeError(`invalid link: over ${largest} bytes; too large`);
    }
    parts.push(value);
  }
  const all = new Uint8Array(size);
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}

/** Plain data as a short text for the fragment of an address: version, then deflated JSON in base64url. */
export async function encode(value: Json): Promise<string> {
  const text = new Blob([JSON.stringify(value)]).stream();
  const deflated = await bytes(
    text.pipeThrough(new CompressionStream("deflate-raw")),
    Number.MAX_SAFE_INTEGER,
  );
  let binary = "";
  for (const byte of deflated) binary += String.fromCharCode(byte);
  const base64 = btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  return VERSION + base64;
}

/** Whether text that is about to be parsed nests deeper than any page's state: that could exhaust the stack. */
function tooDeep(json: string): boolean {
  let depth = 0;
  let inText = false;
  for (let i = 0; i < json.length; i++) {
    const character = json[i];
    if (inText && character === "\\") i++;
    else if (character === '"') inText = !inText;
    else if (inText) continue;
    else if (character === "[" || character === "{") depth++;
    else if (character === "]" || character === "}") depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** Deflated JSON in base64url. */
async function deflatedJson(code: string): Promise<Json> {
  const binary = atob(code.replaceAll("-", "+").replaceAll("_", "/"));
  const deflated = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const inflated = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const text = new TextDecoder("utf-8", { fatal: true }).decode(await bytes(inflated, LARGEST));
  if (tooDeep(text)) throw new RangeError(`invalid link: over ${DEEPEST} levels; too deep`);
  return JSON.parse(text) as Json;
}

/** How links are read, by the version they start with. Every version that was ever written stays. */
const readers: { readonly [version: string]: (code: string) => Promise<Json> } = { "1": deflatedJson };

/** The inverse of {@link encode} for text that anyone may have written. */
export async function decode(payload: string): Promise<Decoded> {
  if (payload.length > LONGEST)
    return { ok: false, message: "This link is too long to be one of Hedgerow's; showing the base case." };
  const version = payload.slice(0, 1);
  const read = Object.hasOwn(readers, version) ? readers[version] : undefined;
  if (read === undefined)
    return {
      ok: false,
      message: "This link was made by another version of Hedgerow; showing the base case.",
    };
  try {
    return { ok: true, value: await read(payload.slice(1)) };
  } catch {
    return { ok: false, message: "This link is damaged and could not be read; showing the base case." };
  }
}
