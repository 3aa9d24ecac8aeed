import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Stream } from "../../src/random/stream.ts";
import { Comoments } from "../../src/statistics/comoments.ts";

/** `[column][row]` blocks of the given sizes from columns of any length. */
function blocks(columns: readonly (readonly number[])[], sizes: readonly number[]): Float64Array[] {
  let first = 0;
  return sizes.map((size) => {
    const block = Float64Array.from(columns.flatMap((column) => column.slice(first, first + size)));
    first += size;
    return block;
  });
}

/** The sample covariance of whole numbers, exact but for the last division. */
function exactCovariance(x: readonly number[], y: readonly number[]): number {
  const n = BigInt(x.length);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + BigInt(value), 0n);
  const products = x.reduce((total, value, row) => total + BigInt(value) * BigInt(y[row]!), 0n);
  return Number(n * products - sum(x) * sum(y)) / Number(n * (n - 1n));
}

function everything(moments: Comoments): number[] {
  const all = [moments.n];
  for (let i = 0; i < moments.columns; i++) {
    all.push(moments.mean(i));
    for (let j = 0; j <= i; j++) all.push(moments.covariance(i, j));
  }
  return all;
}

describe("add(block, count)", () => {
  it("gives means and covariances of a small example by hand", () => {
    const moments = new Comoments(2);
    moments.add(Float64Array.of(1, 2, 3, 10, 30, 20), 3);
    moments.add(Float64Array.of(6, 40), 1);
    expect([moments.n, moments.mean(0), moments.mean(1)]).toEqual([4, 3, 25]);
    expect(moments.covariance(0, 0)).toBeCloseTo(14 / 3, 14);
    expect(moments.covariance(1, 1)).toBeCloseTo(500 / 3, 12);
    expect(moments.covariance(0, 1)).toBeCloseTo(70 / 3, 13);
    expect(moments.covariance(1, 0)).toBe(moments.covariance(0, 1));
  });

  it.each([0, 1e3, 1e9])("agrees with exact whole-number arithmetic at offset %d", (base) => {
    const stream = new Stream([1, 2, 3, base + 1]);
    const sizes = [1, 7, 32, 32, 5, 1, 200, 64];
    const rows = sizes.reduce((total, size) => total + size, 0);
    const noise = () => Math.floor(2000 * stream.uniform()) - 1000;
    const shared = Array.from({ length: rows }, noise);
    const columns = [0, 1, 2, 3, 4].map((share) => shared.map((value) => base + share * value + noise()));
    const moments = new Comoments(columns.length);
    blocks(columns, sizes).forEach((block, index) => {
      moments.add(block, sizes[index]!);
    });
    expect(moments.n).toBe(rows);
    for (const [i, x] of columns.entries()) {
      const mean = Number(x.reduce((total, value) => total + BigInt(value), 0n)) / rows;
      expect(Math.abs(moments.mean(i) - mean)).toBeLessThanOrEqual(1e-15 * base + 1e-10);
      for (const [j, y] of columns.entries()) {
        const scale = Math.sqrt(exactCovariance(x, x) * exactCovariance(y, y));
        expect(Math.abs(moments.covariance(i, j) - exactCovariance(x, y))).toBeLessThan(1e-11 * scale);
      }
    }
  });

  it("reads from an offset, and rows of a constant column do not vary at all", () => {
    const moments = new Comoments(2);
    moments.add(Float64Array.of(99, 99, 1, 2, 3, 0.1, 0.1, 0.1), 3, 2);
    moments.add(Float64Array.of(5, 0.1), 1);
    expect(moments.mean(0)).toBe(2.75);
    expect(moments.covariance(1, 1)).toBeLessThan(1e-30);
  });

  it("gives the same bits of the products it is asked for when it sums no others", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.boolean(), { minLength: 36, maxLength: 36 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 1000 }),
        (columns, wanted, sizes, seed) => {
          const stream = new Stream([seed, 2, 3, 4]);
          const together = (i: number, j: number) => wanted[6 * i + j]!;
          const [all, some] = [new Comoments(columns), new Comoments(columns, together)];
          for (const size of sizes) {
            const block = Float64Array.from({ length: columns * size }, () => stream.uniform());
            for (const moments of [all, some]) moments.add(block, size);
          }
          for (let i = 0; i < columns; i++) {
            expect(some.mean(i)).toBe(all.mean(i));
            for (let j = 0; j <= i; j++) {
              if (together(i, j)) expect(some.covariance(j, i)).toBe(all.covariance(i, j));
              else
                expect(() => some.covariance(i, j)).toThrow(
                  /^invalid columns: \d and \d; two that are summed/,
                );
            }
          }
        },
      ),
    );
  });

  it("knows no covariance of one row and no mean of none", () => {
    const moments = new Comoments(1);
    moments.add(new Float64Array(0), 0);
    expect([moments.n, moments.mean(0)]).toEqual([0, Number.NaN]);
    moments.add(Float64Array.of(4), 1);
    expect([moments.mean(0), moments.covariance(0, 0)]).toEqual([4, Number.NaN]);
  });

  it("throws RangeError on blocks too short, counts and columns that are none", () => {
    const moments = new Comoments(2);
    expect(() => moments.add(new Float64Array(5), 3)).toThrow(
      /^invalid block: 5 values from 0; 2 columns of 3/,
    );
    expect(() => moments.add(new Float64Array(6), 3, 1)).toThrow(RangeError);
    for (const count of [-1, 0.5, Number.NaN]) {
      expect(() => moments.add(new Float64Array(6), count)).toThrow(/^invalid count: .*; /);
    }
    for (const column of [-1, 2, 0.5, Number.NaN]) {
      expect(() => moments.mean(column)).toThrow(/^invalid column: .*; /);
      expect(() => moments.covariance(0, column)).toThrow(/^invalid column: .*; /);
    }
    for (const columns of [0, 1.5, Number.NaN])
      expect(() => new Comoments(columns)).toThrow(/^invalid columns: /);
    expect(() => moments.merge(new Comoments(3))).toThrow(/^invalid columns: 3; 2 are needed/);
  });
});

