/**
 * Means and co-moments of m columns, fed by blocks of rows.
 *
 * Of every block the means and the centred products are found in two passes, then merged into the whole:
 * with δ = x̄_B − x̄_A, x̄ = x̄_A + δ·n_B/n and C_ij = C_ij,A + C_ij,B + δ_i·δ_j·n_A·n_B/n. Nothing cancels, however far
 * the values are from zero.
 * A block added here and one summed up elsewhere and merged leave the same bits, so results depend on how rows are
 * cut into blocks and on the blocks' order, not on who summed them.
 *
 * Source: Chan, Golub, LeVeque (1983), "Algorithms for computing the sample variance", The American Statistician
 * 37(3), eqs. (2.1); for covariances Pébay (2008), Sandia report SAND2008-6212, §3.
 */
export class Comoments {
  /** m, how many columns a row has. */
  readonly columns: number;
  private count = 0;
  private readonly means: Float64Array;
  /** The columns j ≤ i that column i has products with: `partners[starts[i]]` … before `starts[i + 1]`, rising. */
  private readonly partners: Int32Array;
  private readonly starts: Int32Array;
  /** Σ (x_i − x̄_i)(x_j − x̄_j), in the order of `partners`. */
  private readonly products: Float64Array;
  private readonly blockMeans: Float64Array;
  private readonly blockProducts: Float64Array;
  /** Of four rows from the block's means: four at a time, the products are loaded and stored a quarter as often. */
  private readonly deviations: Float64Array;

  /**
   * @param columns m
   * @param together whether the covariance of columns i ≥ j will be asked for; all, if left out. Few are summed faster
   * @throws RangeError when `columns` is not a whole number ≥ 1
   */
  constructor(columns: number, together: (i: number, j: number) => boolean = () => true) {
    if (!(Number.isInteger(columns) && columns >= 1)) {
      throw new RangeError(`invalid columns: ${columns}; a whole number ≥ 1 is needed`);
    }
    const partners: number[] = [];
    this.starts = new Int32Array(columns + 1);
    for (let i = 0; i < columns; i++) {
      for (let j = 0; j <= i; j++) if (together(i, j)) partners.push(j);
      this.starts[i + 1] = partners.length;
    }
    this.partners = Int32Array.from(partners);
    this.columns = columns;
    this.means = new Float64Array(columns);
    this.products = new Float64Array(partners.length);
    this.blockMeans = new Float64Array(columns);
    this.blockProducts = new Float64Array(partners.length);
    this.deviations = new Float64Array(4 * columns);
  }

  /** How many rows have been added. */
  get n(): number {
    return this.count;
  }

  /**
   * Adds rows.
   *
   * @param block `[column][row]`, flattened in that order, columns × count values
   * @param count rows in the block, ≥ 0
   * @param offset where in `block` the first column begins
   * @throws RangeError when the block is too short for that
   */
  add(block: Float64Array, count: number, offset = 0): void {
    const { columns, blockMeans, blockProducts, deviations, partners, starts } = this;
    if (!(Number.isInteger(count) && count >= 0)) {
      throw new RangeError(`invalid count: ${count}; a whole number ≥ 0 is needed`);
    }
    if (!(Number.isInteger(offset) && offset >= 0 && offset + columns * count <= block.length)) {
      throw new RangeError(
        `invalid block: ${block.length} values from ${offset}; ${columns} columns of ${count} rows are needed`,
      );
    }
    if (count === 0) return;
    for (let i = 0; i < columns; i++) {
      const first = offset + i * count;
      let sum = 0;
      for (let row = 0; row < count; row++) sum += block[first + row]!;
      blockMeans[i] = sum / count;
    }
    blockProducts.fill(0);
    const [second, third, fourth] = [columns, 2 * columns, 3 * columns];
    for (let row = 0; row < count; row += 4) {
      for (let i = 0; i < columns; i++) {
        const first = offset + i * count;
        for (let r = 0; r < 4; r++) {
          deviations[r * columns + i] = row + r < count ? block[first + row + r]! - blockMeans[i]! : 0;
        }
      }
      for (let i = 0; i < columns; i++) {
        const a = deviations[i]!;
        const b = deviations[second + i]!;
        const c = deviations[third + i]!;
        const d = deviations[fourth + i]!;
        for (let at = starts[i]!; at < starts[i + 1]!; at++) {
          const j = partners[at]!;
          blockProducts[at] =
            blockProducts[at]! +
            a * deviations[j]! +
            b * deviations[second + j]! +
            c * deviations[third + j]! +
            d * deviations[fourth + j]!;
        }
      }
    }
    this.fold(count, blockMeans, blockProducts);
  }

  /**
   * Adds the rows of another.
   *
   * @throws RangeError when it has another number of columns, or products of others
   */
  merge(other: Comoments): void {
    if (other.columns !== this.columns) {
      throw new RangeError(`invalid columns: ${other.columns}; ${this.columns} are needed`);
    }
    const same = (a: Int32Array, b: Int32Array) => a.length === b.length && a.every((x, i) => x === b[i]);
    if (!(same(other.starts, this.starts) && same(other.partners, this.partners))) {
      throw new RangeError("invalid products: those of other columns; the same are needed");
    }
    this.fold(other.count, other.means, other.products);
  }

  /** x̄_i; NaN without rows. */
  mean(i: number): number {
    this.check(i);
    return this.count > 0 ? this.means[i]! : Number.NaN;
  }

  /**
   * Sample covariance of columns i and j, divisor n − 1; their variance for i = j; NaN with fewer than two rows.
   *
   * @throws RangeError when there is no such column, or no product of the two
   */
  covariance(i: number, j: number): number {
    this.check(i);
    this.check(j);
    const at = this.place(Math.max(i, j), Math.min(i, j));
    return this.count > 1 ? this.products[at]! / (this.count - 1) : Number.NaN;
  }

  private place(high: number, low: number): number {
    let from = this.starts[high]!;
    let to = this.starts[high + 1]!;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.partners[middle]! < low) from = middle + 1;
      else to = middle;
    }
    if (from === this.starts[high + 1] || this.partners[from] !== low) {
      throw new RangeError(`invalid columns: ${high} and ${low}; two that are summed together are needed`);
    }
    return from;
  }

  private check(column: number): void {
    if (!(Number.isInteger(column) && column >= 0 && column < this.columns)) {
      throw new RangeError(
        `invalid column: ${column}; a whole number from 0 to ${this.columns - 1} is needed`,
      );
    }
  }

  private fold(count: number, addedMeans: Float64Array, addedProducts: Float64Array): void {
    const { columns, means, products, partners, starts } = this;
    const n = this.count + count;
    if (count === 0) return;
    // Into nothing, the block goes as it is: the general formula would round a mean of many digits.
    if (this.count === 0) {
      means.set(addedMeans);
      products.set(addedProducts);
      this.count = n;
      return;
    }
    const share = count / n;
    const weight = this.count * share;
    for (let i = 0; i < columns; i++) {
      const shift = (addedMeans[i]! - means[i]!) * weight;
      for (let at = starts[i]!; at < starts[i + 1]!; at++) {
        const j = partners[at]!;
        products[at] = products[at]! + (addedProducts[at]! + shift * (addedMeans[j]! - means[j]!));
      }
    }
    for (let i = 0; i < columns; i++) means[i] = means[i]! + (addedMeans[i]! - means[i]!) * share;
    this.count = n;
  }
}
