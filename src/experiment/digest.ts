import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** What takes bytes and gives their SHA-256 in the end; Node has a faster one than TypeScript. */
export interface Hash {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
}

const LITTLE_ENDIAN = new Uint8Array(Float64Array.of(1).buffer)[7] === 0x3f;

/**
 * SHA-256 over results: canonical JSON and little-endian columns, −0 as 0, nothing that is not finite.
 *
 * In TypeScript because `crypto.subtle` is missing on plain http. Nothing of times, machines or worker counts goes in.
 */
export class Digest {
  private readonly hash: Hash;

  constructor(hash: Hash = sha256.create()) {
    this.hash = hash;
  }

  /** @throws RangeError when a number is not finite */
  json(value: unknown): this {
    this.hash.update(utf8ToBytes(canonicalJson(value)));
    return this;
  }

  /** @throws RangeError when a number is not finite */
  numbers(values: Float64Array): this {
    const bytes = new Float64Array(values.length);
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      // A difference of zero tells finite numbers from all others, and a sum with zero has no negative zero.
      if (value - value !== 0) throw new RangeError(`invalid result: ${value}; a finite number is needed`);
      bytes[i] = value + 0;
    }
    if (!LITTLE_ENDIAN) {
      const view = new DataView(bytes.buffer);
      for (let i = 0; i < bytes.length; i++) view.setFloat64(8 * i, bytes[i]!, true);
    }
    this.hash.update(new Uint8Array(bytes.buffer));
    return this;
  }

  /** The digest as 64 hexadecimal digits; the last call. */
  hex(): string {
    return bytesToHex(this.hash.digest());
  }
}

/** JSON with members sorted by name, −0 as 0 and no white space. */
export function canonicalJson(value: unknown): string {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new RangeError(`invalid result: ${value}; a finite number is needed`);
    return String(value + 0);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
    return `{${members.join(",")}}`;
  }
  return JSON.stringify(value);
}