describe("merge(other)", () => {
  it("throws RangeError where other products were summed", () => {
    const diagonal = () => new Comoments(2, (i, j) => i === j);
    const [sum, other] = [diagonal(), diagonal()];
    other.add(Float64Array.of(1, 2, 3, 4), 2);
    sum.merge(other);
    expect(sum.covariance(1, 1)).toBe(0.5);
    expect(() => sum.merge(new Comoments(2))).toThrow(RangeError);
  });

  it("leaves the same bits whether a block was summed here or elsewhere, for any cut into blocks", () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 });
    const cut = fc.tuple(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.boolean()), { minLength: 1, maxLength: 8 }),
    );
    const cases = cut.chain(([width, parts]) => {
      const rows = parts.reduce((total, [size]) => total + size, 0);
      const column = fc.array(value, { minLength: rows, maxLength: rows });
      return fc.record({
        parts: fc.constant(parts),
        columns: fc.array(column, { minLength: width, maxLength: width }),
      });
    });
    fc.assert(
      fc.property(cases, ({ parts, columns }) => {
        const here = new Comoments(columns.length);
        const mixed = new Comoments(columns.length);
        const sizes = parts.map(([size]) => size);
        blocks(columns, sizes).forEach((block, index) => {
          const [size, elsewhere] = parts[index]!;
          here.add(block, size);
          const worker = elsewhere ? new Comoments(columns.length) : mixed;
          worker.add(block, size);
          if (elsewhere) mixed.merge(worker);
        });
        expect(everything(mixed)).toEqual(everything(here));
      }),
      { numRuns: 300, seed: 11 },
    );
  });

  it("gives what one block of all rows gives, up to rounding, for any cut", () => {
    const row = fc.tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: -999, max: 999 }));
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 60 }), fc.nat(60), (rows, at) => {
        const first = Math.min(at, rows.length);
        const columns = [rows.map(([x]) => x), rows.map(([, y]) => y)];
        const sizes = [first, rows.length - first];
        const cut = new Comoments(2);
        blocks(columns, sizes).forEach((block, index) => {
          cut.add(block, sizes[index]!);
        });
        for (const [i, x] of columns.entries()) {
          for (const [j, y] of columns.entries())
            expect(cut.covariance(i, j)).toBeCloseTo(exactCovariance(x, y), 6);
        }
      }),
      { numRuns: 200, seed: 12 },
    );
  });
});
