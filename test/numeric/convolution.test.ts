import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Convolution } from "../../src/numeric/convolution.ts";
import { Fourier } from "../../src/numeric/fourier.ts";

describe("Fourier", () => {
  /** Where frequency n of so many ends up: its digits, to the radices in turn, read from the other end. */
  function place(n: number, length: number): number {
    let [rest, block, found] = [n, length, 0];
    while (block > 1) {
      const radix = block % 3 === 0 ? 3 : Math.min(4, block);
      block /= radix;
      found += (rest % radix) * block;
      rest = Math.floor(rest / radix);
    }
    return found;
  }

  it("forward is the sum of its definition, in the order of digits reversed", () => {
    for (const length of [2, 3, 4, 6, 8, 12, 24, 32, 48, 96, 128, 384, 512]) {
      const re = Float64Array.from({ length }, (_, k) => Math.sin(3 * k + 1));
      const im = Float64Array.from({ length }, (_, k) => Math.cos(k * k));
      const [outRe, outIm] = [re.slice(), im.slice()];
      new Fourier(length).forward(outRe, outIm);
      for (let n = 0; n < length; n++) {
        let [a, b] = [0, 0];
        for (let k = 0; k < length; k++) {
          const angle = (-2 * Math.PI * ((k * n) % length)) / length;
          a += re[k]! * Math.cos(angle) - im[k]! * Math.sin(angle);
          b += re[k]! * Math.sin(angle) + im[k]! * Math.cos(angle);
        }
        const at = place(n, length);
        expect(Math.hypot(outRe[at]! - a, outIm[at]! - b)).toBeLessThan(1e-13 * length);
      }
    }
  });

  it("inverse undoes forward, times the length", () => {
    for (const length of [2, 3, 4096, 6144, 8192]) {
      const re = Float64Array.from({ length }, (_, k) => Math.sin(k * 0.7) * 1000);
      const im = Float64Array.from({ length }, (_, k) => Math.cos(k * 1.3));
      const [a, b] = [re.slice(), im.slice()];
      const fourier = new Fourier(length);
      fourier.forward(a, b);
      fourier.inverse(a, b);
      for (let k = 0; k < length; k++) {
        expect(Math.abs(a[k]! / length - re[k]!)).toBeLessThan(2e-12);
        expect(Math.abs(b[k]! / length - im[k]!)).toBeLessThan(2e-12);
      }
    }
  });

  it("refuses lengths that are neither a power of two nor three times one", () => {
    for (const length of [0, 1, 1.5, 5, 9, 18, 0.5, Number.NaN, -4, 2 ** 25, 3 * 2 ** 23]) {
      expect(() => new Fourier(length)).toThrow(
        /^invalid length: .*; a power of two or three times one, from 2 to 16777216/,
      );
    }
  });
});

describe("Convolution", () => {
  const values = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), {
    minLength: 1,
    maxLength: 300,
  });

  it("apply is the sum of its definition, wherever it begins and ends", () => {
    fc.assert(
      fc.property(
        values,
        values,
        fc.integer({ min: -50, max: 350 }),
        fc.integer({ min: 0, max: 700 }),
        (kernel, given, at, count) => {
          const from = Float64Array.from(given);
          const out = new Float64Array(count + 5).fill(7);
          new Convolution(Float64Array.from(kernel)).apply(from, at, count, out, 3);
          const largest = Math.max(...kernel.map(Math.abs)) * Math.max(...given.map(Math.abs));
          for (let k = 0; k < count; k++) {
            const sum = kernel.reduce((total, weight, j) => total + weight * (from[at + k - j] ?? 0), 0);
            expect(Math.abs(out[3 + k]! - sum)).toBeLessThanOrEqual(1e-300 + 1e-13 * kernel.length * largest);
          }
          expect([out[2], out[count + 3], out[count + 4]]).toEqual([7, 7, 7]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
