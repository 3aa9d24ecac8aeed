import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * SHA-256 over results: canonical JSON and little-endian columns, −0 as 0, nothing that is not finite.
 *
 * In TypeScript because `crypto.subtle` is missing on plain http. Nothing of times, machines or worker counts goes in.
 */
export class Digest {
  private readonly hash = sha256.create();
  /** @throws RangeError when a number is not finite */
  json(value: unknown): this {
    this.hash.update(utf8ToBytes(canonicalJson(value)));
    return this;
  }

  /** @throws RangeError when a number is not finite */
  numbers(values: Float64Array): this {
    const view = new DataView(new ArrayBuffer(values.length * 8));
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      if (!Number.isFinite(value))
        throw new RangeError(`invalid result: ${value}; a finite number is needed`);
      view.setFloat64(i * 8, value + 0, true);
    }
    this.hash.update(new Uint8Array(view.buffer));
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
