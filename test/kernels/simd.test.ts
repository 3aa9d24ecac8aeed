import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { Arena } from "../../src/kernels/arena.ts";
import { loadSimd, type SimdFunctions, simd } from "../../src/kernels/simd.ts";
import { Stream } from "../../src/random/stream.ts";

const kernels = resolve(import.meta.dirname, "../../src/kernels");

function loaded(): SimdFunctions {
  const functions = loadSimd(WebAssembly);
  if (typeof functions === "string") throw new Error(functions);
  return functions;
}

describe("kernelBytes", () => {
  it("were compiled from the sources as they are (npm run prepare compiles them anew)", () => {
    const folder = join(kernels, "assembly");
    const sum = createHash("sha256");
    for (const name of readdirSync(folder).sort()) {
      if (/\.(ts|mjs)$/.test(name)) sum.update(`${name}\n${readFileSync(join(folder, name), "utf8")}\n`);
    }
    expect(readFileSync(join(kernels, "kernelBytes.generated.ts"), "utf8")).toContain(sum.digest("hex"));
  });

  it("use neither relaxed vectors nor fused multiply-add nor anything imported", () => {
    const text = readFileSync(join(kernels, "kernelBytes.generated.ts"), "utf8");
    const bytes = Buffer.from(/"(.*)"/.exec(text)![1]!, "base64");
    expect(WebAssembly.Module.imports(new WebAssembly.Module(bytes))).toEqual([]);
    // Relaxed vector instructions are 0xFD followed by 0x100 … 0x113 as a variable-length number: 0x80+n, 0x02.
    for (let i = 0; i + 2 < bytes.length; i++) {
      const relaxed =
        bytes[i] === 0xfd && bytes[i + 1]! >= 0x80 && bytes[i + 1]! <= 0x93 && bytes[i + 2] === 2;
      expect(relaxed).toBe(false);
    }
  });
});

describe("loadSimd", () => {
  it("says why there is no kernel", () => {
    const { validate, Module, Instance } = WebAssembly;
    const broken = class {
      constructor() {
        throw new Error("not allowed here");
      }
    };
    expect(loadSimd(undefined)).toBe("there is no WebAssembly here");
    expect(loadSimd({ validate: () => false, Module, Instance })).toBe(
      "WebAssembly here has no 128-bit vectors",
    );
    expect(loadSimd({ validate, Module: broken as unknown as typeof Module, Instance })).toBe(
      "WebAssembly could not be started (not allowed here)",
    );
  });

  it("makes the kernel once in a thread", () => {
    expect(simd()).toBe(simd());
    expect(typeof simd()).toBe("object");
  });
});

describe("drawWords", () => {
  it("gives in every lane the words that Stream.word gives, XORed with the lane's mask", () => {
    const functions = loaded();
    const arena = new Arena();
    const stream = arena.take(80);
    const out = arena.take(16 * 1000);
    const { words } = arena.views(functions.memory);
    const states = [0, 1, 2, 3].map((lane) => [lane + 1, 7 * lane, 0x80000000 + lane, 5]);
    const masks = [0, -1, 0, -1];
    states.forEach((state, lane) => {
      state.forEach((word, i) => {
        words[stream / 4 + 4 * i + lane] = word;
      });
      words[stream / 4 + 16 + lane] = masks[lane]!;
    });
    for (const count of [1, 999]) {
      functions.drawWords(stream, out, count);
      const after = words.slice(stream / 4, stream / 4 + 16);
      states.forEach((state, lane) => {
        const expected = new Stream(state);
        for (let skipped = 0; skipped < (count === 1 ? 0 : 1); skipped++) expected.word();
        for (let t = 0; t < count; t++) {
          expect(words[out / 4 + 4 * t + lane]).toBe((expected.word() ^ masks[lane]!) | 0);
        }
        const next = new Stream([0, 1, 2, 3].map((i) => after[4 * i + lane]!));
        expect(next.word()).toBe(expected.word());
      });
    }
  });
});

describe("Arena", () => {
  it("hands out places that do not overlap, on 64-byte lines, never at 0, and grows the memory to hold them", () => {
    const functions = loaded();
    const arena = new Arena();
    const places = [1, 64, 65, 3_000_000].map((bytes) => ({ bytes, at: arena.take(bytes) }));
    expect(functions.memory.buffer.byteLength).toBeLessThan(3_000_000);
    let end = 1;
    for (const { at, bytes } of places) {
      expect(at % 64).toBe(0);
      expect(at).toBeGreaterThanOrEqual(end);
      end = at + bytes;
    }
    expect(arena.views(functions.memory).words.byteLength).toBeGreaterThanOrEqual(end);
    expect(arena.views(functions.memory).doubles.buffer).toBe(functions.memory.buffer);
  });
});
